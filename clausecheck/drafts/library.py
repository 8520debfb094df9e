"""The clause library: recommended wording, fallback positions and what is not acceptable, as data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from clausecheck.drafts.errors import DraftError
from clausecheck.effects.model import Condition
from clausecheck.texts import text

SCHEMA = "clausecheck.clauses/1"
_LANGUAGES = ("da", "en")
_FORMS = {
    "automation": ("short", "full", "precedence", "requirement"),
    "credentials": ("short",),
    "amendment": ("precedence", "general_repeal", "unchanged", "force"),
}
# Forms that are put in as one paragraph, and the one that refers to another form's first paragraph by {0}.
_SINGLE = ("credentials.short", "automation.requirement", "automation.precedence", "amendment.general_repeal")
_FROM_ZERO = "automation.precedence"
_REFERENCE = re.compile(r"\{([^{}]*)\}")
# A reference or a span of them, and the word before it that a number such as "§ 5" does without.
_NAMED = re.compile(r"((?i:pkt\.|punkt(?:erne)?|clauses?|sections?)\s+)?\{(\d+)\}(?:-\{(\d+)\})?")
# The same with whose provisions they are, and with those joined to it: what gives its place in a draft without numbers.
_POINTED = re.compile(
    r"(?P<lead>(?i:bestemmelserne i|bestemmelsen i|the provisions? (?:of|in))\s+)?"
    rf"(?P<first>{_NAMED.pattern})(?P<more>(?:(?:,| og| samt| eller| and| or) {_NAMED.pattern})*)"
)
# An abbreviation's full stop ("jf. ") ends no sentence.
_SENTENCE_START = re.compile(r"(?i)(?:^|(?<!\bjf)(?<!\bpkt)(?<!\bnr)(?<!\bstk)(?<!\bcf)[.!?]\s+)$")
_LAST = re.compile(r"\d+")
_WHERE = re.compile(r"line (\d+), column (\d+)")
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Position:
    """A wording to fall back to, or one not to accept, with the reason; ``on`` are the conditions that it answers."""

    text: Mapping[str, str]
    why: Mapping[str, str]
    on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """What the library holds on one matter; ``forms`` are paragraphs by form and language.

    ``unnumbered`` are, by form and language, those of the paragraphs that refer to a number, as they read without.
    """

    title: Mapping[str, str]
    why: Mapping[str, str]
    forms: Mapping[str, Mapping[str, tuple[str, ...]]]
    fallback: tuple[Position, ...] = ()
    unacceptable: tuple[Position, ...] = ()
    unnumbered: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def paragraphs(self, form: str, language: str) -> tuple[str, ...]:
        """Return the paragraphs of ``form`` ("short", "full") in ``language``, their numbers still open."""
        return self.forms[form][language]

    def without_numbers(self, form: str, language: str) -> list[str]:
        """Return the paragraphs of ``form`` as they read in a draft without numbers.

        Where the library has no such wording, what refers to a number speaks of "this" or "the above provisions".
        """
        own = iter(self.unnumbered.get(form, {}).get(language, ()))
        return [
            next(own, None) or _pointed(said, language, here=form == "precedence") if _REFERENCE.search(said) else said
            for said in self.paragraphs(form, language)
        ]


@dataclass(frozen=True, slots=True)
class Library:
    """The clause library by matter."""

    topics: Mapping[str, Topic]

    @property
    def automation(self) -> Topic:
        """The right to automate."""
        return self.topics["automation"]

    @property
    def credentials(self) -> Topic:
        """Personal logins."""
        return self.topics["credentials"]

    @property
    def amendment(self) -> Topic:
        """The sentences of an amendment."""
        return self.topics["amendment"]


@cache
def own_library() -> Library:
    """Return the library that comes with the program."""
    told = resources.files(__package__).joinpath("data/clauses.toml").read_text(encoding="utf-8")
    return _library(tomllib.loads(told), "clauses.toml")


def read_library(path: Path) -> Library:
    """Return the library in the file at ``path``, built as ``data/clauses.toml``.

    Raises:
        DraftError: it cannot be read, is no TOML, or lacks something; the message says what and where.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DraftError("drafts.library_large", path=path)
        told = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DraftError("drafts.library_closed", path=path) from error
    try:
        return _library(tomllib.loads(told), str(path))
    except tomllib.TOMLDecodeError as error:
        found = _WHERE.search(str(error))
        line, column = found.groups() if found else ("–", "–")
        raise DraftError("drafts.library_no_toml", path=path, line=line, column=column) from error


def filled(paragraphs: Sequence[str], numbers: Sequence[str]) -> list[str]:
    """Return ``paragraphs`` with {1}, {2} … replaced by ``numbers``; a number that is not known becomes "[ ]".

    A number that says itself what it is ("§ 5, stk. 2") takes no "pkt." before it, and a span repeats only its figures.
    """

    def number(at: str) -> str:
        return numbers[int(at) - 1] if 0 < int(at) <= len(numbers) else "[ ]"

    def named(found: re.Match[str]) -> str:
        first, last = number(found[2]), number(found[3]) if found[3] else ""
        if first.lower().startswith(("§", "stk")):
            first = (first[0].upper() if _starts_sentence(found) else first[0].lower()) + first[1:]
            return first + (f"-{_LAST.findall(last)[-1]}" if last else "")
        return (found[1] or "") + first + (f"-{last}" if last else "")

    return [_NAMED.sub(named, said) for said in paragraphs]


