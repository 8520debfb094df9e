"""Word files: nothing that the reader of a contract would see is lost, and nothing that was struck out comes back."""

from __future__ import annotations

import zipfile

import pytest

from clausecheck.documents import Limits, View, read, read_all
from clausecheck.documents.model import ParagraphKind, Reason, Status
from tests.documents.one_contract import FILES, RELATIONS


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def num(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def lvl(level: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    counted = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{level}">{counted}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def ins(inner: str) -> str:
    return f'<w:ins w:id="1" w:author="Leverandøren" w:date="2025-03-04T10:00:00Z">{inner}</w:ins>'


LEGAL = (
    '<w:abstractNum w:abstractNumId="1">'
    + lvl(0, "decimal", "%1.", more='<w:pStyle w:val="Overskrift1"/>')
    + lvl(1, "decimal", "%1.%2")
    + lvl(2, "lowerLetter", "%3)")
    + lvl(3, "lowerRoman", "(%4)")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="Overskrift 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/><w:basedOn w:val="Overskrift2"/></w:style>'
    '<w:style w:type="character" w:styleId="Skjult"><w:name w:val="Skjult"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def test_automatic_numbers_are_what_word_prints(docx, texts):
    body = (
        p("Indledning", '<w:pStyle w:val="Overskrift1"/>')
        + p("Kontrakten gælder.", num(1, 1))
        + p("Bilagene gælder.", num(1, 1))
        + p("Brugsret", '<w:pStyle w:val="Overskrift1"/>')
        + p("Kunden må:", num(1, 1))
        + p("bruge robotter,", num(1, 2))
        + p("læse data,", num(1, 2))
        + p("fra databasen", num(1, 3))
        + p("Leverandøren skal:", num(1, 1))
        + p("yde support.", num(1, 2))
    )
    document = read(docx(body, numbering=LEGAL, styles=STYLES))
    labels = [paragraph.label for paragraph in document.paragraphs]
    assert labels == ["1", "1.1", "1.2", "2", "2.1", "a)", "b)", "(i)", "2.2", "a)"]
    assert document.paragraphs[0].kind is ParagraphKind.HEADING
    assert document.paragraphs[0].heading_level == 1
    assert document.paragraphs[5].kind is ParagraphKind.LIST_ITEM
    assert "1.1" not in texts(document)[1]


def test_a_list_that_is_started_over_begins_anew(docx):
    body = p("Kunden må:", num(1, 1)) + p("x,", num(1, 2)) + p("y.", num(1, 2)) + p("z.", num(2, 2))
    document = read(docx(body, numbering=LEGAL))
    assert [paragraph.label for paragraph in document.paragraphs] == ["1.1", "a)", "b)", "a)"]


@pytest.mark.parametrize(
    ("form", "value", "printed"),
    [
        ("decimal", 12, "12"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 3, "C"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("decimalZero", 7, "07"),
    ],
)
def test_number_formats(docx, form, value, printed):
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{lvl(0, form, "§ %1", start=value)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    document = read(docx(p("Tekst", num(1, 0)), numbering=numbering))
    assert document.paragraphs[0].label == f"§ {printed}"


def test_an_empty_numbered_paragraph_counts_and_a_deleted_one_does_not(docx):
    gone = num(1, 1) + "<w:rPr><w:del/></w:rPr>"
    deleted = f"<w:p><w:pPr>{gone}</w:pPr><w:del><w:r><w:delText>Udgår</w:delText></w:r></w:del></w:p>"
    body = p("A.", num(1, 1)) + p("", num(1, 1)) + p("B.", num(1, 1)) + deleted + p("C.", num(1, 1))
    document = read(docx(body, numbering=LEGAL))
    assert [paragraph.label for paragraph in document.paragraphs] == ["1.1", "1.3", "1.4"]


def test_insertions_stand_and_deletions_do_not(docx, texts):
    body = (
        f"<w:p>{r('Kunden må ')}{ins(r('ikke '))}<w:del><w:r><w:delText>gerne </w:delText></w:r></w:del>"
        f"{r('anvende robotter.')}</w:p>"
        + ins(p("Ny bestemmelse."))
        + f"<w:p><w:moveFrom>{r('Flyttet.')}</w:moveFrom></w:p><w:p><w:moveTo>{r('Flyttet.')}</w:moveTo></w:p>"
    )
    document = read(docx(body))
    assert texts(document) == ["Kunden må ikke anvende robotter.", "Ny bestemmelse.", "Flyttet."]
    assert [document.text[change.start : change.end] for change in document.changes] == ["ikke", "Flyttet."]
    assert document.changes[0].author == "Leverandøren"
    assert document.changes[0].date == "2025-03-04T10:00:00Z"
    assert document.deletions == 2


def test_a_text_box_is_said_once_after_its_paragraph(docx, texts):
    box = f"<w:txbxContent>{p('Robotter er ikke tilladt.')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{r('Brugsret')}</w:p>" + p("Efter.")
    )
    document = read(docx(body))
    assert texts(document) == ["Brugsret", "Robotter er ikke tilladt.", "Efter."]
    assert document.paragraphs[1].kind is ParagraphKind.TEXT_BOX


def test_a_footnote_follows_the_paragraph_that_refers_to_it(docx, texts):
    notes = f'<w:footnote w:type="separator" w:id="0">{p("x")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p("Dog ikke robotter.")}</w:footnote>'
    body = f'<w:p>{r("Alle må logge på.")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("Efter.")
    document = read(docx(body, footnotes=notes))
    assert texts(document) == ["Alle må logge på.", "Dog ikke robotter.", "Efter."]
    assert document.paragraphs[1].kind is ParagraphKind.FOOTNOTE


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def test_table_rows_keep_their_columns(docx, texts):
    rows = (
        f"<w:tr>{cell(p('Krav'))}{cell(p('Kategori'))}{cell(p('Svar'))}</w:tr>"
        f"<w:tr>{cell(p('Robotter skal') + p('kunne logge på.'))}{cell(p('MK'))}{cell(p('Nej'))}</w:tr>"
        f"<w:tr>{cell(p('Udgår'), '<w:gridSpan w:val=' + chr(34) + '2' + chr(34) + '/>')}{cell(p('Ja'))}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell(p('slettet'))}{cell(p('x'))}{cell(p('y'))}</w:tr>"
    )
    nested = f"<w:tbl><w:tr>{cell(p('a'))}{cell(p('b'))}</w:tr></w:tbl>"
    rows += f"<w:tr>{cell(nested + p('c'))}{cell(p('EK'))}{cell(p('Delvist'))}</w:tr>"
    document = read(docx(f"<w:tbl>{rows}</w:tbl>"))
    assert texts(document) == [
        "Krav\tKategori\tSvar",
        "Robotter skal kunne logge på.\tMK\tNej",
        "Udgår\t\tJa",
        "a b c\tEK\tDelvist",
    ]
    assert [paragraph.header_row for paragraph in document.paragraphs] == [True, False, False, False]
    assert {paragraph.table for paragraph in document.paragraphs} == {0}


def test_a_table_of_one_column_is_a_frame(docx, texts):
    document = read(docx(f"<w:tbl><w:tr>{cell(p('Kunden må bruge robotter.') + p('Uden hindringer.'))}</w:tr></w:tbl>"))
    assert texts(document) == ["Kunden må bruge robotter.", "Uden hindringer."]
    assert document.paragraphs[0].kind is ParagraphKind.BODY


def test_a_table_that_only_holds_tables_is_a_frame(docx, texts):
    rows = "".join(
        f"<w:tr>{cell(p(asked))}{cell(p(said))}</w:tr>" for asked, said in (("Krav 1", "Ja"), ("Krav 2", "Nej"))
    )
    inner = f"<w:tbl>{rows}</w:tbl>"
    layout = f"<w:tbl><w:tr>{cell(p('Robotter må bruges.') + inner + p(''))}{cell(p(''))}</w:tr></w:tbl>"
    assert texts(read(docx(layout))) == ["Robotter må bruges.", "Krav 1\tJa", "Krav 2\tNej"]


def test_digital_signatures_are_counted(docx):
    signed = {f"_xmlsignatures/{name}": b"<x/>" for name in ("sig1.xml", "sig2.xml", "origin.sigs")}
    document = read(rewritten(docx(p("Robotter må bruges.")), lambda parts: {**parts, **signed}))
    assert document.properties["signatures"] == "2"
    assert "signatures" not in read(docx(p("Robotter må bruges."))).properties


def test_a_style_without_an_id_is_of_no_paragraph(docx, texts):
    nameless = '<w:style><w:name w:val="EmptyCellLayoutStyle"/><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    assert texts(read(docx(p("Robotter må bruges."), styles=nameless))) == ["Robotter må bruges."]


@pytest.mark.parametrize("part", ["docProps/core.xml", "word/header1.xml", "word/footnotes.xml", "word/comments.xml"])
def test_what_stands_beside_the_text_may_be_damaged(docx, texts, part):
    path = rewritten(docx(p("Robotter må bruges.")), lambda parts: {**parts, part: b"<w:hdr"})
    document = read(path)
    assert (document.status, document.reason) == (Status.PARTLY_READ, Reason.TRUNCATED)
    assert texts(document) == ["Robotter må bruges."]


def test_controls_links_and_fields_are_read_and_hidden_words_are_not(docx, texts):
    body = (
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p('I kontrol.')}</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink>{r('Link')}</w:hyperlink>{r(' og ')}<w:r><w:instrText>REF x</w:instrText></w:r>"
        f"<w:fldSimple>{r('felt')}</w:fldSimple>{r(' synlig', '<w:vanish w:val=' + chr(34) + '0' + chr(34) + '/>')}"
        f"{r(' skjult', '<w:vanish/>')}{r(' skjult', '<w:rStyle w:val=' + chr(34) + 'Skjult' + chr(34) + '/>')}</w:p>"
    )
    document = read(docx(body, styles=STYLES))
    assert texts(document) == ["I kontrol.", "Link og felt synlig"]


def test_a_danish_heading_style_is_a_heading_and_a_clause_set_so_is_none(docx):
    clause = "Kunden må ikke lade softwarerobotter anvende Systemet."
    body = p("Brugsret", '<w:pStyle w:val="Egen"/>') + p(clause, '<w:pStyle w:val="Overskrift2"/>')
    heading, text = read(docx(body, styles=STYLES)).paragraphs
    assert (heading.kind, heading.heading_level) == (ParagraphKind.HEADING, 2)
    assert text.kind is ParagraphKind.BODY


def test_line_breaks_part_numbered_clauses_only(docx, texts):
    said = "1.1 Kunden har brugsret.<w:br/>1.2 Robotter er<w:br/>tilladt."
    parts = "</w:t><w:br/><w:t>".join(said.split("<w:br/>"))
    document = read(docx(f"<w:p><w:r><w:t>{parts}</w:t></w:r></w:p>"))
    assert texts(document) == ["1.1 Kunden har brugsret.", "1.2 Robotter er tilladt."]


def test_headers_and_footers_are_properties(docx, texts):
    document = read(docx(p("Tekst."), header1=p("UDKAST") + p("Kontrakt 7"), footer2=p("Side 1")))
    assert texts(document) == ["Tekst."]
    assert document.properties["header"] == "UDKAST\nKontrakt 7"
    assert document.properties["footer"] == "Side 1"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ('<w:drawing><wp:inline><wp:extent cx="7000000" cy="9000000"/></wp:inline></w:drawing>', Reason.NO_TEXT),
        ('<w:object><o:OLEObject ProgID="AcroExch.Document.DC"/></w:object>', Reason.UNSUPPORTED),
    ],
)
def test_what_was_pasted_in_and_not_read_is_told(docx, inside, reason):
    document = read(docx(p("Kontrakt.") + f"<w:p><w:r>{inside}</w:r></w:p>"))
    assert (document.status, document.reason) == (Status.PARTLY_READ, reason)


def field(form: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'), "☒"),
        (field('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>'), "☐"),
        (field('<w:checkBox><w:default w:val="1"/></w:checkBox>'), "☒"),
        (
            field('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Ja"/><w:listEntry w:val="Nej"/></w:ddList>'),
            "Nej",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☒"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "☐"),
        (
            '<w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>99,5</m:t>'
            "</m:r></m:oMath></w:r>",
            "99,5",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF _Ref1 \\r</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("4.2")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "4.2",
        ),
    ],
)
def test_what_was_filled_in_stands_in_the_text(docx, texts, inside, said):
    assert texts(read(docx(f"<w:p>{r('Svar: ')}{inside}</w:p>"))) == [f"Svar: {said}"]


def test_cells_and_rows_that_were_deleted_are_gone_in_their_view(docx, texts):
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(p('K-1'))}{cell(p('Robotter'))}</w:tr>"
    new = f"<w:tr><w:trPr><w:ins/></w:trPr>{cell(p('K-2'))}{cell(p('Scripts'))}</w:tr>"
    row = f"<w:tr>{cell(p('K-3'))}{cell(p('x'), '<w:cellDel/>')}{cell(p('Data'))}</w:tr>"
    path = docx(f"<w:tbl>{gone}{new}{row}</w:tbl>")
    assert texts(read(path)) == ["K-2\tScripts", "K-3\tData"]
    assert texts(read(path, view=View.REJECTED)) == ["K-1\tRobotter", "K-3\tx\tData"]


