"""PDF files: whole paragraphs in reading order, without what runs along the edges; no page passed over in silence."""

from __future__ import annotations

import io

import pytest
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from clausecheck.documents import Limits, read, read_all
from clausecheck.documents.limits import OcrEngine, OcrOptions
from clausecheck.documents.model import ParagraphKind, Reason, Status
from tests.documents.one_contract import FILES

LEFT, WIDTH, LEADING = 70, 455, 14
WITHOUT_OCR = Limits(ocr=OcrOptions(engine=OcrEngine.OFF))
LONG = (
    "4.2 Kunden er berettiget til at lade softwarerobotter anvende Systemet på samme vilkår som medarbejdere, og "
    "Leverandøren må ikke opkræve særskilt vederlag herfor."
)


def wrapped(text: str, width: float = WIDTH, size: float = 11) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Helvetica", size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def draw_lines(
    canvas, lines, *, left: float = LEFT, top: float = 740, font: str = "Helvetica", size: float = 11
) -> float:
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(left, top, line)
        top -= LEADING
    return top


def page(*paragraphs: str, gap: float = 8, **place: float):
    def draw(canvas) -> None:
        top = place.get("top", 740)
        for text in paragraphs:
            lines = text.split("\n") if "\n" in text else wrapped(text)
            top = draw_lines(canvas, lines, left=place.get("left", LEFT), top=top) - gap

    return draw


def picture(canvas, share: float = 1.0) -> None:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", (40, 60), 200).save(stream, "PNG")
    stream.seek(0)
    canvas.drawImage(ImageReader(stream), 0, 0, 595 * share, 842 * share)


def test_lines_are_joined_and_paragraphs_kept_apart(pdf, texts):
    document = read(pdf(page("1. Brugsret", LONG, "4.3 Leverandøren yder support.")))
    assert texts(document) == ["1. Brugsret", LONG, "4.3 Leverandøren yder support."]
    assert document.status is Status.READ
    assert {paragraph.page for paragraph in document.paragraphs} == {1}


@pytest.mark.parametrize(
    ("lines", "mended"),
    [
        ("Systemet skal være til-\ngængeligt for robotter.", "Systemet skal være tilgængeligt for robotter."),
        (
            "Parterne har indgået en drifts-\nog vedligeholdelsesaftale.",
            "Parterne har indgået en drifts- og vedligeholdelsesaftale.",
        ),
        ("Kunden anvender systemet KMD-\nSag til formålet.", "Kunden anvender systemet KMD-Sag til formålet."),
        (
            "Kunden må bruge sine egne RPA- og AI-\nløsninger i Systemet.",
            "Kunden må bruge sine egne RPA- og AI-løsninger i Systemet.",
        ),
        (
            "Driften er åben på hverdage mandag-\nfredag fra klokken otte.",
            "Driften er åben på hverdage mandag-fredag fra klokken otte.",
        ),
        (
            "Leverandøren leverer et nyt it-\nsystem til Kunden i år.",
            "Leverandøren leverer et nyt it-system til Kunden i år.",
        ),
        (
            "Kunden betaler efter den indgåede aftale, jf. pkt.\n4.2, og efter bilag 3.",
            "Kunden betaler efter den indgåede aftale, jf. pkt. 4.2, og efter bilag 3.",
        ),
        (
            "Krav K-14 om bistand fra robotter skal opfyldes senest\n30 dage efter påkrav.",
            "Krav K-14 om bistand fra robotter skal opfyldes senest 30 dage efter påkrav.",
        ),
    ],
)
def test_line_ends_are_mended(pdf, texts, lines, mended):
    assert texts(read(pdf(page(lines)))) == [mended]


def test_a_word_is_mended_as_the_document_writes_it_elsewhere(pdf, texts):
    lines = "Ved force majeure-begivenheder gælder det følgende, og en force majeure-\nbegivenheder fritager."
    assert texts(read(pdf(page(lines))))[0].endswith("en force majeure-begivenheder fritager.")


def test_a_letter_spaced_title_is_joined(pdf, texts):
    assert texts(read(pdf(page("K O N T R A K T"))))[0] == "KONTRAKT"


