"""What the line-of-business system is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from clausecheck.clauses.model import ClauseKind
from clausecheck.contracts.facts.sources import Source, by_weight
from clausecheck.contracts.vocabulary import fact_expression, fact_list, search_fact

_NAME = r"([A-ZÆØÅ][\wæøåÆØÅ.\-+&]*(?:[ \t]+(?:[A-ZÆØÅ][\wæøåÆØÅ.\-+&]*|\d+(?:\.\d+)*|og(?=[ \t]+[A-ZÆØÅ])))*)"
_OPEN, _CLOSE = "[»\"“'(]", "[«\"”')]"
_ONE = r"[A-ZÆØÅ][\wæøåÆØÅ.\-+&]*(?:[ \t]+[A-ZÆØÅ0-9][\wæøåÆØÅ.\-+&]*)*"
_LIST = re.compile(rf"[\s:»\"]*({_ONE}(?:,\s+{_ONE})*(?:,?\s+(?:og|samt|and)\s+{_ONE})?)")
_MOST_SYSTEMS, _MOST_MENTIONS = 12, 30
_GENITIVES, _PLAIN_GENITIVES = ("s", "’s", "'s"), ("s",)
# What a party is called from here on: "CVR-nr. 42025232, Mæanderen 6, 8800 Viborg (»Selskabet«)".
_PARTY_CALLED = re.compile(
    rf"\b(?:\d\d ?){{3}}\d\d\b(?P<between>[^\n();]{{0,120}})\([^()\n]{{0,30}}?[»\"“]{_NAME}[«\"”]\)"
)
_LEADING = re.compile(r"^[\d\s._-]+")


@cache
def _common() -> frozenset[str]:
    return frozenset(fact_list("systems", "common"))


@cache
def _patterns() -> tuple[tuple[int, re.Pattern[str], re.Pattern[str]], ...]:
    """Return the ways in which contracts introduce the system's name: weight, what never lacks, pattern."""
    label, kind = fact_expression("systems", "label"), fact_expression("systems", "kind")
    defined, about = fact_expression("systems", "defined"), fact_expression("systems", "about")
    said = (
        r"\s*(?i:betyder|er|:|means|forstås|omfatter)?\s*(?i:leverandørens|standardsystemet|systemet|fagsystemet)?\s*"
    )
    called = r"(?i:herefter|i det følgende|hereinafter)?[\s,]*"
    word, quoted = fact_expression("shared", "system"), rf"{_OPEN}(?i:{defined}){_CLOSE}"
    told = (
        (5, rf"(?i:{label})[ \t]*[:|\t]", rf"(?i:{label})[ \t]*(?::|\||\t)[ \t]*{_NAME}"),
        (5, rf"(?i:{word})\s*[,:]?\s*{_OPEN}*[A-ZÆØÅ]", rf"(?i:\b{kind})\s*[,:]?\s*{_OPEN}*{_NAME}"),
        (4, quoted, rf"{quoted}{said}{_OPEN}?{_NAME}"),
        (3, rf"(?i:{about})", rf"(?i:{about})\s+{_OPEN}?{_NAME}"),
        (3, quoted, rf"{_NAME}{_CLOSE}?\s*\({called}{quoted}"),
        (3, r"\(", rf"\((?i:herefter\s+)?[»\"“]{_NAME}[«\"”]\)"),
    )
    return tuple((weight, re.compile(sign), re.compile(pattern)) for weight, sign, pattern in told)


