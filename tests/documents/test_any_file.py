"""Whatever lies in a folder becomes a document with a status; nothing raises and no offset is off."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clausecheck.documents import Document, Limits, is_candidate, read, supported
from clausecheck.documents.mending import clean, join
from clausecheck.documents.model import Reason, Status

SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def read_as(content: bytes, name: str) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        return read(path, root=Path(folder), limits=Limits(max_seconds=10))


@st.composite
def damages(draw: st.DrawFn) -> list[tuple[float, bytes]]:
    return draw(st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=8))


def damaged(content: bytes, changes: list[tuple[float, bytes]], keep: float) -> bytes:
    spoilt = bytearray(content)
    for share, patch in changes:
        at = int(share * len(spoilt))
        spoilt[at : at + len(patch)] = patch
    return bytes(spoilt[: max(1, int(len(spoilt) * keep))])


def draw_page(canvas) -> None:
    for index in range(20):
        canvas.drawString(
            70, 740 - 14 * index, f"{index}. Kunden må lade robotter anvende Systemet, jf. bilag {index}."
        )
    for edge in (70, 200, 400):
        canvas.line(edge, 100, edge, 200)
        canvas.line(70, edge / 2, 400, edge / 2)


@SLOW
@given(changes=damages(), keep=st.sampled_from([1.0, 1.0, 0.9, 0.4]))
def test_a_damaged_pdf_never_raises(pdf, texts, changes, keep):
    content = pdf(draw_page, draw_page, pageCompression=0).read_bytes()
    document = read_as(damaged(content, changes, keep), "a.pdf")
    texts(document)
    assert (document.status is Status.UNREADABLE) == (not document.text)


@SLOW
@given(changes=damages(), keep=st.sampled_from([1.0, 1.0, 0.9, 0.4]))
def test_a_damaged_word_file_never_raises(docx, texts, changes, keep):
    row = "<w:tr><w:tc><w:p><w:r><w:t>Krav</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    content = docx(f"<w:p><w:r><w:t>Kunden må bruge robotter.</w:t></w:r></w:p><w:tbl>{row * 3}</w:tbl>").read_bytes()
    document = read_as(damaged(content, changes, keep), "a.docx")
    texts(document)
    assert (document.status is Status.UNREADABLE) == (not document.text)


ELEMENTS = st.recursive(
    st.sampled_from(
        ["<w:t>Kunden må</w:t>", "<w:br/>", "<w:tab/>", '<w:footnoteReference w:id="x"/>', "tekst", "<w:numPr/>"]
    ),
    lambda inner: st.tuples(
        st.sampled_from(["p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "pPr", "rPr", "txbxContent"]),
        st.lists(inner, max_size=4),
    ).map(lambda pair: f"<w:{pair[0]}>{''.join(pair[1])}</w:{pair[0]}>"),
    max_leaves=25,
)


@SLOW
@given(body=ELEMENTS)
def test_odd_markup_never_raises_and_offsets_hold(docx, texts, body):
    document = read(docx(body))
    texts(document)
    assert document.reason is not Reason.CRASH


@SLOW
@given(
    content=st.text(alphabet=st.sampled_from("abc ÆØ.1§-|\t\n\f#*>\r\u00ad\ufeff«"), max_size=300),
    name=st.sampled_from(["a.txt", "a.md"]),
)
def test_any_text_keeps_its_offsets(texts, content, name):
    texts(read_as(content.encode(), name))


@SLOW
@given(content=st.binary(max_size=400), name=st.sampled_from(["a.pdf", "a.docx", "a.txt", "a", "a.xlsx"]))
def test_any_bytes_give_a_document(texts, content, name):
    texts(read_as(content, name))


@given(st.text(max_size=60), st.text(max_size=60))
@example("\u00c2\x1f\x80", "")
@example("A\u0302\x80", "\ufb01\u0301")
def test_joining_loses_no_letters(before, after):
    def letters(text: str) -> str:
        return "".join(char for char in text if char.isalnum())

    first, second = clean(before), clean(after)
    assert letters(join(first, second)) == letters(first) + letters(second)
    assert clean(first) == first


MENDED = st.text(alphabet="aÆé\u0301 \t\r.-\u00a0\u00ad\u200b\x02\ufb01Â§Ã¥—\uf0b7", max_size=30)


@given(st.lists(st.one_of(MENDED, st.text(max_size=20)).map(lambda text: text.replace("\n", "")), max_size=6))
@settings(max_examples=300, deadline=None)
def test_a_page_is_cleaned_at_once_as_its_lines_are_one_by_one(lines):
    assert clean("\n".join(lines)) == "\n".join(map(clean, lines))


def test_paths_are_given_from_the_root_with_forward_slashes(tmp_path):
    path = tmp_path / "Løn og HR" / "kontrakt.txt"
    path.parent.mkdir()
    path.write_text("Tekst.", encoding="utf-8")
    assert read(path, root=tmp_path).path == "Løn og HR/kontrakt.txt"
    assert read(path).path == "kontrakt.txt"
    assert read(path, root=tmp_path / "andet").path == "kontrakt.txt"


def test_what_cannot_be_opened_is_a_row(tmp_path):
    assert read(tmp_path / "findes ikke.pdf").reason is Reason.NO_ACCESS
    assert read(tmp_path).reason is Reason.NO_ACCESS
    if not hasattr(os, "mkfifo"):
        return
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    assert read(pipe).reason is Reason.NO_ACCESS


@pytest.mark.parametrize(
    ("name", "candidate"),
    [("kontrakt.pdf", True), ("~$kontrakt.docx", False), (".DS_Store", False), ("Thumbs.db", False), ("a.xlsx", True)],
)
def test_lock_files_and_folder_settings_are_no_candidates(name, candidate):
    assert is_candidate(Path("mappe", name)) is candidate


def test_supported_goes_by_content(tmp_path):
    path = tmp_path / "a.dat"
    path.write_bytes(b"%PDF-1.4\n")
    assert supported(path)
    path.write_bytes(b"{\\rtf1}")
    assert supported(path)
    path.write_bytes(b"Rar!\x1a\x07\x00")
    assert not supported(path)
    assert not supported(tmp_path / "findes ikke")
