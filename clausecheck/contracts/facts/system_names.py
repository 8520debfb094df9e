"""What may be the system's name, weighed: how documents name it, where it stands, and what speaks against it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clausecheck.contracts.facts.name_ways import AHEAD, NAME, NAMED_IN_TITLE, NAMES, ends_with, told, trimmed
from clausecheck.contracts.facts.sources import Source, by_weight
from clausecheck.contracts.vocabulary import fact_list, fact_words

_LEGAL = re.compile(
    r"\s*\b(?:A/S|ApS|APS|AS|AB|I/S|P/S|K/S|Ltd|Limited|GmbH|Oy|Inc|IVS|A\.m\.b\.a|Kommune|KOMMUNE|Municipality|Region)\b"
)
_DEFINES = re.compile(r"[«\"”]?\s*(?:[:–-]|betyder|means|er\b|forstås|skal)")
_QUOTES = '»"“'
# What a party is called from here on: "CVR-nr. 42025232, Mæanderen 6, 8800 Viborg (»Selskabet«)".
_PARTY_CALLED = re.compile(
    rf"\b(?:\d\d ?){{3}}\d\d\b(?P<between>[^\n();]{{0,120}})\([^()\n]{{0,30}}?[»\"“]{NAME}[«\"”]\)"
)
_MOST_MENTIONS, _MOST_COUNTED = 30, 12
_MOST_OF_A_WAY, _MOST_USES = 2, 3
_OFTEN_WITHIN = 5
_SHORTEST = 3
_GENITIVES = ("s", "’s", "'s", "")

# Ways that tell a name for a thing's, not a firm's, a paper's or a place's.
_TELLING = frozenset({"kind", "label", "called", "is_a", "defined", "so_called"})
_USES = frozenset({"within", "does"})


@dataclass(slots=True)
class _Candidate:
    points: int = 0
    ways: set[str] = field(default_factory=set)


def system_names(sources: Sequence[Source], folder: str, parties: Sequence[str | None]) -> dict[str, int]:
    """Return what the documents may call the system, each with its points, best first.

    Args:
        sources: the documents of the contract.
        folder: the path of its folder, whose name may hold the system's.
        parties: the supplier's name, which the system's may be like, and the customer's, which it is not.
    """
    names = _Names(sources, parties)
    called = _plain(folder.rsplit("/", 1)[-1])
    weighed = {name: _weigh(name, found, names, called) for name, found in names.found.items()}
    points = {name: weight for name, weight in weighed.items() if weight is not None}
    for short in tuple(points):
        for long in tuple(points):
            if short != long and f" {short} " in f" {long} " and names.count(long) * 2 >= names.count(short):
                points[long] = max(points[long], points[short] + 5)
    return dict(sorted(points.items(), key=lambda item: -item[1]))


class _Names:
    """The names that a contract's documents hold, as candidates."""

    def __init__(self, sources: Sequence[Source], parties: Sequence[str | None]) -> None:
        self.text = "\n".join(source.text for source in sources)
        self.lower = self.text.lower()
        self.found: dict[str, _Candidate] = {}
        self.files = {word for source in sources for word in _words_of(source.file_name)}
        self._parties, self._customer = (
            {word.strip(".,").lower() for name in names if name for word in name.split()}
            for names in (parties, parties[1:])
        )
        self._called = {name.lower() for source in sources for name in _party_names(source.head)}
        self._counted: dict[str, tuple[int, ...]] = {}
        self._spelled: dict[str, str] = {}
        for rank, source in enumerate(by_weight(sources)):
            self._read(source, 2 if rank == 0 else 1)

    def _read(self, source: Source, weight: int) -> None:
        head, seen = source.head, Counter[tuple[str, str]]()
        for raw, end, way, points in told(head):
            name = self._over_the_line(raw, head, end)
            seen[name, way] += 1
            most = _MOST_USES if way in _USES else _MOST_OF_A_WAY
            if seen[name, way] <= most and not _LEGAL.match(head, end):
                self._add(name, points if way in _USES else points * weight, way)
        for match in NAMES.finditer(source.file_name):
            self._add(match["name"], NAMED_IN_TITLE, "file")

    def _over_the_line(self, raw: str, head: str, end: int) -> str:
        """Return a name with the rest of it from the next line, where the text has the whole unbroken elsewhere."""
        name, rest = trimmed(raw), NAMES.match(head, end + 1) if head.startswith("\n", end) else None
        whole = f"{name} {rest[0]}" if rest and raw.endswith(name) else ""
        return whole if whole and self._has(whole) else raw

    def _add(self, raw: str, points: int, way: str) -> None:
        name = self._usual(self._nominative(trimmed(raw)))
        if len(name) < _SHORTEST or name.endswith("-") or _LEGAL.search(f" {name}"):
            return
        if name.lower() in self._called or fact_words("systems", "role").fullmatch(name.rstrip("s")):
            return
        if self._is_of(self._customer, name) or (way not in _TELLING and self._is_other(name)):
            return
        candidate = self.found.setdefault(name, _Candidate())
        candidate.points += points
        candidate.ways.add(way)

    def _is_other(self, name: str) -> bool:
        """Tell whether ``name`` may as well be a paper's or the supplier's."""
        return _is_a_paper(name) or (self._is_of(self._parties, name) and not self._is_used(name))

    def _is_of(self, party: set[str], name: str) -> bool:
        return all(party & {word, word.rstrip("s")} for word in name.lower().split())

    def _is_used(self, name: str) -> bool:
        """Tell whether ``name`` is told to be used or worked in, as a system is and a firm of that name is not."""
        words = (*fact_list("systems", "given"), *fact_list("systems", "within"))
        ahead = (self.lower[max(0, at - AHEAD) : at].rstrip() for at in self.places(name))
        return sum(1 for before in ahead if ends_with(before, words, part=False)) > 1

    def _nominative(self, name: str) -> str:
        """Return "Livana" for "Livanas" where the documents have that too."""
        plain = name[:-1]
        return plain if name.endswith("s") and len(plain) > _SHORTEST and self._has(plain) else name

    def _usual(self, name: str) -> str:
        """Return a name in capitals as the text has it elsewhere."""
        if not name.isupper():
            return name
        if name not in self._spelled:
            self._spelled[name] = self._spelling(name)
        return self._spelled[name]

    def _spelling(self, name: str) -> str:
        sought, variants, at = name.lower(), Counter[str](), -1
        while (at := self.lower.find(sought, at + 1)) >= 0 and variants.total() < _MOST_MENTIONS:
            variant = self.text[at : at + len(name)]
            if _stands_alone(self.text, at, at + len(name)) and variant[0].isupper() and not variant.isupper():
                variants[variant] += 1
        return variants.most_common(1)[0][0] if variants else name

    def _has(self, name: str) -> bool:
        at = self.text.find(name)
        while at >= 0 and not _is_bounded(self.text, at, at + len(name)):
            at = self.text.find(name, at + 1)
        return at >= 0

    def places(self, name: str) -> tuple[int, ...]:
        """Return where the text has ``name``, also in the genitive, as words of their own; the first 30."""
        if name not in self._counted:
            places: list[int] = []
            at = self.text.find(name)
            while at >= 0 and len(places) < _MOST_MENTIONS:
                if _stands_alone(self.text, at, at + len(name)):
                    places.append(at)
                at = self.text.find(name, at + 1)
            self._counted[name] = tuple(places)
        return self._counted[name]

    def count(self, name: str) -> int:
        """Return how often the text has ``name``, 30 at most."""
        return len(self.places(name))

    def within_sentences(self, name: str) -> int:
        """Return how often ``name`` stands behind a word in lower case, where a capital is not a sentence's first."""
        return sum(1 for at in self.places(name) if _is_within(self.text[max(0, at - 3) : at]))

    def as_a_word(self, name: str) -> int:
        """Return how often the text has ``name`` in lower case: it is a word of the language then."""
        sought, count = name.lower(), 0
        at = self.text.find(sought)
        while at >= 0 and count < _MOST_MENTIONS:
            count += _is_bounded(self.text, at, at + len(sought))
            at = self.text.find(sought, at + 1)
        return count

    def is_defined(self, name: str) -> bool:
        """Tell whether the text explains ``name`` as a word of its own: "»Betjener« betyder"."""
        return any(
            self.text[max(0, at - 1) : at] in _QUOTES and _DEFINES.match(self.text, at + len(name))
            for at in self.places(name)
            if at
        )

    def is_a_place(self, name: str) -> bool:
        """Tell whether ``name`` stands behind a post code."""
        return any(re.search(r"\b\d{4} $", self.text[max(0, at - 6) : at]) for at in self.places(name))


