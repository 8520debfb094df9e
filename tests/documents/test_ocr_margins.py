"""Numbers that stand off before their lines are read apart, and a number that was read right stays as it is."""

from __future__ import annotations

import pytest

from clausecheck.documents.ocr_margins import with_numbers
from clausecheck.documents.ocr_model import Piece
from tests.documents.seen_pages import DPI, drawn, picture

SCALE = DPI / 72
LINE = "Kunden må anvende robotter i Systemet."


def line(text: str, left: float, baseline: float, *, words: bool = False) -> Piece:
    """Return what an engine reads for a line drawn at this place of a page of 300 points."""
    bottom, size = (300 - baseline + 3) * SCALE, 12 * SCALE
    spans, at = [], left * SCALE
    for word in text.split():
        spans.append((word, at, at + len(word) * 10))
        at += len(word) * 10 + 10
    return Piece(text, left * SCALE, 350 * SCALE, bottom, size, 0.95, tuple(spans) if words else ())


def numbers(shown: str, read: str | None, known: str | None = None) -> list[str]:
    """Return what stands on a page that shows a number before a line, where the second reading gives ``read``."""

    def draw(canvas) -> None:
        canvas.drawString(40, 200, shown)
        canvas.drawString(80, 200, LINE)

    def again(column):
        width, height = column.size
        return [Piece(read, 20, width - 20, height / 2 + 15, 30, 0.9)] if read is not None else []

    pieces = [line(LINE, 80, 200)]
    if known is not None:
        wide = (40 + 6 * len(shown)) * SCALE
        pieces.append(Piece(known, 40 * SCALE, wide, pieces[0].bottom, pieces[0].size, 0.8))
    done = with_numbers(picture(drawn(draw)), pieces, again)
    return [piece.text for piece in done if piece.text != LINE]


@pytest.mark.parametrize(
    ("shown", "read", "known", "meant"),
    [
        ("2.3", "23", None, "2.3"),
        ("2.3", "23", "23", "2.3"),
        ("10.12", "1012", "TA", "10.12"),
        ("4.", "4", None, "4."),
        ("7.1", "932", None, "?.?"),
        ("7.1", None, None, "?.?"),
        ("7.1", None, "TA", "?.?"),
        ("7.", "", None, "?."),
        ("a)", "a)", None, "a)"),
        ("2.3", "8.8", "2.3", "2.3"),
        ("nr.", "", "nr.", "nr."),
        ("og", "09", "og", "og"),
    ],
)
def test_a_number_before_a_line_is_read_with_its_stops(shown, read, known, meant):
    assert numbers(shown, read, known) == [meant]


def test_without_ink_before_it_a_line_has_no_number():
    blank = picture(drawn(lambda canvas: canvas.drawString(80, 200, LINE)))
    pieces = [line(LINE, 80, 200)]
    assert with_numbers(blank, pieces, lambda column: pytest.fail("nothing to read")) == pieces


@pytest.mark.parametrize("bottom", [-50.0, 3.0, 100_000.0])
def test_what_lies_beyond_the_picture_is_passed_over(bottom):
    page = picture(drawn(lambda canvas: canvas.drawString(80, 200, LINE)))
    pieces = [
        line(LINE, 80, 200),
        Piece("TA", 5.0, 9.0, bottom, 30.0, 0.1),
        Piece("Kunden", 30.0, 90.0, bottom, 30.0, 0.1),
    ]
    assert with_numbers(page, pieces, lambda column: []) == pieces
