"""Who the parties are: the supplier with its CVR number, and the customer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from clausecheck.contracts.facts.cvr import find_cvrs
from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.model import DocumentKind, Supplier
from clausecheck.contracts.vocabulary import fact_expression, fact_list, fact_words

_FORM = (
    r"(?:A/S|ApS|AB|ASA|AS|GmbH|Ltd\.?|Limited|Inc\.?|LLC|LLP|PLC|I/S|P/S|K/S|IVS|SE|Oy|B\.V\.|BV|N\.V\.|S\.A\.|Corp\.?"
    r"|Corporation|a\.m\.b\.a\.?|A\.M\.B\.A\.?|G/S|S/I|SMBA|AmbA|F\.M\.B\.A\.?|f\.m\.b\.a\.?)"
)
_WORD = r"(?:(?!\d{4,})[A-ZÆØÅÄÖ0-9][\wæøåäöÆØÅÄÖé.'’+\-]*|&)"
_COMPANY = re.compile(
    rf"(?<![\w/])({_WORD}(?:[ \t]+(?:{_WORD}|og|of|the|for|i|and|de|van|von)|,[ \t]+filial af)*?[ \t]+{_FORM})(?![\w/])"
)
_FORMS = re.compile(rf"[ \t]{_FORM}(?![\w/])")
_BRANCH = re.compile(rf"(?<![\w/])({_WORD}(?:[ \t]+{_WORD})*,?[ \t]+filial af[ \t]+)$")
_AUTHORITY = re.compile(
    r"((?:[A-ZÆØÅ][\wæøåé.\-]+(?:[- ](?:og |& )?[A-ZÆØÅ][\wæøåé.\-]+)?(?:s|s')?[ \t]+(?:Kommune|kommune|Amt))"
    r"|Region[ \t]+[A-ZÆØÅ]\w+(?:[ \t]+[A-ZÆØÅ]\w+)?|(?:Municipality|City)[ \t]+of[ \t]+[A-ZÆØÅ]\w+(?:-\w+)?"
    r"|[A-ZÆØÅ]\w+[ \t]+(?:Municipality|Council|Borough Council))"
)
_AUTHORITIES = re.compile(r"[Kk]ommune|Amt|Region|Municipality|City|Council")
# "Ringsø Kommune og Plan & Profil IT ApS" are two parties.
_TWO = re.compile(r"^.*?\b(?:[Kk]ommune|Municipality|Council|Region \w+)(?:\s*\([^)]*\))?,?\s+(?:og|and|&)\s+")
_QUOTE = r"[»\"“”„'‘’(\[]*"
_NEXT_PARTY, _BEFORE, _AROUND = 320, 60, 90
_OWN_NUMBER, _NUMBER_FIRST = 260, 80
# The beginning and end of a document are read for its place among the files, its facts and whose they are.
_MOST_WINDOWS = 128
_HEAD_SHARE, _TAIL_SHARE = 1.0, 0.6


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    start: int
    end: int
    authority: bool


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a contract; None and empty for what the documents do not say."""

    supplier: Supplier = field(default_factory=Supplier)
    customer: str | None = None


@dataclass(slots=True)
class _Tally:
    """Points by name, and the numbers that stand by each name."""

    suppliers: dict[str, float] = field(default_factory=dict)
    customers: dict[str, float] = field(default_factory=dict)
    numbers: dict[str, Counter[str]] = field(default_factory=dict)


def read_parties(sources: Sequence[Source]) -> Parties:
    """Return the parties that the documents name, those of the main contract before those of its annexes."""
    tally = _Tally()
    for source in sources:
        weight = _weight(source.kind)
        for window, share in ((source.head, _HEAD_SHARE), (source.tail, _TAIL_SHARE)):
            _count(window, weight * share, tally)
    customer = _best(tally.customers)
    supplier = _best({name: points for name, points in tally.suppliers.items() if name != customer})
    return Parties(Supplier(supplier, _number_of(supplier, customer, tally)), customer)


def _weight(kind: DocumentKind) -> float:
    if kind is DocumentKind.MAIN:
        return 3.0
    return 2.0 if kind in (DocumentKind.AMENDMENT, DocumentKind.DPA) else 1.0


def _best(points: dict[str, float]) -> str | None:
    best = max(points, key=lambda name: points[name], default=None)
    return best if best is not None and points[best] > 0 else None


