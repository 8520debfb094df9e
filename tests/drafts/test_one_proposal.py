"""The copies of a draft make one proposal: what is shown with them, the comments and the tracked changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from clausecheck.cli.check import check_command
from clausecheck.documents.reading import read
from tests.drafts.make_drafts import Desk, consent
from tests.make_samples.docx_parts import add_footnote_mark, add_footnotes


def definition() -> bytes:
    """A draft that demands people only by what it calls a user."""
    desk = Desk()
    desk.title("Kontrakt om fraværssystem")
    desk.section("Definitioner")
    desk.clause("»Bruger«: en fysisk person, som Kunden har oprettet i Systemet.")
    desk.section("Adgang")
    desk.clause("Systemet må alene tilgås og anvendes af Brugere.")
    desk.clause("Kunden kan oprette et ubegrænset antal Brugere.")
    desk.filling("Drift", "Ophør")
    return desk.content()


def mixed() -> bytes:
    desk = Desk()
    desk.title("Kontrakt om fraværssystem")
    desk.section("Brugsret")
    desk.clause("Kunden må ikke anvende softwarerobotter i Systemet.")
    desk.clause("For hver robot, der logger på Systemet, betales en særskilt robotlicens på 18.000 kr. årligt.")
    desk.clause("Integration sker udelukkende via Leverandørens API; automatisering gennem skærmen er ikke tilladt.")
    desk.filling("Drift", "Ophør")
    return desk.content()


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    check_command("da").main([str(argument) for argument in arguments], standalone_mode=False)
    return capsys.readouterr().out


@pytest.mark.parametrize("make", [definition, mixed, consent])
def test_what_the_comments_tell_to_write_is_what_the_redline_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Any
) -> None:
    path = tmp_path / "udkast.docx"
    path.write_bytes(make())
    commented = json.loads(run(capsys, path, "--format", "json", "--annotate", tmp_path / "k.docx"))
    full = json.loads(run(capsys, path, "--format", "json", "--redline", tmp_path / "r.docx"))
    assert commented["findings"] == full["findings"]
    turned = {made["before"]: made for made in full["redline"]["turned"]}
    assert turned
    for finding in full["findings"]:
        made = turned.get(finding["clause"])
        if made is None:
            assert finding["suggested_text"] is None
        elif finding["suggested_text"]:
            assert made["after"].endswith(finding["suggested_text"])
        else:
            assert made["size"] in ("clause", "row")


def test_a_clause_that_hinders_only_through_a_definition_points_at_the_definition(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, output = tmp_path / "udkast.docx", tmp_path / "kommenteret.docx"
    path.write_bytes(definition())
    told = json.loads(run(capsys, path, "--format", "json", "--annotate", output))
    (own, *through) = [one for one in told["findings"] if one["effect"] == "human_required"]
    assert "softwarerobot" in own["suggested_text"]
    assert len(through) == 2
    assert {one["recommendation"] for one in through} == {
        f"Følger af definitionen i pkt. {own['section']}. Ret den; så kan bestemmelsen blive stående."
    }
    assert not any("udgå" in comment.text for comment in read(output).comments)


def test_what_else_hinders_is_not_called_mere_information(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "udkast.docx"
    path.write_bytes(mixed())
    shown = run(capsys, path)
    assert "(hindrer også)" in shown
    assert "til orientering" not in shown


def test_a_draft_is_to_be_changed_before_it_is_signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "udkast.docx"
    path.write_bytes(mixed())
    told = json.loads(run(capsys, path, "--format", "json"))["actions"]
    assert told[0] == "Ret udkastet, før det underskrives: pkt. 1.1"
    assert "Indsæt retten til automatisering i udkastet, før det underskrives" in told
    assert not any("llonge" in action or "genudbud" in action for action in told)


def test_words_in_a_footnote_are_told_to_stand_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, output = tmp_path / "udkast.docx", tmp_path / "kommenteret.docx"
    desk = Desk()
    desk.title("Kontrakt om fraværssystem")
    desk.section("Brugsret")
    noted = desk.clause("Brugsretten er nærmere beskrevet i noten.")
    add_footnotes(desk.document, ["Kunden må ikke anvende softwarerobotter i Systemet."])
    add_footnote_mark(noted, 1)
    desk.clause("Kunden må ikke anvende makroer i Systemet.")
    desk.filling("Drift")
    path.write_bytes(desk.content())
    shown = run(capsys, path, "--annotate", output)
    assert shown.count("Ordene står i en fodnote.") == 1
    assert sum("Ordene står i en fodnote." in comment.text for comment in read(output).comments) == 1


def test_a_check_quotes_whole_sentences_in_marks_that_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "udkast.docx"
    path.write_bytes(mixed())
    shown = " ".join(run(capsys, path).split())
    assert "API; automatisering gennem skærmen er ikke tilladt.«" in shown
    quotes = [one["quote"] for one in json.loads(run(capsys, path, "--format", "json"))["findings"]]
    assert any(quote.endswith("API; automatisering gennem skærmen er ikke tilladt.") for quote in quotes)
    path.write_bytes(definition())
    shown = " ".join(run(capsys, path).split())
    assert "”»Bruger«: en fysisk person, som Kunden har oprettet i Systemet.”" in shown
