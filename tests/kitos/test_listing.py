"""What KITOS knows becomes a register that the scan reads: every contract, and every system without one."""

import datetime as dt
from pathlib import Path

import pytest

from clausecheck.contracts.model import Period
from clausecheck.contracts.notice import latest_notice
from clausecheck.contracts.register.reading import read_register
from clausecheck.kitos.connection import Connection, KitosError
from clausecheck.kitos.listing import rows_of, write_listing
from clausecheck.kitos.moments import parse_day
from clausecheck.kitos.reading import Inventory, organisation, read_inventory
from clausecheck.kitos.records import contract_of, usage_of

from .double import ORGANISATION, Kitos

FULL = {
    "general": {
        "contractId": "18/04466",
        "validity": {"valid": True, "validFrom": "2023-01-01T00:00:00Z", "validTo": "2027-12-30T23:00:00Z"},
    },
    "supplier": {"organization": {"uuid": "x", "name": "Rumdata A/S", "cvr": "48247652"}},
    "agreementPeriod": {"isContinuous": False, "irrevocableUntil": "2025-12-31T00:00:00Z"},
    "termination": {
        "terminatedAt": None,
        "terms": {
            "noticePeriodMonths": {"uuid": "x", "name": "6"},
            "noticePeriodExtendsCurrent": None,
            "noticeByEndOf": "EndOfQuarter",
        },
    },
    "roles": [
        {"user": {"name": "Bo"}, "role": {"name": "Konsulent"}},
        {"user": {"name": "Hanne Vium"}, "role": {"name": "Kontraktejer"}},
    ],
}


def listed(kitos: Kitos, connection: Connection, path: Path) -> list[dict[str, str]]:
    return write_listing(read_inventory(connection, ORGANISATION), path)


def test_a_contract_is_listed_with_all_that_kitos_knows(kitos: Kitos, connection: Connection, tmp_path: Path) -> None:
    usage = kitos.add_usage("Lokaleflow", localCallName="Lokalebooking")
    uuid = kitos.add_contract("Drift af Lokaleflow", systemUsages=[{"uuid": usage, "name": "Lokaleflow"}], **FULL)
    listed(kitos, connection, tmp_path / "kontrakter.csv")
    row = read_register(tmp_path / "kontrakter.csv").rows[0]
    facts = row.facts
    assert (facts.system, facts.supplier.name, facts.supplier.cvr) == ("Lokalebooking", "Rumdata A/S", "48247652")
    assert (facts.contract_number, facts.owner, facts.kitos_uuid) == ("18/04466", "Hanne Vium", uuid)
    assert (facts.effective_date, facts.expiry_date) == (dt.date(2023, 1, 1), dt.date(2027, 12, 31))
    assert (facts.notice_period_months, facts.termination.by_end_of) == (6, Period.QUARTER)
    assert facts.termination.irrevocable_until == dt.date(2025, 12, 31)
    assert (row.name, row.complaints) == ("Drift af Lokaleflow", ())
    notice = latest_notice(facts)
    assert notice
    assert notice.day == dt.date(2027, 6, 30)


def test_a_contract_of_nulls_is_listed_by_its_name(kitos: Kitos, connection: Connection, tmp_path: Path) -> None:
    kitos.add_contract("Tom", general=None, supplier=None, systemUsages=None, agreementPeriod=None, termination=None)
    assert [row["kontrakt"] for row in listed(kitos, connection, tmp_path / "k.csv")] == ["Tom"]


def test_a_contract_over_two_systems_names_both(kitos: Kitos, connection: Connection, tmp_path: Path) -> None:
    usages = [{"uuid": kitos.add_usage(name), "name": name} for name in ("Flow", "Plan")]
    kitos.add_contract("Ramme", systemUsages=usages)
    listed(kitos, connection, tmp_path / "k.csv")
    assert read_register(tmp_path / "k.csv").rows[0].systems == ("Flow, Plan", "Flow", "Plan")


def test_an_amendment_takes_system_and_supplier_from_the_contract_above(
    kitos: Kitos, connection: Connection, tmp_path: Path
) -> None:
    usage = {"uuid": kitos.add_usage("Flow"), "name": "Flow"}
    main = kitos.add_contract("Hoved", systemUsages=[usage], supplier={"organization": {"name": "Rumdata A/S"}})
    kitos.add_contract("Tillæg", parentContract={"uuid": main, "name": "Hoved"})
    row = listed(kitos, connection, tmp_path / "k.csv")[1]
    assert (row["fagsystem"], row["leverandør"], row["overordnet kontrakt"]) == ("Flow", "Rumdata A/S", "Hoved")


def test_contracts_that_are_each_others_parent_end_nowhere(
    kitos: Kitos, connection: Connection, tmp_path: Path
) -> None:
    first = kitos.add_contract("A")
    second = kitos.add_contract("B", parentContract={"uuid": first, "name": "A"})
    kitos.contracts[first]["parentContract"] = {"uuid": second, "name": "B"}
    assert [row["fagsystem"] for row in listed(kitos, connection, tmp_path / "k.csv")] == ["", ""]


