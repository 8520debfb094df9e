"""Numbered points: the ones a clause names ("pkt. 9.3", "§ 7, stk. 2", "section 3(c)") and the clauses they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clausecheck.contracts.vocabulary import words

Path = tuple[str, ...]

_PIECE = re.compile(r"\d+|[a-zæøå]+")
# What is counted within a point: what such a word stands before is below the point that is named beside it.
_PART = (
    r"(?:stk|litra|lit|bogstav(?:et|erne)?|nr|nummer|numrene|underpunkt(?:et|erne)?|letters?|items?|(?:sub-?)?paragraphs?"
    r"|sub-?clauses?|sub-?sections?)"
)
_FIRST = r"(?:[A-ZÆØÅ]{1,3}[.\-]?\d{1,3}|[IVX]{1,4}\b|\d{1,3}[a-zæøå]?|\([a-z\d]{1,3}\))"
_NUMBER = _FIRST + r"(?:\.\d{1,3})*(?:\s?\([a-z\d]{1,3}\)|\s?[a-zæøå]\)|[a-zæøå]\b)*"
_TAIL = rf"(?:,?\s*(?:{_PART}|punkt|pkt)\.?\s*\(?(?:\d{{1,2}}|[a-zæøå])\b\)?)*"
# A letter that stands alone; "i" is a word of its own in Danish, and so is "a" in English.
_LETTER = r"(?:[a-zæøå]\)|[b-hj-zæøå](?!\w))"
_AND = r"(?:og|samt|eller|and|or)"
_LINK = (
    rf"\s*(?:,\s*(?:{_AND}\b)?|{_AND}|-|–|til|to)\s*"
    rf"(?:(?:(?P<part>{_PART})|pkt|punkt|§|section|clause)\.?\s*)?"
)
_NO_AMOUNT = r"(?!\d|\s*(?:%|kr|dkk|dag|måned|år|procent))"
_ONE = re.compile(_NUMBER + _TAIL)
_ONE_LETTER = re.compile(r"[a-hj-zæøå]\)?(?!\w)|i\)")
_MORE = re.compile(_LINK + rf"(?P<one>{_NUMBER}{_TAIL}|{_LETTER}){_NO_AMOUNT}")
_BARE = re.compile(r"(?<![\d.,/])(\d{1,2}\.\d{1,2}(?:\.\d{1,2}){0,2})(?![\d.,]*\d|\s*(?:kr|%|mio))")
_OF_PARTS = re.compile(_PART + r"\b", re.IGNORECASE)
_TOLD_PART = re.compile(rf"\b{_PART}\b", re.IGNORECASE)
# "Litra c og e i licensvilkårenes pkt. 3.4": the letters are of the point that is named after them.
_WITHIN = re.compile(r"\)?,?\s*(?:i|under|af|til|of|in)\s+(?:[\w'’]+\s+){0,4}", re.IGNORECASE)
# "4.2-4.4" and "pkt. 3 til 5" mean what lies between as well.
_RANGE = re.compile(r"\s*(?:-|–|til|to)\s*$")
_LONGEST_RANGE = 30
# The letter of a part of a clause: "(c) use robots".
_INLINE = re.compile(r"(?<!\w)\(([a-zæøå])\)(?=\s)", re.IGNORECASE)


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
    parts: list[Point] = []
    taken = bytearray(len(text))
    for named in words("reference", "point").finditer(text):
        last = parts[-1].end if parts else found[-1].end if found else 0
        if named.start() < last:
            continue
        of_parts = _OF_PARTS.match(named[0]) is not None
        listed = _listed(text, named, of_parts)
        if not listed:
            continue
        taken[listed[0].start : listed[-1].end] = b"\1" * (listed[-1].end - listed[0].start)
        if parts and not of_parts and _WITHIN.fullmatch(text, parts[-1].end, named.start()):
            parts = [replace(part, path=listed[0].path + part.path) for part in parts]
            listed = listed[1:]
        found += parts
        parts = listed if of_parts else []
        found += [] if of_parts else listed
    found += parts
    for match in _BARE.finditer(text) if bare else ():
        if not taken[match.start()]:
            found += _from(text, match.start(), match.start(), letters=True)
    return sorted(found, key=lambda point: point.start)


def _listed(text: str, named: re.Match[str], of_parts: bool) -> list[Point]:
    """Return the points that stand after the word ``named``, one or several."""
    at = _spaces(text, named.end())
    if _ONE.match(text, at) is None and not (of_parts and _ONE_LETTER.match(text, at)):
        return []
    return _from(text, named.start(), at, of_parts)


def _from(text: str, start: int, at: int, of_parts: bool = False, *, letters: bool = False) -> list[Point]:
    """Return the points listed from ``at`` on, the first with its word at ``start``.

    ``of_parts`` says that they are counted within a point, ``letters`` that only letters go on with the list.
    """
    match = _ONE.match(text, at) or _ONE_LETTER.match(text, at)
    if match is None:
        return []
    found = [Point(path_of(match[0]), start, match.end())]
    told_part = of_parts or _TOLD_PART.search(match[0]) is not None
    at = match.end()
    while more := _MORE.match(text, at):
        before = found[-1].path
        path = _beside(before, more, told_part)
        if path is None or (letters and path[-1].isdecimal()):
            break
        found += _between(before, path, more, text[at : more.start("one")])
        found.append(Point(path, more.start("one"), more.end()))
        told_part = told_part or _TOLD_PART.search(more[0]) is not None
        at = more.end()
    return found


def _beside(before: Path, more: re.Match[str], told_part: bool) -> Path | None:
    """Return the path of a point listed after ``before``: "(e)" after "3.4 (c)" is 3.4 (e), "3" after "stk. 2" stk. 3.

    None for a letter alone that no letter stands before.
    """
    path = path_of(more["one"])
    stem = before
    while stem and not stem[-1].isdecimal():
        stem = stem[:-1]
    if len(path) == 1 and not path[0].isdecimal():
        alone = more["part"] is None and not more["one"].startswith("(")
        return None if alone and stem == before else (*stem, *path)
    within = more["part"] is not None or (told_part and path[0].isdecimal() and "." not in more["one"])
    return (*stem[:-1], *path) if within else path


def _between(before: Path, last: Path, more: re.Match[str], link: str) -> Iterator[Point]:
    """Yield the points that lie between the two ends of a range."""
    if not _RANGE.match(link) or len(last) != len(before) or before[:-1] != last[:-1]:
        return
    low, high = before[-1], last[-1]
    if low.isdecimal() and high.isdecimal():
        between = [str(number) for number in range(int(low) + 1, int(high))]
    elif len(low) == len(high) == 1 and not (low.isdecimal() or high.isdecimal()):
        between = [chr(letter) for letter in range(ord(low) + 1, ord(high))]
    else:
        return
    for name in between if len(between) < _LONGEST_RANGE else ():
        yield Point((*before[:-1], name), more.start(), more.end())


def _spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \u00a0":
        at += 1
    return at


def part_of(text: str, letter: str) -> tuple[int, int] | None:
    """Return where the part under ``letter`` stands in a clause that runs through several: "(a) copy; (b) resell"."""
    labels = list(_INLINE.finditer(text))
    for label, after in zip(labels, [*labels[1:], None], strict=False):
        if label[1].lower() == letter:
            return label.start(), after.start() if after is not None else len(text)
    return None
