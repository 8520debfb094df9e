"""OpenDocument texts: lists as they are counted, changes accepted, what stands beside the text in its place."""

from __future__ import annotations

import io
import zipfile

import pytest

from clausecheck.documents import read_all
from clausecheck.documents.model import ParagraphKind, Reason, Status

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
    )
)
NAMES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
MIME = "application/vnd.oasis.opendocument.text"
STYLES = (
    '<style:style style:name="Skjult" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Under" style:family="text" style:parent-style-name="Skjult"/>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I"/></text:outline-style>'
)


def odt(body: str, styles: str = STYLES, **parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", MIME)
        package.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def item(text: str, more: str = "", attributes: str = "") -> str:
    return f"<text:list-item {attributes}><text:p>{text}</text:p>{more}</text:list-item>"


def listed(inside: str, attributes: str = 'text:style-name="L"') -> str:
    return f"<text:list {attributes}>{inside}</text:list>"


def test_lists_are_counted_as_they_are_printed(read_bytes):
    under = listed(item("1.1") + item("1.2", listed(item("a)"), "")), "")
    body = (
        '<text:h text:outline-level="1">I</text:h>'
        + listed(item("1", under) + item("2"))
        + "<text:p>tekst</text:p>"
        + listed(item("3"), 'text:style-name="L" text:continue-numbering="true"')
        + listed(item("1") + item("5", attributes='text:start-value="5"') + item("6"))
        + '<text:h text:outline-level="1" text:is-list-header="true">uden</text:h>'
    )
    document = read_bytes(odt(body), "a.odt")
    said = [(p.label, document.text[p.start : p.end]) for p in document.paragraphs]
    unnumbered = ("tekst", "uden")
    assert [text for _, text in said] == ["I", "1", "1.1", "1.2", "a)", "2", "tekst", "3", "1", "5", "6", "uden"]
    assert all(label == (None if text in unnumbered else text) for label, text in said)
    assert document.paragraphs[0].heading_level == 1
    assert [p.list_level for p in document.paragraphs[1:5]] == [0, 1, 1, 2]


def test_changes_are_accepted_wherever_the_deleted_words_lie(read_bytes, texts):
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>Væk.</text:p></text:deletion>'
        '</text:changed-region><text:changed-region text:id="c2"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
    )
    body = (
        changes + '<text:p>Kunden må <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>ikke '
        '<text:change-end text:change-id="c2"/><text:change-start text:change-id="c1"/>gerne '
        '<text:change-end text:change-id="c1"/>bruge robotter.</text:p>'
    )
    document = read_bytes(odt(body), "a.odt")
    assert texts(document) == ["Kunden må ikke bruge robotter."]
    assert document.deletions == 1


def test_words_of_every_kind_of_element(read_bytes, texts):
    body = (
        '<text:p>Kunden<text:s text:c="3"/>må<text:tab/>bruge <text:span text:style-name="Skjult">ikke</text:span>'
        '<text:span text:style-name="Under">heller</text:span><text:a>robotter</text:a>'
        "<office:annotation><dc:creator>BB</dc:creator><dc:date>2025-03-04T10:00:00</dc:date><text:p>Slet?</text:p>"
        "</office:annotation><text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Dog ikke i drift.</text:p></text:note-body></text:note>.</text:p>"
        "<text:p><draw:frame><draw:text-box><text:p>Boks.</text:p></draw:text-box></draw:frame>1.1 Et."
        "<text:line-break/>1.2 To.</text:p><text:section><text:p>Afsnit.</text:p></text:section>"
    )
    document = read_bytes(odt(body), "a.odt")
    assert texts(document) == [
        "Kunden må bruge robotter.",
        "Dog ikke i drift.",
        "1.1 Et.",
        "1.2 To.",
        "Boks.",
        "Afsnit.",
    ]
    assert [document.paragraphs[index].kind for index in (1, 4)] == [ParagraphKind.FOOTNOTE, ParagraphKind.TEXT_BOX]
    assert [(c.text, c.author, c.date) for c in document.comments] == [("Slet?", "BB", "2025-03-04T10:00:00")]


