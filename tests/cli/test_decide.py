"""``clausecheck decide`` on a store that a scan has made."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from clausecheck.cli.main import run
from clausecheck.portfolio.store import Store
from clausecheck.texts import LANGUAGES

BAN = "Kunden må ikke anvende softwarerobotter, scripts eller andre automatiserede værktøjer i Systemet."
Said = Callable[..., str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two contracts, the store of a scan of them, and the Excel report."""
    folder = tmp_path_factory.mktemp("decide")
    for name, number in (("01 Byg", "LK-2023-014"), ("02 Affald", "LK-2024-015")):
        (folder / "kontrakter" / name).mkdir(parents=True)
        text = f"Kontrakt nr. {number}\n\n7. Brugsret\n\n7.1 {BAN}\n"
        (folder / "kontrakter" / name / "Hovedkontrakt.txt").write_text(text, encoding="utf-8")
    scan(folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "d"))


@pytest.fixture
def said(folder: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """Return a function that runs a ``decide`` command on the store and gives what was written on the screen."""

    def decide(name: str, *arguments: str, status: int = 0) -> str:
        capsys.readouterr()
        assert run(["decide", name, *arguments, "--store", str(folder / "s.sqlite")]) == status
        shown = capsys.readouterr()
        return shown.out + shown.err

    return decide


def scan(folder: Path) -> None:
    outputs = ["--store", str(folder / "s.sqlite"), "-o", str(folder / "r.xlsx"), "-q", "--brief", "--jobs", "1"]
    assert run(["scan", str(folder / "kontrakter"), *outputs]) == 1


def number(shown: str, which: int = 0) -> str:
    lines = [line.strip() for line in shown.splitlines() if line.startswith("    ") and ": " in line]
    return [line.partition(":")[0] for line in lines if not line.startswith("»")][which]


def test_what_is_decided_is_listed_and_logged(said: Said) -> None:
    first = number(said("list"))
    said("accept", first, "--by", "Kirsten Bæk", "--reason", "lav risiko", "--until", "31-12-2099")
    assert "Risiko accepteret til 31.12.2099 (Kirsten Bæk" in said("list")
    assert first not in said("list", "--open")
    entry = said("log")
    for words in ("Kirsten Bæk", "Risiko accepteret", "2099-12-31", "lav risiko", "cli"):
        assert words in entry


def test_a_withdrawn_decision_is_asked_again_and_stays_in_the_log(said: Said) -> None:
    first = number(said("list"))
    said("reject", first, "--by", "Bo")
    said("withdraw", first, "--by", "Bo")
    assert first in said("list", "--open")
    assert len(said("log").splitlines()) == 2


def test_a_decision_is_shown_by_the_next_scan_beside_the_verdict(
    said: Said, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said("reject", number(said("list")), "--by", "Bo")
    (folder / "kontrakter" / "01 Byg").rename(folder / "kontrakter" / "Byg og miljø")
    capsys.readouterr()
    assert run(["scan", str(folder / "kontrakter"), "--store", str(folder / "s.sqlite"), "-q", "--jobs", "1"]) == 1
    shown = capsys.readouterr().out
    assert "Forkert fund (Bo" in shown
    assert shown.count("Hindring: forbud") == 2


def test_the_sheet_of_the_report_is_read_in(said: Said, folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "r.xlsx")
    page = book["Afgørelser"]
    columns = {str(cell.value): cell.column for cell in page[1]}
    page.cell(2, columns["Afgørelse"]).value = "Under forhandling"
    page.cell(3, columns["Afgørelse"]).value = "måske"
    book.save(folder / "r.xlsx")
    shown = said("import", str(folder / "r.xlsx"), "--by", "Kirsten", status=3)
    assert "Række 3" in shown
    assert "1 registreret, 0 uændrede." in shown
    assert "Under forhandling (Kirsten" in said("list")
    again = said("import", str(folder / "r.xlsx"), "--by", "Kirsten", status=2)
    assert "0 registreret, 1 uændret." in again
    assert "Række 2" in said("import", str(folder / "r.xlsx"), "--by", "Bo", status=2)
    page.cell(2, columns["Afgørelse"]).value = "nok"
    book.save(folder / "r.xlsx")
    assert "0 registreret" in said("import", str(folder / "r.xlsx"), "--by", "Kirsten", status=2)


def test_the_id_of_a_finding_that_two_contracts_have_is_not_enough(said: Said, folder: Path) -> None:
    page = openpyxl.load_workbook(folder / "r.xlsx")["Fund"]
    columns = {str(cell.value): cell.column for cell in page[1]}
    assert "flere kontrakter" in said("confirm", str(page.cell(2, columns["Fund-id"]).value), "--by", "B", status=2)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["confirm", "0000"], "intet fund"),
        (["accept", "{first}", "--by", "B"], "begrundelse"),
        (["negotiate", "{first}", "--until", "til jul"], "ikke en dato"),
        (["negotiate", "{first}", "--until", "2020-01-01"], "overskredet"),
        (["import", "findes ikke.xlsx"], "findes ikke"),
    ],
)
def test_what_cannot_be_recorded_is_told(said: Said, arguments: list[str], words: str) -> None:
    first = number(said("list"))
    assert words in said(*[argument.format(first=first) for argument in arguments], status=2)
    assert "Ingen afgørelser" in said("log")


