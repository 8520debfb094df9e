"""Pages that are only seen are read: by every engine that is installed, with their numbers, headings and tables."""

from __future__ import annotations

import difflib
import os
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from clausecheck.documents import Limits, ocr_cache, read
from clausecheck.documents.limits import OcrEngine, OcrOptions, UnreadableError
from clausecheck.documents.model import ParagraphKind, Reason, Status
from clausecheck.documents.ocr import engine_for, recognise
from clausecheck.documents.ocr_model import Piece
from clausecheck.documents.ocr_picture import askew, is_blank, lies_on_its_side, straightened, turned
from clausecheck.documents.progress import Step, listening
from tests.documents.seen_pages import ENGINES, as_pdf, drawn, picture, written

SAID = [
    "4. Brugsret",
    "4.1 Kunden må lade softwarerobotter anvende Systemet",
    "på samme vilkår som medarbejdere.",
    "4.2 Leverandøren må ikke opkræve særskilt vederlag",
    "for robotters anvendelse af Systemet.",
]
PARAGRAPHS = [SAID[0], f"{SAID[1]} {SAID[2]}", f"{SAID[3]} {SAID[4]}"]
# Shares of characters: what an engine may get wrong on a clean page.
ALLOWED = {OcrEngine.TESSERACT: 0.02, OcrEngine.RAPIDOCR: 0.05}


@pytest.fixture(params=ENGINES)
def engine(request) -> OcrEngine:
    return request.param


def limits(engine: OcrEngine, **options: object) -> Limits:
    return Limits(ocr=OcrOptions(engine=engine, **{"use_cache": False, **options}))


def wrong(read: str, meant: str) -> float:
    same = sum(block.size for block in difflib.SequenceMatcher(None, read, meant, autojunk=False).get_matching_blocks())
    return 1 - same / max(len(read), len(meant), 1)


def test_there_is_an_engine_after_a_plain_installation():
    assert OcrEngine.RAPIDOCR in ENGINES


def test_a_scan_gives_the_paragraphs_and_numbers_that_it_shows(tmp_path, texts, engine):
    path = as_pdf(tmp_path / "scan.pdf", [drawn(written(SAID))])
    document = read(path, limits=limits(engine))
    found = texts(document)
    assert (document.status, document.reason, document.unread_pages) == (Status.READ, None, ())
    assert [text.split(" ", 1)[0] for text in found] == ["4.", "4.1", "4.2"]
    assert wrong(" ".join(found), " ".join(PARAGRAPHS)) <= ALLOWED[engine]
    assert document.paragraphs[0].kind is ParagraphKind.HEADING
    assert document.pages[0].confidence > 0.8


@pytest.mark.parametrize("form", ["PNG", "TIFF", "JPEG"])
def test_a_picture_file_is_read_as_a_page(tmp_path, texts, form):
    path = tmp_path / "scan.dat"
    drawn(written(SAID), 595, 842).save(path, form)
    document = read(path, limits=limits(ENGINES[0]))
    assert wrong(" ".join(texts(document)), " ".join(PARAGRAPHS)) <= ALLOWED[ENGINES[0]]


def test_what_is_transparent_is_paper(tmp_path, texts):
    ink = drawn(written(SAID), 595, 842)
    clear = Image.merge("LA", (Image.new("L", ink.size, 0), ink.point(lambda value: 255 - value)))
    clear.save(tmp_path / "scan.png")
    document = read(tmp_path / "scan.png", limits=limits(ENGINES[0]))
    assert wrong(" ".join(texts(document)), " ".join(PARAGRAPHS)) <= ALLOWED[ENGINES[0]]


@pytest.mark.parametrize(
    "spoil",
    [
        partial(Image.Image.rotate, angle=2, fillcolor=255),
        partial(Image.Image.rotate, angle=180),
        partial(Image.Image.rotate, angle=90, expand=True),
        partial(Image.Image.rotate, angle=270, expand=True),
    ],
)
def test_a_page_that_lies_askew_or_turned_is_set_right(tmp_path, texts, spoil):
    path = as_pdf(tmp_path / "scan.pdf", [spoil(drawn(written(SAID)))])
    document = read(path, limits=limits(ENGINES[0]))
    assert wrong(" ".join(texts(document)), " ".join(PARAGRAPHS)) <= ALLOWED[ENGINES[0]]


