"""The words in the data files find what they should and leave what they should not."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausecheck.clauses.sieve import fold
from clausecheck.contracts import vocabulary
from clausecheck.contracts.vocabulary import (
    FACTS,
    PRECEDENCE,
    examples,
    may_say,
    search,
    search_fact,
    words,
)

FILES = {PRECEDENCE: vocabulary.words, FACTS: vocabulary.fact_words}
ASKED = [name for names in vocabulary._ASKED.values() for name in names]
EXAMPLES = [(file, example) for file in FILES for example in examples(file)]
# Plain lists of words, not patterns.
NAMING = ("common", "generic", "never", "the_thing", "label", "called", "given", "within", "does", "titled")
LISTS = {("parties", "lead"), ("parties", "not_authority"), *(("systems", key) for key in NAMING)}


@pytest.mark.parametrize(("file", "example"), EXAMPLES, ids=[f"{file}:{example['of']}" for file, example in EXAMPLES])
def test_a_pattern_finds_its_examples_and_leaves_its_counterexamples(file: str, example: dict[str, list[str]]) -> None:
    section, key = str(example["of"]).split(".")
    pattern: re.Pattern[str] = FILES[file](section, key)
    pattern = re.compile(pattern.pattern, pattern.flags | re.MULTILINE)
    assert [text for text in example["yes"] if not pattern.search(text)] == []
    assert [text for text in example["no"] if pattern.search(text)] == []


@pytest.mark.parametrize("file", FILES)
def test_every_pattern_has_examples(file: str) -> None:
    sections = vocabulary._file(file)
    named = {str(example["of"]) for example in examples(file)}
    patterns = {
        f"{section}.{key}"
        for section, entries in sections.items()
        if section not in ("examples", "default")
        for key in entries
        if (section, key) not in LISTS
    }
    assert patterns - named == set()


@pytest.mark.parametrize("name", ASKED)
def test_a_pattern_in_lower_case_finds_the_examples_of_its_own(name: str) -> None:
    file = next(file for file, names in vocabulary._ASKED.items() if name in names)
    section, key = name.split(".")
    lower = vocabulary._in_lower_case(file, section, key)
    told = [text for example in examples(file) if example["of"] == name for text in example["yes"]]
    told = [text for text in told if FILES[file](section, key).search(text)]
    assert lower is None or [text for text in told if not lower.search(fold(text))] == []


def test_a_text_is_found_as_well_when_a_pattern_has_been_tried_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_WORTH_A_SECOND", 0)
    assert search("order", "ranked", "BILAG 3 HAR FØRSTE PRIORITET") is not None
    assert search("order", "ranked", "Bilag 3 har høj prioritet") is None


def test_an_unknown_pattern_is_an_error() -> None:
    with pytest.raises(KeyError):
        vocabulary.words("order", "findes ikke")


def test_a_pattern_that_two_files_have_is_an_error_and_a_section_that_they_share_is_not(tmp_path: Path) -> None:
    def read(**files: str) -> dict[str, dict[str, str]]:
        for name, entry in files.items():
            (tmp_path / f"{name}.toml").write_text(f"[order]\n{entry}\n", encoding="utf-8")
        return vocabulary._file.__wrapped__(str(tmp_path))

    assert read(one="over = 'a'", two="under = 'b'")["order"] == {"over": "a", "under": "b"}
    with pytest.raises(ValueError, match=r"order\.over stands in two files"):
        read(three="over = 'c'")


@pytest.mark.parametrize("name", ASKED)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.data())
def test_what_a_pattern_finds_is_found_and_never_held_back(name: str, data: st.DataObject) -> None:
    section, key = name.split(".")
    pattern = words(section, key) if section in vocabulary._file(PRECEDENCE) else vocabulary.fact_words(section, key)
    text = data.draw(st.from_regex(pattern))
    sought = search if section in vocabulary._file(PRECEDENCE) else search_fact
    for told in (text, text.upper(), text.lower()):
        plain, found = pattern.search(told), sought(section, key, told)
        assert plain is None or may_say(told, name)
        assert (found.span() if found else None) == (plain.span() if plain else None)


@pytest.mark.parametrize(
    ("section", "key", "text"), [("order", "over", "Bilag 2 går forud for bilag 3."), ("parts", "title", "BILAG 3")]
)
def test_a_search_finds_what_the_pattern_does(section: str, key: str, text: str) -> None:
    found, plain = search(section, key, text), words(section, key).search(text)
    assert found is not None
    assert plain is not None
    assert found.span() == plain.span()
    assert search(section, key, "Prisen er fast.") is None


@pytest.mark.parametrize("name", ASKED)
def test_a_pattern_that_is_asked_of_every_clause_can_be_told_to_be_absent(name: str) -> None:
    """A way to fit that needs no letters ("some words") would have the pattern tried on every clause."""
    assert not may_say("12 ... 34", name)
