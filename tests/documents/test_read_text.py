"""Plain text: every encoding that municipalities' systems write, and paragraphs whichever way the lines are broken."""

from __future__ import annotations

import textwrap

import pytest

from clausecheck.documents import read
from clausecheck.documents.model import ParagraphKind, Reason, Status

CLAUSE = (
    "4.2 Kunden er berettiget til at lade softwarerobotter anvende Systemet på samme vilkår som medarbejdere, og "
    "Leverandøren må ikke opkræve særskilt vederlag herfor, heller ikke for adgang efter pkt. 4.1."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_is_read(read_bytes, texts, encoding):
    document = read_bytes("Kunden må også bruge »robotter«.".encode(encoding), "a.txt")
    assert texts(document) == ["Kunden må også bruge »robotter«."]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_hard_wraps_are_joined(read_bytes, texts, width):
    clauses = [CLAUSE, CLAUSE.replace("4.2", "4.3"), "4.4 Support ydes på hverdage."]
    said = "\n\n".join(textwrap.fill(clause, width, break_on_hyphens=False) for clause in clauses)
    assert texts(read_bytes(said.encode(), "a.txt")) == clauses


def test_hard_wraps_are_joined_where_no_blank_lines_divide(read_bytes, texts):
    clauses = [CLAUSE, CLAUSE.replace("4.2", "4.3"), "a) Support ydes på hverdage.", "§ 5 Ophør"]
    said = "\n".join(textwrap.fill(clause, 72) for clause in clauses)
    assert texts(read_bytes(said.encode(), "a.txt")) == clauses


def test_the_entries_of_a_list_of_words_stay_apart(read_bytes, texts):
    lines = [
        "Arbejdsdag: mandag til fredag bortset fra helligdage, 24. december og 31. december.",
        "Beregningsgrundlag: de oplysninger, der efter reglerne indgår i en ydelse.",
        "Bruger: enhver konto, som Kommunen opretter, hvad enten der sidder et menneske bag tasterne eller ej.",
        "Fejl: Systemet virker ikke som beskrevet i vejledningen.",
    ]
    assert texts(read_bytes("\n".join(lines).encode(), "a.txt")) == lines


def test_a_line_for_each_paragraph_stays_so(read_bytes, texts):
    lines = [
        CLAUSE,
        "Kunden betaler.",
        "Leverandøren leverer systemet, og Kunden tager det i brug.",
        "Parterne er enige.",
    ]
    assert texts(read_bytes("\n".join(lines).encode(), "a.txt")) == lines


def test_a_hyphen_at_the_line_end_is_mended(read_bytes, texts):
    said = (
        "Leverandøren skal stille Systemet til rådighed, så det er til-\n"
        "gængeligt for robotter, og yde den nødvendige bistand til drifts-\n"
        "og vedligeholdelsesopgaver, så længe aftalen mellem parterne løber."
    )
    assert "tilgængeligt" in texts(read_bytes(said.encode(), "a.txt"))[0]
    assert "drifts- og vedligeholdelsesopgaver" in texts(read_bytes(said.encode(), "a.txt"))[0]


def test_a_form_feed_divides_pages(read_bytes, texts):
    document = read_bytes(b"Side et.\n\fSide to.\n", "a.txt")
    assert texts(document) == ["Side et.", "Side to."]
    assert [paragraph.page for paragraph in document.paragraphs] == [1, 2]


@pytest.mark.parametrize("separator", ["\t", " | "])
def test_rows_are_table_rows(read_bytes, texts, separator):
    rows = [["Krav", "Svar"], ["Robotter kan logge på", "Nej"], ["API er åbent", "Ja"]]
    document = read_bytes("\n".join(separator.join(row) for row in rows).encode(), "a.txt")
    assert texts(document) == ["\t".join(row) for row in rows]
    assert [paragraph.kind for paragraph in document.paragraphs] == [ParagraphKind.TABLE_ROW] * 3
    assert [paragraph.header_row for paragraph in document.paragraphs] == [True, False, False]


def test_strokes_part_the_cells_of_rows_that_have_as_many(read_bytes, texts):
    rows = [["Nr.", "Krav", "Svar"], ["R1", "Søgning på adresse", "Ja"], ["R2", "Robotter kan logge på", "Nej"]]
    document = read_bytes("\n".join(" / ".join(row) for row in rows).encode(), "a.txt")
    assert texts(document) == ["\t".join(row) for row in rows]
    signed = "For kommunen / for leverandøren / den 3. maj\nEva Holm / Bo Terp"
    assert "\t" not in read_bytes(signed.encode(), "b.txt").text


def test_the_marks_of_markdown_are_taken_out(read_bytes, texts):
    said = (
        "---\nid: x\n---\n\n# Vilkår {#vilkaar}\n\nBrugsret\n--------\n\n"
        "Kunden må **ikke** bruge [robotter](https://example.invalid).\n"
        "\n## 3. Robotter. Kunden må ikke lade robotter logge på Systemet, og Leverandøren kan spærre dem.\n"
        "\n- et\n- to\n"
        "\n| Krav | Svar |\n|---|---|\n| Robot | Nej |\n"
    )
    document = read_bytes(said.encode(), "a.md")
    assert texts(document) == [
        "id: x",
        "Vilkår",
        "Brugsret",
        "Kunden må ikke bruge robotter.",
        "3. Robotter. Kunden må ikke lade robotter logge på Systemet, og Leverandøren kan spærre dem.",
        "- et",
        "- to",
        "Krav\tSvar",
        "Robot\tNej",
    ]
    levels = [paragraph.heading_level for paragraph in document.paragraphs]
    assert levels == [None, 1, 2, None, None, None, None, None, None]
    assert document.paragraphs[4].kind is ParagraphKind.BODY


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.txt", Reason.EMPTY),
        (b" \n\n ", "a.txt", Reason.EMPTY),
        (bytes(range(256)) * 20, "a.pdf", Reason.WRONG_TYPE),
        (bytes(range(256)) * 20, "a.txt", Reason.WRONG_TYPE),
        (b"<!DOCTYPE html><html><body>Log ind</body></html>", "kontrakt.pdf", Reason.WRONG_TYPE),
        (b"<html><body></body></html>", "kontrakt.html", Reason.EMPTY),
        (b"{\\rtf1 }", "a.rtf", Reason.EMPTY),
        (b"Rar!\x1a\x07\x00" + bytes(200), "a.rar", Reason.UNSUPPORTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "a.doc", Reason.UNSUPPORTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", Reason.ENCRYPTED),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "scan.png", Reason.TRUNCATED),
        (b"%PDF-1.7\nnothing more", "a.pdf", Reason.TRUNCATED),
        (b"Received: from x\r\nSubject: Kontrakt\r\n\r\n", "a.eml", Reason.EMPTY),
    ],
)
def test_every_other_content_is_a_row_with_its_reason(read_bytes, content, name, reason):
    document = read_bytes(content, name)
    assert (document.status, document.reason, document.text) == (Status.UNREADABLE, reason, "")


