"""``clausecheck kitos`` and ``calendar`` as a user runs them, against a KITOS on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from clausecheck.cli.main import run

from ..kitos.double import EMAIL, PASSWORD, Kitos, running

OTHERS = {"title": "Sag 1", "documentId": "2023-1", "url": None, "masterReference": True}


@pytest.fixture
def kitos(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kitos]:
    held = Kitos()
    with running(held) as address:
        monkeypatch.setenv("KITOS_URL", address)
        monkeypatch.setenv("KITOS_EMAIL", EMAIL)
        monkeypatch.setenv("KITOS_PASSWORD", PASSWORD)
        yield held


def report(folder: Path, *uuids: str) -> str:
    contracts = [
        {
            "id": uuid,
            "system": "Flow",
            "kitos_uuid": uuid,
            "verdict": "missing",
            "needs_review": False,
            "expiry_date": "2099-12-31",
        }
        for uuid in uuids
    ]
    path = folder / "rapport.json"
    path.write_text(json.dumps({"schema": "clausecheck.report/1", "contracts": contracts}), encoding="utf-8")
    return str(path)


def test_contracts_and_systems_are_fetched(kitos: Kitos, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kitos.add_contract("Drift")
    kitos.add_usage("Byg")
    assert run(["kitos", "fetch", "-o", str(tmp_path / "kontrakter.csv")]) == 0
    assert len((tmp_path / "kontrakter.csv").read_text(encoding="utf-8-sig").splitlines()) == 3
    assert "1 kontrakt og 1 system uden kontrakt" in capsys.readouterr().err


def test_a_system_without_contract_is_a_row_of_the_scan(
    kitos: Kitos, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kitos.add_usage("Byg og miljø")
    assert run(["kitos", "fetch", "-o", str(tmp_path / "kontrakter.csv")]) == 0
    assert run(["scan", str(tmp_path), "--jobs", "1"]) == 1
    shown = capsys.readouterr().out
    assert "Byg og miljø" in shown
    assert "Intet kontraktgrundlag fundet" in shown


def test_writing_back_is_a_dry_run_until_it_is_wished(
    kitos: Kitos, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uuid = kitos.add_contract("Drift", OTHERS)
    assert run(["kitos", "write-back", report(tmp_path, uuid)]) == 0
    assert "MANGLER automatiseringsklausul" in capsys.readouterr().out
    assert kitos.written() == []
    assert run(["kitos", "write-back", report(tmp_path, uuid), "--write"]) == 0
    assert "1 skrevet" in capsys.readouterr().err
    assert len(kitos.references(uuid)) == 2


def test_a_refusal_is_told_and_gives_status_2(kitos: Kitos, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uuid = kitos.add_contract("Drift", OTHERS)
    kitos.after = lambda method, path: kitos.contracts.clear()
    second = kitos.add_contract("Anden", OTHERS)
    assert run(["kitos", "write-back", report(tmp_path, uuid, second), "--write"]) == 2
    assert "1 skrevet i KITOS, 1 mislykkedes" in capsys.readouterr().err


def test_password_and_token_are_never_shown(kitos: Kitos, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uuid = kitos.add_contract("Drift", OTHERS)
    run(["kitos", "write-back", report(tmp_path, uuid), "--write"])
    kitos.may_modify = False
    run(["kitos", "write-back", report(tmp_path, uuid), "--write"])
    shown = "".join(capsys.readouterr())
    for secret in (PASSWORD, *kitos.tokens):
        assert secret not in shown


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("KITOS_PASSWORD", "", "KITOS_PASSWORD"),
        ("KITOS_PASSWORD", "forkert", "afviser brugeren"),
        ("KITOS_URL", "http://kitos.example", "https://kitos.dk"),
    ],
)
def test_what_is_wrong_with_the_account_is_told(
    kitos: Kitos,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
    words: str,
) -> None:
    monkeypatch.setenv(variable, value)
    assert run(["kitos", "fetch", "-o", str(tmp_path / "k.csv")]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "k.csv").exists()


def test_the_password_may_stand_in_a_file(kitos: Kitos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KITOS_PASSWORD")
    (tmp_path / "kode.txt").write_text(PASSWORD + "\n", encoding="utf-8")
    arguments = ["kitos", "fetch", "-o", str(tmp_path / "k.csv"), "--password-file", str(tmp_path / "kode.txt")]
    assert run(arguments) == 0


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema": "andet/1", "contracts": []}'])
def test_what_is_no_report_is_refused(tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "r.json").write_text(content, encoding="utf-8")
    assert run(["kitos", "write-back", str(tmp_path / "r.json")]) == 2
    assert run(["calendar", str(tmp_path / "r.json"), "-o", str(tmp_path / "f.ics")]) == 2
    assert capsys.readouterr().err.count("ikke en rapport") == 2


def test_a_link_that_is_no_address_is_refused(tmp_path: Path) -> None:
    assert run(["kitos", "write-back", report(tmp_path), "--link", "javascript:x"]) == 2


def test_the_calendar_is_written_and_the_report_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = report(tmp_path, "a", "b")
    assert run(["calendar", path, "-o", str(tmp_path / "f.ics"), "--days", "30"]) == 0
    content = (tmp_path / "f.ics").read_bytes()
    assert content.count(b"BEGIN:VEVENT\r\n") == 2
    assert content.count(b"TRIGGER:-P30D\r\n") == 2
    assert run(["calendar", path, "-o", path]) == 2
    assert json.loads(Path(path).read_text(encoding="utf-8"))["schema"] == "clausecheck.report/1"
