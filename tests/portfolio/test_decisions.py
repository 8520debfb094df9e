"""A decision survives what does not change the clause, and is asked again when something does."""

from __future__ import annotations

import datetime as dt
import json
import math
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.grouping import group
from clausecheck.contracts.model import Contract, ContractFacts, Supplier, Verdict
from clausecheck.portfolio.cases import Case, all_cases, cases_of, likeness, text_key
from clausecheck.portfolio.decisions import Ask, DecisionError, Standing, decided, standings
from clausecheck.portfolio.identity import Identity, identity_of, same_contract, unpacked
from clausecheck.portfolio.store import Decision, DecisionState, Store
from clausecheck.portfolio.store.decisions import log, record

from ..contracts.conftest import classify

TODAY = dt.date(2026, 11, 26)
AT = dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC)
BAN = "Kunden må ikke lade en robot, et script eller et andet automatiseret værktøj logge ind i Systemet og hente data."
SILENT = "Systemet driftes af Leverandøren, som retter fejl uden ugrundet ophold og varsler Kunden om nye versioner."
CONTRACT = f"""Kontrakt nr. LK-2023-014

1. Parterne

Leverandøren er Grønager Systemhus A/S, CVR-nr. 48247652.

7. Brugsret

7.1 {BAN}
"""


def scanned(root: Path) -> list[Contract]:
    return [build_contract(files, root, classify=classify) for files in group(root)]


