"""A text of a hundred kilobytes without an end of a sentence is read in time that grows with its length."""

import time
from collections.abc import Callable

import pytest

from clausecheck.contracts import vocabulary
from clausecheck.contracts.model import Verdict
from clausecheck.contracts.names import names_in
from clausecheck.contracts.points import points_in
from clausecheck.contracts.vocabulary import PRECEDENCE

from .conftest import Build

LENGTH = 100_000
PATTERNS = [
    (section, key)
    for section, entries in vocabulary._file(PRECEDENCE).items()
    if section not in ("examples", "default")
    for key in entries
]


def spent(act: Callable[[], object]) -> float:
    """Return the seconds of the processor that ``act`` takes."""
    start = time.process_time()
    act()
    return time.process_time() - start


@pytest.mark.parametrize("piece", ["Kontrakten, bilag 1, ", "licensvilkårene og ", "allonge "])
def test_names_are_found_in_time(piece: str) -> None:
    text = piece * (LENGTH // len(piece))
    assert spent(lambda: names_in(text)) < 5


@pytest.mark.parametrize("piece", ["pkt. 3.1, ", "§ 8, stk. 2 og ", "3.1 "])
def test_points_are_found_in_time(piece: str) -> None:
    text = piece * (LENGTH // len(piece))
    assert spent(lambda: points_in(text, bare=True)) < 5


@pytest.mark.parametrize("sign", ["a", "_"])
@pytest.mark.parametrize(("section", "key"), PATTERNS, ids=[f"{section}.{key}" for section, key in PATTERNS])
def test_no_pattern_goes_back_and_forth_in_one_long_word(section: str, key: str, sign: str) -> None:
    pattern, text = vocabulary.words(section, key), sign * 12_000
    assert spent(lambda: pattern.search(text)) < 1


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("papers.greeting", "\n"),
        ("papers.closing", "\n"),
        ("papers.closing", "\n- "),
        ("given.put", "."),
        ("given.put", "1"),
        ("given.put", "1."),
        ("given.none", "."),
        ("given.priced", "."),
        ("given.priced", "1"),
        ("certainty.joint", " "),
        ("limits.reason", "\n "),
        ("signed.block", "\n"),
    ],
)
def test_signs_without_words_are_searched_in_time_that_grows_with_their_number(name: str, piece: str) -> None:
    """Eight times the text takes some eight times as long; sixty-four times where every place is gone on from."""
    section, key = name.split(".")
    pattern = (vocabulary.fact_words if section == "signed" else vocabulary.words)(section, key)

    def least(length: int) -> float:
        text = piece * (length // len(piece))
        return min(spent(lambda: list(pattern.finditer(text))) for _ in range(5))

    assert least(4_000) < 24 * least(500)


@pytest.mark.parametrize(
    "piece",
    [
        "Kontrakten går forud for bilag 1, ",
        "ingen går forud for kontrakten ",
        "Ved modstrid gælder kontrakten forud ",
    ],
)
def test_statements_of_precedence_are_read_in_time(build: Build, piece: str) -> None:
    text = piece * (LENGTH // len(piece))
    main = f"KONTRAKT OM PRØVE\n\n1. Kunden må bruge robotter.\n\n2. {text}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
    terms = "LICENSVILKÅR\n\n1. Kunden må ikke bruge robotter.\n"
    assert spent(lambda: build(Kontrakt=main, Licensvilkår=terms)) < 20


def test_a_statement_at_the_beginning_of_a_long_sentence_holds(build: Build) -> None:
    rest = "og kontrakten beskriver ydelsen " * 400
    main = (
        "KONTRAKT OM PRØVE\n\n1. Kunden må bruge robotter.\n\n"
        f"2. Kontrakten går forud for licensvilkårene, {rest}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
    )
    terms = "LICENSVILKÅR\n\n1. Kunden må ikke bruge robotter.\n"
    assert build(Kontrakt=main, Licensvilkår=terms).verdict is Verdict.COMPLIANT
