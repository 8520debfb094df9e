"""A right that stands only because something else fell must stand by what is certain, or somebody must look."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from clausecheck.clauses import segment
from clausecheck.contracts.amendments.change_sentences import Verb
from clausecheck.contracts.amendments.operations import Operation
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.kinds import describe
from clausecheck.contracts.findings import findings_of
from clausecheck.contracts.model import Verdict
from clausecheck.contracts.precedence.certainty import is_certain, is_whole
from clausecheck.documents import read
from clausecheck.effects.model import Classification, Effect

from ..conftest import Build, BuildBy, classify, keys

RIGHT, BAN, CONSENT = (
    "Kunden må bruge robotter.",
    "Kunden må ikke bruge robotter.",
    "Kunden må bruge robotter efter samtykke.",
)
SIGNED = "\n\nUnderskrevet den 3. maj {year}\nEva Holm\n"
MAIN = (
    "KONTRAKT OM PRØVE\n\nKontraktnr. PR-2019-7\n\n1. Systemet\n\n1.1 {right}\n\n9. Brug\n\n9.3 {rule}"
    + SIGNED.format(year=2019)
)
ALLONGE = "ALLONGE 1 TIL KONTRAKT NR. PR-2019-7 OM PRØVE\n\n1. {change}" + SIGNED.format(year=2021)

CERTAIN = [
    "Pkt. 9.3 udgår.",
    "Kontraktens pkt. 9.3 udgår i sin helhed.",
    "Parterne er enige om, at pkt. 9.3 udgår med virkning fra den 1. juni 2021.",
    "Forbuddet mod brug af softwarerobotter i pkt. 9.3 ophæves.",
    "I kontrakt nr. PR-2019-7 udgår pkt. 9.3, og pkt. 9.4 bliver herefter pkt. 9.3.",
    "Pkt. 9.3 erstattes af følgende: Leverandøren vedligeholder Systemet, når der er behov.",
    "Pkt. 9.3 ændres således, at Kunden må bruge robotter.",
    "Clause 9.3 of the Agreement is hereby deleted.",
    "The parties agree that clause 9.3 is deleted in its entirety with effect from 1 June 2021.",
]
UNCERTAIN = [
    "Pkt. 9.3 udgår, såfremt Kunden betaler et vederlag.",
    "Pkt. 9.3 udgår fra den 1. januar 2099.",
    "Parterne har drøftet, om pkt. 9.3 udgår, men er uenige.",
    "Leverandøren har afvist, at pkt. 9.3 udgår.",
    "Pkt. 9.3 suspenderes fra den 1. maj 2021 til den 31. december 2021.",
    "Pkt. 9.3 udgår for modulet Plan.",
    "Pkt. 9.3 gælder ikke længere for testmiljøet.",
    "Sidste punktum i pkt. 9.3 udgår.",
    "Bod efter pkt. 9.3 bortfalder.",
    "Henvisningen til pkt. 9.3 i pkt. 2.1 udgår.",
    "Kravet om skriftlighed i pkt. 9.3 bortfalder.",
    "I kontrakt nr. PL-2018-77 udgår pkt. 9.3.",
    "Pkt. 9.3 ændres således, at fristen er otte dage.",
    "The reference to clause 9.3 in clause 2.1 is deleted.",
    "Clause 9.3 is deleted if the Customer pays the fee.",
]


def source(file: Path, text: str) -> Source:
    file.write_text(text, encoding="utf-8")
    document = read(file)
    return Source(describe(document), tuple(segment(document)))


def certain(folder: Path, change: str, rule: str = BAN, *, told_anew: bool = False) -> bool:
    contract = source(folder / "Kontrakt.txt", MAIN.format(right="Drift.", rule=rule))
    allonge = source(folder / "Allonge 1.txt", ALLONGE.format(change=change))
    (item,) = findings_of([contract], classify)[0]
    index = next(number for number, clause in enumerate(allonge.clauses) if clause.text.startswith(change[:20]))
    verb = Verb.REPLACE if re.search("erstattes|ændres", change) else Verb.REPEAL
    operation = Operation(allonge, index, verb, (), (("9", "3"),), 0, len(change), index)
    return is_certain(operation, item, [contract, allonge], dt.date(2024, 1, 1), told_anew=told_anew)


@pytest.mark.parametrize("change", CERTAIN)
def test_a_plain_repeal_is_certain(tmp_path: Path, change: str) -> None:
    assert certain(tmp_path, change, told_anew="robotter" in change)


@pytest.mark.parametrize("change", UNCERTAIN)
def test_a_repeal_of_less_or_for_less_is_not(tmp_path: Path, change: str) -> None:
    assert not certain(tmp_path, change)


def test_a_demand_for_consent_that_falls_must_be_what_stood_there(tmp_path: Path) -> None:
    change = "Kravet om samtykke i pkt. 9.3 bortfalder."
    assert certain(tmp_path, change, CONSENT)
    assert not certain(tmp_path, change, BAN)


@pytest.mark.parametrize("change", ["Pkt. 9.3 udgår.", CERTAIN[-2]])
def test_a_plain_repeal_of_a_bar_asks_for_nothing(build: Build, change: str) -> None:
    contract = build(Kontrakt=MAIN.format(right=RIGHT, rule=BAN), Allonge_1=ALLONGE.format(change=change))
    assert contract.verdict is Verdict.COMPLIANT
    assert not contract.needs_review


TERMS = "LICENSVILKÅR\n\n1. Licens\n\n1.1 {ban}\n\n1.2 Licensen er tidsubegrænset.\n"
WHOLE = [
    "Leverandørens licensvilkår finder ikke anvendelse.",
    "Licensvilkårene gælder ikke for denne kontrakt.",
    "Leverandørens almindelige licensvilkår finder ikke anvendelse mellem parterne.",
]
PARTLY = [
    "Licensvilkårene finder ikke anvendelse i pilotperioden.",
    "Licensvilkårene finder ikke anvendelse før overtagelsesdagen.",
    "Licensvilkårene finder ikke anvendelse indtil den 1. januar 2021.",
    "Licensvilkårene er ikke en del af kontraktens pris.",
    "Den tidligere leverandørs licensvilkår finder ikke anvendelse.",
    "The licence terms do not apply during the trial.",
]


def test_english_words_set_a_whole_document_aside_too() -> None:
    assert is_whole("The licence terms do not apply to this Agreement.")


@pytest.mark.parametrize("said", WHOLE)
def test_terms_that_are_set_aside_as_a_whole_ask_for_nothing(build: Build, said: str) -> None:
    contract = build(Kontrakt=MAIN.format(right=RIGHT, rule=said), Licensvilkår=TERMS.format(ban=BAN))
    assert (contract.verdict, contract.needs_review) == (Verdict.COMPLIANT, False)


@pytest.mark.parametrize("said", PARTLY)
def test_terms_that_may_be_set_aside_in_part_secure_nothing(build: Build, said: str) -> None:
    contract = build(Kontrakt=MAIN.format(right=RIGHT, rule=said), Licensvilkår=TERMS.format(ban=BAN))
    assert not is_whole(said)
    assert contract.verdict is not Verdict.COMPLIANT or contract.needs_review


LOOSE = {
    "UDKAST Bilag 3": "BILAG 3\n\n1. Brug\n\n1.1 {ban}\n\n1.2 Reglerne gælder alle.\n",
    "Brev fra Prøvesystemer": "BILAG 3\n\n1. Brug\n\n1.1 {ban}\n\n1.2 Reglerne gælder alle.\n",
    "Bilag 4": "BILAG 4\n\n1. Brug\n\nTilbudsgiver bedes bekræfte, at {ban}\n",
}


@pytest.mark.parametrize("name", LOOSE)
def test_a_bar_in_what_is_taken_for_no_part_of_the_contract_is_told(build: Build, name: str) -> None:
    texts = {"Kontrakt": MAIN.format(right=RIGHT, rule="Drift."), name.replace(" ", "_"): LOOSE[name].format(ban=BAN)}
    contract = build(**texts)
    assert contract.verdict is Verdict.COMPLIANT
    assert contract.needs_review
    assert "set_aside_unsure" in keys(contract)


@pytest.mark.parametrize("name", LOOSE)
def test_what_the_order_of_precedence_would_set_aside_anyway_needs_no_word(build: Build, name: str) -> None:
    rule = "Kontrakten går forud for alle øvrige dokumenter."
    texts = {"Kontrakt": MAIN.format(right=RIGHT, rule=rule), name.replace(" ", "_"): LOOSE[name].format(ban=BAN)}
    assert not build(**texts).needs_review


def test_a_bar_in_an_amendment_that_is_called_a_letter_is_told(build: Build) -> None:
    amendment = ALLONGE.format(change=BAN).replace(SIGNED.format(year=2021), "\n")
    contract = build(Kontrakt=MAIN.format(right=RIGHT, rule="Drift."), Brev_med_allonge_1=amendment)
    assert contract.verdict is Verdict.COMPLIANT
    assert contract.needs_review
    assert "set_aside_unsure" in keys(contract)


def test_a_faint_right_that_goes_first_leaves_a_bar_that_was_set_aside_to_be_looked_at(build_by: BuildBy) -> None:
    def faint(text: str, language: str) -> Classification:
        found = classify(text, language)
        sure = {Effect.PERMITTED: 0.8, Effect.PROHIBITED: 0.95}
        return replace(found, evidence=tuple(replace(said, confidence=sure[said.effect]) for said in found.evidence))

    rule, name = "Kontrakten går forud for alle øvrige dokumenter.", "UDKAST Bilag 3"
    texts = {"Kontrakt": MAIN.format(right=RIGHT, rule=rule), name.replace(" ", "_"): LOOSE[name].format(ban=BAN)}
    assert "set_aside_unsure" in keys(build_by(faint)(**texts))


def test_an_order_in_doubt_leaves_a_bar_that_was_set_aside_to_be_looked_at(build: Build) -> None:
    rule, name = "Ved modstrid gælder det vilkår, der er gunstigst for Kunden.", "UDKAST Bilag 3"
    texts = {"Kontrakt": MAIN.format(right=RIGHT, rule=rule), name.replace(" ", "_"): LOOSE[name].format(ban=BAN)}
    assert "set_aside_unsure" in keys(build(**texts))


@pytest.mark.parametrize("name", ["Brev_fra_Prøvesystemer", "Referat_af_møde"])
def test_a_letter_that_merely_asks_needs_no_word(build: Build, name: str) -> None:
    letter = f"Prøvesystemer A/S\n\nKære Eva\n\nTak for sidst. {BAN} Ring gerne.\n\nMed venlig hilsen\nBo Terp\n"
    contract = build(Kontrakt=MAIN.format(right=RIGHT, rule="Drift."), **{name: letter})
    assert contract.verdict is Verdict.COMPLIANT
    assert not contract.needs_review


def test_a_bar_that_stands_elsewhere_too_needs_no_word(build: Build) -> None:
    name = "UDKAST Bilag 3"
    texts = {"Kontrakt": MAIN.format(right=RIGHT, rule=BAN), name.replace(" ", "_"): LOOSE[name].format(ban=BAN)}
    contract = build(**texts)
    assert contract.verdict is Verdict.CONFLICTING
    assert "set_aside_unsure" not in keys(contract)


@pytest.mark.parametrize("end", ["Underskrift: ________", ""])
def test_a_draft_of_an_amendment_or_of_a_signed_contract_needs_no_word(build: Build, end: str) -> None:
    draft = ALLONGE.format(change=BAN).replace(SIGNED.format(year=2021), f"\n\n{end}\n")
    contract = build(Kontrakt=MAIN.format(right=RIGHT, rule="Drift."), UDKAST_Allonge_1=draft)
    assert contract.verdict is Verdict.COMPLIANT
    assert not contract.needs_review
    (earlier,) = [MAIN.format(right=BAN, rule="Drift.").replace("Underskrevet", "Ikke underskrevet")]
    assert not build(UDKAST_Kontrakt=earlier).needs_review