def _starts_sentence(found: re.Match[str]) -> bool:
    return _SENTENCE_START.search(found.string[: found.start()]) is not None


def _pointed(said: str, language: str, *, here: bool) -> str:
    """Return ``said`` without numbers: what it refers to is "this provision" if ``here``, else what stands above."""

    def named(found: re.Match[str]) -> str:
        several = bool(found["more"]) or "}-{" in found["first"]
        words = text(f"drafts.pointed.{'here' if here else 'several' if several else 'one'}", language)
        return words[0].upper() + words[1:] if _starts_sentence(found) else words

    return _POINTED.sub(named, said)


def _library(told: Mapping[str, Any], name: str) -> Library:
    if told.get("schema") != SCHEMA:
        raise DraftError("drafts.library_bad", path=name, what=f'schema = "{SCHEMA}"')
    return Library({topic: _topic(told, topic, forms, name) for topic, forms in _FORMS.items()})


def _topic(told: Mapping[str, Any], topic: str, forms: Sequence[str], name: str) -> Topic:
    table = told.get(topic)
    if not isinstance(table, dict):
        raise DraftError("drafts.library_bad", path=name, what=f"[{topic}]")
    said = {form: _paragraphs(table, form, f"{topic}.{form}", name) for form in forms}
    return Topic(
        _both(table, "title", f"{topic}.title", name),
        _both(table, "why", f"{topic}.why", name),
        said,
        _positions(table, "fallback", topic, name),
        _positions(table, "unacceptable", topic, name),
        _unnumbered(table, topic, said, name),
    )


def _both(table: Mapping[str, Any], key: str, where: str, name: str) -> dict[str, str]:
    texts = table.get(key)
    if not isinstance(texts, dict) or not all(isinstance(texts.get(tongue), str) for tongue in _LANGUAGES):
        raise DraftError("drafts.library_bad", path=name, what=f"{where}.da, {where}.en")
    return {tongue: texts[tongue] for tongue in _LANGUAGES}


def _paragraphs(table: Mapping[str, Any], form: str, where: str, name: str) -> dict[str, tuple[str, ...]]:
    texts = table.get(form)
    return {tongue: _said(texts, tongue, where, name) for tongue in _LANGUAGES}


def _said(texts: object, tongue: str, where: str, name: str) -> tuple[str, ...]:
    said = texts.get(tongue) if isinstance(texts, dict) else None
    if not isinstance(said, list) or not said or not all(isinstance(line, str) and line.strip() for line in said):
        raise DraftError("drafts.library_bad", path=name, what=f'[{where}] {tongue} = ["…"]')
    if where in _SINGLE and len(said) > 1:
        raise DraftError("drafts.library_single", path=name, what=f"[{where}] {tongue}", count=len(said))
    allowed = {"0"} if where == _FROM_ZERO else {str(number) for number in range(1, len(said) + 1)}
    for reference in _REFERENCE.findall(" ".join(said)):
        if reference not in allowed:
            shown = f"{{{reference}}}"
            raise DraftError("drafts.library_reference", path=name, what=f"[{where}] {tongue}", reference=shown)
    return tuple(line.strip() for line in said)


def _unnumbered(
    table: Mapping[str, Any], topic: str, said: Mapping[str, Mapping[str, tuple[str, ...]]], name: str
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the wordings without numbers: as many paragraphs as refer to one, and no reference in them."""
    where = f"{topic}.unnumbered"
    entries = table.get("unnumbered", [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) and str(e.get("form")) in said for e in entries):
        raise DraftError("drafts.library_bad", path=name, what=f"[[{where}]] form ({', '.join(said)})")
    made: dict[str, dict[str, tuple[str, ...]]] = {}
    for entry in entries:
        form = entry["form"]
        made[form] = {tongue: _said(entry, tongue, where, name) for tongue in _LANGUAGES}
        for tongue, lines in made[form].items():
            count = sum(bool(_REFERENCE.search(line)) for line in said[form][tongue])
            if len(lines) != count or _REFERENCE.search(" ".join(lines)):
                raise DraftError("drafts.library_unnumbered", path=name, what=f"[[{where}]] {tongue}", count=count)
    return made


def _positions(table: Mapping[str, Any], key: str, topic: str, name: str) -> tuple[Position, ...]:
    entries = table.get(key, [])
    if not isinstance(entries, list):
        raise DraftError("drafts.library_bad", path=name, what=f"[[{topic}.{key}]]")
    return tuple(_position(entry, f"{topic}.{key}", name) for entry in entries)


def _position(entry: object, where: str, name: str) -> Position:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(tongue), str) for tongue in _LANGUAGES):
        raise DraftError("drafts.library_bad", path=name, what=f"[[{where}]] da, en")
    on = entry.get("on", [])
    known = {kind.value for kind in Condition}
    if not isinstance(on, list) or not all(isinstance(kind, str) and kind in known for kind in on):
        raise DraftError("drafts.library_bad", path=name, what=f"[[{where}]] on ({', '.join(sorted(known))})")
    texts = {tongue: entry[tongue] for tongue in _LANGUAGES}
    return Position(texts, _both(entry, "why", f"{where}.why", name), tuple(on))
