"""What text recognition takes and gives: a grey picture of a page in, pieces of lines with their places out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as seen: rows of grey values, 0 black to 255 white, and how many of them make an inch."""

    grey: NDArray[uint8]
    dpi: float

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        height, width = self.grey.shape
        return int(width), int(height)


Word = tuple[str, float, float]
"""A word, and where it begins and ends, in pixels from the left."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a part of one, that an engine read; all measures in pixels from the upper left corner.

    ``bottom`` is that of the font (its descenders), ``size`` the font's height from there up; ``confidence`` is 0 to 1.
    ``words`` are its words where the engine places them.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    confidence: float
    words: tuple[Word, ...] = ()

    @property
    def top(self) -> float:
        """Where the font's height ends."""
        return self.bottom - self.size

    @property
    def middle(self) -> float:
        """The middle of its height."""
        return self.bottom - self.size / 2

    def parts(self) -> tuple[Word, ...]:
        """Return its words, or all of it as one where the engine does not place them."""
        return self.words or ((self.text, self.left, self.right),)


Engine = Callable[[Picture, float], Sequence[Piece]]
"""Picture and the seconds it may take in, the pieces out; raises `UnreadableError`."""


def confidence_of(pieces: Sequence[Piece]) -> float:
    """Return the mean confidence, by the length of what was read; 0 where nothing was."""
    length = sum(len(piece.text) for piece in pieces)
    return sum(piece.confidence * len(piece.text) for piece in pieces) / length if length else 0.0


def as_plain(piece: Piece) -> list[Any]:
    """Return ``piece`` as a list that JSON can hold."""
    return [piece.text, piece.left, piece.right, piece.bottom, piece.size, piece.confidence, piece.words]


def from_plain(values: Sequence[Any]) -> Piece:
    """Return the piece that `as_plain` made ``values`` of.

    Raises:
        ValueError, TypeError: it made no such list.
    """
    text, *numbers, words = values
    if not isinstance(text, str):
        raise TypeError(f"{text!r} is no text")
    left, right, bottom, size, confidence = (float(number) for number in numbers)
    placed = tuple((str(word), float(begin), float(end)) for word, begin, end in words)
    return Piece(text, left, right, bottom, size, confidence, placed)