def related(*targets: tuple[str, str]) -> str:
    inside = "".join(f'<Relationship Id="{key}" Target="{target}"/>' for key, target in targets)
    return f"<Relationships>{inside}</Relationships>"


def with_parts(path, **parts: bytes):
    return rewritten(
        path, lambda before: before | {f"word/{name.replace('__', '/')}": part for name, part in parts.items()}
    )


def test_text_by_reference_stands_in_its_place(docx, texts):
    body = p("Før.") + f'<w:altChunk xmlns:r="{RELATIONS}" r:id="rId1"/>' + p("Efter.")
    path = with_parts(
        docx(body),
        **{
            "_rels__document.xml.rels": related(("rId1", "afchunk.htm")).encode(),
            "afchunk.htm": "<html><body><p>Robotter må ikke.</p><table><tr><td>a<td>b</table></body></html>".encode(),
        },
    )
    document = read(path)
    assert texts(document) == ["Før.", "Robotter må ikke.", "a\tb", "Efter."]
    assert document.status is Status.READ


def test_text_by_reference_that_cannot_be_read_is_told(docx):
    document = read(docx(p("Før.") + f'<w:altChunk xmlns:r="{RELATIONS}" r:id="rId1"/>'))
    assert (document.status, document.reason) == (Status.PARTLY_READ, Reason.UNSUPPORTED)


