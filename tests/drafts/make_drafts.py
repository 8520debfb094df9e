"""Makes ten contract drafts as they come from real desks: own styles, automatic numbers, tables, others' changes."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from tests.make_samples.docx_parts import add_change, add_field, add_footnote_mark, add_footnotes, add_text_box

_SUPPLIER, _CUSTOMER = "Nordlys Systemer, MBK", "Ådal Kommune, Indkøb"
_FILL = (
    "Parterne mødes mindst én gang i kvartalet og drøfter status for drift, fejl og kommende versioner.",
    "Leverandøren fører log over hændelser og giver Kunden en samlet oversigt hver måned.",
    "Fakturering sker månedsvis bagud, og betalingsfristen er 30 dage fra modtagelsen af en korrekt faktura.",
    "Oplysninger om den anden parts forhold behandles fortroligt, også efter at samarbejdet er ophørt.",
)


@dataclass
class Desk:
    """A draft being written; clauses are numbered by Word (``auto``), typed, or not at all."""

    numbers: str = "auto"

    def __post_init__(self) -> None:
        self.document: Any = docx.Document()
        self._counts = [0, 0]
        self._ids = 100
        styles = self.document.styles
        body = styles.add_style("Kontrakttekst", 1)
        body.base_style = styles["Normal"]
        body.font.name, body.font.size = "Georgia", Pt(10.5)
        for level, name in ((0, "Kontraktoverskrift"), (1, "Kontraktpunkt")):
            style = styles.add_style(name, 1)
            style.base_style = styles["Heading 1"] if level == 0 else body
            style.font.name = "Georgia"
            if level == 0:
                style.font.color.rgb = RGBColor(0x20, 0x40, 0x60)
        if self.numbers == "auto":
            self.define(("%1", "decimal", "Kontraktoverskrift"), ("%1.%2", "decimal", "Kontraktpunkt"))

    def define(self, *levels: tuple[str, str, str | None]) -> None:
        """Define a list that Word counts: for each level how a number looks, its figures, and whose style it is."""
        part = self.document.part.numbering_part.element
        made = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{figures}"/>'
            + (f'<w:pStyle w:val="{style}"/>' if style else "")
            + f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{851 + 200 * level}" w:hanging="851"/></w:pPr></w:lvl>'
            for level, (shown, figures, style) in enumerate(levels)
        )
        part.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{made}</w:abstractNum>'))
        part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/></w:num>'))
        for level, (_, _, style) in enumerate(levels):
            if style:
                _count(self.document.styles[style].element, level)

    def counted(self, words: str, level: int, style: str = "Kontrakttekst") -> Any:
        """Add a paragraph that Word counts on ``level`` of the list, whatever its style."""
        paragraph = self.document.add_paragraph(words, style=style)
        _count(paragraph._p, level)
        return paragraph

    def title(self, words: str, header: str = "UDKAST") -> None:
        self.document.add_paragraph(words, style="Title")
        self.document.sections[0].header.paragraphs[0].text = header
        add_field(self.document.sections[0].footer.paragraphs[0], "PAGE", "1")

    def contents(self, *lines: str) -> None:
        style = self.document.styles.add_style("toc 1", 1)
        for line in lines:
            self.document.add_paragraph(line, style=style)

    def section(self, words: str) -> Any:
        self._counts = [self._counts[0] + 1, 0]
        typed = {"typed": f"{self._counts[0]}.\t", "sign": f"§ {self._counts[0]}. "}.get(self.numbers, "")
        name = "Kontraktoverskrift" if self.numbers != "none" else "Heading 1"
        return self.document.add_paragraph(typed + words, style=name)

    def clause(self, words: str = "") -> Any:
        self._counts[1] += 1
        number = {"typed": f"{self._counts[0]}.{self._counts[1]}\t", "sign": f"Stk. {self._counts[1]}. "}
        name = "Kontraktpunkt" if self.numbers == "auto" else "Kontrakttekst"
        return self.document.add_paragraph(number.get(self.numbers, "") + words, style=name)

    def filling(self, *titles: str) -> None:
        for number, title in enumerate(titles):
            self.section(title)
            for words in (_FILL[number % 4], _FILL[(number + 1) % 4]):
                self.clause(words)

    def change(self, paragraph: Any, words: str, author: str, *, inserted: bool) -> None:
        self._ids += 1
        add_change(paragraph, words, author, "2026-10-03", self._ids, inserted=inserted)

    def comment(self, paragraph: Any, words: str, author: str) -> None:
        self.document.add_comment(paragraph.runs, text=words, author=author, initials=author[:2])

    def table(self, *rows: tuple[str, ...]) -> Any:
        table = self.document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        return table

    def signatures(self) -> None:
        self.document.add_paragraph("For Kunden: ____________________", style="Kontrakttekst")
        self.document.add_paragraph("For Leverandøren: ____________________", style="Kontrakttekst")

    def content(self) -> bytes:
        written = io.BytesIO()
        self.document.save(written)
        return written.getvalue()


def _count(holder: Any, level: int) -> None:
    """Have Word count the paragraphs of ``holder``, a paragraph or a style, on ``level`` of the list."""
    marked = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="78"/></w:numPr>'
    holder.get_or_add_pPr().append(parse_xml(marked))


def _begun(words: str, numbers: str = "auto") -> Desk:
    desk = Desk(numbers)
    desk.title(words)
    desk.filling("Baggrund og formål", "Definitioner")
    return desk


def silent() -> bytes:
    """A contract that says nothing on automation, with contents, prices and automatic numbers."""
    desk = Desk()
    desk.title("Kontrakt om byggesagssystem")
    desk.contents("1\tBaggrund\t2", "2\tKundens brugsret\t2", "3\tPriser\t3")
    desk.filling("Baggrund")
    desk.section("Kundens brugsret")
    desk.clause("Kunden må anvende Systemet i hele sin organisation i Kontraktens løbetid.")
    desk.clause("Brugsretten omfatter nye versioner, som Leverandøren stiller til rådighed.")
    desk.filling("Priser")
    desk.table(("Ydelse", "Pris"), ("Drift pr. måned", "41.000 kr."), ("Konsulent pr. time", "1.150 kr."))
    desk.filling("Misligholdelse", "Lovvalg og værneting")
    desk.signatures()
    return desk.content()


def consent() -> bytes:
    """Automation only with the supplier's consent, in automatic numbers, with a comment by another."""
    desk = _begun("Kontrakt om omsorgssystem")
    desk.section("Licens og brug")
    desk.clause("Kunden må anvende Systemet til alle opgaver i ældreplejen.")
    asked = desk.clause(
        "Kunden må ikke anvende softwarerobotter i Systemet uden Leverandørens forudgående skriftlige samtykke."
    )
    desk.comment(asked, "Kan vi acceptere det her?", _CUSTOMER)
    desk.clause("Kunden opretter og nedlægger selv brugere.")
    desk.filling("Drift", "Ophør")
    desk.signatures()
    return desk.content()


