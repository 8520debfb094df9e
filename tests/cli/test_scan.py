"""What a scan from the command line says must be what the library says of the same files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from clausecheck.cli.main import run
from clausecheck.portfolio import executors
from tests.portfolio.conftest import BAN, NEUTRAL, RIGHT, Folder, Here

CUSTOMER = "mellem Alminding Kommune (Kunden) og Omsorg Systemer A/S, CVR-nr. 12345674 (Leverandøren)"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    root = tmp_path / "kontrakter"
    root.mkdir()
    return Folder(root)


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> Here:
    here = Here()

    def guarded(*_: object, **__: object) -> Here:
        return here

    monkeypatch.setattr(executors, "GuardedExecutor", guarded)
    return here


def scanned(folder: Folder, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    run(["scan", str(folder.path), "--format", "json", "-q", *options])
    contracts: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["contracts"]
    return contracts


def loose(folder: Folder, name: str, title: str, *clauses: str) -> None:
    told = "\n\n".join(f"{point}. {clause}" for point, clause in enumerate(clauses, 1))
    (folder.path / name).write_text(f"{title}\n\n{CUSTOMER}\n\n{told}\n", encoding="utf-8")


def test_a_right_in_a_file_that_is_only_guessed_to_belong_is_not_called_secured(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    loose(folder, "Aftale.txt", "KONTRAKT OM OMSORG\n\nKontraktnr. AL-2021-44", NEUTRAL)
    loose(folder, "Supplement.txt", "Allonge om robotter", RIGHT)
    (contract,) = scanned(folder, capsys)
    assert contract["verdict"] == "compliant"
    assert contract["needs_review"]
    assert any("Supplement.txt ligger i samme mappe og er regnet med" in reason for reason in contract["reasons"])


def test_terms_that_may_belong_to_each_of_two_contracts_are_told_of_both(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    loose(folder, "Kontrakt Livana.txt", "KONTRAKT OM LIVANA\n\nKontraktnr. AL-2021-44", NEUTRAL, RIGHT)
    loose(folder, "Kontrakt Plano.txt", "KONTRAKT OM PLANO\n\nKontraktnr. AL-2021-45", NEUTRAL, RIGHT)
    loose(folder, "Licensvilkår.txt", "LICENSVILKÅR", BAN)
    found = {contract["folder"]: contract for contract in scanned(folder, capsys)}
    for name in ("Kontrakt Livana.txt", "Kontrakt Plano.txt"):
        assert (found[name]["verdict"], found[name]["needs_review"]) == ("compliant", True)
        assert any("Licensvilkår.txt kan høre til" in reason for reason in found[name]["reasons"])


def test_a_link_that_is_not_followed_is_a_document_that_was_not_read(
    folder: Folder, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder.write("01 Omsorg/kontrakt.txt", RIGHT)
    outside = tmp_path / "fælles"
    outside.mkdir()
    (outside / "Licensvilkår.txt").write_text(BAN, encoding="utf-8")
    (folder.path / "01 Omsorg" / "Licensvilkår.txt").symlink_to(outside / "Licensvilkår.txt")
    (folder.path / "01 Omsorg" / "Bilag").symlink_to(outside)
    (contract,) = scanned(folder, capsys)
    unread = {document["path"]: document["status"] for document in contract["documents"]}
    assert unread["01 Omsorg/Licensvilkår.txt"] == unread["01 Omsorg/Bilag"] == "unreadable"
    assert contract["needs_review"]


@pytest.mark.parametrize("kept", [False, True])
def test_the_day_that_is_asked_about_decides_what_has_run_out(
    folder: Folder, capsys: pytest.CaptureFixture[str], tmp_path: Path, kept: bool
) -> None:
    folder.write("01 Omsorg/kontrakt.txt", RIGHT.replace("Kunden kan", "Indtil den 31. december 2026 kan Kunden"))
    store = ("--store", str(tmp_path / "lager.sqlite")) if kept else ()
    told = [
        scanned(folder, capsys, "--as-of", day, *store)[0]["verdict"]
        for day in ("2026-06-01", "01-06-2027", "2026-06-02")
    ]
    assert told == ["compliant", "missing", "compliant"]


def test_the_totals_read_well_however_many_there_are(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("01 Byg", "02 Affald"):
        folder.write(f"{name}/kontrakt.txt", BAN, system=name, number=name)
    run(["scan", str(folder.path), "-q", "--brief"])
    assert "2 kontrakter med 2 dokumenter: Hindring 2." in capsys.readouterr().out