def test_a_table_of_requirements_is_read_row_by_row(tmp_path, engine):
    cells = [["Krav", "Tekst", "Svar"], ["K-1", "Systemet kan betjenes af robotter", "Opfyldt"]]

    def draw(canvas) -> None:
        canvas.drawString(40, 270, "Leverandøren besvarer kravene i skemaet herunder.")
        for y in (250, 220, 190):
            canvas.line(40, y, 390, y)
        for x in (40, 90, 310, 390):
            canvas.line(x, 190, x, 250)
        for row, texts in enumerate(cells):
            for x, text in zip((50, 98, 318), texts, strict=True):
                canvas.drawString(x, 231 - 30 * row, text)

    document = read(as_pdf(tmp_path / "skema.pdf", [drawn(draw)]), limits=limits(engine))
    rows = [
        [document.text[start:end] for start, end in paragraph.cells]
        for paragraph in document.paragraphs
        if paragraph.kind is ParagraphKind.TABLE_ROW
    ]
    assert [len(row) for row in rows] == [3, 3]
    assert wrong("|".join(map(" ".join, rows)), "|".join(map(" ".join, cells))) <= 0.08


def test_only_the_pages_that_need_it_are_recognised(tmp_path, pdf):
    steps = []
    plain = pdf(written(["1. Kunden må anvende robotter, jf. punkt 4."]), lambda canvas: None)
    with listening(steps.append):
        document = read(plain)
    assert steps == [Step("kontrakt.pdf")]
    assert [page.confidence for page in document.pages] == [None, None]


def test_progress_tells_page_by_page(tmp_path):
    path = as_pdf(tmp_path / "scan.pdf", [drawn(written(SAID[:1])), drawn(written(SAID[1:2]))])
    steps = []
    with listening(steps.append):
        read(path, limits=limits(ENGINES[0]))
    assert steps == [Step("scan.pdf"), Step("scan.pdf", 1, 2), Step("scan.pdf", 2, 2)]


def test_a_blank_back_is_read_and_a_drawing_is_not(tmp_path):
    def scribble(canvas) -> None:
        for index in range(60):
            canvas.line(40 + index * 5, 60 + (index * 37) % 200, 300 - index * 3, 60 + (index * 91) % 200)

    speckled = np.full((833, 1167), 255, np.uint8)
    speckled[::97, ::97] = 0
    path = as_pdf(tmp_path / "scan.pdf", [drawn(written(SAID)), Image.fromarray(speckled), drawn(scribble)])
    document = read(path, limits=limits(ENGINES[0]))
    assert (document.status, document.reason, document.unread_pages) == (Status.PARTLY_READ, Reason.NO_TEXT, (3,))
    assert document.pages[1].confidence == 1.0


def test_a_page_below_the_floor_is_unread_and_its_confidence_is_told(tmp_path):
    path = as_pdf(tmp_path / "scan.pdf", [drawn(written(SAID))])
    document = read(path, limits=limits(ENGINES[0], floor=1.01))
    assert (document.status, document.reason, document.text) == (Status.UNREADABLE, Reason.NO_TEXT, "")
    assert document.pages[0].confidence > 0.8


@pytest.mark.parametrize(
    ("options", "reason"), [({"max_pages": 1}, Reason.TOO_LARGE), ({"max_page_seconds": 0.01}, Reason.TIME)]
)
def test_pages_beyond_the_bounds_stay_unread_for_that_reason(tmp_path, monkeypatch, options, reason):
    def slow(picture, seconds):
        if seconds < 1:
            raise UnreadableError(Reason.TIME)
        return recognised

    recognised = engine_for(OcrOptions(engine=ENGINES[0]))[1](picture(drawn(written(SAID))), 60)
    monkeypatch.setattr("clausecheck.documents.ocr.engine_for", lambda options: ("fake", slow))
    path = as_pdf(tmp_path / "scan.pdf", [drawn(written(SAID))] * 2)
    document = read(path, limits=limits(ENGINES[0], **options))
    assert document.pages[1].reason is reason
    assert document.status is not Status.READ


def test_switched_off_a_scan_is_an_unread_page(tmp_path):
    document = read(as_pdf(tmp_path / "scan.pdf", [drawn(written(SAID))]), limits=limits(OcrEngine.OFF))
    assert (document.status, document.reason, document.pages[0].confidence) == (
        Status.UNREADABLE,
        Reason.NO_TEXT,
        None,
    )


def test_what_was_recognised_is_kept_by_the_picture(tmp_path, monkeypatch):
    path = as_pdf(tmp_path / "scan.pdf", [drawn(written(SAID[:2]))])
    kept = limits(ENGINES[0], use_cache=True, cache=tmp_path / "gemt")
    first = read(path, limits=kept)
    entries = [entry for entry in (tmp_path / "gemt").rglob("*") if entry.is_file()]
    assert len(entries) == 1
    assert b"Kunden" not in entries[0].read_bytes()
    name, _ = engine_for(OcrOptions(engine=ENGINES[0]))
    monkeypatch.setattr("clausecheck.documents.ocr.engine_for", lambda options: (name, None))
    assert read(path, limits=kept) == first
    monkeypatch.undo()
    entries[0].write_bytes(b"rubbish")
    assert read(path, limits=kept) == first


