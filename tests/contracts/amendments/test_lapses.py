"""Amendments that are undone, have run out, wait for something, or were never agreed."""

import datetime as dt
from pathlib import Path

import pytest

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.model import Contract, FindingStatus, Verdict

from ..conftest import BAN, RIGHT, Build, by_status, classify, keys

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


def on(tmp_path: Path, day: str, **texts: str) -> Contract:
    """Return the contract that ``texts`` make as it stands on ``day``."""
    folder = tmp_path / "sag"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name.replace('_', ' ')}.txt").write_text(text, encoding="utf-8")
    files = ContractFiles("sag", tuple(sorted(folder.iterdir())))
    return build_contract(files, tmp_path, classify=classify, as_of=dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("rule", "before", "during", "after"),
    [
        ("Fra den 1. januar 2031 må Kunden bruge robotter.", "2030-12-31", "2031-01-01", None),
        ("Kunden må bruge robotter med virkning fra 1. januar 2031.", "2030-12-31", "2031-01-01", None),
        ("From 1 January 2031 the Customer may use robots.", "2030-12-31", "2031-01-01", None),
        ("Indtil den 31. december 2026 må Kunden bruge robotter.", None, "2026-12-31", "2027-01-01"),
        (
            "I perioden fra den 1. januar 2019 til den 31. december 2019 må Kunden bruge robotter.",
            "2018-12-31",
            "2019-06-01",
            "2020-01-01",
        ),
        ("Kunden må bruge robotter. Retten gælder fra den 1. januar 2031.", "2030-12-31", "2031-01-01", None),
        ("Kunden må bruge robotter 1. januar 2019 – 31. december 2019.", "2018-12-31", "2019-06-01", "2020-01-01"),
    ],
)
def test_a_right_holds_on_the_days_that_it_is_given_for(
    tmp_path: Path, rule: str, before: str | None, during: str, after: str | None
) -> None:
    held = on(tmp_path, during, Kontrakt=main(rule))
    assert (held.verdict, held.needs_review) == (Verdict.COMPLIANT, False)
    for day, key in ((before, "not_yet"), (after, "lapsed")):
        if day is not None:
            off = on(tmp_path, day, Kontrakt=main(rule))
            assert (off.verdict, off.needs_review) == (Verdict.MISSING, True)
            assert key in keys(off)


@pytest.mark.parametrize(
    "rule",
    [
        "Efter kontrakten af 3. maj 2019 må Kunden bruge robotter.",
        "Kunden må bruge robotter. Prisen reguleres fra den 1. januar 2099.",
        "Fra den 1. juni 2019 må Kunden bruge robotter.",
    ],
)
def test_a_day_that_the_right_is_not_given_from_bounds_nothing(tmp_path: Path, rule: str) -> None:
    held = on(tmp_path, "2024-01-01", Kontrakt=main(rule))
    assert (held.verdict, held.needs_review) == (Verdict.COMPLIANT, False)


@pytest.mark.parametrize(
    "term",
    [
        "Allongen træder i kraft den 1. januar 2031.",
        "Dette tillæg gælder fra den 1. januar 2031.",
        "This amendment takes effect on 1 January 2031.",
    ],
)
def test_an_amendment_that_has_not_begun_gives_no_right(tmp_path: Path, term: str) -> None:
    texts = {"Kontrakt": main(), "Allonge_1": allonge(1, NEW, term)}
    early = on(tmp_path, "2030-12-31", **texts)
    assert early.verdict is Verdict.RESTRICTED
    assert early.needs_review
    assert "not_begun" in keys(early)
    assert on(tmp_path, "2031-01-01", **texts).verdict is Verdict.COMPLIANT


def test_new_prices_from_a_day_to_come_ask_for_nothing(tmp_path: Path) -> None:
    prices = allonge(1, "Vederlaget er 200 kr.", "Allongen træder i kraft den 1. januar 2031.")
    held = on(tmp_path, "2030-12-31", Kontrakt=main("Kunden må bruge robotter."), Allonge_1=prices)
    assert (held.verdict, held.needs_review) == (Verdict.COMPLIANT, False)


