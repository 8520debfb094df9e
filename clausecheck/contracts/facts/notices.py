"""The customer's notice period: how long before the contract's end it must give notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from clausecheck.contracts.facts.date_words import months
from clausecheck.contracts.vocabulary import fact_expression, fact_words, may_say, search_fact

_PATTERNS = ("notice", "notice_after", "notice_days", "notice_plain")
# How sure it is that a span is the notice for ending this contract, beyond what the document and heading give.
_SAID, _CUSTOMER, _SUPPLIER, _OTHER, _BEFORE = 2.0, 2.0, -6.0, -3.0, -0.5
_CAUSED, _YIELDS, _OVERRIDES = -8.0, -1.5, 5.0
_LONGEST_CHANGE = 60
_BEFORE_OTHERS = (
    "sige",
    "siger",
    "siges",
    "give",
    "giving",
    "giver",
    "varsle",
    "varsler",
    "droppe",
    "over for",
    "overfor",
    "til",
    "to",
    "hos",
    "mod",
    "med",
    "with",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known before a sentence is read: that the contract's ending is the matter, the supplier's short name."""

    ending: bool = False
    supplier: str | None = None


def may_hold_notice(text: str) -> bool:
    """Tell whether ``text`` may hold a notice: never so where `notices_in` finds one."""
    return may_say(text, *(f"terms.{key}" for key in _PATTERNS))


@lru_cache(1_000)
def speaks_of_ending(text: str) -> bool:
    """Tell whether ``text`` is about ending the contract by notice."""
    return search_fact("terms", "termination", text) is not None


def notices_in(sentence: str, points: float, setting: Setting) -> Iterator[tuple[float, int]]:
    """Yield the spans that ``sentence`` gives the customer to end the contract, in months, each with its points."""
    if not may_hold_notice(sentence):
        return
    said = speaks_of_ending(sentence)
    if not said and not setting.ending:
        return
    sentence = _with_units(sentence)
    seen: set[int] = set()
    points += _YIELDS * _says("yields", sentence) + _OVERRIDES * _says("overrides", sentence)
    for key in _PATTERNS if said else _PATTERNS[:-1]:
        for found in fact_words("terms", key).finditer(sentence) if may_say(sentence, f"terms.{key}") else ():
            unit = found.lastindex or 0
            value = months(found[unit - 1], found[unit])
            if value is None or found.end() in seen or _gone(sentence, found.start(unit - 1), found.end()):
                continue
            seen.add(found.end())
            about = fact_words("terms", "anew").split(sentence[: found.end()])[-1]
            after = sentence[found.end(unit) : found.end() + _LONGEST_CHANGE]
            other = _says("other_notice", about) or _says("of_part", after)
            actor = _whose(sentence, found.start(unit - 1), found.end(), setting.supplier)
            caused = _CAUSED * _for_cause(sentence, found.start(), found.end())
            weight = _SAID + points + actor + caused + _OTHER * other + (0.0 if said else _BEFORE)
            if weight > 0:
                yield weight, value


def _with_units(sentence: str) -> str:
    """Return ``sentence`` with the unit that it says once beside each number: "Kunden 6 måneder, vi 12 måneder"."""
    span = re.search(fact_expression("shared", "span"), sentence, re.IGNORECASE)
    if span is None:
        return sentence
    return fact_words("terms", "unit_left_out").sub(lambda found: f"{found[0]} {span[2]}", sentence)


def _gone(sentence: str, start: int, end: int) -> bool:
    """Tell whether the span at ``start:end`` is when the contract ends, or one that another takes the place of."""
    return _says("not_span", sentence[:start]) or _says("replaced_by", sentence[end : end + _LONGEST_CHANGE])


def _says(key: str, text: str) -> bool:
    return fact_words("terms", key).search(text) is not None


def _for_cause(sentence: str, start: int, end: int) -> bool:
    """Tell whether the part of ``sentence`` around a notice says that it is for an ending with a cause."""
    apart = fact_words("terms", "apart")
    before, after = apart.split(sentence[:start])[-1], apart.split(sentence[end:])[0]
    return _says("cause", before) or _says("cause", after)


def _whose(sentence: str, start: int, end: int, supplier: str | None) -> float:
    """Return the points for who gives the notice at ``start:end``: who stands just after it, else last before it."""
    patterns = _actors(supplier if supplier and supplier.lower() in sentence.lower() else None)
    after = patterns["after"].match(sentence, end)
    if after:
        return _SUPPLIER if after["s"] else _CUSTOMER
    part = sentence[:start]
    actors = list(patterns["actor"].finditer(part))
    if not actors:
        return 0.0
    last = actors[-1]
    both = last["c"] or patterns["joined"].search(part[: last.start()])
    return _CUSTOMER if both else _SUPPLIER


def _no_actor() -> str:
    """Return what may not stand before who gives a notice: "over for", and "sige" in "sige os op"."""
    return "".join(f"(?<!{word} )(?<!{word} the )" for word in _BEFORE_OTHERS)


@cache
def _actors(supplier: str | None) -> dict[str, re.Pattern[str]]:
    name = f"|{re.escape(supplier)}\\w*" if supplier else ""
    suppliers = rf"(?:{fact_expression('shared', 'supplier')}{name})"
    customers = rf"(?:{fact_expression('terms', 'customer_acts')})"
    both, side = fact_expression("terms", "joined"), fact_expression("terms", "side")
    told = fact_expression("terms", "is_told")
    who = rf"(?:(?P<s>\b{suppliers}(?:s\b(?=\s+{side})|\b(?!s\b))(?!{told}))|(?P<c>{customers}))"
    patterns = {
        "actor": rf"(?<![\w-]){_no_actor()}{who}",
        "after": (
            rf"(?:et|en)?\s*(?:(?:\([^)]{{0,30}}\)\s*)?(?:for|fra|af|from|by)\s+|\(\s*(?:for |fra )?)(?:the\s+)?{who}"
        ),
        "joined": rf"(?:{customers})[^.;,]{{0,25}}?,?\s*(?:{both})\s+(?:af\s+|by\s+)?(?:the\s+)?$",
    }
    return {key: re.compile(pattern, re.IGNORECASE) for key, pattern in patterns.items()}
