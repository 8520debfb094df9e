"""The verdicts are written back as one reference on each contract, and nothing else in KITOS is touched."""

import copy
import datetime as dt
from typing import Any

import pytest

from clausecheck.kitos.connection import Connection
from clausecheck.kitos.write_back import Action, Step, carry_out, plan

from .double import ORGANISATION, Kitos, RefusedError

DAY, LATER = dt.date(2026, 8, 1), dt.date(2026, 9, 1)
OTHERS = {"title": "Sag 1", "documentId": "2023-1", "url": "sbsyslauncher:1", "masterReference": True}


def told(uuid: str | None, verdict: str = "missing", **more: Any) -> dict[str, Any]:
    return {
        "system": "Flow",
        "kitos_uuid": uuid,
        "contract_number": None,
        "verdict": verdict,
        "needs_review": False,
    } | more


def planned(
    connection: Connection, *items: dict[str, Any], link: str | None = None, today: dt.date = DAY
) -> list[Step]:
    return plan(connection, {"contracts": list(items)}, ORGANISATION, link=link, today=today)


def write(connection: Connection, *items: dict[str, Any], link: str | None = None, today: dt.date = DAY) -> list[str]:
    done = carry_out(connection, planned(connection, *items, link=link, today=today))
    return [wrong.key if wrong else step.action.value for step, wrong in done]


def test_planning_writes_nothing(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("Drift", OTHERS)
    before = copy.deepcopy(kitos.contracts)
    (step,) = planned(connection, told(uuid))
    assert (step.action, step.title) == (Action.ADD, "clausecheck 2026-08-01: MANGLER automatiseringsklausul")
    assert kitos.contracts == before
    assert kitos.written() == []


def test_a_reference_is_added_beside_the_others(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("Drift", OTHERS)
    assert write(connection, told(uuid, needs_review=True), link="https://intra.example/rapport") == ["add"]
    first, own = kitos.references(uuid)
    assert first.items() >= OTHERS.items()
    assert own["title"] == "clausecheck 2026-08-01: MANGLER automatiseringsklausul (skal vurderes)"
    assert (own["url"], own["masterReference"]) == ("https://intra.example/rapport", False)


def test_the_next_run_changes_the_same_reference(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("Drift", OTHERS)
    write(connection, told(uuid))
    own = kitos.references(uuid)[1]["uuid"]
    assert write(connection, told(uuid, "compliant"), today=LATER) == ["change"]
    assert [item["uuid"] for item in kitos.references(uuid)][1:] == [own]
    assert kitos.references(uuid)[1]["title"].startswith("clausecheck 2026-09-01: SIKRET")


def test_the_only_reference_is_the_master_and_stays_so(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("Drift")
    assert write(connection, told(uuid)) == ["add"]
    assert kitos.references(uuid)[0]["masterReference"]
    assert write(connection, told(uuid, "restricted"), today=LATER) == ["change"]
    assert [item["masterReference"] for item in kitos.references(uuid)] == [True]


def test_a_master_chosen_by_someone_meanwhile_is_kept(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("Drift", OTHERS)
    write(connection, told(uuid))
    steps = planned(connection, told(uuid, "restricted"), today=LATER)
    first, own = kitos.references(uuid)
    first["masterReference"], own["masterReference"] = False, True
    assert [wrong for _, wrong in carry_out(connection, steps)] == [None]
    assert [item["masterReference"] for item in kitos.references(uuid)] == [False, True]


def test_an_unchanged_verdict_is_not_written_again(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("Drift", OTHERS)
    write(connection, told(uuid))
    assert write(connection, told(uuid), today=LATER) == ["keep"]
    assert len(kitos.written()) == 1


def test_an_address_put_in_by_hand_stays_when_none_is_given(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("Drift", OTHERS)
    write(connection, told(uuid))
    kitos.references(uuid)[1]["url"] = "https://intra.example/her"
    write(connection, told(uuid, "compliant"))
    assert kitos.references(uuid)[1]["url"] == "https://intra.example/her"


def test_only_single_references_are_ever_written(kitos: Kitos, connection: Connection) -> None:
    uuids = [kitos.add_contract(f"Kontrakt {number}", OTHERS) for number in range(3)]
    for verdict in ("missing", "compliant", "conflicting"):
        write(connection, *[told(uuid, verdict) for uuid in uuids])
    assert {method for method, _, _ in kitos.written()} == {"POST", "PUT"}
    assert all("/external-references" in path for _, path, _ in kitos.written())
    assert all(len(kitos.references(uuid)) == 2 for uuid in uuids)


def test_a_patch_of_the_list_would_have_lost_the_others(kitos: Kitos) -> None:
    uuid = kitos.add_contract("Drift", OTHERS)
    kitos.answer("PATCH", f"/api/v2/it-contracts/{uuid}", {}, {"externalReferences": [{"title": "vores"}]})
    assert OTHERS["title"] not in [item["title"] for item in kitos.references(uuid)]


@pytest.mark.parametrize("status", [500, 502])
def test_a_lost_answer_is_checked_and_the_reference_stands_once(
    kitos: Kitos, connection: Connection, status: int
) -> None:
    uuid = kitos.add_contract("Drift", OTHERS)
    kitos.after = lambda method, path: (_ for _ in ()).throw(RefusedError(status))
    assert write(connection, told(uuid)) == ["add"]
    assert len(kitos.references(uuid)) == 2


def test_a_write_that_failed_is_told_and_the_others_go_on(kitos: Kitos, connection: Connection) -> None:
    first, second = kitos.add_contract("A", OTHERS), kitos.add_contract("B", OTHERS)

    def refuses(method: str, path: str) -> None:
        if method == "POST" and first in path:
            raise RefusedError(409, "Conflict")

    kitos.before = refuses
    assert write(connection, told(first), told(second)) == ["kitos.refused", "add"]


def test_a_contract_deleted_meanwhile_is_told(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("A", OTHERS)
    steps = planned(connection, told(uuid))
    del kitos.contracts[uuid]
    assert [wrong.key for _, wrong in carry_out(connection, steps) if wrong] == ["kitos.refused"]


def test_without_the_right_to_write_nothing_is_tried(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("Drift", OTHERS)
    kitos.may_modify = False
    (step,) = planned(connection, told(uuid))
    assert step.why
    assert (step.action, step.why.key) == (Action.SKIP, "kitos.may_not_write")
    assert write(connection, told(uuid)) == ["skip"]
    assert kitos.written() == []


def test_a_contract_is_found_by_a_number_that_only_one_has(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("A", general={"contractId": "18/04466"})
    for number in ("19-1", "19/1"):
        kitos.add_contract(number, general={"contractId": number})
    by_number = [told(None, contract_number=number) for number in ("18-04466", "19-1", "20", "", None)]
    assert [step.uuid for step in planned(connection, *by_number)] == [uuid, None, None, None, None]


@pytest.mark.parametrize("named", ["6a1c0cb5-7f1f-4a0e-9a26-333333333333", "../../organizations", "", 5])
def test_a_contract_that_kitos_does_not_have_is_left_alone(kitos: Kitos, connection: Connection, named: Any) -> None:
    kitos.add_contract("A")
    (step,) = planned(connection, told(named))
    assert step.why
    assert step.why.key == "kitos.not_linked"


def test_two_folders_for_one_contract_are_asked_about(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("A")
    assert {step.why.key for step in planned(connection, told(uuid), told(uuid, "compliant")) if step.why} == {
        "kitos.several"
    }


def test_a_report_that_says_no_verdict_is_not_written(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("A")
    assert write(connection, told(uuid, "vidunderlig")) == ["skip"]
