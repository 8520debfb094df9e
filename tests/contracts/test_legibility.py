"""Text that is only stamps and noise says nothing, and its silence counts for nothing."""

import pytest

from clausecheck.contracts.legibility import is_partly_noise, says_something
from clausecheck.contracts.model import Verdict

from .conftest import Build, keys

NOISE = "-^  ~.';^ ~`;~ |´-'`',: ::  ||''_·||'|`_ ^´':-,·_\n'.- ^` ´^`  .'|;~ ^^- ;^_.´,|·^:·-,_·_',:_ '.,`.~^\n"
LETTERS = "l ii rn |j kf\n.. ~ lr tj 1l i| fl\nrn m ,, jl t|\n"
MAIN = (
    "KONTRAKT OM PRØVE\n\nmellem Prøve Kommune og Prøvesystemer A/S om levering, drift og support af systemet Prøve\n\n"
    "1. Systemet leveres som tjeneste.\n\n2. {rule}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
)


def pages(stamp: str, content: str, count: int = 9) -> str:
    return "\n\n".join(f"{stamp.format(number=number, count=count)}\n\n{content}" for number in range(1, count + 1))


STAMPS = [
    "SCAN 14-03-2012 10:22  Side {number} af {count}",
    "Scannet den 3. maj 2014 kl. 10.22 - side {number}/{count} - Prøve Kommune, Rådhuset",
    "*** {number} ***",
    "Scanned by RICOH MP C3004 Page {number} of {count}",
]


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize("content", [NOISE, LETTERS, ""])
def test_files_of_stamps_and_noise_are_unreadable_not_silent(build: Build, stamp: str, content: str) -> None:
    contract = build(Kontrakt=pages(stamp, content), Bilag_1=pages(stamp, content, 6))
    assert contract.verdict is Verdict.UNREADABLE
    assert contract.needs_review


def test_a_readable_annex_does_not_speak_for_a_contract_of_noise(build: Build) -> None:
    annex = (
        "BILAG 1\nDRIFT\n\n1. Leverandøren sørger for drift og backup af systemet og svarer på spørgsmål fra Kunden.\n"
    )
    assert build(Kontrakt=pages(STAMPS[0], NOISE), Bilag_1=annex).verdict is Verdict.UNREADABLE


def test_a_right_in_a_contract_with_noise_in_it_asks(build: Build) -> None:
    contract = build(Kontrakt=MAIN.format(rule="Kunden må bruge robotter.") + "\n\n" + NOISE * 2)
    assert contract.verdict is Verdict.COMPLIANT
    assert contract.needs_review
    assert "unread_pages" in keys(contract)


def test_a_short_contract_that_says_nothing_is_silent(build: Build) -> None:
    contract = build(Kontrakt=MAIN.format(rule="Vederlaget betales hver måned."))
    assert contract.verdict is Verdict.MISSING
    assert not contract.needs_review


@pytest.mark.parametrize(
    "text",
    [
        "------+-----------+------------\n" * 5,
        "| 1.200 kr. | 2.400 kr. | 3.600 kr. |\n" * 5,
        "Underskrift: ______________________\n" * 5,
        "=====================\n*** *** ***\n. . . . . . . . . . . .\n",
        "Priser: 1.000,00 / 2.000,00 / 3.000,00 (ekskl. moms) - 25 %\n" * 4,
    ],
)
def test_rules_tables_and_figures_are_no_noise(text: str) -> None:
    assert not is_partly_noise(text)


def test_many_different_words_in_a_language_unknown_here_say_something() -> None:
    assert says_something(" ".join(f"{first}a{second}e" for first in "bdfgklmn" for second in "bdfgklmn"))
