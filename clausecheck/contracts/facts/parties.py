"""Who the parties are: the supplier with its CVR number, and the customer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from clausecheck.contracts.facts.columns import is_aside, is_origin, owners_in_columns
from clausecheck.contracts.facts.cvr import find_cvrs, is_valid_cvr
from clausecheck.contracts.facts.mentions import Mention, is_branch, is_trade_name, mentions_in, written_alike
from clausecheck.contracts.facts.renames import followed, read_renames
from clausecheck.contracts.facts.roles import Role, owner_by_label, owner_in_brackets, roles_in
from clausecheck.contracts.facts.sole_traders import Trader, read_traders, with_traders
from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.model import DocumentKind, Supplier
from clausecheck.contracts.vocabulary import fact_words

_AROUND, _AFTER = 90, 60
# What stands before a party in a list of parties ("(1) ", "– "), and ends the entry of the one before.
_OPENER = re.compile(r"\s*(?:[-–•*]|\(?[\da-c][.)])?\s*", re.IGNORECASE)
_ENTRY_END = re.compile(r"(?:\d|[)\"”»])[.,;]?\s+(?:[-–•*]|\(?[\da-c][.)]|til|to)?\s*$", re.IGNORECASE)
# In lines: its name, street, town and number.
_LONGEST_ENTRY = 5
_SENTENCE_END = re.compile(r"[^\W\d]{4,}\.\s+")
_OWN_NUMBER, _NUMBER_FIRST, _BESIDE = 260, 80, 24
# What a draft says of the parties counts where nothing else does.
_DRAFT = 0.2
# Of two that are named alike, the one whose number is told.
_KNOWN = 0.1
# The only company that a contract is "between" an authority and.
_FACES = 2.5
# One that stands beside an authority, each with its number: whatever else is said of it.
_PAIRED = 12.0
_HEAD_SHARE, _TAIL_SHARE = 1.0, 0.6
# Of documents that weigh less than this, a number counts less.
_MUCH = 2
# A number with a fault is what the contract says where it says no other.
_VALID = 100
# What a number counts that stands behind a name, and one that stands before it.
_BEHIND, _AHEAD = 2, 1
# What stands between a name and the one before it: " (tidligere kendt som ".
_LONGEST_FORMER = 40


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a contract; None and empty for what the documents do not say."""

    supplier: Supplier = field(default_factory=Supplier)
    customer: str | None = None


@dataclass(slots=True)
class _Tally:
    """Points by name, and the numbers that stand by each name or are labelled as a role's."""

    suppliers: dict[str, float] = field(default_factory=dict)
    customers: dict[str, float] = field(default_factory=dict)
    numbers: dict[str, Counter[str]] = field(default_factory=dict)
    of_roles: dict[Role, Counter[str]] = field(default_factory=dict)


def read_parties(sources: Sequence[Source]) -> Parties:
    """Return the parties that the documents name, those of the main contract before those of its annexes."""
    tally = _Tally()
    traders = read_traders(sources)
    for source in sources:
        weight = _weight(source.kind) * (_DRAFT if source.item.draft else 1.0)
        for window, share in ((source.head, _HEAD_SHARE), (source.tail, _TAIL_SHARE)):
            _count(window, weight * share, tally, traders)
    suppliers = _merged(tally.suppliers, tally.numbers)
    suppliers = {name: points + _KNOWN * (name in tally.numbers) for name, points in suppliers.items()}
    customer = _best(tally.customers)
    supplier = _best({name: points for name, points in suppliers.items() if name != customer})
    if supplier is None:
        return Parties(Supplier(), customer)
    now, taken_over = followed(supplier, read_renames(sources))
    number = _number_of(now, customer, tally, alone=taken_over)
    return Parties(Supplier(now, number or (None if taken_over else _number_of(supplier, customer, tally))), customer)


def _weight(kind: DocumentKind) -> float:
    if kind is DocumentKind.MAIN:
        return 3.0
    return 2.0 if kind in (DocumentKind.AMENDMENT, DocumentKind.DPA) else 1.0


def _best(points: dict[str, float]) -> str | None:
    best = max(points, key=lambda name: points[name], default=None)
    return best if best is not None and points[best] > 0 else None


