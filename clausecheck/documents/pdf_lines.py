"""The lines of text on a PDF page with their places, straight from pdfium."""

from __future__ import annotations

import ctypes
import re
import struct
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from clausecheck.documents.mending import beyond_ascii, clean

# pdfium closes up a line that ends in a hyphen and puts one of these for the hyphen and the line break.
_MARKS = ("\ufffe", "\x02")
_HYPHEN_MARKS = re.compile("[\ufffe\x02]")
_BOLD = re.compile(rb"(?i)bold|black|heavy|semibold|demi")
_LONGEST_NAME = 128
# Letters without a stroke above, and some with one; boxes that differ by this factor are those of the letters.
_LOW = frozenset("acegmnopqrsuvwxyzæø")
_TALL = re.compile("[A-ZÆØÅbdfhkl0-9]")
_TIGHT = 1.1
# The edges of a box as pdfium gives them: left, top, right, bottom.
_RECT = struct.Struct("=4f")


class Line(NamedTuple):
    """A line of text with its box in points from the lower left corner of the page as seen.

    ``bottom`` to ``top`` is the height of the font, not of the letters, so lines of one font compare; ``size`` is that
    height. ``bold`` when it begins and ends in bold; ``upright`` is False for text that runs up or down the page.
    ``first`` and ``last`` are pdfium's indices of its characters.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False
    upright: bool = True
    first: int = -1
    last: int = -1


def lines(textpage: Any, text: str, raw: Any, seen_at: Callable[[float, float], tuple[float, float]]) -> Iterator[Line]:
    """Yield the lines of a page; a line that pdfium closed up at a hyphen comes as two again.

    Args:
        textpage: pdfium's handle.
        text: all its text.
        raw: pdfium's functions.
        seen_at: turns pdfium's coordinates into those of the page as seen.
    """
    measure = _Measure(textpage, raw, seen_at)
    # All lines are cleaned at once, and each then goes with the one in pdfium's text that it comes from.
    bare_lines = _HYPHEN_MARKS.sub("\\g<0>\n", text).split("\n")
    said = clean(_HYPHEN_MARKS.sub("-\n", text).replace("\r\n", "\n")).split("\n")
    # Offsets in pdfium's text count UTF-16 units.
    wide = max(beyond_ascii(text), default="") > "\uffff"
    at = 0
    for bare, words in zip(bare_lines, said, strict=True):
        words = words.strip()
        if words:
            first = at + len(bare) - len(bare.lstrip())
            last = at + len(bare.rstrip()) - 1
            yield measure.line(words, first, max(first, last))
        at += len(bare) + (sum(char > "\uffff" for char in bare) if wide else 0)
        if not bare.endswith(_MARKS):
            at += 1


def with_hyphens(text: str) -> str:
    """Return pdfium's text with a hyphen where it marked one at a line's end."""
    return _HYPHEN_MARKS.sub("-", text)


class _Measure:
    """Measures lines of one text page; the buffers are kept, since making them costs more than the calls.

    What can be told of all lines at once (whether pdfium's text leaves out characters, how the page lies) is, since
    each call of pdfium costs as much as all else that is done for a line.
    """

    def __init__(self, textpage: Any, raw: Any, seen_at: Callable[[float, float], tuple[float, float]]) -> None:
        self._textpage = textpage
        self._seen_at = seen_at
        self._rect = raw.FS_RECTF()
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._flags = ctypes.c_int()
        self._get_box = raw.FPDFText_GetLooseCharBox
        self._get_font = raw.FPDFText_GetFontInfo
        self._get_index = raw.FPDFText_GetCharIndexFromTextIndex
        end = raw.FPDFText_CountChars(textpage) - 1
        self._is_whole = raw.FPDFText_GetTextIndexFromCharIndex(textpage, end) == end
        # Whether the boxes are as high as the letters and not as the font, as where it does not tell its height.
        self._is_tight: bool | None = None
        self._x, self._y = seen_at(0.0, 0.0)
        self._is_level = seen_at(1.0, 1.0) == (self._x + 1.0, self._y + 1.0)

    def line(self, text: str, first: int, last: int) -> Line:
        """Return the line whose first and last characters are at these offsets of pdfium's text."""
        if not self._is_whole:
            first, last = self._get_index(self._textpage, first), self._get_index(self._textpage, last)
        left, bottom, right, top = self._box(first)
        upright = True
        if last > first:
            end_left, end_bottom, end_right, end_top = self._box(last)
            upright = abs(end_left - left) >= abs(end_bottom - bottom) or end_left > right
            left = left if left <= end_left else end_left
            right = right if right >= end_right else end_right
            if not upright:
                bottom, top = min(bottom, end_bottom), max(top, end_top)
            elif self._is_tight is not False and not _TALL.match(text):
                bottom, top = self._of_tall(text, first, last, bottom, top)
        bold = self._bold(first) and self._bold(last)
        return Line(text, left, right, bottom, top, round(top - bottom, 1), bold, upright, first, last)

    def _of_tall(self, text: str, first: int, last: int, bottom: float, top: float) -> tuple[float, float]:
        """Return the lower and upper edge of a line that begins with no tall letter, by a tall letter in it.

        Where a low letter is as high as that, as the font should have it, no other line of the page is asked for it.
        """
        tall = _TALL.search(text, 1)
        if tall is None or first + tall.start() > last or not (self._is_tight or text[0] in _LOW):
            return bottom, top
        _, tall_bottom, _, tall_top = self._box(first + tall.start())
        if text[0] not in _LOW:
            # "t" is lower than the tall letters, "å" higher.
            return tall_bottom, tall_top
        self._is_tight = tall_top - tall_bottom > (top - bottom) * _TIGHT
        return (min(bottom, tall_bottom), max(top, tall_top)) if self._is_tight else (bottom, top)

    def _box(self, index: int) -> tuple[float, float, float, float]:
        """Return the left, lower, right and upper edge of a character."""
        self._get_box(self._textpage, index, self._rect)
        left, top, right, bottom = _RECT.unpack_from(self._rect)
        if self._is_level:
            x0, y0, x1, y1 = left + self._x, bottom + self._y, right + self._x, top + self._y
            if x0 <= x1 and y0 <= y1:
                return x0, y0, x1, y1
        else:
            (x0, y0), (x1, y1) = self._seen_at(left, bottom), self._seen_at(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _bold(self, index: int) -> bool:
        length: int = self._get_font(self._textpage, index, self._name, _LONGEST_NAME, self._flags)
        return 0 < length <= _LONGEST_NAME and _is_bold(self._name.value)


@lru_cache(maxsize=1000)
def _is_bold(font: bytes) -> bool:
    return bool(_BOLD.search(font))