def test_embedded_documents_and_scans_are_documents_of_their_own(docx, texts):
    extent = (
        '<w:drawing><wp:inline><wp:extent cx="7000000" cy="9000000"/><a:blip r:embed="rId2"/></wp:inline></w:drawing>'
    )
    names = f'xmlns:r="{RELATIONS}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    embedded = '<w:object><o:OLEObject ProgID="Word.Document.12" r:id="rId1"/></w:object>'
    path = with_parts(
        docx(p("Kontrakt.") + f"<w:p><w:r {names}>{embedded}{extent}</w:r></w:p>"),
        **{
            "_rels__document.xml.rels": related(("rId1", "embeddings/a.docx"), ("rId2", "media/1.png")).encode(),
            "embeddings__a.docx": (FILES / "kontrakt.docx").read_bytes(),
            "media__1.png": b"\x89PNG\r\n\x1a\n",
        },
    )
    found = read_all(path)
    assert [(document.path, document.status) for document in found] == [
        ("kontrakt.docx", Status.READ),
        ("kontrakt.docx/a.docx", Status.READ),
        ("kontrakt.docx/1.png", Status.UNREADABLE),
    ]


def test_parts_are_found_by_their_relations(texts, tmp_path):
    path = tmp_path / "kontrakt.docx"
    path.write_bytes((FILES / "kontrakt.docx").read_bytes())
    before = read(path)

    def moved(parts):
        renamed = {
            name.replace("word/", "andet/sted/"): part.replace(b"word/", b"andet/sted/") for name, part in parts.items()
        }
        return {
            name.replace("styles.xml", "x.xml"): part.replace(b"styles.xml", b"x.xml") for name, part in renamed.items()
        }

    after = read(rewritten(path, moved))
    assert (texts(after), after.paragraphs) == (texts(before), before.paragraphs)


