"""Lines that look like titles and are sentences: "2. Robotter må ikke anvendes", without a stop at the end."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from clausecheck.clauses.model import Clause, ClauseKind

# A title that has a verb and no more words than this tells nothing by itself: "Hvad systemet kan".
_FEWEST_WORDS = 4


def with_empty_titles_as_text(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield ``clauses`` with the headings that are sentences and have nothing below them as text.

    The last of a row of such headings is text too, whatever stands below it.
    """
    told = list(clauses)
    before = False
    for at, clause in enumerate(told):
        following = told[at + 1] if at + 1 < len(told) else None
        if clause.kind is not ClauseKind.HEADING:
            before = False
        elif is_sentence(clause.text) and (before or not _is_over(clause, following)):
            before = True
            clause = replace(clause, kind=ClauseKind.BODY, headings=clause.headings[:-1])
        else:
            before = False
        yield clause


def is_sentence(text: str) -> bool:
    """Return whether the words of a heading say something: they have a verb, and do not ask what is told below."""
    if len(text.split()) < _FEWEST_WORDS or _pattern("asks").match(text):
        return False
    return _pattern("says").search(text) is not None


def examples(name: str) -> list[str]:
    """Return the "examples" (sentences) or "counterexamples" (titles) of the data file."""
    return list(_data()[name])


def _is_over(heading: Clause, following: Clause | None) -> bool:
    """Tell whether what follows stands under a heading."""
    return following is not None and bool(heading.headings) and heading.headings[-1] in following.headings


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_data()[name], re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("headings.toml").read_text(encoding="utf-8"))