def test_a_contract_tells_between_which_days_it_says_the_same(tmp_path: Path) -> None:
    rule = "I perioden fra den 1. januar 2019 til den 31. december 2026 må Kunden bruge robotter."
    held = on(tmp_path, "2024-01-01", Kontrakt=main(rule))
    assert held.since is not None
    assert held.since <= dt.date(2024, 1, 1)
    assert held.until == dt.date(2026, 12, 31)
    plain = on(tmp_path, "2024-01-01", Kontrakt=main())
    assert (plain.since, plain.until) == (None, None)


TERM = "Kontrakten løber fra den 1. maj 2021 til den 30. april 2024."


@pytest.mark.parametrize(("day", "expired"), [(dt.date(2024, 4, 30), False), (dt.date(2024, 5, 1), True)])
def test_a_right_of_a_contract_that_has_expired_asks_for_review(tmp_path: Path, day: dt.date, expired: bool) -> None:
    made = on(tmp_path, day.isoformat(), Kontrakt=main(f"{RIGHT} {TERM}"))
    assert made.verdict is Verdict.COMPLIANT
    assert made.needs_review is expired
    assert ("expired" in keys(made)) is expired


def test_a_contract_is_asked_about_again_on_the_day_after_it_expires(tmp_path: Path) -> None:
    made = on(tmp_path, "2023-01-01", Kontrakt=main(TERM))
    assert made.until == dt.date(2024, 5, 1)


def test_a_gap_in_an_expired_contract_needs_no_review_for_that(tmp_path: Path) -> None:
    made = on(tmp_path, "2024-05-01", Kontrakt=main(f"{BAN} {TERM}"))
    assert made.verdict is Verdict.RESTRICTED
    assert not made.needs_review
    assert "expired" in keys(made)


def test_the_new_wording_of_a_point_that_is_brought_back_falls(build: Build) -> None:
    back = "For så vidt angår kontraktens pkt. 2 gælder det herefter i sin oprindelige ordlyd."
    contract = build(Kontrakt=main(), Allonge_1=allonge(1, NEW), Allonge_2=allonge(2, back, year=2023))
    assert contract.verdict is Verdict.RESTRICTED
    assert by_status(contract, FindingStatus.SUPERSEDED) == ["Allonge 1: permitted"]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Allonge I ophører med virkning fra den 1. januar 2024.", Verdict.RESTRICTED),
        ("Prisen ophører med at være fast.", Verdict.COMPLIANT),
    ],
)
def test_an_amendment_that_ends_another_does_not_end_itself(build: Build, said: str, verdict: Verdict) -> None:
    first, second = allonge(1, NEW).replace("ALLONGE 1", "ALLONGE I"), allonge(2, said, year=2023)
    made = build(Kontrakt=main(), Allonge_I=first, Allonge_II=second.replace("ALLONGE 2", "ALLONGE II"))
    assert made.verdict is verdict
    assert "run_out" not in keys(made)


def test_articles_told_by_an_abbreviation_are_points(build: Build) -> None:
    told = main().replace("2. Kunden", "Art. 2 Brug\n\nKunden").replace("1. Ydelsen", "Art. 1 Ydelsen")
    made = build(Kontrakt=told, Allonge_1=allonge(1, f"Art. 2 udgår og erstattes af: »{RIGHT}«"))
    assert made.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Allonge 1 ophæves, undtagen punkt 2.", Verdict.COMPLIANT),
        ("Allonge 1 ophæves, undtagen punkt 1.", Verdict.CONDITIONAL),
    ],
)
def test_points_excepted_from_an_end_stay(build: Build, said: str, verdict: Verdict) -> None:
    first = allonge(1, "Kontraktens pkt. 2 ophæves. Robotter kræver samtykke.", "Prisen er 100 kr.")
    made = build(Kontrakt=main(RIGHT), Allonge_1=first, Allonge_2=allonge(2, said, year=2023))
    assert made.verdict is verdict