def read_system(sources: Sequence[Source], folder: str, parties: Sequence[str | None] = ()) -> str | None:
    """Return the system's name as the documents give it, else the folder's name without its number and department."""
    tail = _folder_system(folder)
    points: Counter[str] = Counter()
    whole = "\n".join(source.text for source in sources)
    taken = {word.lower() for name in parties if name for word in name.split()}
    taken |= {name.lower() for source in sources for name in _party_names(source.head)}
    for rank, source in enumerate(by_weight(sources)):
        window = source.head
        for weight, sign, pattern in _patterns():
            for found in pattern.finditer(window) if sign.search(window) else ():
                name = _trim(found[1], taken)
                if name:
                    points[name] += weight * (3 if rank == 0 else 1)
    for name in list(points):
        mentions = _mentions(name, _GENITIVES, whole)
        points[name] += mentions
        if tail and name.lower() in tail.lower():
            points[name] += 60
        if mentions < 2:
            points[name] -= 10
    if tail:
        for word in re.findall(r"[A-ZÆØÅ][\wæøå]+(?: [A-ZÆØÅ][\wæøå]+)*", tail):
            counted = _mentions(word, _PLAIN_GENITIVES, whole)
            if counted >= 3 and word.lower() not in _common() and word.lower() not in taken:
                points[word] += 40 + counted
    best = points.most_common(1)
    return best[0][0] if best and best[0][1] > 8 else (tail or None)


def _party_names(text: str) -> Iterator[str]:
    """Yield what the parties are called behind their numbers; what is named right before is the thing, not a party."""
    for found in _PARTY_CALLED.finditer(text):
        if found[2] not in found["between"]:
            yield found[2]


def _mentions(name: str, endings: Sequence[str], text: str) -> int:
    """Return how often ``text`` has ``name`` as words of their own, also with one of ``endings``; 30 at most."""
    count = 0
    at = text.find(name)
    while at >= 0 and count < _MOST_MENTIONS:
        end = None if at and _is_of_word(text[at - 1]) else _end_of_mention(text, at + len(name), endings)
        count += end is not None
        at = text.find(name, end or at + 1)
    return count


def _end_of_mention(text: str, at: int, endings: Sequence[str]) -> int | None:
    """Return where a name that ends ``at``, or one of ``endings`` after it, ends as a word; None if it goes on."""
    ends = [at + len(ending) for ending in (*endings, "") if text.startswith(ending, at)]
    return next((end for end in ends if not _is_of_word(text[end : end + 1])), None)


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def read_systems(sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the systems that the contract itself says it covers, where it lists several; empty otherwise."""
    for source in by_weight(sources):
        for index, clause in enumerate(source.clauses):
            intro = search_fact("systems", "several", clause.text)
            if intro is None:
                continue
            own = _listed(clause.text[intro.end() :])
            if len(own) > 1:
                return own
            items = [
                item for item in source.clauses[index : index + _MOST_SYSTEMS] if item.kind is ClauseKind.LIST_ITEM
            ]
            names = [name for item in items for name in _listed(item.text[item.own_start :])[:1]]
            if intro.end() <= (clause.own_start or len(clause.text)) and len(names) > 1:
                return tuple(dict.fromkeys(names))
    return ()


def _listed(text: str) -> tuple[str, ...]:
    """Return the names that ``text`` begins with: "Livana, Renovata og Plano"."""
    found = _LIST.match(text)
    if found is None:
        return ()
    names = [_trim(name, set()) for name in re.split(r",\s*|\s+(?:og|samt|and)\s+", found[1])]
    return tuple(dict.fromkeys(name for name in names if name))


def _trim(name: str, taken: set[str]) -> str | None:
    words = name.strip(" .,-").split()
    while words and (words[0].lower() in _common() or words[0].lower() in taken):
        words.pop(0)
    for index, word in enumerate(words):
        if word.lower().strip(".,") in _common() or word.lower() in taken:
            words = words[:index]
            break
    while words and words[-1] in ("og", "&"):
        words.pop()
    result = " ".join(words[:4]).strip(" .,")
    return result if len(result) > 2 and not result.isdigit() else None


def _folder_system(folder: str) -> str:
    """Return the system's name in a folder's or file's name: the last part of "09 Sundhed - Omsorgssystem Livana"."""
    name = re.sub(r"\.\w{2,5}$", "", folder.rsplit("/", 1)[-1])
    name = _LEADING.sub("", name)
    parts = re.split(r"\s+[-–]\s+", name)
    return parts[-1].replace("_", " ").strip()
