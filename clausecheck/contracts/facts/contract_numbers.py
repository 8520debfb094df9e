"""The number that the parties call the contract by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from clausecheck.contracts.facts.cvr import LABEL_BEFORE
from clausecheck.contracts.facts.offers import is_offer
from clausecheck.contracts.facts.shared_numbers import shared_numbers
from clausecheck.contracts.facts.sources import Source, by_weight
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_expression, fact_matches, fact_words

# Letters may stand apart from the digits ("LB 4471", "EHK 22.117", "TL 2017/88").
_VALUE = re.compile(
    r"(?:[A-ZÆØÅ]{1,6}(?:-[A-ZÆØÅ]{1,6})?[ \t](?=\d))?[\wÆØÅæøå]+(?:(?:[/.\-–_]|[ \t](?=\d{1,5}[/\-]))[\wÆØÅæøå]+)*"
)
# What stands after "kontrakt" without "nr." must look like a number: a digit, and a letter, slash or dash.
_CODE = re.compile(
    r"(?:[A-ZÆØÅ]{1,6}(?:-[A-ZÆØÅ]{1,6})?[ \t](?=\d+[/\-]))?(?=[\w/.\-–]*\d)(?=[\w/.\-–]*(?:[/\-–]|[A-ZÆØÅ]\d))"
    r"[A-ZÆØÅ0-9][\wÆØÅæøå]*(?:[/.\-–][\wÆØÅæøå]+)*"
)
# A paper's own number among others' has letters, and is no file's in a registry.
_LETTERED = re.compile(r"(?=[A-ZÆØÅ]{2,6}[ \-/.]?[\w/.\-]*\d{2})[A-ZÆØÅ]{2,6}[ ]?[\wÆØÅæøå]*(?:[/.\-–][\wÆØÅæøå]+)*")
_DATE = re.compile(
    r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d$|(?:19|20)\d\d-\d\d-\d\d$"
)
# "... dette kontraktnummer." ends a point, and "10.2" begins the next.
_POINT = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
# Years, parts and points from one to another: "It-rammeaftale 2024-2028", "Delaftale 3-6".
_SPAN = re.compile(r"24/7|(?:19|20)\d\d[-–](?:19|20)\d\d|\d{1,2}[-–]\d{1,2}")
# Keys of the vocabulary, the surest first. Numbers of cases and journals are the contract's only where
# its documents share them.
_LABELS = (
    ("contract", 6.0, _VALUE),
    ("labelled", 5.5, _CODE),
    ("agreement", 5.0, _VALUE),
    ("to_contract", 4.5, _CODE),
    ("titled", 4.0, _CODE),
    ("order", 3.5, _VALUE),
    ("supplier_file", 3.2, _CODE),
    ("bare", 3.0, _CODE),
    ("reference", 2.0, _CODE),
)
# Of the contract alone, where nothing else there is its number; the first where it is an accepted offer.
_OF_OFFERS = ("offer", 3.6, _VALUE)
_OF_PAPERS = ("document", 1.5, _LETTERED)
# What a document calls the contract that it is, or that it belongs to; references may be others'.
NAMING = ("contract", "labelled", "agreement", "to_contract", "titled")
# What stands after "aftale" without being called a number.
_UNCALLED = ("to_contract", "titled")
# Letters beside a contract tell the numbers of orders and cases of other matters.
_OF_CONTRACTS = tuple(label for label in _LABELS if label[0] in NAMING)
# Labels that stand at the beginning of a line.
_BY_LINE = ("labelled", "bare", "document")
_LONGEST = 30
# The beginning of a document is read for its place among the files, its facts and whose they are.
_MOST_READ = 512
_AGREED = 0.4
# A contract that this one replaces or stands under is named with its number too.
_SENTENCE, _OTHERS, _LEAD = 80, 4.0, 40
# "I vinteren 2022-2023".
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d")
# What is called a number in the first lines is the document's own, whatever is said of it later.
_TITLE = 200


class _Number(NamedTuple):
    """A number at ``at`` with its points; ``other`` where the text says that it is another contract's."""

    value: str
    points: float
    at: int
    other: bool

    @property
    def key(self) -> str:
        """The number as it is compared."""
        return _key(self.value)