def _in_lines(pattern: re.Pattern[str], told_by: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield where ``text`` fits ``pattern``, which runs over no line break, trying lines with ``told_by`` alone."""
    done = 0
    for sign in told_by.finditer(text):
        if sign.start() < done:
            continue
        start, end = text.rfind("\n", 0, sign.start()) + 1, text.find("\n", sign.start())
        done = end if end >= 0 else len(text)
        yield from pattern.finditer(text, start, done)


@lru_cache(_MOST_WINDOWS)
def _mentions(text: str) -> tuple[_Mention, ...]:
    found = []
    for match in _in_lines(_COMPANY, _FORMS, text):
        name = _without_lead(_TWO.sub("", match[1]))
        branch = _BRANCH.search(text[: match.end(1) - len(name)])
        if branch:
            name = _without_lead(branch[1]) + name
        if len(name.split()) > 1:
            found.append(_Mention(" ".join(name.split()), match.end(1) - len(name), match.end(1), authority=False))
    for match in _in_lines(_AUTHORITY, _AUTHORITIES, text):
        name = _without_lead(match[1])
        start = match.end(1) - len(name)
        taken = any(other.start < match.end(1) and start < other.end for other in found)
        if name and not taken and name.split()[0] not in fact_list("parties", "not_authority"):
            found.append(_Mention(" ".join(name.split()), start, match.end(1), authority=True))
    return tuple(sorted(found, key=lambda mention: mention.start))


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{'|'.join(fact_list('parties', 'lead'))})[\s:]+)+")


def _without_lead(name: str) -> str:
    return _lead().sub("", name)


def _count(text: str, weight: float, tally: _Tally) -> None:
    mentions = _mentions(text)
    for index, mention in enumerate(mentions):
        following = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
        after = text[mention.end : min(following, mention.end + _NEXT_PARTY)]
        before = text[max(0, mention.start - _BEFORE) : mention.start]
        supplier, customer = _roles(before, after)
        near = text[max(0, mention.start - _AROUND) : mention.end + _BEFORE]
        other = 4.0 if fact_words("parties", "others").search(near) and not supplier else 0.0
        if mention.authority:
            _add(tally.customers, mention.name, weight * (1.0 + 4.0 * customer - 3.0 * supplier))
        else:
            _add(tally.suppliers, mention.name, weight * (0.5 - other + 5.0 * supplier - 6.0 * customer))
            if customer:
                _add(tally.customers, mention.name, weight * 3.0)
    for start, digits in find_cvrs(text):
        owner = _owner(mentions, start)
        if owner is not None:
            tally.numbers.setdefault(owner, Counter())[digits] += 1 if weight < 2 else 3


def _add(points: dict[str, float], name: str, more: float) -> None:
    points[name] = points.get(name, 0.0) + more


@cache
def _role_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return how roles stand before a name ("Leverandør: "), after it in quotes and after it in words ("som kunde")."""
    supplier, customer = fact_expression("shared", "supplier"), fact_expression("shared", "customer")
    called = fact_expression("parties", "called")
    gap = r"\b[^\w\n]{0,6}(?:navn|name)?[\s:–\-|»«\"(]*$"
    return (
        re.compile(rf"(?i)\b(?:for\s+)?(?:(?P<s>{supplier})|(?P<c>{customer})){gap}"),
        re.compile(
            rf"(?i)(?:[»\"“”„(‘']|\b{called}\s+(?:the\s+)?)\s*{_QUOTE}\s*(?:the\s+)?(?:(?P<s>{supplier})|(?P<c>{customer}))\b"
        ),
        re.compile(rf"(?i)[\s,]*(?:som|as|er)\s+(?:(?P<s>{supplier})|(?P<c>{customer}))\b"),
    )


def _roles(before: str, after: str) -> tuple[bool, bool]:
    """Return whether what stands around a name makes it the supplier, and the customer."""
    lead, quoted, worded = _role_patterns()
    found = lead.search(before) or quoted.search(after) or worded.match(after)
    return (bool(found["s"]), bool(found["c"])) if found else (False, False)


def _owner(mentions: Sequence[_Mention], at: int) -> str | None:
    """Return the party whose number stands at ``at``: the last one named before it, else one named just after."""
    before = [mention for mention in mentions if mention.end <= at and at - mention.end < _OWN_NUMBER]
    if before:
        return before[-1].name
    after = [mention for mention in mentions if 0 <= mention.start - at < _NUMBER_FIRST]
    return after[0].name if after else None


def _number_of(supplier: str | None, customer: str | None, tally: _Tally) -> str | None:
    if supplier is None:
        return None
    own = tally.numbers.get(supplier)
    if own:
        return own.most_common(1)[0][0]
    stem = supplier.split()[0].lower()
    for name, counted in tally.numbers.items():
        if name != customer and name.lower().startswith(stem):
            return counted.most_common(1)[0][0]
    return None