def _count(text: str, weight: float, tally: _Tally, traders: Sequence[Trader] = ()) -> None:
    mentions = with_traders(text, mentions_in(text), traders)
    roles = _of_present_names(text, mentions, roles_in(text, mentions))
    for index, (mention, role) in enumerate(zip(mentions, roles, strict=True)):
        supplier, customer = role is Role.SUPPLIER, role is Role.CUSTOMER
        other = 4.0 if not supplier and _is_other(text, mentions, index) else 0.0
        faces = _FACES if role is None and not other and _faces_authority(text, mentions, index) else 0.0
        faces = _PAIRED if Role.SUPPLIER not in roles and _is_paired(text, mentions, index) else faces
        if mention.authority:
            _add(tally.customers, mention.name, weight * (1.0 + 4.0 * customer - 3.0 * supplier))
        else:
            _add(tally.suppliers, mention.name, weight * (0.5 + faces - other + 5.0 * supplier - 6.0 * customer))
            if customer:
                _add(tally.customers, mention.name, weight * 3.0)
    said = 1 if weight < _MUCH else 3
    for owner, digits, share in _owned(text, mentions):
        more = said * (_VALID if is_valid_cvr(digits) else 1) * share
        if isinstance(owner, Role):
            tally.of_roles.setdefault(owner, Counter())[digits] += more
        else:
            tally.numbers.setdefault(owner, Counter())[digits] += more


def _of_present_names(text: str, mentions: Sequence[Mention], roles: Sequence[Role | None]) -> list[Role | None]:
    """Return ``roles`` with one that is told behind a former name for the name before it: "X A/S (tidligere Y A/S)"."""
    own = list(roles)
    for index, (one, other) in enumerate(pairwise(mentions)):
        between = text[one.end : other.start]
        beside = len(between) <= _LONGEST_FORMER and "\n" not in between
        if beside and own[index] is None and fact_words("parties", "former").search(between):
            own[index], own[index + 1] = own[index + 1], None
    return own


