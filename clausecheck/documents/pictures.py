"""Pictures inside other documents: which of them hold no words, and which may be a logo or a scanned page."""

from __future__ import annotations

import io
import warnings

# Pixels: no line of words that can be read is smaller than the first two; a scanned page is larger than the third.
_LEAST_SIDE, _LEAST_AREA, _SIDE_OF_PAGE = 12, 3_000, 500
# Bytes: logos and signatures take less.
_LARGE_FILE = 60_000


def is_speck(content: bytes) -> bool:
    """Return whether a picture is too small to hold words: a line, a sign, a dot that tells who reads a mail."""
    size = _size(content)
    return size is not None and (min(size) < _LEAST_SIDE or size[0] * size[1] < _LEAST_AREA)


def may_be_logo(content: bytes) -> bool:
    """Return whether a picture within a text is smaller than a scanned page."""
    size = _size(content)
    return len(content) < _LARGE_FILE and (size is None or min(size) < _SIDE_OF_PAGE)


def _size(content: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels; None where the picture cannot be opened."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content)) as picture:
            return picture.size
    except (Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
