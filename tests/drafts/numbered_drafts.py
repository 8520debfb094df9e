"""Drafts numbered in the ways that contracts are: by Word on several levels, typed, by paragraph signs."""

from __future__ import annotations

from collections.abc import Callable

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
    desk.define(
        ("%1.", "decimal", None),
        ("%1.%2", "decimal", None),
        ("%1.%2.%3", "decimal", None),
        ("%4)", "lowerLetter", None),
    )
    desk.title("Kontrakt om kirkegårdssystem")
    for title in _TITLES:
        desk.counted(title, 0, "Heading 1")
        desk.counted("Parterne samarbejder om dette.", 1)
        desk.counted("Det sker løbende.", 2)
    desk.counted("Brugsret", 0, "Heading 1")
    for words in _USE[:2]:
        desk.counted(words, 1)
    desk.counted("Kunden kan overdrage retten til:", 1)
    for words in ("en anden kommune,", "et fælleskommunalt selskab."):
        desk.counted(words, 3)
    desk.counted("Lovvalg", 0, "Heading 1")
    desk.counted("Dansk ret gælder.", 1)
    return desk.content()


def by_signs_of_word() -> bytes:
    """ "§ 12" and "Stk. 1." counted by Word."""
    desk = Desk("none")
    desk.define(("§ %1", "decimal", None), ("Stk. %2.", "decimal", None))
    desk.title("Kontrakt om kirkegårdssystem")
    for title in (*_TITLES, "Brugsret", "Lovvalg"):
        desk.counted(title, 0, "Heading 1")
        for words in _USE if title == "Brugsret" else ("Parterne samarbejder om dette.",):
            desk.counted(words, 1)
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
    desk.define(("%1.", "decimal", None))
    desk.title("Kontrakt om kirkegårdssystem")
    count = 0
    for title in (*_TITLES[:10], "Brugsret", "Lovvalg"):
        desk.document.add_paragraph(title, style="Heading 1")
        for words in _USE if title == "Brugsret" else ("Parterne samarbejder om dette.",):
            count += 1
            if typed:
                desk.document.add_paragraph(f"{count}. {words}", style="Kontrakttekst")
            else:
                desk.counted(words, 0)
    return desk.content()


def _written(desk: Desk) -> bytes:
    desk.title("Kontrakt om kirkegårdssystem")
    desk.filling(*_TITLES)
    desk.section("Brugsret")
    for words in _USE:
        desk.clause(words)
    desk.filling("Lovvalg")
    return desk.content()