@pytest.mark.parametrize("odd", ["", "-1", "x", "99999999999999999999", "1.5", "\u0663"])
def test_numbers_that_are_none_cost_no_words(docx, texts, odd):
    properties = f'<w:numPr><w:ilvl w:val="{odd}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{odd}"/>'
    levels = f'<w:lvl w:ilvl="{odd}"><w:start w:val="{odd}"/><w:numFmt w:val="{odd}"/><w:lvlText w:val="%1"/></w:lvl>'
    styles = f'<w:style w:type="paragraph" w:styleId="a"><w:pPr>{properties}</w:pPr></w:style>'
    numbering = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="1">'
    override = f'<w:lvlOverride w:ilvl="{odd}"><w:startOverride w:val="{odd}"/></w:lvlOverride>'
    numbering += f'<w:abstractNumId w:val="1"/>{override}</w:num>'
    grid = f'<w:gridSpan w:val="{odd}"/>'
    body = p("Robotter.", properties) + f"<w:tbl><w:tr>{cell(p('a'), grid)}{cell(p('b'))}</w:tr></w:tbl>"
    said = texts(read(docx(body, styles=styles, numbering=numbering)))
    assert said[0] == "Robotter."
    assert said[1].split() == ["a", "b"]


@pytest.mark.parametrize("name", ["skabelon.dotx", "med makro.docm", "uden navn", "forkert.pdf"])
def test_the_content_decides_and_not_the_name(docx, texts, name):
    document = read(docx(p("Tekst."), name))
    assert document.format == "docx"
    assert texts(document) == ["Tekst."]


