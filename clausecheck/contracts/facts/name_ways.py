"""The ways in which documents name a system: by the words ahead of its name, behind it and around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from clausecheck.contracts.vocabulary import fact_expression, fact_list, fact_words

_WORD = r"[A-ZÆØÅÄÖ][\wæøåÆØÅäöÄÖ.\-+/&’']*(?<!\.)"
NAME = rf"(?P<name>{_WORD}(?:[ \t]+(?:{_WORD}|\d+(?:\.\d+)*|&(?=[ \t]+[A-ZÆØÅ])|og(?=[ \t]+[A-ZÆØÅ])))*)"
NAMES = re.compile(NAME)
_OPEN, _CLOSE = r"[»\"“”'(]?", r"[«\"”“')]?"
_NUMBERED = r"(?:[§\d.)( \t]|[IVX]+[. ])*"
# "J.nr. 2020/114", "HS-45-2023", "K12".
_REFERENCE = re.compile(r"(?!\d{2,3}$)\d[\w/.-]*$|[A-ZÆØÅ]{1,6}[-/][\w/-]*\d|[A-Z]\d+$|\w+/\d{2,4}/")
_QUOTES_SHUT = frozenset("«\"”')")
AHEAD = 40
"""So many characters before a name are looked at."""
NAMED_IN_TITLE = 3
_TITLE, _TITLE_LINES = 400, 4
_MOST_WORDS = 4


def told(head: str) -> Iterator[tuple[str, int, str, int]]:
    """Yield the names in the first part of a document: each with its end, the way in which it is named, its points."""
    lower, title = head.lower(), _end_of_title(head)
    for match in NAMES.finditer(head):
        name, end, bare = match[0], match.end(), trimmed(match[0])
        if not bare:
            continue
        start = match.start() + name.find(bare)
        yield from ((name, end, *way) for way in _by_ahead(lower[max(0, start - AHEAD) : start], end <= title))
        if lower.startswith(_does(), end + (head[end : end + 1] in _QUOTES_SHUT)):
            yield name, end, "does", 3
        yield from ((name, end, way, points) for way, points, pattern in _behind() if pattern.match(head, end))
    for way, points, pattern in _around():
        yield from ((match["name"], match.end("name"), way, points) for match in pattern.finditer(head))


def _by_ahead(text: str, in_title: bool) -> Iterator[tuple[str, int]]:
    """Yield the ways, with their points, in which the words ``text`` right before a name tell of it."""
    ahead = text.rstrip("»\"“”'(")
    if not ahead.endswith((" ", "\t", ":", "|")):
        return
    words = ahead.rstrip(" \t")
    is_label = words.endswith((":", "|")) or ahead.endswith("\t")
    for way, points, told in _ahead():
        before = words.rstrip(" \t:|") if way == "label" else words
        if (is_label or way != "label") and ends_with(before, told, part=way == "kind"):
            yield way, points
    if in_title and ends_with(words, fact_list("systems", "titled"), part=False):
        yield "title", NAMED_IN_TITLE


@cache
def _does() -> tuple[str, ...]:
    return tuple(f" {words} " for words in fact_list("systems", "does"))


def _end_of_title(text: str) -> int:
    """Return where the first lines of ``text`` end, those that may be its title."""
    end = 0
    for _ in range(_TITLE_LINES):
        end = text.find("\n", _first_letter(text, end))
        if not 0 <= end < _TITLE:
            return min(_TITLE, len(text))
    return end


def _first_letter(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def ends_with(ahead: str, words: tuple[str, ...], *, part: bool) -> bool:
    """Tell whether ``ahead`` ends with one of ``words``, as a word of its own or, where ``part``, as part of one."""
    if not ahead.endswith(words):
        return False
    return part or any(
        ahead.endswith(word) and not ahead[: -len(word)][-1:].isalnum() for word in words if ahead.endswith(word)
    )


@cache
def _ahead() -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    """Return the ways that tell by the words before a name: what each is called, its points, the words."""
    points = {"kind": 5, "label": 6, "called": 5, "given": 3, "within": 2}
    keys = {"kind": "the_thing"}
    return tuple((way, count, fact_list("systems", keys.get(way, way))) for way, count in points.items())


@cache
def _behind() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Return the ways that tell by the words behind a name: what each is called, its points, the pattern."""
    thing, defined = fact_expression("systems", "thing"), _defined()
    told = (
        (
            "is_a",
            6,
            rf"{_CLOSE}[ \t]*[®™]?[ \t]*(?:\([^()\n]{{0,40}}\)[ \t]*)?"
            r"(?:(?i:er|udgør|is|means|betyder|,|–|-|:)[ \t]+(?i:et|en|det|den|the|a|an|our|vores|[\w&]+s)[ \t]+"
            r"(?:(?!(?:to|of|for|til|af|i|in|som|der|that|which)\b)[\wæøåÆØÅ,-]+[ \t]+){0,4}?"
            rf"[\wæøå/-]*?(?i:{thing}(?:et|en|n|met)?)\b|"
            rf"[,(–-][ \t]*(?:[\wæøå]+[ \t]+)?[\wæøå/-]*?(?i:{thing})"
            r"(?=[ \t]*(?i:til|for|som|der|med|to|that|which|[,).;\n]|$)))",
        ),
        ("so_called", 4, rf"{_CLOSE}[ \t]*\((?i:herefter|i det følgende|hereinafter)?[\s,]*{defined}"),
    )
    return tuple((way, count, re.compile(pattern)) for way, count, pattern in told)


@cache
def _around() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Return the ways that hold a name between them: what each is called, its points, the pattern."""
    headed = fact_expression("systems", "headed")
    told = (
        (
            "headed",
            4,
            rf"(?m)^[ \t]*{_NUMBERED}(?i:{headed})[ \t.:]*\n+[ \t]*{_NUMBERED}{NAME}",
        ),
        (
            "defined",
            5,
            rf"{_defined()}[ \t]*(?i:betyder|er|:|means|forstås|omfatter)*[ \t]*"
            rf"(?i:leverandørens|standardsystemet|systemet|fagsystemet)?[ \t]*{_OPEN}{NAME}",
        ),
    )
    return tuple((way, count, re.compile(pattern)) for way, count, pattern in told)


def _defined() -> str:
    return rf"[»\"“'(](?i:{fact_expression('systems', 'defined')})[«\"”')]?"


@cache
def _common() -> frozenset[str]:
    return frozenset(word for key in ("common", "generic", "never") for word in fact_list("systems", key))


@lru_cache(maxsize=2_000)
def trimmed(raw: str) -> str:
    """Return a name without the common words before and behind it, and without references."""
    words = [word.strip(".,;:'’\"") for word in raw.strip(" .,-–'’\"").split()]
    papers = fact_words("systems", "papers")
    while words and (_is_common(words[0]) or (len(words) > 1 and papers.fullmatch(words[0]))):
        words.pop(0)
    end = next((index for index, word in enumerate(words) if _is_common(word)), len(words))
    kept = [word for word in words[:end] if word and not _REFERENCE.match(word)][:_MOST_WORDS]
    while kept and kept[-1] in ("og", "&"):
        kept.pop()
    return "" if " ".join(kept).isdigit() else " ".join(kept)


def _is_common(word: str) -> bool:
    return not _common().isdisjoint({word.lower(), re.sub(r"['’]?s$", "", word.lower())})
