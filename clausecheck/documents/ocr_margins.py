"""Section numbers in the margin, which Tesseract passes over or misreads: cut out, and read apart, one below the other.

Among long lines it takes a short number that stands off for noise, or for a word; in a column of numbers it does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clausecheck.documents.ocr_model import Picture, Piece

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

_INK = 140
# In sizes of the line: how far before it a number may begin, how near it may come, what parts signs of one number.
_REACH, _NEAREST, _WITHIN = 6.5, 0.35, 0.9
# A number that stands off, and how long it may be; lines that are shorter have none of their own.
_SET_OFF, _LONGEST, _SHORTEST, _SHORTEST_LINE = 0.8, 6, 3, 4
# A stop is lower than this share of the digits beside it.
_STOP_HEIGHT = 0.35
_NUMBER = re.compile(r"§?[\d?]{1,3}(?:\.[\d?]{1,3})*\.?")
_SHAPE = re.compile(r"\?{1,2}(?:\.|(?:\.\?{1,2}){1,4}\.?)")
_INNER_STOP = re.compile(r"[\d?]\.[\d?]")
_CERTAIN = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?")
_MARKER = re.compile(r"\(?[a-zæøå]\)|[a-zæøå]\.|[-–•]")
_MOST, _LEAST_PIXELS = 120, 5

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """A box that may hold a number: left, top, right, bottom; the piece it belongs to, and what was read there."""

    box: Box
    piece: Piece
    known: Piece | None = None


def with_numbers(picture: Picture, pieces: Sequence[Piece], read: Callable[[Picture], Sequence[Piece]]) -> list[Piece]:
    """Return the pieces with the numbers before them, as far as they can be read apart.

    Args:
        picture: the page.
        pieces: what was read on it.
        read: reads a picture of short lines, digits and the marks of lists only.
    """
    places = [place for place in _places(picture, pieces) if _is_on(picture, place.box)][:_MOST]
    if not places:
        return list(pieces)
    column, middles = _column(picture, places)
    said: dict[int, Piece] = {}
    for piece in read(column):
        index = min(range(len(places)), key=lambda index: abs(middles[index] - piece.middle))
        if abs(middles[index] - piece.middle) <= places[index].piece.size:
            said[index] = piece
    done = list(pieces)
    for index, place in enumerate(places):
        text = said[index].text.replace(" ", "") if index in said else ""
        text = _dotted(picture.grey, place.box, text)
        if not _is_better(text, place.known) or (place.known is not None and place.known not in done):
            continue
        left, _, right, _ = place.box
        if place.known is None:
            sure = said[index].confidence if index in said else place.piece.confidence
            done.append(replace(place.piece, text=text, left=left, right=right, confidence=sure, words=()))
        elif place.known is place.piece:
            done[done.index(place.piece)] = _with_first(place.piece, text)
        else:
            done[done.index(place.known)] = replace(place.known, text=text, words=())
    return done


def _is_on(picture: Picture, box: Box) -> bool:
    """Return whether enough of a box lies on the picture to hold a sign."""
    width, height = picture.size
    left, top, right, bottom = box
    return min(right, width) - max(left, 0) >= _LEAST_PIXELS and min(bottom, height) - max(top, 0) >= _LEAST_PIXELS


def _dotted(grey: NDArray[uint8], box: Box, text: str) -> str:
    """Return a number with the stops that stand between its digits, which Tesseract often does not see.

    Where it saw other than so many digits there is "?" for each of them, to be told by the numbers around.
    """
    import numpy as np

    left, top, right, bottom = box
    ink = grey[top:bottom, max(0, left) : right] < _INK
    edges = np.flatnonzero(np.diff(np.concatenate(([0], ink.any(axis=0).astype(np.int8), [0]))))
    signs = [np.flatnonzero(ink[:, begin:end].any(axis=1)) for begin, end in edges.reshape(-1, 2)]
    tallest = max((int(rows[-1] - rows[0]) + 1 for rows in signs), default=0)
    low = [rows[-1] - rows[0] + 1 <= _STOP_HEIGHT * tallest for rows in signs]
    shape = "".join("." if is_stop else "?" for is_stop in low)
    if not _SHAPE.fullmatch(shape):
        return text
    digits = text.replace(".", "")
    following = iter(digits if digits.isdecimal() and len(digits) == shape.count("?") else shape.replace(".", ""))
    return "".join("." if sign == "." else next(following) for sign in shape)


def _is_better(text: str, known: Piece | None) -> bool:
    if known is None:
        return bool(_NUMBER.fullmatch(text) or _MARKER.fullmatch(text))
    word = _first_word(known)
    seen = any(char.isdecimal() for char in word) and "?" not in text
    # "nr.", "ca." and "og" look like numbers, too, when the stop between their digits is not asked for.
    if not seen and ("." in word or not _INNER_STOP.search(text)):
        return False
    return bool(_NUMBER.fullmatch(text))


def _first_word(piece: Piece) -> str:
    return piece.text.split(" ", 1)[0]


def _with_first(piece: Piece, text: str) -> Piece:
    words = ((text, *piece.words[0][1:]), *piece.words[1:])
    return replace(piece, text=" ".join(word[0] for word in words), words=words)


def _places(picture: Picture, pieces: Sequence[Piece]) -> Iterable[_Place]:
    """Yield where a number is missing before a line, or one was read that may be wrong."""
    _, height = picture.size
    for piece in pieces:
        if len(piece.text) < _SHORTEST_LINE:
            continue
        top, bottom = int(max(0, piece.top - 0.15 * piece.size)), int(min(height, piece.bottom + 0.15 * piece.size))
        before = [
            other
            for other in pieces
            if other is not piece
            and abs(other.middle - piece.middle) < 0.6 * piece.size
            and piece.left - _REACH * piece.size < other.right <= piece.left + 0.2 * piece.size
        ]
        if len(before) == 1 and _is_doubtful(before[0].text):
            margin = int(0.2 * piece.size)
            yield _Place((int(before[0].left) - margin, top, int(before[0].right) + margin, bottom), piece, before[0])
        elif not before and bottom - top >= _LEAST_PIXELS:
            yield from _unread(picture.grey, piece, top, bottom)


def _unread(grey: NDArray[uint8], piece: Piece, top: int, bottom: int) -> Iterable[_Place]:
    """Yield the place before a line where there is ink that was not read, or its first word where that stands off."""
    box = _inked(grey, piece, top, bottom)
    if box is not None:
        yield _Place(box, piece)
    elif len(piece.words) > 1 and piece.words[1][1] - piece.words[0][2] > _SET_OFF * piece.size:
        word, begin, end = piece.words[0]
        if _is_doubtful(word):
            margin = int(0.2 * piece.size)
            yield _Place((int(begin) - margin, top, int(end) + margin, bottom), piece, piece)


def _is_doubtful(text: str) -> bool:
    if len(text) > _LONGEST or text.endswith(",") or _CERTAIN.fullmatch(text) or _MARKER.fullmatch(text):
        return False
    return len(text) <= _SHORTEST or any(char.isdecimal() for char in text)


def _inked(grey: NDArray[uint8], piece: Piece, top: int, bottom: int) -> Box | None:
    """Return the box of the ink before a line; None if there is none, or it is part of something longer."""
    import numpy as np

    begin = int(max(0, piece.left - _REACH * piece.size))
    end = int(piece.left - _NEAREST * piece.size)
    if end - begin < piece.size / 2:
        return None
    # The middle of the line alone: what hangs down from the line above is no number.
    inset = (bottom - top) // 5
    inked = np.flatnonzero((grey[top + inset : bottom - inset, begin:end] < _INK).any(axis=0))
    if not len(inked):
        return None
    gaps = np.flatnonzero(np.diff(inked) > _WITHIN * piece.size)
    first = int(inked[gaps[-1] + 1] if len(gaps) else inked[0])
    last = int(inked[-1])
    if first < 0.3 * piece.size or last - first < 0.1 * piece.size:
        return None
    margin = int(0.2 * piece.size)
    return max(0, begin + first - margin), top, begin + last + margin, bottom


def _column(picture: Picture, places: Sequence[_Place]) -> tuple[Picture, list[float]]:
    """Return a picture with the places one below the other, and the middle of each on it."""
    import numpy as np

    height, width = picture.grey.shape
    boxes = [
        (max(0, left), max(0, top), min(width, right), min(height, bottom))
        for left, top, right, bottom in (place.box for place in places)
    ]
    widest = max(right - left for left, _, right, _ in boxes)
    gap = int(max(place.piece.size for place in places) * 0.8)
    total = sum(bottom - top + gap for _, top, _, bottom in boxes) + 2 * gap
    sheet = np.full((total, widest + 4 * gap), 255, np.uint8)
    at, middles = gap, []
    for left, top, right, bottom in boxes:
        sheet[at : at + bottom - top, 2 * gap : 2 * gap + right - left] = picture.grey[top:bottom, left:right]
        middles.append(at + (bottom - top) / 2)
        at += bottom - top + gap
    return Picture(sheet, picture.dpi), middles