def _weigh(name: str, found: _Candidate, names: _Names, folder: str) -> int | None:
    """Return the points of a candidate; None where nothing shows that its capital is more than a sentence's first."""
    count, within = names.count(name), names.within_sentences(name)
    if not count or not (within or found.ways & (_TELLING | {"headed"}) or {"title", "file"} <= found.ways):
        return None
    points = found.points + min(within, _MOST_COUNTED)
    points += 6 if _words_of(name) <= names.files else 0
    key = _plain(name)
    if len(key) > _SHORTEST and key in folder and _is_borne_out(name, found, within):
        points += 20 + 2 * len(key)
    words = names.as_a_word(name) if " " not in name else 0
    if words:
        points -= 8 if words < count else 25
    if names.is_defined(name) and not found.ways & {"is_a", "defined"}:
        points -= 12
    if names.is_a_place(name):
        points -= 30
    if found.ways <= {"within"}:
        points -= 6
    if " " in name and found.ways <= {"title"}:
        points -= 6
    if name.isupper() and len(name) > 5 and not within:
        points -= 20
    return points


def _is_borne_out(name: str, found: _Candidate, within: int) -> bool:
    """Tell whether the documents bear out that a name which the folder has too is the system's, not its field's."""
    if name.isupper() and not within:
        return False
    used = "given" in found.ways and bool(found.ways & {"within", "file"})
    return used or within > _OFTEN_WITHIN or bool(found.ways & (_TELLING | {"headed"}))


