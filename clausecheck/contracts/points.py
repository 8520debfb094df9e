"""Numbered points: the ones a clause names ("pkt. 9.3", "§ 7, stk. 2", "section 3(c)") and the clauses they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausecheck.contracts.vocabulary import words

Path = tuple[str, ...]

_PIECE = re.compile(r"\d+|[a-zæøå]+")
_FIRST = r"(?:[A-ZÆØÅ]{1,3}[.\-]?\d{1,3}|[IVX]{1,4}\b|\d{1,3}[a-zæøå]?|\([a-z\d]{1,3}\))"
_NUMBER = _FIRST + r"(?:\.\d{1,3})*(?:\s?\([a-z\d]{1,3}\)|\s?[a-zæøå]\)|[a-zæøå]\b)*"
_TAIL = r"(?:,?\s*(?:stk\.|litra|lit\.|nr\.|nummer|punkt|pkt\.|item|paragraph)\s*(?:\d{1,2}|[a-zæøå])\b\)?)*"
_LINK = r"\s*(?:,|og|samt|eller|and|or|-|–|til|to)\s*(?:(?:stk|pkt|punkt|§|section|clause)\.?\s*)?"
_ONE = re.compile(_NUMBER + _TAIL)
_MORE = re.compile(_LINK + rf"(?P<one>{_NUMBER}{_TAIL})(?!\s*(?:%|kr|dag|måned|år|procent))")
_BARE = re.compile(r"(?<![\d.,/])(\d{1,2}\.\d{1,2}(?:\.\d{1,2}){0,2})(?![\d.,]*\d|\s*(?:kr|%|mio))")
# "4.2-4.4" and "pkt. 3 til 5" mean what lies between as well.
_RANGE = re.compile(r"\s*(?:-|–|til|to)\s*$")
_LONGEST_RANGE = 30


@dataclass(frozen=True, slots=True)
class Point:
    """A point named at ``start:end`` of a text."""

    path: Path
    start: int
    end: int


def path_of(section: str | None) -> Path:
    """Return a section's number as its parts, without what they are called: "§ 7, stk. 2" and "7(2)" are the same."""
    if not section:
        return ()
    plain = words("reference", "unit").sub(" ", section)
    return tuple(_PIECE.findall(plain.lower()))


def covers(point: Path, section: Path) -> bool:
    """Tell whether a clause that stands under ``section`` is at or below ``point``: "9" covers "9.3", "9.3" not "9"."""
    return bool(point) and section[: len(point)] == point


def points_in(text: str, *, bare: bool = False) -> list[Point]:
    """Return the points that ``text`` names, in order; with ``bare`` also decimals that stand alone ("4.2 udgår")."""
    found: list[Point] = []
    for named in words("reference", "point").finditer(text):
        match = _ONE.match(text, _spaces(text, named.end()))
        if match is None or (found and named.start() < found[-1].end):
            continue
        found.append(Point(path_of(match[0]), named.start(), match.end()))
        at = match.end()
        while more := _MORE.match(text, at):
            found += _between(found[-1], more, text[at : more.start("one")])
            found.append(Point(path_of(more["one"]), more.start("one"), more.end()))
            at = more.end()
    if bare:
        taken = {at for point in found for at in range(point.start, point.end)}
        for match in _BARE.finditer(text):
            if match.start() not in taken:
                found.append(Point(path_of(match[1]), match.start(), match.end()))
    return sorted(found, key=lambda point: point.start)


def _between(first: Point, more: re.Match[str], link: str) -> list[Point]:
    last = path_of(more["one"])
    if not _RANGE.match(link) or len(last) != len(first.path) or first.path[:-1] != last[:-1]:
        return []
    if not (first.path[-1].isdecimal() and last[-1].isdecimal()):
        return []
    low, high = int(first.path[-1]), int(last[-1])
    if not 0 < high - low < _LONGEST_RANGE:
        return []
    return [Point((*first.path[:-1], str(number)), more.start(), more.end()) for number in range(low + 1, high)]


def _spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \u00a0":
        at += 1
    return at