def furnished(number: int, total: int, *paragraphs: str):
    inner = page(*paragraphs)

    def draw(canvas) -> None:
        canvas.drawString(LEFT, 810, "Kontrakt om Fagsystem – UDKAST")
        inner(canvas)
        canvas.drawString(480, 30, f"Side {number} af {total}")
        canvas.saveState()
        canvas.translate(12, 200)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(0, 0, "Penneo dokumentnøgle: 5ZKQN-DF48I-WZIZP-PPTQL-2W05T-GN30E")
        canvas.restoreState()

    return draw


def test_running_lines_and_stamps_are_left_out_and_kept_as_a_property(pdf, texts):
    pages = [furnished(number, 4, f"{number}. Afsnit", LONG.replace("4.2", f"{number}.1")) for number in range(1, 5)]
    document = read(pdf(*pages))
    assert len(texts(document)) == 8
    for word in ("Penneo", "Side", "UDKAST", "5ZKQN"):
        assert word not in document.text
    assert "UDKAST" in document.properties["running"]


def test_a_clause_that_stands_on_every_page_at_other_heights_is_kept(pdf, texts):
    clause = "Kunden må ikke anvende robotter."
    document = read(pdf(*(page(clause, top=700 - 90 * number) for number in range(4))))
    assert texts(document) == [clause] * 4


def test_a_paragraph_runs_on_over_the_page_break(pdf, texts):
    lines = wrapped(LONG)
    first = furnished(1, 2, "4. Brugsret", "\n".join(lines[:1]) + "\n")
    second = furnished(2, 2, "\n".join(lines[1:]) + "\n", "4.3 Support.")
    document = read(pdf(first, second))
    assert texts(document)[1] == LONG
    assert document.paragraphs[1].page == 1
    assert document.page_at(document.text.index("4.3")) == 2


def test_two_columns_are_read_one_after_the_other(pdf, texts):
    left = wrapped(LONG, 215)
    right = wrapped("4.3 Robotter tæller ikke som brugere, og deres adgang koster derfor ikke noget for Kunden.", 215)

    def draw(canvas) -> None:
        draw_lines(canvas, left)
        draw_lines(canvas, right, left=315)

    assert texts(read(pdf(draw))) == [" ".join(left), " ".join(right)]


def test_two_columns_drawn_line_by_line_are_read_one_after_the_other(pdf, texts):
    left = wrapped(
        LONG + " Det samme gælder for Kundens leverandører og samarbejdspartnere, når de arbejder for Kunden.", 215
    )
    right = wrapped(
        "4.3 Robotter tæller ikke som brugere, og deres adgang koster derfor ikke noget for Kunden. " * 2, 215
    )

    def draw(canvas) -> None:
        for index in range(max(len(left), len(right))):
            for column, at in ((left, LEFT), (right, 315)):
                if index < len(column):
                    canvas.drawString(at, 740 - index * LEADING, column[index])

    assert texts(read(pdf(draw))) == [" ".join(left), " ".join(right).strip()]


def grid(
    canvas, top: float, rows: list[list[str]], widths: tuple[int, ...] = (60, 240, 60), height: float = 34
) -> None:
    canvas.setFont("Helvetica", 9)
    edges = [LEFT + sum(widths[:index]) for index in range(len(widths) + 1)]
    for index in range(len(rows) + 1):
        canvas.line(edges[0], top - index * height, edges[-1], top - index * height)
    for edge in edges:
        canvas.line(edge, top, edge, top - len(rows) * height)
    for index, row in enumerate(rows):
        for edge, text in zip(edges, row, strict=False):
            for line, words in enumerate(text.split("\n")):
                canvas.drawString(edge + 4, top - index * height - 12 - 11 * line, words)


ROWS = [
    ["Nr.", "Krav", "Svar"],
    ["5.1", "Robotter skal kunne logge\npå Systemet.", "Nej"],
    ["5.2", "Systemet har et til-\ngængeligt API.", "Ja"],
]


