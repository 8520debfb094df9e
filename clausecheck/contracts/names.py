"""The documents that a clause names: "hovedkontrakten", "bilag 3", "disse vilkår", "alle øvrige dokumenter"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from clausecheck.contracts.facts import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import matches, words

# Tried in this order; the first that fits at a place takes its characters.
KINDS = (
    "own",
    "own_or_main",
    "others",
    "amendment",
    "dpa",
    "customer_terms",
    "special",
    "licence_terms",
    "sla",
    "price",
    "tender",
    "requirements",
    "titled",
    "annex",
    "main",
    "compound",
)
# Whose a document is stands right before its name, within so many characters.
_OWNER = re.compile(r"(?i)\b\w+(?:s|'s|’s) (?:\w+ )?$")
_NEAR = 80
_NUMBERED = ("annex", "amendment")
_NUMBERS = re.compile(
    r"\s*(?:nr\.?|no\.?)?\s*"
    r"((?:\d{1,3}(?:\.\d{1,3})*(?:[a-zæøåA-ZÆØÅ]|\s[a-hj-zæø])?|[A-ZÆØÅ]\d{0,2}(?:\.\d+)?|[IVX]{2,5})\b(?!\s*(?:dage|måned|kr))"
    r"(?:\s*(?:,|og|and|-|–|til|to)\s*"
    r"(?:\d{1,3}(?:\.\d{1,3})*(?:[a-zA-Z]|\s[a-hj-z])?|[A-ZÆØÅ]\d{0,2}|[IVX]{2,5})\b(?!\.\d))*)"
)
_ONE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*(?:[a-zæøåA-ZÆØÅ]|\s[a-hj-zæø])?\b|[IVX]{2,5}\b|[A-ZÆØÅ]\d{0,2}")
_RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|til|to)\s*(\d{1,3})")
_IS_ANNEX = re.compile(r"(?i)(?:under|kontrakt)?bilag|annex|appendix|appendiks|anneks|schedule|exhibit|vedlegg")

_COMPOUND = re.compile(r"(?:s?kontrakt|s?aftale)\w*$")
# The beginning of a name is enough to know it by in another form.
_STEM = 10
_LONGEST_KNOWN = 256
# A title of several words is a name as it stands; a single word is one only where it is the word for a document.
_FEWEST_LETTERS, _MOST_WORDS = 8, 6
_TITLE_ENDS = re.compile(r"\s[–—:|-]\s|[:|(]")
_ORDER_IN_FOLDER = re.compile(r"^\W*(?:\d{1,3}|[a-zA-Z])(?:[.)_-]\s*|\s+)(?=\w)")

# "Vilkårene for betaling" are some of the terms only; "viger Vilkårene for kontrakten" speaks of all.
_NO_SUBJECT = (
    r"(?! (?:for|om|vedrørende|on|regarding) "
    r"(?!(?:kontrakt|aftale|hoved|bilag|licens|de[nt]?\b|alle|denne|dette))[a-zæøå])"
)
_ENDINGS = r"(?:en|et|ets|ens|n|ns|ne|nes|ene|er|erne|ernes|r|rne|s|'s|’s)?"

# How closely a name fits a document.
EXACT, OF_KIND, OF_CLASS, ANY = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Name:
    """A document as it is named at ``start:end`` of a text: its kind and, for annexes and amendments, its numbers.

    ``text`` is the name in lower case, for licence terms after the word that tells whose they are.
    """

    kind: str
    start: int
    end: int
    numbers: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Names that only this contract gives its documents, all in lower case.

    ``titles`` are those that documents bear in their titles, ``terms`` the short names that a text defines, each with
    the keys (`key_of`) of the documents that it stands for, in the text that is read.
    """

    titles: frozenset[str] = frozenset()
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()


NONE_KNOWN = Known()


def names_in(text: str, known: Known = NONE_KNOWN) -> list[Name]:
    """Return the documents that ``text`` names, in order and without overlap; ``known`` names of the contract count."""
    found: list[Name] = []
    taken = bytearray(len(text))
    for name in (*_by_term(text, known), *_by_kind(text), *_by_title(text, known.titles), *_of_itself(text)):
        if not any(taken[name.start : name.end]):
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
            found.append(name)
    return sorted(found, key=lambda name: name.start)


def titles_of(sources: Iterable[Source]) -> frozenset[str]:
    """Return the names that ``sources`` bear in their titles, in lower case and without endings: "bestilling"."""
    return frozenset(name for source in sources for name in _borne_by(source))