def test_no_cache_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    read(as_pdf(tmp_path / "scan.pdf", [drawn(written(SAID[:1]))]), limits=limits(ENGINES[0]))
    assert not (tmp_path / "cache").exists()


def test_the_cache_is_told_apart_by_picture_and_engine():
    one, other = picture(drawn(written(SAID[:1]))), picture(drawn(written(SAID[1:2])))
    keys = {ocr_cache.key_of(*arguments) for arguments in [(one, "a"), (other, "a"), (one, "b"), (one, "a")]}
    assert len(keys) == 3


def test_a_full_cache_forgets_what_was_asked_for_longest_ago(tmp_path):
    piece = Piece("Kunden", left=0.0, right=9.0, bottom=9.0, size=9.0, confidence=0.9)
    keys = [f"ab{number}" for number in range(4)]
    for age, key in enumerate(keys[:3]):
        ocr_cache.remember(tmp_path, key, [piece])
        os.utime(tmp_path / "ab" / key[2:], (age, age))
    size = (tmp_path / "ab" / "0").stat().st_size
    assert ocr_cache.recall(tmp_path, keys[0]) == [piece]
    ocr_cache.remember(tmp_path, keys[3], [piece], largest=256 * 2 * size)
    assert [key for key in keys if ocr_cache.recall(tmp_path, key)] == [keys[0], keys[3]]


@pytest.mark.parametrize("angle", [-3.0, -1.0, 0.0, 0.5, 2.0])
def test_how_far_a_page_is_askew_is_measured(angle):
    image = drawn(written(SAID)).rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert askew(picture(image)) == pytest.approx(-angle, abs=0.3)
    assert abs(askew(straightened(picture(image)))) <= 0.3


def test_a_page_on_its_side_and_a_blank_one_are_told():
    page = picture(drawn(written(SAID)))
    assert [lies_on_its_side(turned(page, quarters)) for quarters in range(4)] == [False, True, False, True]
    assert not is_blank(page)
    shadow = np.full(page.grey.shape, 255, np.uint8)
    shadow[:, :10] = 0
    assert is_blank(picture(Image.fromarray(shadow)))


def test_an_engine_that_is_not_there_recognises_nothing(monkeypatch):
    monkeypatch.setattr("clausecheck.documents.ocr_tesseract.identity", lambda: None)
    assert engine_for(OcrOptions(engine=OcrEngine.TESSERACT)) is None
    assert engine_for(OcrOptions(engine=OcrEngine.AUTO))[0].startswith("rapidocr")
    assert recognise(picture(drawn(written(SAID))), OcrOptions(engine=OcrEngine.TESSERACT), 60) is None


FAKES = {
    "hangs": "sleep 60",
    "fails": "exit 1",
    "is killed": "kill -9 $$",
    "prints rubbish": "echo 'rubbish < & \\x00'",
    "prints nothing": "true",
}


@pytest.mark.parametrize(
    ("script", "reason"), [("hangs", Reason.TIME), ("fails", Reason.NO_TEXT), ("is killed", Reason.NO_TEXT)]
)
def test_a_program_that_fails_makes_an_unread_page(fake_tesseract, tmp_path, script, reason):
    fake_tesseract(FAKES[script])
    path = as_pdf(tmp_path / "scan.pdf", [drawn(written(SAID))])
    document = read(path, limits=limits(OcrEngine.TESSERACT, max_page_seconds=1))
    assert (document.status, document.pages[0].reason, document.text) == (Status.UNREADABLE, reason, "")


@pytest.mark.parametrize("script", ["prints rubbish", "prints nothing"])
def test_a_program_that_prints_rubbish_makes_an_unread_page(fake_tesseract, tmp_path, script):
    fake_tesseract(FAKES[script])
    document = read(
        as_pdf(tmp_path / "scan.pdf", [drawn(written(SAID))]), limits=limits(OcrEngine.TESSERACT, max_page_seconds=20)
    )
    assert (document.status, document.reason) == (Status.UNREADABLE, Reason.NO_TEXT)


@pytest.fixture
def fake_tesseract(tmp_path, monkeypatch):
    """Return what puts a shell script in the place of Tesseract."""

    def install(script: str) -> Path:
        program = tmp_path / "tesseract"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setattr("clausecheck.documents.ocr_tesseract._program", lambda: str(program))
        monkeypatch.setattr("clausecheck.documents.ocr_tesseract.identity", lambda: "fake dan")
        return program

    return install