def test_systems_without_a_contract_are_rows_too(kitos: Kitos, connection: Connection, tmp_path: Path) -> None:
    covered = kitos.add_usage("Flow")
    uuid = kitos.add_contract("Drift", systemUsages=[{"uuid": covered, "name": "Flow"}])
    kitos.add_usage("Plan", mainContract={"uuid": uuid, "name": "Drift"})
    kitos.add_usage("Byg")
    kitos.add_usage("Miljø", mainContract={"uuid": ORGANISATION, "name": "slettet"})
    rows = listed(kitos, connection, tmp_path / "k.csv")
    assert [(row["fagsystem"], row["kontrakt"]) for row in rows] == [("Flow", "Drift"), ("Byg", ""), ("Miljø", "")]
    missing = read_register(tmp_path / "k.csv").without_documents([])
    assert [row.label for row in missing] == ["Drift", "Byg", "Miljø"]


@pytest.mark.parametrize(
    ("extends", "continuous", "said"),
    [("EndOfCalendarYear", False, "kalenderår"), (None, True, "Ja"), (None, False, ""), ("SomethingNew", False, "")],
)
def test_a_continuing_contract_is_told(extends: str | None, continuous: bool, said: str) -> None:
    row = {
        "uuid": ORGANISATION,
        "agreementPeriod": {"isContinuous": continuous},
        "termination": {"terms": {"noticePeriodExtendsCurrent": extends}},
    }
    contract = contract_of(row)
    assert contract
    assert rows_of(Inventory((contract,), ()))[0]["løbende"] == said


def test_folders_noted_by_hand_are_kept(kitos: Kitos, connection: Connection, tmp_path: Path) -> None:
    path = tmp_path / "kontrakter.csv"
    uuid = kitos.add_contract("Drift")
    listed(kitos, connection, path)
    text = path.read_text(encoding="utf-8-sig").replace(f";;{uuid}", f";01 Drift;{uuid}")
    path.write_text(text, encoding="utf-8")
    kitos.add_contract("Ny")
    assert [row["mappe"] for row in listed(kitos, connection, path)] == ["01 Drift", ""]
    assert [item.name for item in tmp_path.iterdir()] == ["kontrakter.csv"]


@pytest.mark.parametrize("content", ["fagsystem;mappe\nByg;a\n", "noget helt andet"])
def test_a_file_that_is_not_from_kitos_is_never_written_over(
    kitos: Kitos, connection: Connection, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "kontrakter.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(KitosError) as error:
        listed(kitos, connection, path)
    assert error.value.said.key == "kitos.in_the_way"
    assert path.read_text(encoding="utf-8") == content


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless(
    kitos: Kitos, connection: Connection, tmp_path: Path
) -> None:
    kitos.add_contract('=HYPERLINK("http://x")')
    listed(kitos, connection, tmp_path / "k.csv")
    assert "'=HYPERLINK" in (tmp_path / "k.csv").read_text(encoding="utf-8-sig")


def test_the_organisation_is_the_only_one_or_the_one_with_the_cvr(kitos: Kitos, connection: Connection) -> None:
    assert organisation(connection) == ORGANISATION
    other = "6a1c0cb5-7f1f-4a0e-9a26-222222222222"
    kitos.organisations.append({"uuid": other, "name": "Fælleskommunen", "cvr": "12345678"})
    assert organisation(connection, cvr="12345678") == other
    for cvr, key in ((None, "kitos.which_organisation"), ("1", "kitos.no_organisation")):
        with pytest.raises(KitosError) as error:
            organisation(connection, cvr=cvr)
        assert error.value.said.key == key


def test_only_the_own_organisation_is_asked_about(kitos: Kitos, connection: Connection, tmp_path: Path) -> None:
    kitos.add_contract("Andres", organizationContext={"uuid": "6a1c0cb5-7f1f-4a0e-9a26-222222222222"})
    kitos.add_contract("Vores")
    assert [row["kontrakt"] for row in listed(kitos, connection, tmp_path / "k.csv")] == ["Vores"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-12-31T00:00:00Z", dt.date(2026, 12, 31)),
        ("2026-12-30T23:00:00Z", dt.date(2026, 12, 31)),
        ("2026-06-29T22:00:00Z", dt.date(2026, 6, 30)),
        ("2026-06-30T10:15:00.123Z", dt.date(2026, 6, 30)),
        ("2026-06-30", dt.date(2026, 6, 30)),
        ("9999-12-31T00:00:00Z", None),
        ("snart", None),
        (None, None),
        (5, None),
    ],
)
def test_a_moment_means_a_danish_day(said: object, day: dt.date | None) -> None:
    assert parse_day(said) == day


@pytest.mark.parametrize("row", [{}, {"uuid": None}, {"uuid": "../../x"}, {"uuid": 7}])
def test_what_has_no_uuid_is_no_contract_and_no_system(row: dict[str, object]) -> None:
    assert contract_of(row) is None
    assert usage_of(row) is None