def ban_by_change() -> bytes:
    """A ban that the supplier put in and a right that it took out, beside a change by the customer; typed numbers."""
    desk = _begun("Kontrakt om lønsystem", "typed")
    desk.section("Rettigheder til systemet")
    desk.clause("Kunden må anvende Systemet til løn for alle sine medarbejdere.")
    right = desk.clause()
    desk.change(right, "Kunden kan uden hindringer lade softwarerobotter anvende Systemet. ", _SUPPLIER, inserted=False)
    desk.change(right, "Kunden må ikke anvende robotter eller scripts i Systemet.", _SUPPLIER, inserted=True)
    terms = desk.clause("Brugsretten kan ikke overdrages")
    desk.change(terms, " uden Leverandørens accept", _CUSTOMER, inserted=True)
    terms.add_run(".")
    desk.comment(terms, "Vi ønsker adgang ved kommunesammenlægning.", _CUSTOMER)
    desk.filling("Support", "Øvrige bestemmelser")
    desk.signatures()
    return desk.content()


def natural_person() -> bytes:
    """A definition of user as a natural person, in paragraphs with "Stk."."""
    desk = Desk("sign")
    desk.title("Aftale om elevadministration")
    desk.section("Definitioner")
    desk.clause("Ved Bruger forstås en fysisk person, der er oprettet i Systemet af Kunden.")
    desk.clause("Ved Arbejdsdag forstås mandag til fredag bortset fra helligdage.")
    desk.section("Brugsret")
    desk.clause("Systemet må anvendes af Brugere i hele aftaleperioden.")
    desk.clause("Antallet af Brugere er ubegrænset.")
    desk.filling("Drift", "Tvister")
    desk.signatures()
    return desk.content()


def requirements() -> bytes:
    """Tender documents with a table of requirements that is not yet answered."""
    desk = _begun("Kravspecifikation – tandplejesystem", "typed")
    desk.section("Krav til systemet")
    desk.clause("Kravene nedenfor besvares af tilbudsgiver i sidste kolonne.")
    desk.table(
        ("Krav nr.", "Krav", "Kategori", "Tilbudsgivers besvarelse"),
        ("K-08", "Systemet skal vise patientens journal på ét skærmbillede.", "MK", ""),
        ("K-09", "Systemet bør kunne udskrive indkaldelser.", "EK", ""),
    )
    desk.filling("Levering", "Afsluttende bestemmelser")
    return desk.content()