def test_strict_documents_are_read(docx, texts):
    path = docx(p("Tekst."))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(
                name, content.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict)
            )
    assert texts(read(path)) == ["Tekst."]


def rewritten(path, change):
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in change(parts).items():
            package.writestr(name, content)
    return path


def entity(parts):
    main = parts["word/document.xml"]
    return {**parts, "word/document.xml": b'<!DOCTYPE x [<!ENTITY a "robot">]>' + main}


def entity_in_another_encoding(parts):
    text = parts["word/document.xml"].decode()
    declared = '<?xml version="1.0" encoding="UTF-32"?><!DOCTYPE x [<!ENTITY a "robot">]>'
    return {**parts, "word/document.xml": (declared + text.replace("<w:body>", '<w:body w:x="&a;">')).encode("utf-32")}


def bomb(parts):
    return {**parts, "word/media/a.xml": b" " * 50_000_000}


def deep(parts):
    nested = b"<w:tbl><w:tr><w:tc>" * 70 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 70
    main = parts["word/document.xml"]
    return {**parts, "word/document.xml": main.replace(b"<w:body>", b"<w:body>" + nested)}


def escaping(parts):
    return {**parts, "../../evil.xml": b"<x/>"}


def many(parts):
    return parts | {f"word/media/{index}.xml": b"" for index in range(2_001)}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (entity, Reason.CRASH),
        (entity_in_another_encoding, Reason.CRASH),
        (bomb, Reason.TOO_LARGE),
        (deep, Reason.TOO_DEEP),
        (escaping, Reason.CRASH),
        (many, Reason.TOO_LARGE),
        (lambda parts: {**parts, "word/document.xml": parts["word/document.xml"][:-40]}, Reason.TRUNCATED),
        (lambda parts: {"ppt/presentation.xml": b"<x/>"}, Reason.UNSUPPORTED),
    ],
)
def test_hostile_and_broken_packages_are_refused_with_the_reason(docx, change, reason):
    document = read(rewritten(docx(p("Tekst.")), change))
    assert (document.status, document.reason, document.text) == (Status.UNREADABLE, reason, "")


def test_a_package_cut_off_is_truncated(docx, read_bytes):
    content = docx(p("Tekst. " * 500)).read_bytes()
    assert read_bytes(content[: len(content) // 2], "halv.docx").reason is Reason.TRUNCATED


def test_too_much_text_is_refused(docx):
    document = read(docx(p("Tekst. " * 500)), limits=Limits(max_characters=1000))
    assert document.reason is Reason.TOO_LARGE