def test_a_ruled_table_gives_rows_with_cells(pdf, texts):
    def draw(canvas) -> None:
        draw_lines(canvas, ["Kravene er:"])
        grid(canvas, 700, ROWS)
        draw_lines(canvas, ["Efter tabellen."], top=560)

    document = read(pdf(draw))
    assert texts(document) == [
        "Kravene er:",
        "Nr.\tKrav\tSvar",
        "5.1\tRobotter skal kunne logge på Systemet.\tNej",
        "5.2\tSystemet har et tilgængeligt API.\tJa",
        "Efter tabellen.",
    ]
    kinds = [paragraph.kind for paragraph in document.paragraphs]
    assert kinds == [ParagraphKind.BODY, *[ParagraphKind.TABLE_ROW] * 3, ParagraphKind.BODY]
    assert [paragraph.header_row for paragraph in document.paragraphs] == [False, True, False, False, False]


def test_a_table_goes_on_over_the_page_break(pdf, texts):
    more = [ROWS[0], ["5.3", "Robotter har egne konti.", "Ja"]]
    document = read(pdf(lambda canvas: grid(canvas, 200, ROWS), lambda canvas: grid(canvas, 780, more)))
    assert {paragraph.table for paragraph in document.paragraphs} == {0}
    assert [paragraph.header_row for paragraph in document.paragraphs] == [True, False, False, True, False]


def test_a_frame_round_a_clause_is_no_table(pdf, texts):
    def draw(canvas) -> None:
        canvas.rect(60, 690, 475, 70)
        draw_lines(canvas, wrapped(LONG))

    document = read(pdf(draw))
    assert texts(document) == [LONG]
    assert document.paragraphs[0].kind is ParagraphKind.BODY


