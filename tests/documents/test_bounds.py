"""Words where few look, or beyond what is kept: they are read all the same, or the document is only partly read."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from clausecheck.documents import read_all
from clausecheck.documents.mending import clean
from clausecheck.documents.model import Document, Reason, Status
from tests.documents.seen_pages import drawn, picture, written

BAN = "Kunden må ikke anvende softwarerobotter i systemet."
ReadBytes = Callable[[bytes, str], Document]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", f"---\n**Kontrakt** mellem parterne\n\n{BAN}\n---\n\n# 2. Brugsret\n"),
        ("b.md", f"---\nnote: {BAN}\n---\n\n# 2. Brugsret\n"),
        ("c.md", f"2. Brug {{: {BAN} }}\n"),
        ("a.html", f"<table><tr><td colspan=60>2. Brug<td>{BAN}</tr></table>"),
        ("b.html", "<table><tr>" + "<td>x" * 200 + f"<td>{BAN}</tr><tr><td>y</table>"),
        ("c.html", f"<nav><p>{BAN}</p></nav>"),
        ("d.html", f"<p>1. <button>{BAN}</button></p>"),
        ("e.html", f"<p class=sdfootnotesym>{BAN}</p>"),
        ("f.html", f"<table><p>{BAN}</p><tr><td>a<td>b</tr><tr><td>c<td>d</table>"),
        ("g.html", f"<table><tr><p>{BAN}</p><td>a<td>b</tr><tr><td>c<td>d</table>"),
        ("h.html", f"<table><tbody><tr><td>a<td>b</tr>{BAN}<tr><td>c<td>d</table>"),
        ("i.html", f"<p>1. <map>{BAN}</map></p>"),
        ("j.html", f"<table><form><tr><td>a<td>{BAN}</tr></form></table>"),
    ],
)
def test_words_in_odd_places_are_read(read_bytes: ReadBytes, name: str, content: str) -> None:
    assert BAN in " ".join(read_bytes(content.encode(), name).text.split())


def test_names_and_numbers_that_markdown_gives_its_headings_are_no_words(read_bytes: ReadBytes) -> None:
    assert read_bytes(b"# Brug {#brug .vigtig}\n\nTekst {: lang=da }\n", "a.md").text == "Brug\nTekst\n"


def test_a_sheet_that_is_too_wide_is_partly_read(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"], book.active.cell(1, 205).value = "Kunden må bruge robotter.", BAN
    book.save(tmp_path / "a.xlsx")
    (document,) = read_all(tmp_path / "a.xlsx")
    assert document.status is Status.PARTLY_READ
    assert document.reason is Reason.TOO_LARGE


def _run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("forms", "said"),
    [
        ({"new": "Nyt.", "": BAN}, BAN),
        ({"wps": BAN, "": "Gammelt."}, BAN),
        ({"new": "Nyt.", "wps": BAN}, BAN),
        ({"new": BAN}, BAN),
    ],
)
def test_of_two_forms_of_the_same_words_that_is_read_which_word_shows(docx, forms: dict[str, str], said: str) -> None:
    (document,) = read_all(docx(f"<w:p>{_alternatives({need: _run(words) for need, words in forms.items()})}</w:p>"))
    assert document.text == f"{said}\n"


def test_paragraphs_in_two_forms_are_read(docx) -> None:
    forms = {"new": f"<w:p>{_run('Nyt.')}</w:p>", "": f"<w:p>{_run(BAN)}</w:p>"}
    (document,) = read_all(docx(_alternatives(forms)))
    assert document.text == f"{BAN}\n"


def _alternatives(forms: dict[str, str]) -> str:
    """Return the XML of forms by the prefix of what they need; "" for the fallback."""
    held = "".join(
        f'<mc:Choice Requires="{need}">{body}</mc:Choice>' if need else f"<mc:Fallback>{body}</mc:Fallback>"
        for need, body in forms.items()
    )
    return f'<mc:AlternateContent xmlns:new="http://example.dk/new">{held}</mc:AlternateContent>'


def test_a_picture_of_a_page_within_a_mail_is_read_however_small_its_file(tmp_path: Path) -> None:
    image = drawn(written(["TILLÆG 1 TIL KONTRAKTEN", BAN])).convert("1")
    png = io.BytesIO()
    image.save(png, "PNG", optimize=True)
    assert len(png.getvalue()) < 60_000
    documents = _mail_with(png.getvalue(), tmp_path)
    assert [document.format for document in documents] == ["eml", "png"]
    assert "softwarerobotter" in documents[1].text or documents[1].status is not Status.READ


def test_a_logo_within_a_mail_is_no_document(tmp_path: Path) -> None:
    from PIL import Image

    png = io.BytesIO()
    Image.new("RGB", (240, 90), "navy").save(png, "PNG")
    assert [document.format for document in _mail_with(png.getvalue(), tmp_path)] == ["eml"]


def _mail_with(picture: bytes, folder: Path) -> list[Document]:
    mail = EmailMessage()
    mail["Subject"] = "Tillæg"
    mail.set_content("Se billedet.\n")
    mail.add_attachment(
        picture, maintype="image", subtype="png", filename="billede.png", cid="<1>", disposition="inline"
    )
    path = folder / "mail.eml"
    path.write_bytes(bytes(mail))
    return list(read_all(path))


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\r\n\r\n", b"From - Tue Mar 04 10:00:00 2025\n", b"1234\n"])
def test_a_mail_is_one_whatever_a_program_wrote_before_its_head(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "mail"
    path.write_bytes(before + bytes(_signed()))
    (document,) = read_all(path)
    assert document.format == "eml"
    assert BAN in document.text


def test_every_mail_of_a_mailbox_is_read(tmp_path: Path) -> None:
    head = b"From - Tue Mar 04 10:00:00 2025\n"
    path = tmp_path / "post.mbox"
    path.write_bytes(head + b"Message-ID: <1@x>\nSubject: Et\n\nHej.\n\n" + head + bytes(_signed()))
    assert [document.format for document in read_all(path)] == ["eml", "eml"]
    assert BAN in read_all(path)[1].text


def test_what_a_signed_mail_holds_is_read_as_mail(read_bytes: ReadBytes) -> None:
    mail = _signed()
    del mail["Message-ID"], mail["MIME-Version"], mail["Subject"]
    document = read_bytes(bytes(mail), "smime.p7m")
    assert document.format == "eml"
    assert BAN in document.text


def test_the_plain_text_of_a_mail_counts_where_its_page_says_nothing(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Message-ID"] = "<1@x>"
    mail.set_content(f"{BAN}\n")
    mail.add_alternative("<html><body>&nbsp;</body></html>", subtype="html")
    path = tmp_path / "mail.eml"
    path.write_bytes(bytes(mail))
    assert BAN in read_all(path)[0].text


def _signed() -> EmailMessage:
    mail = EmailMessage()
    mail["Message-ID"], mail["Subject"] = "<1@x>", "Tillæg"
    mail.set_content(f"{BAN}\n")
    mail.add_attachment(b"x", "application", "pkcs7-signature", filename="smime.p7s")
    return mail


def test_words_over_the_cells_of_a_sheet_are_read(tmp_path: Path) -> None:
    from openpyxl.chart import BarChart, Reference
    from openpyxl.drawing.image import Image as Picture

    drawn(written(["BILAG 2", BAN])).save(tmp_path / "a.png")
    book = Workbook()
    book.active["A1"] = 1
    chart = BarChart()
    chart.title = BAN
    chart.add_data(Reference(book.active, min_col=1, min_row=1))
    book.active.add_chart(chart, "C3")
    book.active.add_image(Picture(str(tmp_path / "a.png")), "C30")
    book.save(tmp_path / "a.xlsx")
    sheet, picture = read_all(tmp_path / "a.xlsx")
    assert BAN in sheet.text
    assert "softwarerobotter" in picture.text or picture.status is not Status.READ


def test_a_cell_that_is_only_coloured_makes_a_sheet_no_larger(tmp_path: Path) -> None:
    from openpyxl.styles import PatternFill

    book = Workbook()
    book.active.append([BAN] * 25)
    book.active["A1048576"].fill = PatternFill("solid", "ffff00")
    book.save(tmp_path / "a.xlsx")
    (document,) = read_all(tmp_path / "a.xlsx")
    assert document.status is Status.READ


def test_what_stands_beside_the_last_rule_of_a_table_is_read(pdf) -> None:
    def draw(canvas) -> None:
        for y in (700, 670, 640):
            canvas.line(60, y, 300, y)
        for x in (60, 180, 300):
            canvas.line(x, 640, x, 700)
        canvas.drawString(65, 680, "2.1")
        canvas.drawString(185, 680, "Brug")
        canvas.drawString(310, 680, BAN)

    (document,) = read_all(pdf(draw))
    assert BAN in document.text


def test_pages_that_are_all_alike_are_read(pdf) -> None:
    (document,) = read_all(pdf(*[lambda canvas: canvas.drawString(60, 700, BAN)] * 20))
    assert document.text.count(BAN) == 20


def test_a_scan_stored_in_strips_is_no_blank_page(pdf, tmp_path: Path) -> None:
    from reportlab.lib.utils import ImageReader

    image = drawn(written(["BILAG 2", BAN])).convert("L")
    height = image.height // 24

    def draw(canvas) -> None:
        for strip in range(24):
            part = image.crop((0, strip * height, image.width, (strip + 1) * height))
            canvas.drawImage(ImageReader(part), 0, 842 - (strip + 1) * 842 / 24, 595, 842 / 24)

    (document,) = read_all(pdf(draw))
    assert "softwarerobotter" in document.text or document.status is not Status.READ


def test_a_right_that_was_struck_out_is_none(pdf) -> None:
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

    def draw(canvas) -> None:
        canvas.drawString(60, 700, "1. Driften overvåges.")
        canvas.drawString(60, 660, "2. Kunden må bruge robotter.")
        corners = [60, 672, 300, 672, 60, 656, 300, 656]
        mark = {"Type": PDFName("Annot"), "Subtype": PDFName("StrikeOut"), "F": 4}
        canvas._addAnnotation(
            PDFDictionary({**mark, "Rect": PDFArray([60, 656, 300, 672]), "QuadPoints": PDFArray(corners)})
        )

    (document,) = read_all(pdf(draw))
    assert "robotter" not in document.text
    assert [aside.text for aside in document.asides] == ["2. Kunden må bruge robotter."]


def test_a_faint_page_is_not_blank() -> None:
    from clausecheck.documents.ocr_picture import is_blank

    page = drawn(written([BAN] * 20)).convert("L")
    faint = page.point(lambda value: 150 if value < 128 else 255)
    assert not is_blank(picture(faint))
    assert is_blank(picture(page.point(lambda value: 240)))


def test_a_list_in_a_form_says_what_it_shows(pdf) -> None:
    def draw(canvas) -> None:
        canvas.acroForm.choice(name="a", x=60, y=700, width=400, value="2", options=[("Frit.", "1"), (BAN, "2")])

    (document,) = read_all(pdf(draw))
    assert BAN in document.text


@pytest.mark.parametrize("form", ["rtf", "docx"])
def test_pictures_of_words_in_word_processing_files_are_read(docx, tmp_path: Path, form: str) -> None:
    png = io.BytesIO()
    drawn(written(["BILAG 2", BAN])).convert("1").save(png, "PNG")
    if form == "rtf":
        path = tmp_path / "a.rtf"
        path.write_bytes(
            rb"{\rtf1 Bilag {\pict{\*\picprop}\pngblip\picw1 " + png.getvalue().hex().encode() + rb"}\par}"
        )
    else:
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        path = docx(
            f'<w:p><w:r><w:pict><v:shape><v:imagedata r:id="a" xmlns:r="{office}"/></v:shape></w:pict></w:r></w:p>'
        )
        with zipfile.ZipFile(path, "a") as package:
            package.writestr("word/media/a.png", png.getvalue())
            package.writestr(
                "word/_rels/document.xml.rels",
                '<Relationships><Relationship Id="a" Target="media/a.png" Type="image"/></Relationships>',
            )
    *_, picture = read_all(path)
    assert picture.format == "png"
    assert "softwarerobotter" in picture.text or picture.status is not Status.READ


@given(st.lists(st.sampled_from(["a", "b ", " c", "  ", "de"])).map("".join))
def test_letters_set_apart_are_closed_up_and_no_word_is_lost(text: str) -> None:
    assert clean(text).replace(" ", "") == text.replace(" ", "")


def test_a_picture_that_is_written_into_a_page_is_read(tmp_path: Path) -> None:
    png = io.BytesIO()
    drawn(written(["BILAG 2", BAN])).convert("1").save(png, "PNG")
    path = tmp_path / "a.html"
    path.write_text(f'<p>Bilag</p><img src="data:image/png;base64,{base64.b64encode(png.getvalue()).decode()}">')
    page, picture = read_all(path)
    assert page.text == "Bilag\n"
    assert "softwarerobotter" in picture.text or picture.status is not Status.READ


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        (f'<w:p><w:r><w:pict><v:shape><v:textpath string="{BAN}"/></v:shape></w:pict></w:r></w:p>', {}),
        ("<w:p/>", {"diagrams/data1": f"<x><pt><p><t>{BAN}</t></p></pt></x>"}),
        ("<w:p/>", {"charts/chart1": f"<x><rich><p><t>{BAN}</t></p></rich></x>"}),
    ],
)
def test_words_that_a_word_file_draws_are_read(docx, body: str, parts: dict[str, str]) -> None:
    path = docx(f"<w:p><w:r><w:t>Kontrakt.</w:t></w:r></w:p>{body}")
    with zipfile.ZipFile(path, "a") as package:
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    assert BAN in read_all(path)[0].text
