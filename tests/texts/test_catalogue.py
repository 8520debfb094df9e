"""The catalogue says the same in both languages, and the code asks it only for what it has."""

import datetime as dt
import re
from pathlib import Path

import pytest

import clausecheck
from clausecheck.texts import LANGUAGES, catalogue, message, render, text

PACKAGE = Path(clausecheck.__file__).parent
_FIELD = re.compile(r"(?<!\{)\{(\w+)\}")


def test_both_languages_have_the_same_keys() -> None:
    assert set(catalogue("da")) == set(catalogue("en"))


@pytest.mark.parametrize("key", sorted(catalogue("da")))
def test_both_languages_take_the_same_values(key: str) -> None:
    assert set(_FIELD.findall(catalogue("da")[key])) == set(_FIELD.findall(catalogue("en")[key]))


def test_every_key_that_the_code_names_is_in_the_catalogue() -> None:
    named = {
        key
        for path in PACKAGE.rglob("*.py")
        for key in re.findall(r"\b(?:text|message)\(\s*\"([\w.]+)\"", path.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= set(catalogue("da"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_rendered_with_its_values(language: str) -> None:
    assert "A/S {x}" in render(message("place.section", section="A/S {x}"), language)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="sv"):
        text("place.page", "sv", page=1)


def test_a_day_is_written_one_way_in_each_language_and_a_name_that_looks_like_a_day_is_left() -> None:
    said = message("action.renewal_notice", date=dt.date(2028, 6, 30))
    assert "30.06.2028" in render(said, "da")
    assert "30 June 2028" in render(said, "en")
    assert "2028" not in render(said, "da").replace("30.06.2028", "")
    assert "2026-11-25" in render(message("reason_contract.unread_document", document="2026-11-25"))