def key_of(source: Source) -> str:
    """Return what a document is told from the others of its contract by, the parts of one file apart."""
    return f"{source.item.document.path}|{source.title}"


def _by_term(text: str, known: Known) -> Iterator[Name]:
    if not known.terms:
        return
    keys = dict(known.terms)
    for match in _terms(known).finditer(text):
        term = next(term for term in keys if match[0].lower().startswith(term))
        yield Name("defined", match.start(), match.end(), keys[term], term)


@lru_cache(maxsize=_LONGEST_KNOWN)
def _terms(known: Known) -> re.Pattern[str]:
    """Return where defined terms stand; they begin with a capital letter, as they were defined."""
    told = "|".join(rf"(?i:{re.escape(term)})" for term, _ in known.terms)
    begins = r"(?<![\w-])(?=[A-ZÆØÅ]|(?i:gruppe|klasse|dokument|papir|niveau)\s)"
    return re.compile(rf"{begins}(?:{told}){_ENDINGS}(?![\w-]){_NO_SUBJECT}")


def _by_kind(text: str) -> Iterator[Name]:
    for kind in KINDS:
        for match in matches("names", kind, text):
            numbers, end = _numbers(text, match.end()) if kind in _NUMBERED else ((), match.end())
            before = text[max(0, match.start() - _NEAR) : match.start()]
            owner = _OWNER.search(before) if kind == "licence_terms" else None
            yield Name(kind, match.start(), end, numbers, f"{owner[0] if owner else ''}{match[0]}".lower())


def _by_title(text: str, titles: frozenset[str]) -> Iterator[Name]:
    if not titles:
        return
    for match in _phrases(titles).finditer(text):
        yield Name("called", match.start(), match.end(), text=match["title"].lower())
    for match in words("names", "called").finditer(text):
        if match["name"].lower() in titles:
            yield Name("called", match.start(), match.end(), text=match["name"].lower())


def _of_itself(text: str) -> Iterator[Name]:
    """Yield "Vilkårene har forrang" as the name of the document that says so, where its title has that word."""
    for match in words("names", "itself").finditer(text):
        yield Name("itself", match.start(), match.end(), text=match["self"].lower())


@lru_cache(maxsize=_LONGEST_KNOWN)
def _phrases(titles: frozenset[str]) -> re.Pattern[str]:
    phrases = sorted((title for title in titles if " " in title), key=len, reverse=True)
    told = "|".join(rf"(?i:{re.escape(phrase)})" for phrase in phrases) or "(?!)"
    return re.compile(rf"(?<![\w-])(?=[A-ZÆØÅ])(?P<title>{told}){_ENDINGS}(?![\w-])")


@lru_cache(maxsize=_LONGEST_KNOWN)
def _borne(title: str) -> frozenset[str]:
    """Return what a title calls its document, not what it goes on to tell that it belongs to."""
    head = words("names", "title_goes_on").split(title, maxsplit=1)[0]
    named = frozenset(match["name"].lower() for match in words("names", "called").finditer(head))
    whole = _TITLE_ENDS.split(_ORDER_IN_FOLDER.sub("", title), maxsplit=1)[0].strip().lower()
    if not 1 < len(whole.split()) <= _MOST_WORDS or len(whole) < _FEWEST_LETTERS:
        return named
    return named if words("short", "no_title").search(whole) else named | {whole}


def fits(name: Name, source: Source, speaker: Source) -> int:
    """Return how closely ``name``, as ``speaker`` uses it, fits ``source``: 0 for not at all, up to `EXACT`."""
    kind = name.kind
    if kind == "own_or_main":
        kind = "main" if is_annex(speaker) or speaker.kind is DocumentKind.AMENDMENT else "own"
    if kind in ("own", "defined"):
        return EXACT if (source is speaker if kind == "own" else key_of(source) in name.numbers) else 0
    if kind == "itself":
        return EXACT if source is speaker and name.text in source.called.lower() else 0
    if kind == "others":
        return ANY
    told = _is("general", name.text) or _is("suppliers", name.text)
    if kind in ("customer_terms", "special") or (kind == "licence_terms" and told):
        return _fits_terms(name, source)
    if source is speaker and not name.numbers and kind == source.kind.value:
        return EXACT
    if kind in ("titled", "called"):
        return _fits_title(name, source, own=source is speaker)
    return _fits_kind(kind, name, source)