def _is_a_paper(name: str) -> bool:
    """Tell whether ``name`` is that of a paper, or a word of contracts alone."""
    last = name.split()[-1]
    return bool(fact_words("systems", "papers").fullmatch(last) or fact_words("systems", "alone").fullmatch(name))


def _party_names(text: str) -> Iterator[str]:
    """Yield what the parties are called behind their numbers; what is named right before is the thing, not a party."""
    for found in _PARTY_CALLED.finditer(text):
        if found["name"] not in found["between"]:
            yield found["name"]


def _plain(text: str) -> str:
    """Return ``text`` as it would be written in the name of a file: small letters and digits, "ø" as "oe"."""
    lower = text.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa").replace("ä", "ae").replace("ö", "oe")
    return re.sub(r"[^a-z0-9]", "", lower)


def _words_of(text: str) -> set[str]:
    return {word.lower() for word in re.split(r"[\s_]+", text) if word}


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether what stands from ``start`` to ``end`` is words of their own, also in the genitive."""
    return any(text.startswith(ending, end) and _is_bounded(text, start, end + len(ending)) for ending in _GENITIVES)


def _is_bounded(text: str, start: int, end: int) -> bool:
    return not _is_of_word(text[start - 1 : start]) and not _is_of_word(text[end : end + 1])


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _is_within(ahead: str) -> bool:
    """Tell whether a sentence is under way where ``ahead`` ends: with a small letter or a comma, and a blank."""
    words = ahead.rstrip("»\"“'(")
    last = words.rstrip(" \t")
    return last != words and (last[-1:].islower() or last[-1:] in {",", ";"})