def _is_other(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Tell whether what stands by a name, up to the names beside it, makes it another than a party."""
    mention = mentions[index]
    start = max(mentions[index - 1].end if index else 0, mention.start - _AROUND)
    if fact_words("parties", "former").search(text[start : mention.start]) or is_origin(text, mention):
        return True
    # What a sentence before says of another company says nothing of this one.
    own_sentence = _SENTENCE_END.split(text[start : mention.start])[-1]
    before = fact_words("parties", "between").split(own_sentence)[-1]
    end = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
    after = text[mention.end : min(end, mention.end + _AFTER)].split("\n")[0]
    if fact_words("parties", "genitive").match(after):
        after = ""
    if mention.end + len(after) == end:
        after = fact_words("parties", "of_next").sub("", after)
    return bool(fact_words("parties", "others").search(f"{before} {mention.name} {after}"))


def _beside_authority(mentions: Sequence[Mention], index: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of neighbours with ``index`` in them of which one is an authority and the other is not."""
    for first, second in pairwise(range(max(0, index - 1), min(len(mentions), index + 2))):
        if mentions[first].authority is not mentions[second].authority:
            yield first, second


def _faces_authority(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Tell whether a company is the other party of "mellem Elbæk Kommune og Vejdata A/S", on either side.

    So it is where the two begin lines that follow each other, each with a company number.
    """
    for first, second in _beside_authority(mentions, index):
        lead = text[max(0, mentions[first].start - _NUMBER_FIRST) : mentions[first].start]
        between = text[mentions[first].end : mentions[second].start]
        if fact_words("parties", "between").search(lead) and fact_words("parties", "two_parties").match(between):
            return True
        if _are_numbered_lines(text, mentions[first], mentions[second]):
            return True
    return False


def _is_paired(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Tell whether a company is the other of "Elbæk Kommune (CVR 12345678) og Vejdata A/S (CVR 12345678)"."""
    for first, second in _beside_authority(mentions, index):
        between = text[mentions[first].end : mentions[second].start]
        after = text[mentions[second].end : mentions[second].end + _NUMBER_FIRST].split("\n")[0]
        if first and fact_words("parties", "two_parties").match(text[mentions[first - 1].end : mentions[first].start]):
            # The last of a consortium's companies.
            continue
        joined = fact_words("parties", "two_parties").match(between) is not None
        if joined and find_cvrs(between) and fact_words("parties", "own_number").match(after) is not None:
            return True
    return False


def _are_numbered_lines(text: str, first: Mention, second: Mention) -> bool:
    """Tell whether two names begin entries that follow each other, with a company number in each of them."""
    begins = _OPENER.fullmatch(text, text.rfind("\n", 0, first.start) + 1, first.start) is not None
    entry = text[first.end : second.start]
    rest = "\n".join(text[second.end : second.end + _OWN_NUMBER].split("\n")[:_LONGEST_ENTRY])
    ends = _ENTRY_END.search(entry) is not None and len(entry) < _OWN_NUMBER
    short = entry.strip().count("\n") < _LONGEST_ENTRY
    return begins and ends and short and bool(find_cvrs(entry)) and bool(find_cvrs(rest))


def _add(points: dict[str, float], name: str, more: float) -> None:
    points[name] = points.get(name, 0.0) + more


def _owned(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str | Role, str, int]]:
    """Yield whose number each is, and how much that counts.

    It is told by a label, by its column, else by the last party named before it or just after, which counts less: a
    party whose name is not known as one may stand before the number.
    """
    numbers = find_cvrs(text)
    in_columns = owners_in_columns(text, mentions, [start for start, _ in numbers])
    numbered: set[int] = set()
    for start, digits in numbers:
        role = owner_by_label(text[max(0, start - _AFTER) : start]) or owner_in_brackets(text[start : start + _AFTER])
        if start in in_columns:
            yield in_columns[start].name, digits, _BEHIND
        elif role is not None:
            yield role, digits, _BEHIND
        else:
            mention = _owner(text, mentions, start, numbered)
            if mention is not None:
                numbered.add(mention.start)
                yield mention.name, digits, _BEHIND if mention.end <= start else _AHEAD


def _owner(text: str, mentions: Sequence[Mention], at: int, numbered: set[int]) -> Mention | None:
    """Return the last party named before ``at``, but not in brackets that are closed, else one named just after.

    A party that has a number already does not take that of one named just after: numbers may stand before the names.
    """
    before = [mention for mention in mentions if mention.end <= at and at - mention.end < _OWN_NUMBER]
    if (
        before
        and at - before[-1].end < _BESIDE
        and is_origin(text, before[-1])
        and "," not in text[before[-1].end + 1 : at]
    ):
        return before[-1]
    outside = [mention for mention in before if not _in_brackets(text, mention, at, closed=True)]
    outside = [
        one for one in outside if not is_aside(text, one) or _in_brackets(text, one, at, closed=False)
    ] or outside
    after = [mention for mention in mentions if 0 <= mention.start - at < _NUMBER_FIRST]
    last = (outside or before)[-1:]
    if last and not (last[0].start in numbered and after):
        return last[0]
    return after[0] if after else None


def _in_brackets(text: str, mention: Mention, at: int, *, closed: bool) -> bool:
    """Tell whether a mention stands in brackets that are ``closed``, or still open, before ``at``."""
    opened = text.rfind("(", max(0, mention.start - _AROUND), mention.start)
    if opened < 0 or ")" in text[opened : mention.start]:
        return False
    return (")" in text[mention.end : at]) is closed


def _merged(points: dict[str, float], numbers: Mapping[str, Counter[str]]) -> dict[str, float]:
    """Return the points with names that are one counted as one: case aside, and without what is glued before them."""
    merged: dict[str, float] = {}
    for name in points:
        _add(merged, _known_as(name, points, numbers), points[name])
    return merged


def _known_as(name: str, points: dict[str, float], numbers: Mapping[str, Counter[str]]) -> str:
    """Return the name that ``name`` is another writing of: "Uldahl Plan IT ApS" is "Plan IT ApS" that has a number."""
    same = [other for other in points if written_alike(other) == written_alike(name)]
    whole = max(same, key=lambda other: (not other.isupper(), other.casefold() == written_alike(other), points[other]))
    branches = [other for other in points if other != name and (is_branch(other, name) or is_trade_name(other, name))]
    if branches:
        return branches[0]
    ending = [other for other in points if name not in numbers and other in numbers and name.endswith(f" {other}")]
    return ending[0] if ending else whole


def _number_of(supplier: str, customer: str | None, tally: _Tally, *, alone: bool = False) -> str | None:
    """Return the number by the supplier's name, else its role's, else that of a name like it; ``alone``: the first."""
    same = written_alike(supplier)
    own = sum((counted for name, counted in tally.numbers.items() if written_alike(name) == same), Counter[str]())
    buyers = tally.numbers.get(customer, Counter()) if customer else Counter[str]()
    own = Counter({digits: count for digits, count in own.items() if count > buyers[digits]}) or own
    own = own or (Counter() if alone else tally.of_roles.get(Role.SUPPLIER, Counter()))
    if own or alone:
        return own.most_common(1)[0][0] if own else None
    stem = supplier.split()[0].lower()
    for name, counted in tally.numbers.items():
        if name != customer and name.lower().startswith(stem):
            return counted.most_common(1)[0][0]
    return None