def _fits_kind(kind: str, name: Name, source: Source) -> int:
    if kind == "annex":
        return _fits_number(name, source) if is_annex(source) else 0
    if kind == "amendment":
        return _fits_number(name, source) if source.kind is DocumentKind.AMENDMENT else 0
    if kind == "main":
        return OF_KIND if source.kind is DocumentKind.MAIN and not is_annex(source) else 0
    if kind == "compound":
        stem = re.escape(_COMPOUND.sub("", name.text)[:_STEM])
        return OF_KIND if re.search(rf"\b{stem}", source.called.lower()) else 0
    if kind == "requirements":
        return OF_KIND if words("names", "of_requirements").search(source.called) else 0
    if kind == "sla":
        called_so = name.text[:_STEM] in source.called.lower()
        return OF_KIND if called_so else OF_CLASS * (source.kind.value == kind)
    if kind == "tender" and source.kind is DocumentKind.TENDER:
        offers = [
            words("not_contract", "offer").search(told) is not None for told in (name.text, source.called.lower())
        ]
        return OF_KIND if offers[0] is offers[1] else OF_CLASS
    if kind == "licence_terms" and any(_is_form(name.text, borne) for borne in _borne_by(source)):
        return OF_KIND
    return OF_KIND if source.kind.value == kind else 0


def _borne_by(source: Source) -> frozenset[str]:
    return _borne(source.title) | _borne(source.file_name)


def _is_form(word: str, borne: str) -> bool:
    return word.startswith(borne) and len(word) - len(borne) <= len("erne")


def is_annex(source: Source) -> bool:
    """Tell whether a document is an annex by its name, whatever else it is ("Bilag 7 Licensvilkår")."""
    return source.kind is DocumentKind.ANNEX or is_called_annex(source)


def is_called_annex(source: Source) -> bool:
    """Tell whether the title or the file name of a document calls it an annex."""
    return names_annex(source.called)


def names_annex(text: str) -> bool:
    """Tell whether a title or a file's name has a word for an annex: "Bilag 3", "Schedule 2"."""
    return _IS_ANNEX.search(text) is not None


def _same_number(first: str, second: str) -> bool:
    """Tell whether two document numbers are the same: "3 a" and "3A"."""
    return _plain(first) == _plain(second)


def number_key(number: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts document numbers: 2 before 10, 3 before 3a, A before B."""
    return tuple(
        (int(digits), "") if digits else (0, letters)
        for digits, letters in re.findall(r"(\d+)|([a-zæøå]+)", number.lower())
    )


def _fits_title(name: Name, source: Source, *, own: bool) -> int:
    if name.kind == "called":
        bears_it, else_own = name.text in _borne_by(source), 0
    else:
        bears_it, else_own = name.text.rstrip("ens")[:12] in source.called.lower(), OF_CLASS
    return (EXACT if own else OF_KIND) if bears_it else else_own * own


def _fits_terms(name: Name, source: Source) -> int:
    """Return how closely general, special or the customer's terms fit a document by what its title says of it."""
    title = source.called
    special = _is("special", title)
    if name.kind == "special":
        return OF_KIND if special else 0
    theirs, ours = _is("suppliers", title), _is("customers", title)
    if special or (name.kind == "customer_terms" and theirs and not ours):
        return 0
    if _is("suppliers", name.text) and ours and not theirs:
        return 0
    if re.search(rf"\b{re.escape(name.text)}", title.lower()):
        return OF_KIND
    general = _is("general", title)
    if name.kind == "customer_terms":
        return OF_KIND if general or _is("customers", title) else 0
    return OF_KIND if general or source.kind is DocumentKind.LICENCE_TERMS else 0


def _is(key: str, text: str) -> bool:
    return words("conditions", key).search(text) is not None


def _fits_number(name: Name, source: Source) -> int:
    if not name.numbers:
        return OF_CLASS
    number = source.item.number
    return EXACT if number is not None and any(_same_number(number, other) for other in name.numbers) else 0


def _numbers(text: str, at: int) -> tuple[tuple[str, ...], int]:
    match = _NUMBERS.match(text, at)
    if not match:
        return (), at
    listed: list[str] = []
    for first, last in _RANGE.findall(match[1]):
        if 0 < int(last) - int(first) < 60:
            listed += [str(number) for number in range(int(first), int(last) + 1)]
    listed += _ONE_NUMBER.findall(match[1])
    return tuple(dict.fromkeys(listed)), match.end()


def _plain(number: str) -> str:
    return re.sub(r"\s", "", number).lower()
