"""Makes real files for the tests: Word packages from raw XML, PDF through reportlab, bytes as they are."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from clausecheck.documents import Document, read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)

DocxMaker = Callable[..., Path]
PdfMaker = Callable[..., Path]
Texts = Callable[[Document], list[str]]


@pytest.fixture
def docx(tmp_path: Path) -> DocxMaker:
    """Return a maker of Word files: the body's XML, other parts by their names without folder and ending."""

    def make(body: str, name: str = "kontrakt.docx", **parts: str) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", TYPES)
            package.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
            for part, content in parts.items():
                package.writestr(
                    f"word/{part}.xml", f"<w:{part.rstrip('123')} {NAMESPACES}>{content}</w:{part.rstrip('123')}>"
                )
        return path

    return make


@pytest.fixture
def pdf(tmp_path: Path) -> PdfMaker:
    """Return a maker of PDF files: a function for each page that draws on reportlab's canvas."""

    def make(*pages: Callable[[Canvas], None], name: str = "kontrakt.pdf", **options: object) -> Path:
        path = tmp_path / name
        canvas = Canvas(str(path), pagesize=(595, 842), **options)
        for draw in pages:
            canvas.setFont("Helvetica", 11)
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return path

    return make


@pytest.fixture
def texts() -> Texts:
    """Return what gives the paragraphs' texts of a document, after checking that its offsets hold."""

    def of(document: Document) -> list[str]:
        check_offsets(document)
        return [document.text[p.start : p.end] for p in document.paragraphs]

    return of


def check_offsets(document: Document) -> None:
    at = 0
    for paragraph in document.paragraphs:
        assert paragraph.start == at
        assert paragraph.end > paragraph.start
        assert document.text[paragraph.end] == "\n"
        assert "\n" not in document.text[paragraph.start : paragraph.end]
        for start, end in paragraph.cells:
            assert paragraph.start <= start <= end <= paragraph.end
        if paragraph.cells:
            cells = [document.text[start:end] for start, end in paragraph.cells]
            assert "\t".join(cells) == document.text[paragraph.start : paragraph.end]
        at = paragraph.end + 1
    assert at == len(document.text)
    for change in document.changes:
        assert 0 <= change.start < change.end <= len(document.text)
    if document.pages:
        assert document.pages[0].start == 0
        assert document.pages[-1].end == len(document.text)
        assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
        for page, following in zip(document.pages, document.pages[1:], strict=False):
            assert page.end == following.start


@pytest.fixture
def read_bytes(tmp_path: Path) -> Callable[[bytes, str], Document]:
    """Return what writes bytes to a file of a name and reads it."""

    def of(content: bytes, name: str) -> Document:
        path = tmp_path / name
        path.write_bytes(content)
        return read(path)

    return of