def written(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def how(root: Path, entries: list[Decision], today: dt.date = TODAY) -> list[tuple[str, Ask | None, bool]]:
    """Return effect, question and whether a decision is shown, of each case."""
    found = standings(all_cases(scanned(root)), entries, today)
    return [(item.case.effect or item.case.finding, item.ask, item.decision is not None) for item in found]


def one(contracts: list[Contract]) -> Case:
    (case,) = all_cases(contracts)
    return case


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "kontrakter"
    written(root, "01 Affald/Hovedkontrakt.txt", CONTRACT)
    return root


@pytest.fixture
def entries(root: Path) -> list[Decision]:
    return [decided(one(scanned(root)), DecisionState.REJECTED, by="Kirsten", at=AT, reason="gælder ikke os")]


STANDS = [("prohibited", None, True)]


def test_before_anyone_decides_everything_is_new(root: Path) -> None:
    assert how(root, []) == [("prohibited", Ask.NEW, False)]


def test_a_decision_stands_on_the_next_run(root: Path, entries: list[Decision]) -> None:
    assert how(root, entries) == STANDS


def test_it_survives_a_renamed_file(root: Path, entries: list[Decision]) -> None:
    (root / "01 Affald" / "Hovedkontrakt.txt").rename(root / "01 Affald" / "kontrakt (underskrevet).txt")
    assert how(root, entries) == STANDS


def test_it_survives_a_renamed_folder(root: Path, entries: list[Decision]) -> None:
    (root / "01 Affald").rename(root / "Teknik og miljø, affald")
    assert how(root, entries) == STANDS


def test_it_survives_an_added_document(root: Path, entries: list[Decision]) -> None:
    written(root, "01 Affald/Bilag 1.txt", "1. Drift\n\nLeverandøren driver Systemet.\n")
    assert how(root, entries) == STANDS


def test_it_survives_another_copy_of_the_clause(root: Path, entries: list[Decision]) -> None:
    written(root, "01 Affald/Bilag 0.txt", f"Bilag 0\n\n3.2 {BAN}\n")
    assert how(root, entries) == STANDS


def test_it_survives_new_numbering_and_line_breaks(root: Path, entries: list[Decision]) -> None:
    text = (
        CONTRACT.replace("7.1", "9.4").replace("automatiseret værktøj", "automatiseret\n    værktøj").replace(",", " ,")
    )
    written(root, "01 Affald/Hovedkontrakt.txt", text)
    assert how(root, entries) == STANDS


def test_it_is_no_decision_on_the_same_words_in_another_contract(root: Path, entries: list[Decision]) -> None:
    other = CONTRACT.replace("LK-2023-014", "KK-2024-7").replace("48247652", "47009413").replace("Grønager", "Vesthøj")
    written(root, "02 Byg/Hovedkontrakt.txt", other)
    assert how(root, entries) == [*STANDS, ("prohibited", Ask.NEW, False)]


def test_a_misread_scan_is_asked_about_and_shows_the_decision(root: Path, entries: list[Decision]) -> None:
    written(root, "01 Affald/Hovedkontrakt.txt", CONTRACT.replace("automatiseret", "autornatiseret"))
    assert how(root, entries) == [("prohibited", Ask.SIMILAR, True)]


def test_a_clause_with_a_word_more_is_asked_again(root: Path, entries: list[Decision]) -> None:
    written(root, "01 Affald/Hovedkontrakt.txt", CONTRACT.replace("logge ind", "aldrig logge ind"))
    assert how(root, entries) == [("prohibited", Ask.SIMILAR, True)]


def test_a_clause_turned_into_its_opposite_is_asked_again(root: Path, entries: list[Decision]) -> None:
    turned = CONTRACT.replace("må ikke lade en robot", "må lade robotter")
    written(root, "01 Affald/Hovedkontrakt.txt", turned)
    assert how(root, entries) == [("permitted", Ask.OTHER_EFFECT, True)]


def test_another_clause_in_its_place_is_asked_about(root: Path, entries: list[Decision]) -> None:
    written(root, "01 Affald/Hovedkontrakt.txt", CONTRACT.replace(BAN, "Brugere er fysiske personer."))
    assert how(root, entries) == [("human_required", Ask.CHANGED, True)]


def test_a_second_effect_of_a_clause_is_not_taken_for_a_change(root: Path) -> None:
    both = "Det er forbudt at bruge en robot, og brugere er fysiske personer."
    written(root, "01 Affald/Hovedkontrakt.txt", CONTRACT.replace(BAN, both))
    first, _ = all_cases(scanned(root))
    entries = [decided(first, DecisionState.CONFIRMED, by="K", at=AT)]
    assert {ask for _, ask, _ in how(root, entries)} == {None, Ask.NEW}


def test_an_acceptance_is_asked_again_when_it_has_run_out(root: Path) -> None:
    until = TODAY + dt.timedelta(days=30)
    case = one(scanned(root))
    entries = [decided(case, DecisionState.ACCEPTED, by="K", at=AT, reason="lav risiko", until=until)]
    assert how(root, entries, until) == STANDS
    assert how(root, entries, until + dt.timedelta(days=1)) == [("prohibited", Ask.EXPIRED, True)]


def test_the_last_decision_counts_and_a_withdrawn_one_no_longer(root: Path, entries: list[Decision]) -> None:
    case = one(scanned(root))
    entries.append(decided(case, DecisionState.NEGOTIATING, by="Bo", at=AT))
    (shown,) = standings([case], entries, TODAY)
    assert shown == Standing(case, entries[-1], None)
    entries.append(decided(case, DecisionState.WITHDRAWN, by="Bo", at=AT))
    assert how(root, entries) == [("prohibited", Ask.NEW, False)]


def test_a_contract_that_only_its_folder_names_is_asked_about_when_moved(tmp_path: Path) -> None:
    root = tmp_path / "kontrakter"
    written(root, "Gammel/a.txt", BAN)
    entries = [decided(one(scanned(root)), DecisionState.REJECTED, by="K", at=AT)]
    (root / "Gammel").rename(root / "Ny")
    assert how(root, entries) == [("prohibited", Ask.MOVED, True)]


def test_a_missing_clause_can_be_decided_on_until_the_verdict_changes(root: Path) -> None:
    written(root, "01 Affald/Hovedkontrakt.txt", CONTRACT.replace(BAN, SILENT))
    case = one(scanned(root))
    assert case.finding == "verdict:missing"
    entries = [decided(case, DecisionState.NEGOTIATING, by="K", at=AT)]
    assert how(root, entries) == [("verdict:missing", None, True)]
    written(root, "01 Affald/Hovedkontrakt.txt", CONTRACT)
    assert how(root, entries) == [("prohibited", Ask.NEW, False)]


def test_a_decision_changes_no_verdict(root: Path, entries: list[Decision]) -> None:
    contract = scanned(root)[0]
    standings(cases_of(contract), entries, TODAY)
    assert contract.verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    ("state", "by", "reason", "until"),
    [
        (DecisionState.CONFIRMED, " ", "", None),
        (DecisionState.ACCEPTED, "K", "", TODAY),
        (DecisionState.ACCEPTED, "K", "lav risiko", None),
        (DecisionState.NEGOTIATING, "K", "", TODAY - dt.timedelta(days=1)),
    ],
)
def test_a_decision_needs_a_name_and_an_acceptance_a_reason_and_an_end(
    root: Path, state: DecisionState, by: str, reason: str, until: dt.date | None
) -> None:
    with pytest.raises(DecisionError):
        decided(one(scanned(root)), state, by=by, at=AT, reason=reason, until=until)