def test_tables_keep_their_columns(read_bytes, texts):
    def cells(*said: str) -> str:
        return "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in said)

    body = (
        f"<table:table><table:table-header-rows><table:table-row>{cells('Nr.', 'Krav', 'Svar')}</table:table-row>"
        f"</table:table-header-rows><table:table-row>{cells('K-1')}"
        '<table:table-cell table:number-columns-spanned="2"><text:p>Robotter</text:p><text:p>kan.</text:p>'
        f"{listed(item('under'))}</table:table-cell><table:covered-table-cell/></table:table-row>"
        '<table:table-row><table:table-cell table:number-columns-repeated="3"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table>"
        f"<table:table><table:table-row>{cells('Ramme om tekst.')}</table:table-row></table:table>"
    )
    document = read_bytes(odt(body), "a.odt")
    assert texts(document) == ["Nr.\tKrav\tSvar", "K-1\tRobotter kan. 1. under\t", "x\tx\tx", "Ramme om tekst."]
    assert [p.header_row for p in document.paragraphs] == [True, False, False, False]


def test_margins_and_properties(read_bytes):
    master = (
        "<style:master-page><style:header><text:p>Udkast</text:p></style:header>"
        "<style:footer><text:p>Side <text:page-number>2</text:page-number></text:p></style:footer></style:master-page>"
    )
    meta = (
        f"<office:document-meta {NAMES}><office:meta><dc:title>Kontrakt</dc:title></office:meta></office:document-meta>"
    )
    content = odt("<text:p>x</text:p>", STYLES + master, **{"meta.xml": meta.encode()})
    properties = read_bytes(content, "a.odt").properties
    assert properties == {"header": "Udkast", "footer": "Side 2", "title": "Kontrakt"}


SCAN = (
    '<text:p><draw:frame svg:width="17cm" svg:height="25cm"><draw:image xlink:href="Pictures/1.png"/></draw:frame>'
    "</text:p>"
)
OBJECT = '<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'


@pytest.mark.parametrize(
    ("body", "parts", "status", "reason"),
    [
        (f"<text:p>x</text:p>{SCAN}", {}, Status.PARTLY_READ, Reason.NO_TEXT),
        (SCAN, {}, Status.UNREADABLE, Reason.NO_TEXT),
        (
            f"<text:p>x</text:p>{OBJECT}",
            {"Object 1__content.xml": b"<office:spreadsheet>"},
            Status.PARTLY_READ,
            Reason.UNSUPPORTED,
        ),
        ("", {}, Status.UNREADABLE, Reason.EMPTY),
        ("<text:p>x", {}, Status.UNREADABLE, Reason.TRUNCATED),
        ("<text:p>x</text:p>", {"META-INF__manifest.xml": b"<encryption-data/>"}, Status.UNREADABLE, Reason.ENCRYPTED),
        ("<text:section>" * 70 + "</text:section>" * 70, {}, Status.UNREADABLE, Reason.TOO_DEEP),
    ],
)
def test_what_cannot_be_read_is_told(read_bytes, body, parts, status, reason):
    document = read_bytes(odt(body, **parts), "a.odt")
    assert (document.status, document.reason) == (status, reason)


def test_a_scan_in_the_package_is_handed_over(tmp_path):
    path = tmp_path / "a.odt"
    path.write_bytes(odt(f"<text:p>x</text:p>{SCAN}", **{"Pictures__1.png": b"\x89PNG\r\n\x1a\n"}))
    found = read_all(path)
    assert [(document.path, document.status) for document in found] == [
        ("a.odt", Status.READ),
        ("a.odt/1.png", Status.UNREADABLE),
    ]


def test_damaged_properties_do_not_cost_the_text(read_bytes, texts):
    document = read_bytes(odt("<text:p>Robotter må bruges.</text:p>", STYLES, **{"meta.xml": b"<office:"}), "a.odt")
    assert (document.status, document.reason) == (Status.PARTLY_READ, Reason.TRUNCATED)
    assert texts(document) == ["Robotter må bruges."]
