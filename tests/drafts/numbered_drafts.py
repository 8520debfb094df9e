"""Drafts numbered in the ways that contracts are: by Word on several levels, typed, by paragraph signs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.drafts.make_drafts import Desk

_TITLES = ("Baggrund", "Definitioner", "Leverancen", "Levering", "Prøver", "Priser", "Betaling", "Drift", "Support")
_TITLES += ("Sikkerhed", "Personoplysninger")
_USE = (
    "Kunden har en tidsubegrænset ret til at bruge Systemet.",
    "Retten omfatter Kundens institutioner.",
    "Kunden kan overdrage retten til en anden myndighed.",
)


def typed() -> bytes:
    """Numbers typed before a tab, 12.1 to 12.3 on the right of use."""
    return _written(Desk("typed"))


def by_style() -> bytes:
    """Numbers that Word counts through the styles of headings and points."""
    return _written(Desk("auto"))


def by_signs() -> bytes:
    """ "§ 12." typed before the title and "Stk. 1." before each point."""
    return _written(Desk("sign"))


def by_signs_in_full() -> bytes:
    """ "§ 12, stk. 1" typed in full before each point."""
    desk = Desk("none")
    desk.title("Kontrakt om kirkegårdssystem")
    for number, title in enumerate((*_TITLES, "Brugsret", "Lovvalg"), 1):
        desk.document.add_paragraph(title, style="Heading 1")
        for stk, words in enumerate(_USE if title == "Brugsret" else ("Parterne samarbejder om dette.",), 1):
            desk.document.add_paragraph(f"§ {number}, stk. {stk} {words}", style="Kontrakttekst")
    return desk.content()


def by_levels() -> bytes:
    """Numbers that Word counts on the paragraphs themselves, on four levels; lettered items end the section."""
    desk = Desk("none")
    _define(desk, ("%1.", "decimal"), ("%1.%2", "decimal"), ("%1.%2.%3", "decimal"), ("%4)", "lowerLetter"))
    desk.title("Kontrakt om kirkegårdssystem")
    for title in _TITLES:
        _numbered(desk, title, 0, "Heading 1")
        _numbered(desk, "Parterne samarbejder om dette.", 1)
        _numbered(desk, "Det sker løbende.", 2)
    _numbered(desk, "Brugsret", 0, "Heading 1")
    for words in _USE[:2]:
        _numbered(desk, words, 1)
    _numbered(desk, "Kunden kan overdrage retten til:", 1)
    for words in ("en anden kommune,", "et fælleskommunalt selskab."):
        _numbered(desk, words, 3)
    _numbered(desk, "Lovvalg", 0, "Heading 1")
    _numbered(desk, "Dansk ret gælder.", 1)
    return desk.content()


def by_signs_of_word() -> bytes:
    """ "§ 12" and "Stk. 1." counted by Word."""
    desk = Desk("none")
    _define(desk, ("§ %1", "decimal"), ("Stk. %2.", "decimal"))
    desk.title("Kontrakt om kirkegårdssystem")
    for title in (*_TITLES, "Brugsret", "Lovvalg"):
        _numbered(desk, title, 0, "Heading 1")
        for words in _USE if title == "Brugsret" else ("Parterne samarbejder om dette.",):
            _numbered(desk, words, 1)
    return desk.content()


def running() -> bytes:
    """Points typed 1 to 14 through the whole contract, under headings without numbers."""
    return _running(typed=True)


def running_by_word() -> bytes:
    """Points counted by Word through the whole contract, under headings without numbers."""
    return _running(typed=False)


# For each draft: the number that the new clause gets, as it reads, and what is read after the clause.
NUMBERED: dict[Callable[[], bytes], tuple[str, str]] = {
    typed: ("12.4", "13. Lovvalg"),
    by_style: ("12.4", "13 Lovvalg"),
    by_levels: ("12.4", "13. Lovvalg"),
    by_signs: ("Stk. 4.", "§ 13. Lovvalg"),
    by_signs_in_full: ("§ 12, stk. 4", "Lovvalg"),
    by_signs_of_word: ("Stk. 4.", "§ 13 Lovvalg"),
    running: ("15.", ""),
    running_by_word: ("15.", ""),
}


def _running(*, typed: bool) -> bytes:
    desk = Desk("none")
    _define(desk, ("%1.", "decimal"))
    desk.title("Kontrakt om kirkegårdssystem")
    count = 0
    for title in (*_TITLES[:10], "Brugsret", "Lovvalg"):
        desk.document.add_paragraph(title, style="Heading 1")
        for words in _USE if title == "Brugsret" else ("Parterne samarbejder om dette.",):
            count += 1
            if typed:
                desk.document.add_paragraph(f"{count}. {words}", style="Kontrakttekst")
            else:
                _numbered(desk, words, 0)
    return desk.content()


def _written(desk: Desk) -> bytes:
    desk.title("Kontrakt om kirkegårdssystem")
    desk.filling(*_TITLES)
    desk.section("Brugsret")
    for words in _USE:
        desk.clause(words)
    desk.filling("Lovvalg")
    return desk.content()


def _define(desk: Desk, *levels: tuple[str, str]) -> None:
    part: Any = desk.document.part.numbering_part.element
    made = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{shown}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{720 + 200 * level}" w:hanging="720"/></w:pPr></w:lvl>'
        for level, (shown, kind) in enumerate(levels)
    )
    part.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="81">{made}</w:abstractNum>'))
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="82"><w:abstractNumId w:val="81"/></w:num>'))


def _numbered(desk: Desk, words: str, level: int, style: str = "Kontrakttekst") -> None:
    properties = desk.document.add_paragraph(words, style=style)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="82"/></w:numPr>'))