def test_text_under_another_name_is_read_and_noted(read_bytes, texts):
    document = read_bytes("Kunden må bruge robotter.".encode(), "kontrakt.docx")
    assert texts(document) == ["Kunden må bruge robotter."]
    assert ".docx" in document.detail


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "Kunden må ikke bruge\nrobotter eller scripts i\nsystemet.",
            "Kunden må ikke bruge robotter eller scripts i systemet.",
        ),
        ("Soft-\nwarerobot-\nter må ikke an-\nvendes i systemet.", "Softwarerobotter må ikke anvendes i systemet."),
        (
            "Kontaktperson for kunden\ne-mail: eva@proeve.example",
            "Kontaktperson for kunden\ne-mail: eva@proeve.example",
        ),
    ],
)
def test_a_sentence_that_is_broken_in_text_with_long_lines_is_whole(tmp_path, lines: str, told: str) -> None:
    long = (
        "Systemet leveres som tjeneste, og leverandøren holder det opdateret efter de regler, der følger af bilag 2. "
        * 2
    )
    path = tmp_path / "kontrakt.txt"
    path.write_text(f"KONTRAKT\n\n1. Ydelsen\n{long}\n\n2. Brug\n{lines}\n\n3. Drift\n{long}\n", encoding="utf-8")
    assert told in read(path).text


def test_lines_in_columns_are_rows_and_a_cell_that_goes_on_stays_with_its_row(read_bytes, texts):
    text = (
        "Linje 3   Stregkodeprinter                            3.990 kr. pr. stk.\n"
        "Linje 4   Håndscanner                                 1.650 kr. pr. stk.\n"
        "Linje 5   Indlogning uden en person bag               1.850 kr./md. pr. stk.\n"
        "          Skal noget andet end en kollega betjene registret for jer, skal I købe linje 5.\n"
        "Linje 6   Kursus på depotet                           6.300 kr. pr. dag\n"
    )
    rows = texts(read_bytes(text.encode(), "priser.txt"))
    assert [row.split()[1] for row in rows] == ["3", "4", "5", "6"]
    assert rows[2].endswith("skal I købe linje 5.")


@pytest.mark.parametrize(
    "words", ["BMC Software A/S leverer systemet.", "Bilag gemmes som PDF (%PDF-1.7), og robotter er ikke tilladt."]
)
def test_a_text_that_begins_like_another_format_or_names_it_is_a_text(read_bytes, words):
    document = read_bytes(words.encode(), "kontrakt.txt")
    assert document.status is Status.READ
    assert document.text == f"{words}\n"