def test_a_turned_page_is_read_like_any_other(pdf, texts):
    def draw(canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        draw_lines(canvas, wrapped(LONG), top=500)
        grid(canvas, 400, ROWS)

    assert texts(read(pdf(draw))) == [
        LONG,
        "Nr.\tKrav\tSvar",
        "5.1\tRobotter skal kunne logge på Systemet.\tNej",
        "5.2\tSystemet har et tilgængeligt API.\tJa",
    ]


def test_headings_are_told_by_their_font(pdf):
    def draw(canvas) -> None:
        top = draw_lines(canvas, ["Brugsret"], font="Helvetica-Bold") - 6
        draw_lines(canvas, wrapped(LONG), top=top)

    assert [paragraph.kind for paragraph in read(pdf(draw)).paragraphs] == [ParagraphKind.HEADING, ParagraphKind.BODY]


def test_a_footnote_stands_after_the_paragraph_it_interrupts(pdf, texts):
    lines = wrapped(LONG)

    def first(canvas) -> None:
        draw_lines(canvas, ["Et afsnit med almindelig tekst.", *lines[:1]], top=150)
        draw_lines(canvas, ["1 Dog ikke i servicevinduer."], top=70, size=8)

    document = read(pdf(first, page("\n".join(lines[1:]) + "\n")))
    assert texts(document)[-2:] == [LONG, "1 Dog ikke i servicevinduer."]
    assert document.paragraphs[-1].kind is ParagraphKind.FOOTNOTE


def test_a_page_without_text_layer_is_an_unread_page(pdf):
    document = read(pdf(page(LONG), picture, page(LONG)), limits=WITHOUT_OCR)
    assert (document.status, document.reason, document.unread_pages) == (Status.PARTLY_READ, Reason.NO_TEXT, (2,))


def test_a_scan_under_a_stamp_is_an_unread_page(pdf):
    def stamped(canvas) -> None:
        picture(canvas)
        furnished(1, 1)(canvas)

    document = read(pdf(page(LONG), stamped), limits=WITHOUT_OCR)
    assert document.unread_pages == (2,)


def test_a_document_of_pictures_has_no_text(pdf):
    document = read(pdf(picture, picture), limits=WITHOUT_OCR)
    assert (document.status, document.reason, document.text) == (Status.UNREADABLE, Reason.NO_TEXT, "")


def test_a_blank_page_is_read_and_a_logo_makes_no_scan(pdf):
    document = read(pdf(page(LONG), lambda canvas: None, lambda canvas: picture(canvas, 0.1)))
    assert (document.status, document.unread_pages) == (Status.READ, ())


@pytest.mark.parametrize(("password", "status"), [("", Status.READ), ("hemmelig", Status.UNREADABLE)])
def test_only_a_password_to_open_shuts_a_file(pdf, password, status):
    encryption = pdfencrypt.StandardEncryption(password, ownerPassword="ejer", canModify=0)
    document = read(pdf(page(LONG), encrypt=encryption))
    assert document.status is status
    assert document.reason is (Reason.ENCRYPTED if password else None)


def test_a_file_cut_off_never_counts_as_read(pdf, read_bytes):
    content = pdf(*(page(LONG) for _ in range(5))).read_bytes()
    for share in (0.3, 0.6, 0.9):
        document = read_bytes(content[: int(len(content) * share)], "halv.pdf")
        assert document.reason is Reason.TRUNCATED
        assert document.status is not Status.READ


def test_limits_hold(pdf):
    path = pdf(*(page(LONG) for _ in range(3)))
    assert read(path, limits=Limits(max_pages=2)).reason is Reason.TOO_LARGE
    assert read(path, limits=Limits(max_characters=100)).reason is Reason.TOO_LARGE
    assert read(path, limits=Limits(max_seconds=0)).reason is Reason.TIME
    assert read(path, limits=Limits(max_bytes=100)).reason is Reason.TOO_LARGE


def test_what_was_filled_in_stands_beside_its_label(pdf, texts):
    def draw(canvas) -> None:
        canvas.drawString(70, 700, "Leverandørens svar:")
        form = canvas.acroForm
        form.textfield(name="svar", value="Nej, kræver tilkøb", x=200, y=692, width=200, height=20)
        form.checkbox(name="ja", checked=True, x=70, y=650)
        canvas.drawString(100, 655, "Ja")
        form.checkbox(name="nej", checked=False, x=70, y=620)
        canvas.drawString(100, 625, "Nej")
        form.choice(name="valg", value="Delvist", options=["Ja", "Delvist"], x=70, y=560, width=100, height=20)
        canvas.drawString(70, 500, "Efter.")

    assert texts(read(pdf(draw))) == [
        "Leverandørens svar: Nej, kræver tilkøb",
        "☒ Ja",
        "☐ Nej",
        "Delvist",
        "Efter.",
    ]


def test_what_was_filled_in_stands_in_its_cell(pdf, texts):
    def draw(canvas) -> None:
        for x in (70, 200, 400, 520):
            canvas.line(x, 600, x, 700)
        for y in (600, 650, 700):
            canvas.line(70, y, 520, y)
        for x, word in ((75, "Krav"), (205, "Tekst"), (405, "Svar")):
            canvas.drawString(x, 670, word)
        canvas.drawString(75, 620, "K-1")
        canvas.drawString(205, 620, "Robotter kan logge på.")
        canvas.acroForm.textfield(name="svar", value="Nej", x=405, y=610, width=100, height=30)

    assert texts(read(pdf(draw))) == ["Krav\tTekst\tSvar", "K-1\tRobotter kan logge på.\tNej"]


def noted(kind: str, text: str, more: str = ""):
    """Return what puts a note on a page: reportlab writes those of its own kinds only."""

    def draw(canvas) -> None:
        from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString

        canvas.drawString(70, 700, "Kunden må bruge robotter.")
        note = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName(kind),
                "Rect": "[ 70 600 300 620 ]",
                "Contents": PDFString(text),
                "T": PDFString("Leverandøren"),
                "M": PDFString("D:20250304100000+01'00'"),
                "F": more or 4,
            }
        )
        canvas._addAnnotation(note)

    return draw


def test_words_typed_onto_a_page_are_its_text(pdf, texts):
    assert texts(read(pdf(noted("FreeText", "Dog ikke i drift.")))) == [
        "Kunden må bruge robotter.",
        "Dog ikke i drift.",
    ]


@pytest.mark.parametrize("kind", ["Text", "Highlight", "StrikeOut", "Stamp"])
def test_comments_stand_apart(pdf, texts, kind):
    document = read(pdf(page("1. Forside"), noted(kind, "Kan ikke godkendes.")))
    assert texts(document) == ["1. Forside", "Kunden må bruge robotter."]
    (comment,) = document.comments
    assert (comment.text, comment.author, comment.date) == (
        "Kan ikke godkendes.",
        "Leverandøren",
        "2025-03-04T10:00",
    )
    assert document.page_at(comment.start) == 2


