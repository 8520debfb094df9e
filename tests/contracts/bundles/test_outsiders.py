"""A folder holds documents of other contracts, and contracts that later ones have replaced."""

import datetime as dt

import pytest

from clausecheck.contracts.model import FindingStatus, Verdict

from ..conftest import BAN, RIGHT, Build, by_status, keys

MAIN = (
    "KONTRAKT NR. SM-310\nom Skademappen\n\n1. Skademappen leveres som tjeneste. Skademappen bruges til skader.\n\n"
    "12.3 {rule}\n\n{more}\n\nUnderskrevet den 3. maj 2017\nEva Holm\n"
)
ALLONGE = (
    "ALLONGE 2\n{to}\n\n1. Pkt. 12.3 udgår og erstattes af:\n\n»12.3 {rule}«\n\n{more}\n\n"
    "Underskrevet den 3. maj 2022\nEva Holm\n"
)

OTHERS = [
    "til kontrakt nr. LS-088 om lønsystemet Lønspejlet",
    "til kontrakt LS-088 af 9. juni 2018 om Lønspejlet",
    "Kontraktnr.: LS-088",
    "Addendum to agreement no. LS-088, Lønspejlet",
]
OURS = [
    "til kontrakt nr. SM-310 om Skademappen",
    "til kontrakt SM 310",
    "til kontrakten om Skademappen",
    "",
    "Sagsnr. 22/10417",
]


@pytest.mark.parametrize("to", OTHERS)
def test_an_amendment_of_another_contract_does_not_free_this_one(build: Build, to: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule=BAN, more=""), Allonge=ALLONGE.format(to=to, rule=RIGHT, more=""))
    assert contract.verdict is Verdict.RESTRICTED
    assert "other_contract" in keys(contract)
    assert by_status(contract, FindingStatus.SUPERSEDED) == ["Allonge: permitted"]


@pytest.mark.parametrize("to", OTHERS)
def test_nor_does_it_bar_this_one(build: Build, to: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule=RIGHT, more=""), Allonge=ALLONGE.format(to=to, rule=BAN, more=""))
    assert contract.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("to", OURS)
def test_an_amendment_that_names_this_contract_or_none_changes_it(build: Build, to: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule=BAN, more=""), Allonge=ALLONGE.format(to=to, rule=RIGHT, more=""))
    assert contract.verdict is Verdict.COMPLIANT
    assert not {"other_contract", "shuts_out"} & keys(contract)


@pytest.mark.parametrize(
    "more",
    [
        "2. Allongen angår kun Lønspejlet. Kommunens kontrakt om Skademappen er ikke omfattet.",
        "2. Kontrakt SM-310 berøres ikke.",
        "2. This amendment does not apply to Skademappen.",
        "2. Allongen gælder ikke for Skademappen.",
    ],
)
def test_an_amendment_that_shuts_this_system_out_does_not_count(build: Build, more: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule=BAN, more=""), Allonge=ALLONGE.format(to="", rule=RIGHT, more=more))
    assert contract.verdict is Verdict.RESTRICTED
    assert "shuts_out" in keys(contract)


@pytest.mark.parametrize(
    "more",
    [
        "2. Kontraktens øvrige bestemmelser berøres ikke.",
        "2. Vedligeholdelsen af Skademappen koster herefter 100 kr.",
        "2. Pkt. 4 om Skademappens drift ændres ikke.",
        "2. De øvrige bestemmelser i kontrakt SM-310 berøres ikke.",
        "2. Driften af Skademappen påvirkes ikke af denne allonge.",
        "2. The support of Skademappen is not affected.",
        "2. Allongen omfatter ikke alene Skademappen.",
    ],
)
def test_what_an_amendment_leaves_as_it_was_shuts_nothing_out(build: Build, more: str) -> None:
    for to in OURS[:3]:
        allonge = ALLONGE.format(to=to, rule=BAN, more=more)
        contract = build(Kontrakt=MAIN.format(rule=RIGHT, more=""), Allonge=allonge)
        assert contract.verdict is Verdict.RESTRICTED
        assert "shuts_out" not in keys(contract)


def test_a_number_that_the_contract_itself_goes_by_is_its_own(build: Build) -> None:
    main = MAIN.format(rule=BAN, more="13. Kontrakten har hos leverandøren kontraktnummer LS-088.")
    contract = build(Kontrakt=main, Allonge=ALLONGE.format(to=OTHERS[0], rule=RIGHT, more=""))
    assert contract.verdict is Verdict.COMPLIANT


def test_another_number_with_this_system_counts_as_another_contract_but_asks(build: Build) -> None:
    to = "til kontrakt nr. LS-088 om Skademappen"
    contract = build(Kontrakt=MAIN.format(rule=BAN, more=""), Allonge=ALLONGE.format(to=to, rule=RIGHT, more=""))
    assert contract.verdict is Verdict.RESTRICTED
    assert contract.needs_review