def test_what_was_never_decided_cannot_be_withdrawn(said: Said) -> None:
    first = number(said("list"))
    assert "ingen afgørelse" in said("withdraw", first, "--by", "Bo", status=2)
    said("reject", first, "--by", "Bo")
    said("withdraw", first, "--by", "Bo")
    assert "ingen afgørelse" in said("withdraw", first, "--by", "Bo", status=2)
    assert len(said("log").splitlines()) == 2


def test_of_several_findings_all_are_recorded_or_none(said: Said) -> None:
    said("confirm", number(said("list")), "0000", "--by", "B", status=2)
    assert "Ingen afgørelser" in said("log")


def test_without_a_run_the_next_step_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "s.sqlite"
    with Store(path):
        pass
    assert run(["decide", "confirm", "x", "--store", str(path)]) == 2
    assert "clausecheck scan MAPPE --store" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["list"], ["log"], ["confirm", "x"], ["import", "{here}"]])
def test_a_store_whose_name_is_mistyped_is_told_and_not_made(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lagr.sqlite"
    given = [argument.format(here=__file__) for argument in arguments]
    assert run(["decide", *given, "--store", str(path)]) == 2
    said = capsys.readouterr().err
    assert f"lageret »{path}« findes ikke" in said
    assert "clausecheck scan MAPPE --store" in said
    assert not path.exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["list", "confirm", "reject", "accept", "negotiate", "withdraw", "import", "log"])
def test_every_command_has_help(command: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--language", language, "decide", command, "--help"]) == 0
    assert "--store" in capsys.readouterr().out


def test_two_folders_in_one_store_are_told_apart_the_last_scanned_first(said: Said, folder: Path) -> None:
    assert "Mappe:" not in said("list")
    (folder / "kontrakter").rename(folder / "port")
    outputs = ["--store", str(folder / "s.sqlite"), "-o", str(folder / "r.xlsx"), "-q", "--brief", "--jobs", "1"]
    assert run(["scan", str(folder / "port"), *outputs]) == 1
    shown = said("list").splitlines()
    heads = [at for at, line in enumerate(shown) if line.startswith("Mappe:")]
    assert [Path(shown[at].removeprefix("Mappe: ").partition(" (")[0]).name for at in heads] == ["port", "kontrakter"]
    assert heads[0] == 0
    assert sum("7.1" in line for line in shown[: heads[1]]) == sum("7.1" in line for line in shown[heads[1] :]) == 2
