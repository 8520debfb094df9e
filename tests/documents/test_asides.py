"""Text beside the agreed text: struck out, hidden, in margins. It is no part of the text, and it is not lost."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import openpyxl
import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.model import AsideKind, ChangeKind, Document, ParagraphKind, Reason, Status, View
from clausecheck.documents.reading import read_bytes as read_in_view
from tests.documents.conftest import check_offsets
from tests.documents.test_read_odt import odt
from tests.documents.test_read_rtf import rtf

BAN = "Kunden må ikke anvende robotter."
LEFT = "Kunden må anvende robotter."
Reading = Callable[[bytes, str], Document]


def put_aside(document: Document, kind: AsideKind) -> list[str]:
    """Return the texts of a kind that stand beside the agreed text, after checking where they stand."""
    check_offsets(document)
    assert all(0 <= aside.start <= aside.end <= len(document.text) for aside in document.asides)
    return [aside.text for aside in document.asides if aside.kind is kind]


def word(fill: Callable[[WordDocument], object]) -> bytes:
    """Return a Word file with a first paragraph and what ``fill`` adds."""
    made = docx.Document()
    made.add_paragraph("Kontrakt om Arkiva.")
    fill(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_run(**marks: object) -> bytes:
    """Return a Word file in which "ikke" has the font that ``marks`` tell."""

    def fill(made: WordDocument) -> None:
        paragraph = made.add_paragraph("Kunden må ")
        run = paragraph.add_run("ikke ")
        for name, value in marks.items():
            setattr(run.font, name, value)
        paragraph.add_run("anvende robotter.")

    return word(fill)


STRUCK = {
    "a.docx": with_run(strike=True),
    "b.docx": with_run(double_strike=True),
    "a.html": b"<html><body><p>Kunden m&aring; <s>ikke</s> anvende robotter.</p></body></html>",
    "b.html": b"<html><body><p>Kunden m&aring; <del>ikke</del> anvende robotter.</p></body></html>",
    "c.html": b"<html><body><p>Kunden m&aring; <strike>ikke</strike> anvende robotter.</p></body></html>",
    "d.html": b"<html><body><p>Kunden m&aring; <span style='text-decoration: red line-through'>ikke</span>"
    b" anvende robotter.</p></body></html>",
    "e.html": b"<html><head><style>p .gone, .x { text-decoration-line: line-through }</style></head><body>"
    b"<p>Kunden m&aring; <b class='old gone'>ikke</b> anvende robotter.</p></body></html>",
    "a.md": "Kunden må ~~ikke~~ anvende robotter.\n".encode(),
    "b.md": "Kunden må <del>ikke</del> anvende robotter.\n".encode(),
    "a.rtf": rtf(r"Kunden m\'e5 {\strike ikke }anvende robotter.\par"),
    "b.rtf": rtf(r"Kunden m\'e5 \striked1 i\'6bke \striked0 anvende robotter.\par"),
    "a.odt": odt(
        '<text:p>Kunden må <text:span text:style-name="Under">ikke</text:span> anvende robotter.</text:p>',
        '<style:style style:name="Streg"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="Under" style:parent-style-name="Streg"/>',
    ),
}


@pytest.mark.parametrize("name", STRUCK)
def test_struck_out_words_are_read_as_deleted(read_bytes: Reading, name: str) -> None:
    document = read_bytes(STRUCK[name], name)
    assert document.text.splitlines()[-1] == LEFT
    assert put_aside(document, AsideKind.STRUCK) == ["ikke"]
    (aside,) = document.asides
    assert document.text[aside.start : aside.end] == LEFT
    assert document.deletions == 1


PLAIN = {
    "a.docx": with_run(strike=False, bold=True, underline=True),
    "a.html": b"<html><head><style>.x{text-decoration:line-through}.x.no{text-decoration:none}@media print{p{display:"
    b"none}}</style></head><body><p>Kunden m&aring; <b class='no x'>ikke</b> anvende robotter.</p></body></html>",
    "a.md": "Kunden må ~ikke~ anvende robotter.\n".replace("~", "*").encode(),
    "a.rtf": rtf(r"Kunden m\'e5 \strike\strike0 ikke \strike\plain anvende robotter.\par"),
    "a.odt": odt(
        '<text:p>Kunden må <text:span text:style-name="Under">ikke</text:span> anvende robotter.</text:p>',
        '<style:style style:name="Streg"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="Under" style:parent-style-name="Streg">'
        '<style:text-properties style:text-line-through-style="none"/></style:style>',
    ),
}


@pytest.mark.parametrize("name", PLAIN)
def test_words_that_are_not_struck_out_stay(read_bytes: Reading, name: str) -> None:
    document = read_bytes(PLAIN[name], name)
    assert document.text.splitlines()[-1] == BAN
    assert (document.asides, document.deletions) == ((), 0)


def test_a_style_strikes_a_paragraph_of_word_out_unless_a_run_says_otherwise(read_bytes: Reading) -> None:
    def fill(made: WordDocument) -> None:
        made.styles.add_style("Udgået", WD_STYLE_TYPE.PARAGRAPH).font.strike = True
        made.styles.add_style("Gammelt", WD_STYLE_TYPE.CHARACTER).font.strike = True
        made.add_paragraph(BAN, style="Udgået")
        made.add_paragraph(style="Udgået").add_run("Nyt.").font.strike = False
        made.add_paragraph("Her ").add_run("stod der noget.", style="Gammelt")

    document = read_bytes(word(fill), "a.docx")
    assert document.text == "Kontrakt om Arkiva.\nNyt.\nHer\n"
    assert put_aside(document, AsideKind.STRUCK) == [BAN, "stod der noget."]
    assert document.deletions == 2


WORDS = ("Kunden ", "må ", "ik", "ke ", "anvende ", "robotter.")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", "<html><body><p>1. " + "".join(f"<s>{said}</s>" for said in WORDS) + "</p></body></html>"),
        ("a.rtf", rtf("1. " + "".join(rf"{{\strike {said}}}".replace("å", r"\'e5") for said in WORDS) + r"\par")),
        (
            "a.odt",
            odt(
                "<text:p>1. "
                + "".join(f'<text:span text:style-name="S">{said}</text:span>' for said in WORDS)
                + "</text:p>",
                '<style:style style:name="S"><style:text-properties style:text-line-through-type="single"/>'
                "</style:style>",
            ),
        ),
    ],
)
def test_struck_out_words_that_follow_on_each_other_are_one_text(
    read_bytes: Reading, name: str, data: bytes | str
) -> None:
    document = read_bytes(data.encode() if isinstance(data, str) else data, name)
    assert put_aside(document, AsideKind.STRUCK) == [BAN]


def test_struck_out_runs_of_word_that_follow_on_each_other_are_one_text(read_bytes: Reading) -> None:
    def fill(made: WordDocument) -> None:
        paragraph = made.add_paragraph("1. ")
        for said in WORDS:
            paragraph.add_run(said).font.strike = True
        paragraph.add_run("Nyt.")
        paragraph.add_run("Gammelt.").font.strike = True

    assert put_aside(read_bytes(word(fill), "a.docx"), AsideKind.STRUCK) == [BAN, "Gammelt."]


def test_struck_out_words_of_word_are_seen_in_the_views_of_tracked_changes() -> None:
    from clausecheck.documents.limits import Limits

    data = with_run(strike=True)
    rejected, marked = (read_in_view(data, "a.docx", Limits(), view) for view in (View.REJECTED, View.MARKED))
    assert rejected.text.splitlines()[-1] == marked.text.splitlines()[-1] == BAN
    (change,) = marked.changes
    assert (marked.text[change.start : change.end], change.kind) == ("ikke", ChangeKind.DELETED)


def test_tracked_deletions_of_word_are_kept_beside_the_text(read_bytes: Reading) -> None:
    def fill(made: WordDocument) -> None:
        paragraph = made.add_paragraph("Kunden må ")
        deleted = f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>ikke </w:delText></w:r></w:del>'
        paragraph._p.append(parse_xml(deleted))
        paragraph.add_run("anvende robotter.")

    document = read_bytes(word(fill), "a.docx")
    assert document.text.splitlines()[-1] == LEFT
    assert (put_aside(document, AsideKind.DELETED), document.deletions) == (["ikke"], 1)


@pytest.mark.parametrize(
    "marks", [{"hidden": True}, {"size": Pt(1)}, {"color": 0xFFFFFF}, {"color": 0xFEFEFE}], ids=str
)
def test_words_of_word_that_nobody_sees_stand_apart(read_bytes: Reading, marks: dict[str, object]) -> None:
    def fill(made: WordDocument) -> None:
        font = made.add_paragraph().add_run(BAN).font
        for name, value in marks.items():
            if name == "color":
                font.color.rgb = RGBColor.from_string(f"{value:06X}")
            else:
                setattr(font, name, value)

    document = read_bytes(word(fill), "a.docx")
    assert document.text == "Kontrakt om Arkiva.\n"
    assert put_aside(document, AsideKind.HIDDEN) == [BAN]


def test_white_words_of_word_on_a_colour_are_seen(read_bytes: Reading) -> None:
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="1F3864"/>'

    def fill(made: WordDocument) -> None:
        table = made.add_table(1, 2)
        for index, said in enumerate(("Krav", "Svar")):
            cell = table.cell(0, index)
            cell._tc.get_or_add_tcPr().append(parse_xml(shade))
            cell.paragraphs[0].add_run(said).font.color.rgb = RGBColor(255, 255, 255)
        styled = made.add_table(1, 2, style="Medium Shading 1 Accent 1")
        for index, said in enumerate(("Nr.", "Pris")):
            styled.cell(0, index).paragraphs[0].add_run(said).font.color.rgb = RGBColor(255, 255, 255)
        band = made.add_paragraph()
        band._p.get_or_add_pPr().append(parse_xml(shade))
        band.add_run("Overskrift i et bånd").font.color.rgb = RGBColor(255, 255, 255)

    document = read_bytes(word(fill), "a.docx")
    assert document.text.splitlines()[1:] == ["Krav\tSvar", "Nr.\tPris", "Overskrift i et bånd"]
    assert document.asides == ()


def test_margins_of_word_are_kept_whole(read_bytes: Reading) -> None:
    lines = [f"Linje {number} i sidefoden, som er lang." for number in range(100)]

    def fill(made: WordDocument) -> None:
        made.sections[0].header.paragraphs[0].text = "Kontrakt om Arkiva"
        made.sections[0].header.paragraphs[0].add_run(" gammel").font.strike = True
        for line in [*lines, BAN]:
            made.sections[0].footer.add_paragraph(line)

    document = read_bytes(word(fill), "a.docx")
    assert put_aside(document, AsideKind.MARGIN) == ["Kontrakt om Arkiva", *lines, BAN]
    assert len(document.properties["footer"]) == 2000


def test_margins_are_kept_in_other_formats(read_bytes: Reading, pdf: Callable[..., object]) -> None:
    from clausecheck.documents import read

    margin = f"<style:master-page><style:header><text:p>{BAN}</text:p></style:header></style:master-page>"
    assert put_aside(read_bytes(odt("<text:p>Tekst.</text:p>", margin), "a.odt"), AsideKind.MARGIN) == [BAN]
    written = rtf(r"{\footer Kunden m\'e5 ikke anvende robotter.\par}Tekst.\par")
    assert put_aside(read_bytes(written, "a.rtf"), AsideKind.MARGIN) == [BAN]
    book = openpyxl.Workbook()
    book.active["A1"] = "Krav"
    book.active.oddFooter.center.text = BAN
    assert put_aside(read_bytes(saved(book), "a.xlsx"), AsideKind.MARGIN) == [BAN]

    def page(number: int) -> Callable[[object], None]:
        def draw(canvas: object) -> None:
            canvas.drawString(72, 600, f"Afsnit {'abc'[number]} handler om systemet.")
            canvas.drawString(72, 40, "Kunden må ikke anvende")
            canvas.drawString(72, 28, f"robotter. Side {number + 1}")

        return draw

    document = read(pdf(*map(page, range(3))))
    assert put_aside(document, AsideKind.MARGIN) == ["Kunden må ikke anvende robotter. Side 1"]


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ('<w:textInput><w:default w:val="alene mennesker"/></w:textInput>', "alene mennesker"),
        ('<w:ddList><w:default w:val="1"/><w:listEntry w:val="Ja"/><w:listEntry w:val="Nej"/></w:ddList>', "Nej"),
        ('<w:ddList><w:result w:val="0"/><w:default w:val="1"/><w:listEntry w:val="Ja"/></w:ddList>', "Ja"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☒"),
    ],
)
def test_a_form_field_of_word_without_a_result_says_what_it_holds(read_bytes: Reading, field: str, said: str) -> None:
    assert read_bytes(word_with_field(field, ""), "a.docx").text.splitlines()[-1] == f"Brugere: {said}"


def test_a_form_field_of_word_with_a_result_says_that(read_bytes: Reading) -> None:
    field = '<w:textInput><w:default w:val="alene mennesker"/></w:textInput>'
    document = read_bytes(word_with_field(field, "<w:t>også robotter</w:t>"), "a.docx")
    assert document.text.splitlines()[-1] == "Brugere: også robotter"


def word_with_field(field: str, result: str) -> bytes:
    def fill(made: WordDocument) -> None:
        paragraph = made.add_paragraph("Brugere: ")
        for inner in (
            f'<w:fldChar w:fldCharType="begin"><w:ffData>{field}</w:ffData></w:fldChar>',
            "<w:instrText>FORM</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            result,
            '<w:fldChar w:fldCharType="end"/>',
        ):
            paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))

    return word(fill)


def test_what_stands_beside_the_text_is_bounded() -> None:
    builder = DocumentBuilder("a.docx", "docx")
    builder.add("Tekst.", ParagraphKind.BODY)
    for number in range(5):
        builder.put_aside(AsideKind.HIDDEN, f"{number}" * 1_000_000)
    document = builder.build()
    assert (document.status, document.reason) == (Status.PARTLY_READ, Reason.TOO_LARGE)
    assert sum(len(aside.text) for aside in document.asides) <= 4_000_000
