"""``check --format json``: one schema, told in the README, that says who put what in and took what out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from clausecheck.cli.check import check_command
from tests.drafts.make_drafts import Desk, consent

SUPPLIER, CUSTOMER = "Fjordlys Data, salg", "Ådal Kommune, jura"
README = Path(__file__).parents[2] / "README.md"


def two_hands() -> bytes:
    """A draft in which each party has put in a hindrance, and the supplier has taken out the right."""
    desk = Desk()
    desk.title("Kontrakt om fraværssystem")
    desk.filling("Baggrund")
    desk.section("Brugsret")
    desk.clause("Kunden må bruge Systemet i alle forvaltninger.")
    right = desk.clause()
    desk.change(right, "Systemet kan uden hindringer indgå i Kundens automatiseringer.", SUPPLIER, inserted=False)
    desk.change(right, "Kunden må ikke lade robotter logge på Systemet.", SUPPLIER, inserted=True)
    step = desk.clause("Fravær registreres i Systemet.")
    desk.change(step, " Registreringen skal godkendes manuelt af en fysisk person.", CUSTOMER, inserted=True)
    desk.filling("Drift", "Ophør")
    return desk.content()


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    told = ["--format", "json", *(str(argument) for argument in arguments)]
    assert check_command("da").main(told, standalone_mode=False) == 1
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    path = tmp_path / "udkast.docx"
    path.write_bytes(two_hands())
    return run(capsys, path)


def test_it_says_who_put_in_which_hindrance_and_when(told: dict[str, Any]) -> None:
    deciding = {finding["effect"]: finding for finding in told["findings"] if finding["deciding"]}
    for effect, author, words in (
        ("prohibited", SUPPLIER, "robotter"),
        ("human_required", CUSTOMER, "fysisk person"),
    ):
        found = deciding[effect]
        assert found["change"] == {"kind": "inserted", "author": author, "date": "2026-10-03T10:00:00Z"}
        assert words in found["quote"]
        assert found["quote"] in found["clause"]
    assert (deciding["prohibited"]["section"], deciding["human_required"]["section"]) == ("2.2", "2.3")


def test_it_says_who_took_out_the_right(told: dict[str, Any]) -> None:
    (removed,) = told["removed"]
    assert removed["effect"] == "permitted"
    assert removed["change"] == {"kind": "deleted", "author": SUPPLIER, "date": "2026-10-03T10:00:00Z"}


def test_it_gives_the_verdict_either_way_and_names_the_authors(told: dict[str, Any]) -> None:
    assert told["schema"] == "clausecheck.check/1"
    assert (told["verdict"], told["verdict_if_rejected"]) == ("restricted", "compliant")
    assert sorted(told["change_authors"]) == sorted([SUPPLIER, CUSTOMER])


def test_a_file_without_tracked_changes_has_no_second_verdict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "udkast.docx"
    path.write_bytes(consent())
    told = run(capsys, path)
    assert told["verdict_if_rejected"] is None
    assert told["change_authors"] == []
    assert all(finding["change"] is None for finding in told["findings"])


@pytest.mark.parametrize(
    ("clause", "asked"),
    [
        ("Kunden må ikke anvende softwarerobotter i Systemet.", False),
        ("Ved Slutbruger forstås en fysisk person.", True),
    ],
)
def test_it_asks_for_review_where_the_screen_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], clause: str, asked: bool
) -> None:
    """That a draft is a draft is no reason; that its definition is used nowhere is."""
    path = tmp_path / "udkast.docx"
    desk = Desk()
    desk.title("Kontrakt om fraværssystem", "")
    desk.section("Brugsret")
    desk.clause(clause)
    desk.filling("Drift", "Ophør")
    path.write_bytes(desk.content())
    assert run(capsys, path)["needs_review"] is asked
    check_command("da").main([str(path)], standalone_mode=False)
    assert ("(skal vurderes)" in capsys.readouterr().out.splitlines()[1]) is asked


def shape(value: Any) -> Any:
    """Return which keys stand where in ``value``, lists by their first entry."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [shape(value[0])]
    return None


def documented() -> dict[str, Any]:
    found = re.search(
        r"```json\n(\{\"schema\": \"clausecheck\.check/1\".*?)\n```", README.read_text("utf-8"), re.DOTALL
    )
    assert found is not None
    example: dict[str, Any] = json.loads(found[1])
    return example


def test_the_readme_shows_every_field_and_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, older = tmp_path / "udkast.docx", tmp_path / "forrige.docx"
    path.write_bytes(two_hands())
    older.write_bytes(consent())
    full = run(capsys, path, "--against", older, "--redline", tmp_path / "r.docx", "--annotate", tmp_path / "k.docx")
    path.write_bytes(consent())
    full["fallback"] = run(capsys, path)["fallback"]
    assert shape(full) == shape(documented())


def test_the_language_changes_sentences_and_never_keys_or_codes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "udkast.docx"
    path.write_bytes(two_hands())
    danish = run(capsys, path)
    told = [str(path), "--format", "json"]
    assert check_command("en").main(told, standalone_mode=False) == 1
    english = json.loads(capsys.readouterr().out)
    assert shape(english) == shape(danish)
    for key in ("verdict", "verdict_if_rejected", "change_authors"):
        assert english[key] == danish[key]
    assert english["findings"][0]["meaning"] != danish["findings"][0]["meaning"]
    assert [item["id"] for item in english["findings"]] == [item["id"] for item in danish["findings"]]
