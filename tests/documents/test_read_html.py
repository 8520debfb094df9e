"""Web pages: what a reader of the page sees, lists with their numbers, tables row by row."""

from __future__ import annotations

import pytest

from clausecheck.documents.model import ParagraphKind, Reason, Status


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>Vilkår</title></head><body>{body}</body></html>".encode()


def labelled(document):
    return [(p.label or "", document.text[p.start : p.end]) for p in document.paragraphs]


def test_words_that_are_not_shown_are_left_out(read_bytes, texts):
    body = (
        "<script>var robot = 1;</script><p>Kunden må\n  bruge <b>robotter</b>.</p>"
        '<p style="display: none">skjult</p><p hidden>skjult</p><del>slettet</del><!-- note -->'
        "<p>Uden <ins>hindringer</ins>.</p>løs tekst"
    )
    document = read_bytes(page(body), "vilkår.html")
    assert texts(document) == ["Kunden må bruge robotter.", "Uden hindringer.", "løs tekst"]
    assert document.properties["title"] == "Vilkår"
    assert document.deletions == 1


def test_lists_are_counted_as_they_are_printed(read_bytes):
    body = (
        "<ol start=3><li>tredje</li><li value=7>syvende</li><li>ottende"
        '<ol type="a"><li>under</li><li>mere</li></ol></li></ol><ul><li>punkt</li></ul>'
        '<ol style="list-style-type: upper-roman"><li>romersk</li></ol>'
    )
    document = read_bytes(page(body), "a.html")
    assert labelled(document) == [
        ("3", "tredje"),
        ("7", "syvende"),
        ("8", "ottende"),
        ("a", "under"),
        ("b", "mere"),
        ("", "punkt"),
        ("I", "romersk"),
    ]
    assert document.paragraphs[5].kind is ParagraphKind.LIST_ITEM
    assert [p.list_level for p in document.paragraphs[:4]] == [0, 0, 0, 1]


def test_numbers_below_a_numbered_heading_continue_its_number(read_bytes):
    body = (
        "<ol><li><h1>Formål</h1><ol><li><p>Kontrakten angår Arkiva.</p></li></ol></li>"
        "<li><h1>Brug</h1><ol><li><p>Kunden må.</p></li></ol></ol><table><tr><td>a<td>b</table>"
        '<ol><ol start="2"><li><p>Fortsat.</p></li></ol><li><h1>Ophør</h1></li></ol>'
    )
    labels = [p.label for p in read_bytes(page(body), "a.html").paragraphs]
    assert labels == ["1", "1.1", "2", "2.1", None, "2.2", "3"]


def test_tables_keep_their_columns_and_layout_is_no_table(read_bytes, texts):
    body = (
        "<table><thead><tr><th>Krav</th><th>Kat.</th><th>Svar</th></tr></thead>"
        "<tr><td rowspan=2>K-1</td><td><p>MK</p></td><td>Nej,<br>kræver tilkøb</td></tr>"
        "<tr><td colspan=2><ol><li>delvist</li></ol></td></tr></table>"
        "<table><tr><td><h2>Brugsret</h2><p>Kunden må bruge robotter.</p></td><td></td></tr></table>"
    )
    document = read_bytes(page(body), "a.html")
    assert texts(document) == [
        "Krav\tKat.\tSvar",
        "K-1\tMK\tNej, kræver tilkøb",
        "\t1. delvist\t",
        "Brugsret",
        "Kunden må bruge robotter.",
    ]
    assert document.paragraphs[0].header_row
    assert document.paragraphs[3].heading_level == 2


def test_breaks_part_numbered_clauses(read_bytes, texts):
    body = "<div>1.1 Kunden har brugsret.<br>1.2 Robotter er<br>tilladt.<br><br>Ny.</div>"
    assert texts(read_bytes(page(body), "a.html")) == ["1.1 Kunden har brugsret.", "1.2 Robotter er tilladt.", "Ny."]


def test_what_was_filled_in_is_said(read_bytes, texts):
    body = (
        "<form><p>Navn <input type=text value='Bent'> <input type=checkbox checked>Ja <input type=checkbox>Nej "
        "<select><option>Delvist<option selected>Fuldt ud</select><input type=hidden value=x></p></form>"
    )
    assert texts(read_bytes(page(body), "a.html")) == ["Navn Bent ☒ Ja ☐ Nej Fuldt ud"]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="utf-8">', "cp1252"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="findes-ikke">', "utf-8"),
    ],
)
def test_letters_come_out_whatever_the_page_declares(read_bytes, texts, head, encoding):
    content = f"<html><head>{head}</head><body><p>Må ikke – »æøå«</p></body></html>".encode(encoding)
    assert texts(read_bytes(content, "a.htm")) == ["Må ikke – »æøå«"]


@pytest.mark.parametrize("name", ["kontrakt.doc", "kravliste.xls", "uden endelse"])
def test_a_page_under_an_office_name_is_read(read_bytes, texts, name):
    content = b'<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p>Kontrakt.</p></body></html>'
    document = read_bytes(content, name)
    assert (document.format, texts(document)) == ("html", ["Kontrakt."])


def test_a_page_nested_without_end_is_refused_or_read(read_bytes):
    document = read_bytes(b"<html><body>" + b"<div>" * 100_000 + b"Robotter.", "a.html")
    assert document.status is Status.READ or document.reason in {Reason.TOO_DEEP, Reason.TRUNCATED, Reason.EMPTY}
