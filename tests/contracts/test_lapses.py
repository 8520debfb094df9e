"""Amendments that are undone, have run out, wait for something, or were never agreed."""

import pytest

from clausecheck.contracts.model import FindingStatus, Verdict

from .conftest import Build, by_status, keys

RIGHT, BAN = "Kunden må bruge robotter.", "Kunden må ikke bruge robotter."
NEW = "Pkt. 2 affattes således: »Kunden må bruge robotter.«"
SIGNED = "Underskrevet den 3. maj {year}\nEva Holm, direktør"


def main(rule: str = BAN) -> str:
    head = "KONTRAKT OM PRØVE\n\nmellem Prøve Kommune og Prøvesystemer A/S om levering og drift af systemet\n\n"
    return f"{head}1. Ydelsen.\n\n2. {rule}\n\n3. Drift.\n\n{SIGNED.format(year=2019)}\n"


def allonge(number: int, *points: str, year: int = 2022, end: str = SIGNED, above: str = "") -> str:
    numbered = "\n\n".join(f"{at}. {point}" for at, point in enumerate(points, 1))
    return f"{above}ALLONGE {number} TIL KONTRAKT OM PRØVE\n\n{numbered}\n\n{end.format(year=year)}\n"


@pytest.mark.parametrize(
    "undoing",
    [
        "Allonge 1 ophæves. Kontraktens oprindelige bestemmelser gælder igen.",
        "Allonge 1 bortfalder.",
        "Allonge nr. 1 udgår i sin helhed.",
        "Allonge 1 erstattes af denne allonge.",
    ],
)
def test_what_an_undone_amendment_had_changed_holds_again(build: Build, undoing: str) -> None:
    contract = build(Kontrakt=main(), Allonge_1=allonge(1, NEW), Allonge_2=allonge(2, undoing, year=2023))
    assert contract.verdict is Verdict.RESTRICTED
    assert by_status(contract, FindingStatus.SUPERSEDED) == ["Allonge 1: permitted"]


@pytest.mark.parametrize("said", ["Allonge 1 er fortsat gældende.", "Allonge 1 ophæves ikke.", "Prisen er 100 kr."])
def test_an_amendment_that_is_not_undone_holds(build: Build, said: str) -> None:
    contract = build(Kontrakt=main(), Allonge_1=allonge(1, NEW), Allonge_2=allonge(2, said, year=2023))
    assert contract.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    "term",
    [
        "Allongen gælder til og med den 31. december 2022.",
        "Denne allonge udløber den 31. december 2022.",
        "This addendum remains in force until 31 December 2022.",
    ],
)
def test_an_amendment_that_has_run_out_gives_no_right(build: Build, term: str) -> None:
    contract = build(Kontrakt=main(), Allonge_1=allonge(1, NEW, term))
    assert contract.verdict is Verdict.RESTRICTED
    assert "run_out" in keys(contract)
    assert contract.needs_review


@pytest.mark.parametrize(
    "term",
    [
        "Allongen gælder til og med den 31. december 2099.",
        "Allongen gælder fra den 1. juni 2022.",
        "Kontrakten udløber den 31. december 2022.",
    ],
)
def test_an_amendment_that_has_not_run_out_does(build: Build, term: str) -> None:
    assert build(Kontrakt=main(), Allonge_1=allonge(1, NEW, term)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    "term",
    [
        "Allongen træder først i kraft, når byrådet har godkendt den.",
        "Tillægget er betinget af kommunalbestyrelsens tiltrædelse.",
        "This amendment takes effect only when the board has approved it.",
    ],
)
def test_an_amendment_that_waits_for_something_asks(build: Build, term: str) -> None:
    contract = build(Kontrakt=main(), Allonge_1=allonge(1, NEW, term))
    assert contract.needs_review
    assert "waiting" in keys(contract)


NOT_SIGNED = [
    "For Kunden: ____________   For Leverandøren: ____________",
    "Dato:            Underskrift:",
    "Dokumentet er sendt til underskrift.",
    "For Kunden:                 For Leverandøren:\n\nDato:                        Dato: 3. maj 2022\n\nJens Holm",
]


@pytest.mark.parametrize("end", NOT_SIGNED)
def test_an_amendment_that_not_both_have_signed_changes_nothing(build: Build, end: str) -> None:
    contract = build(Kontrakt=main(), Allonge_1=allonge(1, NEW, end=end))
    assert contract.verdict is Verdict.RESTRICTED
    assert by_status(contract, FindingStatus.DRAFT) == ["Allonge 1: permitted"]


@pytest.mark.parametrize(
    "end",
    [
        "Prøve, den 3. maj 2022\nEva Holm        Jens Data",
        "Underskrevet digitalt via Penneo den 3. maj 2022",
        "Eva Holm (sign.)     Jens Data (sign.)",
        "Signed for the Customer: E. Holm, 3 May 2022\nSigned for the Supplier: J. Data, 4 May 2022",
    ],
)
def test_a_signed_amendment_does(build: Build, end: str) -> None:
    assert build(Kontrakt=main(), Allonge_1=allonge(1, NEW, end=end)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("above", ["UDKAST\n", "FORSLAG TIL ", "Version 0.3 til kommentering\n", "Ikke indgået - "])
def test_an_amendment_that_was_only_proposed_changes_nothing(build: Build, above: str) -> None:
    assert build(Kontrakt=main(), Allonge_1=allonge(1, NEW, above=above)).verdict is Verdict.RESTRICTED
