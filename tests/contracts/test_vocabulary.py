"""The words in the data files find what they should and leave what they should not."""

import re

import pytest

from clausecheck.contracts import vocabulary
from clausecheck.contracts.vocabulary import FACTS, PRECEDENCE, examples

FILES = {PRECEDENCE: vocabulary.words, FACTS: vocabulary.fact_words}
EXAMPLES = [(file, example) for file in FILES for example in examples(file)]
# Plain lists of words, not patterns.
LISTS = {("parties", "lead"), ("parties", "not_authority"), ("systems", "common"), ("systems", "generic")}


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


def test_an_unknown_pattern_is_an_error() -> None:
    with pytest.raises(KeyError):
        vocabulary.words("order", "findes ikke")
