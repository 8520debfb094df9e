"""What Tesseract reads of a page is not given up for what it could not read in the margin."""

from __future__ import annotations

import pytest

from clausecheck.documents import ocr_tesseract
from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.ocr_model import Piece
from tests.documents.seen_pages import drawn, picture

PAGE = picture(drawn(lambda canvas: canvas.drawString(40, 200, "Kunden")))


def test_a_page_is_kept_whose_margin_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces: list[Piece] = []

    def margin(*_: object) -> list[Piece]:
        raise UnreadableError(Reason.TIME, "tesseract")

    monkeypatch.setattr(ocr_tesseract, "_read", lambda *_: pieces)
    monkeypatch.setattr(ocr_tesseract, "with_numbers", margin)
    assert ocr_tesseract.recognise(PAGE, 5.0) is pieces


def test_a_page_that_takes_too_long_itself_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    def page(*_: object) -> list[Piece]:
        raise UnreadableError(Reason.TIME, "tesseract")

    monkeypatch.setattr(ocr_tesseract, "_read", page)
    with pytest.raises(UnreadableError):
        ocr_tesseract.recognise(PAGE, 5.0)
