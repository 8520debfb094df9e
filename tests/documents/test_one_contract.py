"""One contract in every format gives the same paragraphs, numbers and tables."""

from __future__ import annotations

import re
import shutil
from email.message import EmailMessage
from pathlib import Path

import pytest

from clausecheck.documents import Document, read
from clausecheck.documents.model import ParagraphKind, Status
from tests.documents.one_contract import EXPECTED, FILES, FOOTNOTE, FORMATS, NAME, convert, docx_bytes

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# "2.", "2.1", "a)" before the words; the sign of a footnote after them.
_NUMBER = re.compile(r"^(\d+(?:\.\d+)*|[a-z])[.)]? ")
_SIGN = re.compile(r"(?<=\.)1$")


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the contract as LibreOffice writes it now; where it is not installed, as it once did."""
    if OFFICE is None:
        return FILES
    folder = tmp_path_factory.mktemp("converted")
    convert(folder, NAME, docx_bytes(), FORMATS)
    return folder


def shown(document: Document) -> list[str]:
    """Return the paragraphs as they are printed, footnotes left out."""
    found = []
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.end]
        if paragraph.kind is not ParagraphKind.FOOTNOTE:
            found.append(printed(paragraph.label or "", _SIGN.sub("", text)))
    return found


def printed(label: str, text: str) -> str:
    return _NUMBER.sub(r"\1 ", f"{label.rstrip('.)')} {text}".strip())


CONTRACT = [printed(label, text) for label, text in EXPECTED]


def check(document: Document) -> None:
    assert document.status is Status.READ
    assert shown(document) == CONTRACT
    rows = [paragraph for paragraph in document.paragraphs if paragraph.kind is ParagraphKind.TABLE_ROW]
    assert [row.header_row for row in rows] == [True, False, False]
    assert len({row.table for row in rows}) == 1


@pytest.mark.parametrize("form", ["docx", *FORMATS])
def test_as_committed(form):
    document = read(FILES / f"kontrakt.{form}")
    check(document)
    notes = [paragraph for paragraph in document.paragraphs if paragraph.kind is ParagraphKind.FOOTNOTE]
    assert [document.text[note.start : note.end].removeprefix("1 ") for note in notes] == [FOOTNOTE]


@pytest.mark.parametrize("form", FORMATS)
def test_as_libreoffice_writes_it(converted, form):
    check(read(converted / f"kontrakt.{form}"))


def test_the_committed_word_file_is_the_one_that_the_others_were_made_from(tmp_path):
    path = tmp_path / "kontrakt.docx"
    path.write_bytes(docx_bytes())
    assert read(path) == read(FILES / "kontrakt.docx")


def as_text(separator: str) -> str:
    return separator.join(f"{label}{'.' if label.isdigit() else ''} {text}".strip() for label, text in EXPECTED)


@pytest.mark.parametrize("separator", ["\n", "\r\n\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_as_plain_text(read_bytes, separator, encoding):
    rows = separator.join(text for _, text in EXPECTED if "\t" in text)
    text = as_text(separator).replace(rows, rows.replace(separator, "\n").join(("\n", "\n")))
    check(read_bytes(text.encode(encoding), "kontrakt.txt"))


def test_as_a_mail(read_bytes):
    mail = EmailMessage()
    mail["Message-ID"] = "<1@example.dk>"
    mail.set_content(as_text("\n"))
    mail.add_alternative((FILES / "kontrakt.html").read_text(encoding="utf-8"), subtype="html")
    check(read_bytes(bytes(mail), "kontrakt.eml"))


def test_as_a_web_archive(read_bytes):
    mail = EmailMessage()
    mail.set_content((FILES / "kontrakt.html").read_text(encoding="utf-8"), subtype="html")
    mail.make_related()
    document = read_bytes(bytes(mail).replace(b"multipart/related", b"multipart/related; type=text/html", 1), "k.mht")
    check(document)
    assert document.format == "mht"