def read_contract_number(sources: Sequence[Source]) -> str | None:
    """Return the contract's number, from the main contract's first pages before the other documents; None if unsaid."""
    points: dict[str, float] = {}
    told: dict[str, str] = {}
    agreed: Counter[str] = Counter()
    replaced: set[str] = set()
    mains = any(source.kind is DocumentKind.MAIN and not source.item.draft for source in sources)
    for source in by_weight(sources):
        weight = {DocumentKind.MAIN: 0.8, DocumentKind.AMENDMENT: 0.3}.get(source.kind, 0.0) - source.item.draft
        beside = mains and source.kind is DocumentKind.OTHER
        found = list(_candidates(source.head, _OF_CONTRACTS if beside else _labels_of(source)))
        for number in found:
            key = number.key
            points[key] = max(points.get(key, 0.0), number.points + weight - number.at / 10_000)
            told.setdefault(key, number.value)
        agreed.update({number.key for number in found})
        if source.kind is DocumentKind.MAIN and not source.item.draft:
            replaced |= {one.key for one in found if one.other} - {
                one.key for one in found if not one.other and one.at < _TITLE
            }
    for value, score in shared_numbers(sources):
        if _YEARS.fullmatch(value):
            continue
        points[_key(value)] = max(score, points.get(_key(value), 0.0))
        told.setdefault(_key(value), value)
    if not points:
        return None

    def total(key: str) -> float:
        return points[key] + _AGREED * max(0, agreed[key] - 1) - _OTHERS * (key in replaced)

    return told[max(points, key=total)]


def _labels_of(source: Source) -> Sequence[tuple[str, float, re.Pattern[str]]]:
    if source.kind is not DocumentKind.MAIN:
        return _LABELS
    return (*_LABELS, _OF_PAPERS, *((_OF_OFFERS,) if is_offer(source) else ()))


def _key(value: str) -> str:
    return re.sub(r"[\W_]", "", value).lower()


def numbers_named(text: str, keys: Sequence[str] = NAMING) -> list[str]:
    """Return the numbers that ``text`` calls a contract by, in order of their places; ``keys`` are the labels."""
    labels = [label for label in _LABELS if label[0] in keys]
    found = sorted((number.at, number.value) for number in _candidates(text, labels))
    return list(dict.fromkeys(value for _, value in found))


def own_numbers(sources: Iterable[Source]) -> list[str]:
    """Return the numbers that the first lines of ``sources`` call a contract by, the longest first."""
    return sorted({number for source in sources for number in numbers_named(source.opening)}, key=len, reverse=True)


def _candidates(text: str, labels: Sequence[tuple[str, float, re.Pattern[str]]] = _LABELS) -> Iterator[_Number]:
    for label in labels:
        yield from _labelled(text, label)


@lru_cache(_MOST_READ)
def _labelled(text: str, label: tuple[str, float, re.Pattern[str]]) -> tuple[_Number, ...]:
    key, strength, pattern = label
    found = []
    for said in _labels(key, text):
        match = pattern.match(text, said.end())
        value = _clean(match[0]) if match else None
        if value is not None and key in _UNCALLED and (_SPAN.fullmatch(value) or _is_product(value, text)):
            continue
        if value is not None and "\n" in said[0] and _POINT.fullmatch(value):
            # What stands first in the next line is the number of a point.
            continue
        if value is not None and not LABEL_BEFORE.search(text[max(0, said.end() - 20) : said.end()]):
            before = text[max(0, said.start() - _SENTENCE) : said.start()].rsplit("\n", 1)[-1]
            other = bool(fact_words("number", "of_another").search(f"{before}{said[0]}")) or bool(
                fact_words("number", "ended").match(text, match.end() if match else said.end())
            )
            found.append(_Number(value, strength - _OTHERS * other, said.start(), other))
    return tuple(found)


def _is_product(value: str, text: str) -> bool:
    """Tell whether ``text`` speaks of ``value`` as of a system that has that name: no number then."""
    return any(
        fact_words("number", "product_before").search(text[max(0, at.start() - _LEAD) : at.start()])
        or fact_words("number", "product_after").match(text[at.end() : at.end() + _LEAD])
        for at in re.finditer(rf"(?<![\w/-]){re.escape(value)}(?![\w/-])", text)
    )


def _labels(key: str, text: str) -> Iterator[re.Match[str]]:
    if key in _BY_LINE:
        return re.finditer(fact_expression("number", key), text, re.IGNORECASE | re.MULTILINE)
    return fact_matches("number", key, text)


def _clean(value: str) -> str | None:
    value = value.strip(" .,;:–-")
    if (
        _YEARS.fullmatch(value)
        or not any(char.isdigit() for char in value)
        or _DATE.search(value)
        or len(value) > _LONGEST
    ):
        return None
    return None if value.isdigit() and len(value) < 2 else value
