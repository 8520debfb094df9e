"""A PDF gets highlights on the deciding words, each with a note; its pages stay as they are."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from clausecheck.cli.check import check_command

BAN = (
    "3.2 Kunden må ikke lade softwarerobotter, scripts eller andre automatiske",
    "værktøjer logge på Systemet eller hente oplysninger fra det.",
)
FREE = (
    "3.2 Systemet kan uden hindringer indgå i Kundens automatiseringer, fx RPA, og",
    "der stilles ikke krav om, at arbejdet udføres af mennesker.",
)
YELLOW = (255, 221, 87)


def pdf(clause: tuple[str, ...], *, note: bool = False, locks: StandardEncryption | None = None) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, encrypt=locks)
    pages = (
        ("Kontrakt om arkivsystem", "1 Baggrund", "1.1 Parterne har indgået kontrakt om drift af et arkivsystem."),
        (
            "3 Brugsret",
            "3.1 Kunden må anvende Systemet i hele sin organisation.",
            *clause,
            "3.3 Kunden opretter selv sine brugere.",
        ),
    )
    for number, lines in enumerate(pages):
        canvas.setFont("Helvetica", 11)
        for at, line in enumerate(lines):
            canvas.drawString(70, 760 - 22 * at, line)
        if note and number == 1:
            canvas.textAnnotation("Drøftes på mødet.", (400, 700, 420, 720))
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def annotated(tmp_path: Path, data: bytes, status: int = 1) -> Path:
    path, output = tmp_path / "udkast.pdf", tmp_path / "noter.pdf"
    path.write_bytes(data)
    assert check_command("da").main([str(path), "--annotate", str(output)], standalone_mode=False) == status
    assert path.read_bytes() == data
    return output


@dataclass(frozen=True)
class Note:
    """An annotation as pdfminer reads it."""

    page: int
    kind: str
    author: str
    words: str
    points: tuple[float, ...]


def notes(path: Path) -> list[Note]:
    found = []
    with path.open("rb") as file:
        for number, page in enumerate(PDFPage.get_pages(file), 1):
            for reference in resolve1(page.annots) or ():
                told: dict[str, Any] = resolve1(reference)
                words = {key: decode_text(resolve1(told[key])) if key in told else "" for key in ("T", "Contents")}
                points = tuple(float(point) for point in resolve1(told.get("QuadPoints")) or ())
                found.append(Note(number, told["Subtype"].name, words["T"], words["Contents"], points))
    return found


def highlight(path: Path) -> Note:
    (note,) = [note for note in notes(path) if note.kind == "Highlight"]
    return note


def test_the_deciding_words_are_highlighted_with_what_they_mean_and_what_to_write(tmp_path: Path) -> None:
    output = annotated(tmp_path, pdf(BAN))
    note = highlight(output)
    assert (note.page, note.author) == (2, "clausecheck (udkast)")
    assert "Forbyder robotter eller automatiseret adgang." in note.words
    assert "Skriv i stedet: »" in note.words
    assert "Kundens egne automatiseringer" in note.words


def test_the_highlight_lies_on_the_words_line_by_line(tmp_path: Path) -> None:
    output = annotated(tmp_path, pdf(BAN))
    points = highlight(output).points
    quads = [points[at : at + 8] for at in range(0, len(points), 8)]
    page = pdfium.PdfDocument(output)[1]
    text = page.get_textpage()
    marked = [text.get_text_bounded(min(q[0::2]), min(q[1::2]), max(q[0::2]), max(q[1::2])) for q in quads]
    assert 1 <= len(marked) <= 2
    assert "må ikke lade softwarerobotter" in marked[0]
    assert "Kunden opretter selv" not in " ".join(marked)
    assert "1.1" not in " ".join(marked)


def test_what_is_missing_is_a_note_on_the_first_page(tmp_path: Path) -> None:
    output = annotated(tmp_path, pdf(BAN))
    (note,) = [note for note in notes(output) if note.kind == "Text"]
    assert note.page == 1
    assert "Her mangler retten til automatisering." in note.words
    assert "»It-systemet kan uden hindringer indgå i automatiseringer, fx RPA." in note.words


def test_the_words_of_the_pages_and_others_notes_are_as_they_were(tmp_path: Path) -> None:
    data = pdf(BAN, note=True)
    output = annotated(tmp_path, data)
    was, now = pdfium.PdfDocument(data), pdfium.PdfDocument(output)
    assert [page.get_textpage().get_text_bounded() for page in now] == [
        page.get_textpage().get_text_bounded() for page in was
    ]
    assert "Drøftes på mødet." in [note.words for note in notes(output)]


def test_as_a_picture_the_words_are_yellow_and_still_black(tmp_path: Path) -> None:
    data = pdf(BAN)
    output = annotated(tmp_path, data)
    points = highlight(output).points[:8]
    box = (min(points[0::2]), max(points[1::2]), max(points[0::2]), min(points[1::2]))
    after, before = (pictured(source, box) for source in (output, data))
    assert sum(near(pixel, YELLOW) for pixel in after) > len(after) / 2
    assert not any(near(pixel, YELLOW) for pixel in before)
    assert sum(max(pixel) < 100 for pixel in after) > sum(max(pixel) < 100 for pixel in before) / 2


def pictured(source: Path | bytes, box: tuple[float, float, float, float]) -> list[tuple[int, ...]]:
    """Return the pixels of a box of the second page (left, top, right, bottom, in points from below)."""
    page = pdfium.PdfDocument(source)[1]
    height, scale = page.get_height(), 2
    left, top, right, bottom = box
    area = tuple(round(scale * side) for side in (left, height - top, right, height - bottom))
    image = page.render(scale=scale).to_pil().convert("RGB").crop(area)
    return [image.getpixel((x, y)) for y in range(image.height) for x in range(image.width)]


def near(pixel: tuple[int, ...], colour: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(pixel, colour, strict=True))


def test_a_right_is_marked_too_and_asks_for_nothing(tmp_path: Path) -> None:
    output = annotated(tmp_path, pdf(FREE), status=0)
    assert {note.kind for note in notes(output)} == {"Highlight"}
    assert not any("Skriv i stedet" in note.words for note in notes(output))


def test_words_that_are_only_a_picture_are_told_as_not_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = pdfium.PdfDocument(pdf(BAN))[1]
    image = page.render(scale=3).to_pil()
    written = io.BytesIO()
    image.save(written, "PDF", resolution=216)
    output = annotated(tmp_path, written.getvalue())
    said = capsys.readouterr().err
    assert "kunne ikke findes igen i filen og er ikke kommenteret" in said
    assert {note.kind for note in notes(output)} <= {"Text"}


def test_notes_are_put_after_the_bytes_of_the_original(tmp_path: Path) -> None:
    data = pdf(BAN, note=True)
    content = annotated(tmp_path, data).read_bytes()
    assert content.startswith(data)
    assert len(content) > len(data)


@pytest.mark.parametrize("allowed", [True, False])
def test_a_pdf_gets_notes_only_where_its_permissions_allow_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], allowed: bool
) -> None:
    data = pdf(BAN, locks=StandardEncryption("", "ejer", canModify=0, canAnnotate=int(allowed)))
    output = annotated(tmp_path, data, status=1 if allowed else 2)
    told = capsys.readouterr()
    assert output.exists() is allowed
    assert "Forbyder robotter" in told.out
    assert ("PDF-filens rettigheder tillader ikke kommentarer" in told.err) is not allowed
    if allowed:
        assert "Forbyder robotter" in highlight(output).words
