"""What a rule means is told in the user's language."""

from __future__ import annotations

import re

import pytest

from clausecheck.cli.main import run
from clausecheck.effects.rules import explanations
from clausecheck.texts import catalogue

_MEANS = "rule_means."


def test_the_lines_on_rules_are_in_english_where_english_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "--language", "en", "Kunden må ikke anvende robotter i Systemet."]) == 0
    assert "Rule prohibited.may_not: The Customer may not let software use the system." in capsys.readouterr().out


def test_the_catalogue_says_of_a_rule_what_its_file_says() -> None:
    told = {key.removeprefix(_MEANS): said for key, said in catalogue("da").items() if key.startswith(_MEANS)}
    meanings = explanations()
    assert len(set(told) & set(meanings)) >= 60
    assert {name: said for name, said in told.items() if name in meanings and said != meanings[name]} == {}


def test_no_rule_is_told_in_danish_on_an_english_page() -> None:
    english = [said for key, said in catalogue("en").items() if key.startswith(_MEANS)]
    assert not [said for said in english if re.search(r"[æøåÆØÅ]", said)]
