"""The vocabulary and the rules, read from the data files and checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from clausecheck.effects.model import Condition, Effect
from clausecheck.effects.rules.phrases import parse

FAMILIES = {"da": ("da", "no", "sv"), "no": ("no", "da", "sv"), "sv": ("sv", "da", "no"), "en": ("en",)}


class KnowledgeError(ValueError):
    """A data file that does not say what it should; the message names file and entry."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A kind of words with one meaning, such as automation, consent or negation.

    ``before`` and ``after`` tell how many words away a negation turns it, ``masks`` which cues inside its words do not
    count, ``yields`` before which cues it gives way when one negation turns both, ``acted`` whether it matters who
    acts (``may``). A cue can also be made of others: ``made_of`` names groups of facts that together, ``within`` so
    many words of each other, are the cue.
    """

    name: str
    phrases: dict[str, tuple[str, ...]]
    before: int = 0
    after: int = 0
    masks: frozenset[str] = frozenset()
    yields: frozenset[str] = frozenset()
    acted: bool = False
    made_of: tuple[tuple[str, ...], ...] = ()
    within: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """When a sentence has all of ``all``, one of each group in ``any`` and none of ``none``, it has ``effect``.

    A fact is a cue's name, with a minus when it is negated and ``@supplier`` when the supplier is the one who acts.
    With ``within`` the facts of ``all`` stand at most so many words from the first of them. ``clause`` and
    ``clause_none`` are asked of the whole clause. ``effect`` is None for a rule that silences, in its sentence, the
    effects and rules named in ``silences``.
    """

    identifier: str
    effect: Effect | None
    all: tuple[str, ...]
    any: tuple[tuple[str, ...], ...]
    none: tuple[str, ...]
    clause: tuple[str, ...]
    clause_none: tuple[str, ...]
    within: int
    conditions: tuple[Condition, ...]
    silences: frozenset[str]
    confidence: float
    explanation: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


def bare(fact: str) -> str:
    """Return the name of the cue that ``fact`` is about."""
    return fact.removeprefix("-").partition("@")[0]


def _files(folder: str) -> list[Traversable]:
    entries = resources.files(__package__).joinpath("data", folder).iterdir()
    return sorted((entry for entry in entries if entry.name.endswith(".toml")), key=lambda entry: entry.name)


@cache
def cues() -> dict[str, Cue]:
    """Return every cue by name.

    Raises:
        KnowledgeError: When a cue stands twice or has an unknown key.
        PhraseError: When a phrase is malformed.
    """
    found: dict[str, Cue] = {}
    for file in _files("vocabulary"):
        for name, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name in found:
                raise KnowledgeError(f"{file.name}: {name} stands twice")
            found[name] = _cue(file.name, name, entry)
    for cue in found.values():
        parts = {bare(fact) for group in cue.made_of for fact in group}
        missing = (cue.masks | cue.yields | parts) - found.keys()
        if missing:
            raise KnowledgeError(f"{cue.name}: unknown cues {sorted(missing)}")
    return found


def _cue(file: str, name: str, entry: dict[str, Any]) -> Cue:
    options = {key: value for key, value in entry.items() if key not in FAMILIES}
    unknown = options.keys() - {"before", "after", "masks", "yields", "acted", "made_of", "within"}
    if unknown:
        raise KnowledgeError(f"{file}: {name}: unknown keys {sorted(unknown)}")
    phrases = {language: tuple(entry.get(language, ())) for language in FAMILIES}
    for language in FAMILIES:
        for phrase in phrases[language]:
            parse(phrase)
    return Cue(
        name,
        phrases,
        int(options.get("before", 0)),
        int(options.get("after", 0)),
        frozenset(options.get("masks", ())),
        frozenset(options.get("yields", ())),
        bool(options.get("acted", False)),
        tuple(tuple(group) for group in options.get("made_of", ())),
        int(options.get("within", 0)),
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule in the order of its file.

    Raises:
        KnowledgeError: When a rule's id stands twice or it names a cue that is not in the vocabulary.
    """
    known = cues().keys()
    found: list[Rule] = []
    for file in _files("rules"):
        for entry in tomllib.loads(file.read_text(encoding="utf-8")).get("rule", ()):
            rule = _rule(entry)
            facts = {*rule.all, *rule.none, *rule.clause, *rule.clause_none}
            facts.update(fact for group in rule.any for fact in group)
            unknown = {bare(fact) for fact in facts} - known
            if unknown or any(rule.identifier == other.identifier for other in found):
                raise KnowledgeError(f"{file.name}: {rule.identifier}: {sorted(unknown) or 'stands twice'}")
            found.append(rule)
    return tuple(found)


def _rule(entry: dict[str, Any]) -> Rule:
    return Rule(
        entry["id"],
        Effect(entry["effect"]) if "effect" in entry else None,
        tuple(entry.get("all", ())),
        tuple(tuple(group) for group in entry.get("any", ())),
        tuple(entry.get("none", ())),
        tuple(entry.get("clause", ())),
        tuple(entry.get("clause_none", ())),
        int(entry.get("within", 0)),
        tuple(Condition(name) for name in entry.get("conditions", ())),
        frozenset(entry.get("silences", ())),
        float(entry["confidence"]),
        entry["explanation"],
        tuple(entry.get("examples", ())),
        tuple(entry.get("counterexamples", ())),
    )
