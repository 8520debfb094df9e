"""RTF: what Word shows, in every way that letters, numbers and tables are written."""

from __future__ import annotations

import pytest

from clausecheck.documents.model import ParagraphKind, Reason, Status

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset238 Arial CE;}}"


def rtf(body: str) -> bytes:
    return f"{HEAD}{body}}}".encode("cp1252")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (r"m\'e5 \'e6\'f8\'e5", "må æøå"),
        (r"m\u229? \u8211?\uc2\u230ae", "må –æ"),
        (r"{\uc0 \u248}l", "øl"),
        (r"\u-10179?\u-8704?x", "😀x"),
        (r"\{klammer\} \\ a\~b\_c d\-e", "{klammer} \\ a b-c de"),
        (r"\ldblquote citat\rdblquote  \endash  \bullet", "“citat” – •"),
        (r"{\f1 \'b3}", "ł"),
        (r"a{\v skjult}b{\deleted slettet}c{\*\ukendt x}d", "abcd"),
        (r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}} efter', "link efter"),
        (r"{\field{\*\fldinst x}{\fldrslt \*\cs12\ul {vis}}}", "vis"),
        (r"{\pict 0102ff}billede{\bin5 }}}}}x", "billedex"),
    ],
)
def test_words_are_written_in_many_ways(read_bytes, texts, written, said):
    if r"\bin5" in written:
        written = written.replace("{\\bin5 }}}}}", "{\\bin5 }}}}}}")
    assert texts(read_bytes(rtf(written + r"\par"), "a.rtf")) == [said]


def test_headings_lists_and_notes(read_bytes, texts):
    body = (
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Overskrift 2;}}"
        r"{\info{\title Kontrakt}{\author B. Bang}}{\header Udkast\par}{\footerr Side 1}"
        r"\pard\s1{\listtext 1.\tab}Form\'e5l\par\pard\s2 Under\par"
        r"\pard{\listtext\'b7\tab}punkt\par\pard{\pntext a)\tab}bogstav\par"
        r"\pard Kunden m\'e5{\super\chftn{\footnote\pard\chftn  Dog ikke robotter.}} bruge Arkiva.\par"
        r"{\shp{\*\shpinst\shpleft1{\sp{\sn x}{\sv 1}}{\shptxt Boks.\par}}{\shprslt Boks igen.}}Efter.\par"
        r" Kommenteret{\*\atnauthor Leverandør}{\*\annotation\pard Kan slettes?}.\par"
    )
    document = read_bytes(rtf(body), "a.rtf")
    assert texts(document) == [
        "Formål",
        "Under",
        "punkt",
        "bogstav",
        "Kunden må bruge Arkiva.",
        "Dog ikke robotter.",
        "Efter.",
        "Boks.",
        "Kommenteret.",
    ]
    assert [p.heading_level for p in document.paragraphs[:3]] == [1, 2, None]
    assert [p.label for p in document.paragraphs[:4]] == ["1", None, None, "a)"]
    kinds = [p.kind for p in document.paragraphs[2:8]]
    assert kinds[:2] == [ParagraphKind.LIST_ITEM] * 2
    assert (kinds[3], kinds[5]) == (ParagraphKind.FOOTNOTE, ParagraphKind.TEXT_BOX)
    assert document.properties == {"title": "Kontrakt", "author": "B. Bang", "header": "Udkast", "footer": "Side 1"}
    assert [(comment.text, comment.author) for comment in document.comments] == [("Kan slettes?", "Leverandør")]


def test_tables_are_laid_out_on_their_columns(read_bytes, texts):
    body = (
        r"\trowd\trhdr\cellx2000\cellx6000\cellx8000\pard\intbl Krav\cell Tekst\cell Svar\cell\row"
        r"\trowd\cellx2000\cellx6000\cellx8000\pard\intbl K-1\cell"
        r" Robotter skal\par kunne logge p\'e5.\cell Nej\cell\row"
        r"\trowd\cellx6000\cellx8000\pard\intbl Udg\'e5r\cell Ja\cell\row\pard Efter.\par"
    )
    document = read_bytes(rtf(body), "a.rtf")
    assert texts(document) == [
        "Krav\tTekst\tSvar",
        "K-1\tRobotter skal kunne logge på.\tNej",
        "Udgår\t\tJa",
        "Efter.",
    ]
    assert [p.header_row for p in document.paragraphs] == [True, False, False, False]


def test_an_rtf_cut_off_is_partly_read(read_bytes, texts):
    document = read_bytes(rtf(r"Kunden m\'e5 bruge robotter.\par {\b Leverand")[:-1], "a.rtf")
    assert texts(document) == ["Kunden må bruge robotter.", "Leverand"]
    assert (document.status, document.reason) == (Status.PARTLY_READ, Reason.TRUNCATED)


def test_groups_without_end_are_refused(read_bytes):
    assert read_bytes(b"{\\rtf1 " + b"{" * 5_000, "a.rtf").reason is Reason.TOO_DEEP


def test_an_rtf_named_doc_is_read(read_bytes, texts):
    assert texts(read_bytes(rtf(r"Kontrakt.\par"), "kontrakt.doc")) == ["Kontrakt."]
