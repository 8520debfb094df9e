"""The words of precedence and of the facts, as the files in ``words`` and ``facts/vocabulary`` have them.

An entry is a regular expression, or a list of such of which any fits; ``{name}`` in it stands for the entry ``name`` of
the file's section ``shared``. Upper and lower case are the same.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from clausecheck.clauses.parted import Parted
from clausecheck.clauses.sieve import Sieve, fold

PRECEDENCE, FACTS = "words", "facts/vocabulary"
# What is asked of every clause, so that it pays to tell beforehand where it cannot be.
_ASKED = {
    PRECEDENCE: (
        "names.amendment",
        "names.annex",
        "names.customer_terms",
        "names.special",
        "names.licence_terms",
        "names.dpa",
        "names.sla",
        "names.price",
        "names.tender",
        "names.requirements",
        "names.titled",
        "names.main",
        "names.compound",
        "names.others",
        "names.own",
        "names.own_or_main",
        "order.over",
        "order.under",
        "order.residual",
        "order.ranked",
        "order.sequence",
        "order.contradiction",
        "order.by_number",
        "order.nothing_in",
        "order.gives_less",
        "order.younger_stronger",
        "order.void_where_they_bar",
        "order.own_claim",
        "placing.early",
        "placing.late",
        "placing.read_up",
        "placing.read_down",
        "reference.override",
        "reference.disapply",
        "reference.gone",
        "not_contract.informative",
        "not_contract.instruction",
        "not_contract.part",
        "not_contract.closed",
        "not_contract.instead",
        "papers.complete",
        "papers.fallen",
        "papers.overtakes",
        "papers.signed_only",
        "papers.lists",
        "two.cue",
        "papers.by_mail",
        "papers.by_minutes",
        "papers.by_letter",
        "papers.by_paper",
        "options.exercises",
        "relevance.refers_back",
        "running_on.cue",
        "parts.title",
        "given.unmanned",
        "amendment.replace",
        "amendment.replace_active",
        "amendment.repeal",
        "amendment.repeal_active",
        "amendment.insert",
        "other_contract.replaces",
        "edition.about",
        "subject.actor",
        "subject.bar",
        "subject.taken_in",
    ),
    FACTS: (
        "terms.duration",
        "terms.endless",
        "terms.month",
        "terms.period_end",
        "terms.period_start",
        "terms.period_through",
        "terms.starts",
        "terms.weak_starts",
        "terms.ends",
        "terms.not_ends",
        "terms.same_day",
        "terms.start_after",
        "terms.starts_from_event",
        "terms.end_after",
        "terms.other_subject",
        "terms.termination",
        "terms.notice",
        "terms.notice_after",
        "terms.notice_days",
        "terms.notice_plain",
        "changes.hereby",
        "changes.longer_by",
        "changes.may_prolong",
        "changes.note",
        "changes.option_used",
        "changes.signature",
        "terms.on_signature",
        "terms.month_after_signature",
        "terms.delayed",
        "terms.runs_from_event",
        "terms.day_of_event",
        "bare.ending",
        "bare.other",
        "bare.term",
        "number.contract",
        "number.agreement",
        "number.offer",
        "number.order",
        "number.titled",
        "number.reference",
        "number.supplier_file",
        "number.to_contract",
        "parties.renamed",
        "parties.taken_over",
        "systems.several",
        "systems.modules",
        "signed.stamp",
        "signed.one_hand",
        "signed.block",
    ),
}
# A pattern that is tried on so many texts is worth a second one in lower case, which takes its time to make.
_WORTH_A_SECOND = 200
_tried: Counter[str] = Counter()
_SIGN = re.compile(r"\\.|\(\?P|[^\\(]+|\(", re.DOTALL)
_INSERTED = re.compile(r"\{([a-z_]+)\}")


@cache
def words(section: str, key: str) -> re.Pattern[str]:
    """Return the pattern ``key`` of ``section`` in the words of precedence.

    Raises:
        KeyError: the file has no such pattern.
    """
    return re.compile(_expression(PRECEDENCE, section, key), re.IGNORECASE)


@cache
def fact_words(section: str, key: str) -> re.Pattern[str]:
    """Return the pattern ``key`` of ``section`` in the words of the facts.

    Raises:
        KeyError: the file has no such pattern.
    """
    return re.compile(_expression(FACTS, section, key), re.IGNORECASE)


@cache
def fact_expression(section: str, key: str) -> str:
    """Return the same as `fact_words`, to be built into a larger expression."""
    return _expression(FACTS, section, key)


def may_say(text: str, *names: str) -> bool:
    """Tell whether any of the patterns ``names`` ("order.over") may be found in ``text``: never so where one is.

    Raises:
        KeyError: a pattern is not among those that are asked of every clause.
    """
    return _sieve().may(text, *names)


def search(section: str, key: str, text: str) -> re.Match[str] | None:
    """Return where ``text`` first fits the pattern ``key`` of ``section``, one of those that are asked of every clause.

    The same as searching with `words`, and much sooner: for the many texts that have none of the pattern's words, and
    for others, since only those of its alternatives are tried whose words are there.
    """
    return _search(PRECEDENCE, section, key, text)


def matches(section: str, key: str, text: str) -> Iterator[re.Match[str]]:
    """Return every place where ``text`` fits a pattern, one of those that are asked of every clause, as `search`."""
    return _matches(PRECEDENCE, section, key, text)


def search_fact(section: str, key: str, text: str) -> re.Match[str] | None:
    """Return the same as `search` for the words of the facts."""
    return _search(FACTS, section, key, text)


def fact_matches(section: str, key: str, text: str) -> Iterator[re.Match[str]]:
    """Return the same as `matches` for the words of the facts."""
    return _matches(FACTS, section, key, text)


def _search(file: str, section: str, key: str, text: str) -> re.Match[str] | None:
    parted = _parted(section, key)
    if parted is not None:
        return parted.search(text)
    return _words_of(file)(section, key).search(text) if _pays(file, section, key, text) else None


def _matches(file: str, section: str, key: str, text: str) -> Iterator[re.Match[str]]:
    parted = _parted(section, key)
    if parted is not None:
        return parted.finditer(text)
    return _words_of(file)(section, key).finditer(text) if _pays(file, section, key, text) else iter(())


def _words_of(file: str) -> Callable[[str, str], re.Pattern[str]]:
    return words if file == PRECEDENCE else fact_words


@cache
def _parted(section: str, key: str) -> Parted | None:
    """Return a pattern by its alternatives; None where it keeps what its groups find, which would be numbered anew."""
    name, sieve = f"{section}.{key}", _sieve()
    parts = sieve.alternatives(name)
    if any(part.captures for part in parts):
        return None
    return Parted([part.expression for part in parts], lambda text: sieve.fitting(text, name))


def _pays(file: str, section: str, key: str, text: str) -> bool:
    """Tell whether it pays to try the pattern on ``text``: never denied where it fits."""
    name = f"{section}.{key}"
    if not may_say(text, name):
        return False
    _tried[name] += 1
    if _tried[name] < _WORTH_A_SECOND:
        return True
    lower = _in_lower_case(file, section, key)
    return lower is None or lower.search(fold(text)) is not None


@cache
def fact_list(section: str, key: str) -> tuple[str, ...]:
    """Return a plain list of words of the facts."""
    return tuple(_file(FACTS)[section][key])


@cache
def default_order() -> tuple[str, ...]:
    """Return the kinds of documents in the order that is usual where a contract says nothing, highest first."""
    return tuple(_file(PRECEDENCE)["default"]["order"])


@cache
def examples(file: str) -> tuple[dict[str, Any], ...]:
    """Return the examples of a file: each names a pattern (``of``) and what it must find and must not."""
    return tuple(_file(file)["examples"])


def _expression(file: str, section: str, key: str) -> str:
    told = _file(file)[section][key]
    joined = told if isinstance(told, str) else "(?:" + "|".join(told) + ")"
    return _INSERTED.sub(lambda name: _expression(file, "shared", name[1]), joined)


@cache
def _in_lower_case(file: str, section: str, key: str) -> re.Pattern[str] | None:
    """Return a pattern to try on text in lower case, which is far sooner done; None where case matters in it."""
    expression = _expression(file, section, key)
    if "(?-i" in expression:
        return None
    return re.compile(_SIGN.sub(_lowered, expression))


def _lowered(sign: re.Match[str]) -> str:
    return sign[0] if sign[0] == "(?P" or sign[0][0] == "\\" else sign[0].lower()


@cache
def _sieve() -> Sieve:
    asked = [(file, *name.split(".")) for file, names in _ASKED.items() for name in names]
    return Sieve({f"{section}.{key}": _expression(file, section, key) for file, section, key in asked})


@cache
def _file(name: str) -> dict[str, Any]:
    """Return the sections of a file, or of all the files of a folder together.

    Raises:
        ValueError: two of the files have an entry of the same name in the same section.
    """
    place = resources.files(__package__).joinpath(name)
    files = sorted(place.iterdir(), key=str) if place.is_dir() else [place]
    joined: dict[str, Any] = {"examples": []}
    for told in (tomllib.loads(file.read_text(encoding="utf-8")) for file in files):
        joined["examples"] += told.pop("examples", [])
        for section, entries in told.items():
            known = joined.setdefault(section, {})
            if twice := known.keys() & entries.keys():
                raise ValueError(f"{name}: {section}.{min(twice)} stands in two files")
            known.update(entries)
    return joined