def test_an_amendment_of_this_contract_that_seems_to_shut_it_out_asks(build: Build) -> None:
    allonge = ALLONGE.format(to=OURS[0], rule=RIGHT, more="2. Skademappen er ikke omfattet.")
    assert build(Kontrakt=MAIN.format(rule=BAN, more=""), Allonge=allonge).needs_review


@pytest.mark.parametrize("to", OTHERS)
def test_a_bar_that_fell_with_another_contracts_amendment_is_told(build: Build, to: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule=RIGHT, more=""), Allonge=ALLONGE.format(to=to, rule=BAN, more=""))
    assert contract.needs_review
    assert "set_aside_unsure" in keys(contract)


ANNEX = "BILAG 5\nLicensvilkår for Skademappen\n{number}\n\n1. Brug\n\n1.1 {rule}\n\n1.2 Licensen er tidsubegrænset.\n"


@pytest.mark.parametrize("number", ["Aftalenr. LV-778812", "Agreement no. LV-778812"])
def test_a_number_of_the_suppliers_own_makes_an_annex_no_stranger(build: Build, number: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule=RIGHT, more=""), Bilag_5=ANNEX.format(number=number, rule=BAN))
    assert contract.verdict is Verdict.CONFLICTING
    assert "other_contract" not in keys(contract)


def test_an_annex_to_another_contract_gives_no_right(build: Build) -> None:
    annex = ANNEX.format(number="til kontrakt nr. LS-088", rule=RIGHT)
    contract = build(Kontrakt=MAIN.format(rule=BAN, more=""), Bilag_5=annex)
    assert contract.verdict is Verdict.RESTRICTED
    assert "other_contract" in keys(contract)


OLD = (
    "AFTALE OM SKADEMAPPEN\nAftale nr. SM-100\n\n1. Aftalen træder i kraft den 1. marts 2010.\n\n2. {rule}\n\n"
    "Underskrevet den 10. februar 2010\nEva Holm\n"
)
REPLACED = [
    "13. Denne kontrakt afløser i det hele aftalen af 10. februar 2010.",
    "13. Ved kontraktens ikrafttræden bortfalder aftale nr. SM-100 i sin helhed.",
    "13. Kontrakten erstatter alle tidligere aftaler mellem parterne om Skademappen.",
    "13. Aftalen af 10. februar 2010 ophæves og erstattes af denne kontrakt.",
    "13. This contract supersedes all prior agreements between the parties.",
]


@pytest.mark.parametrize("more", REPLACED)
def test_a_contract_that_a_later_one_replaces_gives_no_right(build: Build, more: str) -> None:
    main = MAIN.format(rule="Kontrakten træder i kraft den 1. juni 2017.", more=more)
    contract = build(Aftale_2010=OLD.format(rule=RIGHT), Kontrakt_2017=main)
    assert contract.verdict is Verdict.MISSING
    assert "replaced_contract" in keys(contract)
    assert contract.facts.effective_date == dt.date(2017, 6, 1)


def test_the_amendment_of_a_replaced_contract_goes_with_it(build: Build) -> None:
    old = ALLONGE.format(to="til aftale nr. SM-100", rule=RIGHT, more="").replace("2022", "2012")
    contract = build(
        Aftale_2010=OLD.format(rule=BAN), Allonge_2012=old, Kontrakt_2017=MAIN.format(rule="Drift.", more=REPLACED[0])
    )
    assert contract.verdict is Verdict.MISSING
    assert len(by_status(contract, FindingStatus.SUPERSEDED)) == 2


@pytest.mark.parametrize(
    "more",
    [
        "13. Denne kontrakt erstatter ikke aftalen af 10. februar 2010, som fortsætter.",
        "13. Kontrakten afløser bilag 2 til aftalen af 10. februar 2010.",
        "13. Kontrakten afløser aftalen af 4. maj 2011.",
        "13. Kontrakten kan ophæves ved væsentlig misligholdelse.",
        "13. Kontrakten ophører den 1. maj 2030.",
    ],
)
def test_a_contract_that_is_not_replaced_as_a_whole_counts(build: Build, more: str) -> None:
    contract = build(Aftale_2010=OLD.format(rule=BAN), Kontrakt_2017=MAIN.format(rule=RIGHT, more=more))
    assert contract.verdict is Verdict.CONFLICTING
    assert contract.needs_review


def test_an_amendment_of_the_contract_that_this_one_ended_changes_nothing(build: Build) -> None:
    ended = "Skademappen afløser Skadelisten. Kontrakt nr. LS-088 om Skadelisten ophører samme dag."
    made = build(
        Kontrakt=MAIN.format(rule=BAN, more=ended),
        Allonge=ALLONGE.format(to="til kontrakt nr. LS-088", rule=RIGHT, more=""),
    )
    assert made.verdict is Verdict.RESTRICTED
    assert "other_contract" in keys(made)