def test_a_hidden_note_is_not_read(pdf):
    document = read(pdf(noted("Text", "skjult", more="2")))
    assert document.comments == ()


def with_attachments(content: bytes, **files: bytes) -> bytes:
    """Attach files to a PDF with pdfium itself."""
    import ctypes

    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(content)
    for name, data in files.items():
        attachment = document.new_attachment(name.replace("__", "."))
        attachment.set_data(ctypes.create_string_buffer(data, len(data)))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_attached_documents_are_read_and_proofs_are_not(pdf, texts):
    from tests.documents.one_contract import FILES

    path = pdf(page("1. Forside"))
    contract = (FILES / "kontrakt.docx").read_bytes()
    path.write_bytes(
        with_attachments(
            path.read_bytes(), bilag__docx=contract, log__xml=b"<?xml version='1.0'?><a/>", vilkår__txt=b"Kun personer."
        )
    )
    found = read_all(path)
    assert [document.path for document in found] == [
        "kontrakt.pdf",
        "kontrakt.pdf/bilag.docx",
        "kontrakt.pdf/vilkår.txt",
    ]
    assert texts(found[2]) == ["Kun personer."]


@pytest.mark.parametrize(("user", "status", "reason"), [("", Status.READ, None), ("x", Status.UNREADABLE, "encrypted")])
@pytest.mark.parametrize("strength", [40, 128])
def test_only_a_password_that_readers_need_locks(pdf, user, status, reason, strength):
    lock = pdfencrypt.StandardEncryption(user, ownerPassword="ejer", canPrint=0, strength=strength)
    document = read(pdf(page("1. Brugsret", LONG), encrypt=lock))
    assert (document.status, document.reason) == (status, reason)


def test_a_text_layer_that_says_nothing_needs_recognition(pdf, texts):
    def draw(canvas) -> None:
        for index, line in enumerate(wrapped(LONG * 4)):
            canvas.drawString(70, 700 - 14 * index, "".join(chr(ord(c) - 3) if c != " " else c for c in line))

    document = read(pdf(page("1. Brugsret", LONG), draw), limits=WITHOUT_OCR)
    assert texts(document) == ["1. Brugsret", LONG]
    assert (document.status, document.reason, document.unread_pages) == (Status.PARTLY_READ, Reason.NO_TEXT, (2,))
    assert [page.reason for page in document.pages] == [None, Reason.NO_TEXT]


def test_a_letter_spaced_heading_is_closed_up(pdf, texts):
    def draw(canvas) -> None:
        heading = canvas.beginText(70, 700)
        heading.setFont("Helvetica-Bold", 16)
        heading.setCharSpace(9)
        heading.textOut("KONTRAKT")
        canvas.drawText(heading)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(70, 640, "Kunden må bruge robotter.")

    assert texts(read(pdf(draw))) == ["KONTRAKT", "Kunden må bruge robotter."]


def test_lines_stay_together_where_the_font_does_not_tell_its_height() -> None:
    """The file was made by LibreOffice with DejaVu Serif, whose boxes are then as high as each letter."""
    text = read(FILES / "uden-skrifthøjde.pdf").text
    assert "Østerå Kommune kan bruge softwarerobotter mod Støttekompas i det omfang og på de tider, der er" in text


def test_a_line_that_begins_with_a_letter_of_middling_height_stays_with_the_others() -> None:
    """In this file, made as the one above, a line begins with "t", which is lower than "b" and higher than "o"."""
    text = read(FILES / "lave-forbogstaver.pdf").text
    assert (
        "i betingelser hidrørende fra tredjemand, viger bilaget, uanset hvad der måtte være anført i bilaget selv om"
        in text
    )


@pytest.mark.parametrize(("share", "unread"), [(0.95, (1,)), (0.3, ())])
def test_a_scan_whose_words_were_recognised_in_pieces_is_recognised_anew(pdf, share, unread):
    torn = " ".join(f"{word[:-1]} {word[-1]}" if len(word) > 3 else word for word in (LONG + LONG + LONG).split())

    def draw(canvas) -> None:
        picture(canvas, share)
        draw_lines(canvas, wrapped(torn))

    document = read(pdf(draw, page(LONG)), limits=WITHOUT_OCR)
    assert document.unread_pages == unread
