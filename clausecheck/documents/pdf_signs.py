"""The single characters of a PDF page with their places: for turned pages, where pdfium runs lines together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

# Shares of a character's height: signs of one line differ by less, words of one line stand further apart.
_SAME_LINE, _WORD_GAP = 0.5, 0.18


@dataclass(frozen=True, slots=True)
class Sign:
    """One character and its box in points on the page as seen."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


def placed_signs(textpage: Any, raw: Any, seen_at: Callable[[float, float], tuple[float, float]]) -> Iterator[Sign]:
    """Yield the visible characters of a page; ``seen_at`` turns pdfium's coordinates to the page as seen."""
    rect = raw.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage.raw, index)
        char = "-" if code in (2, 0xFFFE) else chr(code) if code < 0x110000 else ""
        if char.strip():
            raw.FPDFText_GetLooseCharBox(textpage.raw, index, rect)
            (x0, y0), (x1, y1) = seen_at(rect.left, rect.bottom), seen_at(rect.right, rect.top)
            yield Sign(char, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def text_of(signs: Sequence[Sign], left: float, bottom: float, right: float, top: float) -> str:
    """Return the words whose characters have their middle in the box, lines divided by newlines."""
    inside = [s for s in signs if left < (s.left + s.right) / 2 < right and bottom < (s.bottom + s.top) / 2 < top]
    lines: list[list[Sign]] = []
    for sign in sorted(inside, key=lambda sign: -sign.bottom):
        if lines and lines[-1][0].bottom - sign.bottom < _SAME_LINE * (sign.top - sign.bottom):
            lines[-1].append(sign)
        else:
            lines.append([sign])
    return "\n".join(_joined(line) for line in lines)


def _joined(line: list[Sign]) -> str:
    said = ""
    end = None
    for sign in sorted(line, key=lambda sign: sign.left):
        apart = end is not None and sign.left - end > _WORD_GAP * (sign.top - sign.bottom)
        said += f" {sign.char}" if apart else sign.char
        end = sign.right
    return said