def test_what_is_recorded_stands_after_reading_it_back(root: Path, entries: list[Decision], tmp_path: Path) -> None:
    with Store(tmp_path / "s.sqlite") as store:
        record(store, entries)
        assert log(store) == entries
        assert how(root, log(store)) == STANDS


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ({"contract": "2"}, True),
        ({"contract": "2", "number": ""}, True),
        ({"contract": "2", "number": "", "system": "Byg"}, True),
        ({"contract": "2", "number": "", "system": "Byg", "expiry": "2028-01-01"}, False),
        ({"contract": "2", "number": "99"}, False),
        ({"number": "99"}, True),
        ({"number": "99", "system": "Byg"}, False),
        ({"cvr": "87654321"}, False),
        ({"kitos": "b"}, False),
        ({"contract": "2", "kitos": "a", "number": "99"}, True),
    ],
)
def test_a_contract_is_known_again_by_what_names_it(second: dict[str, str], same: bool) -> None:
    first = Identity("1", "a", "a", "18/0446", "Flow", "Rumdata A/S", "12345678", "2024-01-01", "2027-01-01")
    other = replace(first, **({"kitos": ""} | second))
    assert same_contract(first, other) is same
    assert same_contract(other, first) is same


def test_two_contracts_of_which_nothing_is_known_are_not_the_same() -> None:
    assert not same_contract(Identity("1"), Identity("2"))
    assert not same_contract(Identity(), Identity())


@pytest.mark.parametrize("text", ["", "{", "[]", "5", '{"number": 5}', '{"andet": "x"}', "[" * 5000])
def test_an_identity_that_cannot_be_read_is_the_folders_alone(text: str) -> None:
    assert unpacked(text, "k1") == Identity("k1")


def test_an_identity_is_read_back_as_it_was() -> None:
    facts = ContractFacts("Flow", Supplier("Ærø A/S", "12345678"), expiry_date=TODAY)
    identity = identity_of(Contract("k", "f", facts, Verdict.MISSING, False, (), (), (), ()))
    assert unpacked(identity.packed()) == identity


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Må ikke - bruges.", "må  ikke\nbruges", True),
        ("drifts-\nsystem", "driftssystem", True),
        ("1.5 timer", "15 timer", False),
        ("1,5 timer", "1.5 timer", True),
        ("over > 5", "over < 5", False),
        ("må bruges", "må ikke bruges", False),
    ],
)
def test_only_spacing_and_signs_make_no_difference(first: str, second: str, same: bool) -> None:
    assert (text_key(first) == text_key(second)) is same


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_a_scan_with_two_letters_in_a_hundred_misread_is_alike(seed: int) -> None:
    dice = random.Random(seed)
    letters = [at for at, letter in enumerate(BAN) if letter.isalpha()]
    misread = dice.sample(letters, math.ceil(0.02 * len(letters)))
    noisy = [dice.choice("abcdefghijæøå1l") if at in misread else letter for at, letter in enumerate(BAN)]
    assert likeness(BAN, "".join(noisy)) > 0.75


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_a_share_and_goes_both_ways(first: str, second: str) -> None:
    assert 0 <= likeness(first, second) <= 1
    assert likeness(first, second) == likeness(second, first)


def test_likeness_counts_what_comes_again() -> None:
    assert likeness("aaaa", "aaaa aaaa") == pytest.approx(2 * 2 / (2 + 6))
    assert likeness("robotrobot", "robotrobot") == 1


def test_a_contract_named_in_two_spellings_in_the_log_is_one(entries: list[Decision], root: Path) -> None:
    """The log of one contract may hold its name as text in two orders; neither entry is of a contract that is gone."""
    (contract,) = scanned(root)
    case = one([contract])
    turned = json.dumps(dict(reversed(json.loads(case.identity.packed()).items())))
    later = replace(entries[-1], identity=turned, state=DecisionState.WITHDRAWN)
    (standing,) = [item for item in standings(all_cases([contract]), [*entries, later], TODAY) if item.case == case]
    assert standing == Standing(case, None, Ask.NEW)


def test_a_kill_in_the_middle_loses_no_decision_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    Store(path).close()
    program = (
        "import sys, datetime as dt; from pathlib import Path\n"
        "from clausecheck.portfolio.store import Decision, DecisionState, Store\n"
        "from clausecheck.portfolio.store.decisions import record\n"
        "with Store(Path(sys.argv[1])) as store:\n"
        "    for number in range(100_000):\n"
        "        record(store, [Decision('k', f'{number}', DecisionState.CONFIRMED, 'A', dt.datetime.now(dt.UTC))])\n"
        "        print(number, flush=True)"
    )
    for pause in (0.05, 0.12, 0.3):
        with Store(path) as store:
            before = len(log(store))
        process = subprocess.Popen([sys.executable, "-c", program, path], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        acknowledged = [process.stdout.readline()]
        time.sleep(pause)
        process.kill()
        acknowledged += process.stdout.readlines()
        process.wait()
        with Store(path) as store:
            kept = len(log(store)) - before
        assert kept in {len(acknowledged), len(acknowledged) + 1}
