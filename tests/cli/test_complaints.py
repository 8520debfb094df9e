"""What is wrong with a path is told as it is: not there, a folder, a file, closed, or a full disk."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from clausecheck.cli.complaints import not_read, not_written
from clausecheck.cli.main import run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a folder of contracts, a scan, and a report in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "K").mkdir()
    (tmp_path / "K" / "kontrakt.txt").write_text("1. Brug\n", encoding="utf-8")
    (tmp_path / "skan.pdf").write_bytes(b"%PDF")
    (tmp_path / "r.csv").write_text("Fagsystem;Kontraktnr.\n", encoding="utf-8")
    (tmp_path / "lager.json").write_text("{}", encoding="utf-8")
    (tmp_path / "r.json").write_text('{"schema": "clausecheck.report/1", "contracts": []}', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("check K", "»K« er en mappe, og her skal være én fil"),
        ("check findes.docx", "»findes.docx« findes ikke"),
        ("remedy K -o skan.pdf", "»skan.pdf« er en fil, og der skal skrives i en mappe"),
        ("remedy K -o ud/r.txt", "»ud/r.txt« hedder som en fil"),
        ("scan K -o skan.pdf/r.xlsx", "»skan.pdf« er en fil, og der skal skrives i en mappe"),
        ("scan K -o ud/r.xlsx", "mappen »ud« findes ikke"),
        ("calendar findes.json -o f.ics", "»findes.json« findes ikke"),
        ("calendar K -o f.ics", "»K« er en mappe"),
        ("calendar r.json -o findes/x.ics", "mappen »findes« findes ikke"),
        ("calendar r.json -o f.txt", "Brug en af: .ics"),
        ("decide import K --store s.sqlite", "»K« er en mappe"),
        ("kitos write-back findes.json", "»findes.json« findes ikke"),
        ("scan K -o K/kontrakt.txt", "»K/kontrakt.txt« ligger i mappen, der skal læses, og er ikke en rapport"),
        ("scan K --register r.csv -o r.csv", "»r.csv« er selv den fil, der skal læses"),
        ("scan K --store lager.json -o lager.json", "»lager.json« er selv den fil, der skal læses"),
        ("batch K --store lager.json -o lager.json", "»lager.json« er selv den fil, der skal læses"),
        ("store export --store lager.json --owner X -o lager.json", "»lager.json« er selv den fil, der skal læses"),
        ("store merge r.json lager.json -o lager.json", "»lager.json« er selv den fil, der skal læses"),
    ],
)
def test_a_path_that_cannot_be_used_is_told_before_any_work(
    here: Path, command: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() if path.is_file() else b"" for path in sorted(here.rglob("*"))}
    assert run(command.split()) == 2
    assert words in capsys.readouterr().err
    assert {path: path.read_bytes() if path.is_file() else b"" for path in sorted(here.rglob("*"))} == before


@pytest.mark.parametrize("name", ["r.txt", "r.csv", "r.json", "r.html", "r.xlsx"])
def test_a_report_among_the_contracts_is_no_contract_and_is_written_over(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    for _ in range(2):
        assert run(["scan", "K", "-o", f"K/{name}", "--quiet", "--exit-zero"]) == 0
        assert "1 kontrakt med 1 dokument" in capsys.readouterr().out


def test_a_name_with_control_characters_does_nothing_to_the_terminal(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "a\033[31mX\033]0;titel\007.txt"
    (here / name).write_text("Kontrakt\n", encoding="utf-8")
    assert run(["check", name, "--redline", "o.docx"]) == 2
    assert "\033" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "number", "words"),
    [
        ("r.json", errno.EACCES, "Luk filen, hvis den er åben"),
        ("ny.json", errno.EPERM, "der kan ikke skrives i mappen"),
        ("ny.json", errno.EROFS, "der kan ikke skrives i mappen"),
        ("ny.json", errno.ENOSPC, "disken er fuld"),
        ("ud/ny.json", errno.ENOENT, "mappen »ud« findes ikke"),
        ("K", errno.EISDIR, "»K« er en mappe"),
        ("ny.json", errno.EIO, "Kontrollér stien og drevet"),
    ],
)
def test_what_could_not_be_written_is_told_without_the_systems_words(
    here: Path, path: str, number: int, words: str
) -> None:
    told = not_written(Path(path), OSError(number, "Some words"), "da")
    assert words in told
    assert "Some words" not in told


@pytest.mark.parametrize(
    ("path", "number", "words"),
    [
        ("findes", errno.ENOENT, "findes ikke"),
        ("K", errno.EISDIR, "er en mappe"),
        ("r.json", errno.EACCES, "Kontrollér, at du har adgang"),
        ("r.json", errno.EIO, "Kontrollér filen og drevet"),
    ],
)
def test_what_could_not_be_read_is_told_without_the_systems_words(
    here: Path, path: str, number: int, words: str
) -> None:
    assert words in not_read(Path(path), OSError(number, "Some words"), "da")


def test_that_a_pdf_is_not_mended_is_told_whatever_the_copy_is_called(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "skan.pdf", "--redline", "ud.docx"]) == 2
    assert "endelsen" not in capsys.readouterr().err