def english() -> bytes:
    """Licence terms in English with a ban on bots."""
    desk = Desk("typed")
    desk.title("Subscription agreement for the booking service", "DRAFT")
    for title, clauses in (
        ("Services", ("The Supplier makes the Service available to the Customer during the term.",)),
        (
            "Licence and use",
            (
                "The Customer may use the Service for its internal purposes.",
                "The Customer shall not use robots, bots or other automated tools to access the Service.",
                "The Customer is responsible for the users that it creates.",
            ),
        ),
        ("Fees", ("The fees are invoiced annually in advance.",)),
        ("Governing law", ("This agreement is governed by Danish law.",)),
    ):
        desk.section(title)
        for words in clauses:
            desk.clause(words)
    return desk.content()


def soft_with_notes() -> bytes:
    """Soft wording, a limit to the interface, a footnote and a text box."""
    desk = _begun("Kontrakt om journalsystem")
    desk.section("Anvendelse af systemet")
    desk.clause("Leverandøren bestræber sig på, at Systemet kan indgå i Kundens automatiseringer.")
    noted = desk.clause("Automatiseret adgang fra Kundens robotter må alene ske via Leverandørens API.")
    add_footnotes(desk.document, ["API'et er beskrevet i bilag 4, der opdateres ved hver ny version."])
    add_footnote_mark(noted, 1)
    add_text_box(desk.clause("Se også faktaboksen."), "Bilag 4 udleveres sammen med kontrakten.", 7)
    desk.filling("Drift", "Ikrafttræden")
    desk.signatures()
    return desk.content()


def unnumbered() -> bytes:
    """A short agreement in prose without any numbers, with prices in a table."""
    desk = Desk("none")
    desk.title("Aftale om parkeringsapp")
    desk.filling("Hvad aftalen handler om", "Samarbejde")
    desk.table(("Post", "Beløb"), ("Oprettelse", "20.000 kr."), ("Abonnement pr. år", "96.000 kr."))
    desk.filling("Afsluttende bestemmelser")
    desk.signatures()
    return desk.content()


def listed() -> bytes:
    """A ban as one item of a list, in runs of different looks."""
    desk = _begun("Kontrakt om ESDH-system", "typed")
    desk.section("Brug af systemet")
    desk.clause("Kunden må ikke:")
    for letter, words in (("a", "dekompilere Systemet,"), ("b", ""), ("c", "udleje Systemet til andre.")):
        item = desk.document.add_paragraph(f"{letter}) {words}", style="Kontrakttekst")
        if not words:
            item.add_run("anvende ")
            item.add_run("robotter, scri").bold = True
            item.add_run("pts").italic = True
            item.add_run(" eller andre automatiserede værktøjer til at tilgå Systemet, eller")
    desk.filling("Sikkerhed", "Opsigelse")
    desk.signatures()
    return desk.content()


def people_and_fee() -> bytes:
    """A demand for people inside another's insertion, a robot licence, and a protected field."""
    desk = _begun("Kontrakt om økonomisystem")
    desk.section("Brugsret og licens")
    approval = desk.clause("Udbetalinger frigives i Systemet. ")
    desk.change(
        approval,
        "Godkendelse skal foretages af en medarbejder hos Kunden ved manuel handling.",
        _SUPPLIER,
        inserted=True,
    )
    fee = desk.clause()
    run = fee.add_run("Kunden kan anvende softwarerobotter i Systemet mod betaling af robotlicens, jf. bilag 5.")
    run.font.highlight_color = 7
    desk.comment(fee, "Prisen er forhøjet siden sidste udgave.", _SUPPLIER)
    field = desk.clause()
    field._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Antal"/></w:sdtPr><w:sdtContent><w:r><w:t>'
            "Antallet af brugere er 250.</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    moved = desk.clause("Kunden orienteres om nye versioner")
    desk.change(moved, " senest en uge før", _CUSTOMER, inserted=True)
    mark = moved._p.get_or_add_pPr()
    mark.append(
        parse_xml(
            f'<w:pPrChange {nsdecls("w")} w:id="990" w:author="{_CUSTOMER}" w:date="2026-10-03T10:00:00Z">'
            "<w:pPr/></w:pPrChange>"
        )
    )
    assert moved._p.find(qn("w:pPr")) is not None
    desk.filling("Drift", "Lovvalg")
    desk.signatures()
    return desk.content()


DRAFTS: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        silent,
        consent,
        ban_by_change,
        natural_person,
        requirements,
        english,
        soft_with_notes,
        unnumbered,
        listed,
        people_and_fee,
    )
}
