"""Pictures of pages: whether anything is on them, which way they lie, and how far they are askew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clausecheck.documents.ocr_model import Picture

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

# Darker than this is ink; on a page with nothing else so is what is this much darker than the paper.
_INK, _FAINT = 140, 70
# Specks and the shadow of an edge: less ink than this share is none.
_BLANK_SHARE = 0.0003
_EDGE_SHARE = 0.03
# Askew by less, in degrees, does the engines no harm; by more, no scanner leaves a page.
_STEP, _MOST, _LEAST = 0.25, 4.0, 0.3
_COARSE_DPI = 75.0
_SIDEWAYS_RATIO = 2.0


def is_blank(picture: Picture) -> bool:
    """Return whether nothing is on the page but specks, and shadows at its edges; faint words are something."""
    import numpy as np

    width, height = picture.size
    across, down = int(width * _EDGE_SHARE), int(height * _EDGE_SHARE)
    inner = picture.grey[down : height - down or None, across : width - across or None]
    if inner.size == 0:
        return True
    ink = max(_INK, float(np.median(inner)) - _FAINT)
    return bool((inner < ink).mean() < _BLANK_SHARE)


def turned(picture: Picture, quarters: int) -> Picture:
    """Return the picture turned to the left by ``quarters`` of a circle."""
    import numpy as np

    return Picture(np.ascontiguousarray(np.rot90(picture.grey, quarters)), picture.dpi) if quarters else picture


def lies_on_its_side(picture: Picture) -> bool:
    """Return whether the lines of text run up or down the page: they part ink from paper more than its rows do."""
    ink = _coarse_ink(picture)
    return _contrast(ink.sum(axis=0)) > _SIDEWAYS_RATIO * _contrast(ink.sum(axis=1))


def straightened(picture: Picture) -> Picture:
    """Return the picture with its lines of text level; the same one where they are so already."""
    import numpy as np
    from PIL import Image

    angle = askew(picture)
    if abs(angle) < _LEAST:
        return picture
    image = Image.fromarray(picture.grey)
    level = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    return Picture(np.asarray(level), picture.dpi)


def askew(picture: Picture) -> float:
    """Return by how many degrees the lines of text fall to the right.

    The rows of a page are most unlike each other, line from gap, when they run as the text does.
    """
    import numpy as np

    ink = _coarse_ink(picture)
    rows, columns = np.nonzero(ink)
    if not len(rows):
        return 0.0

    def contrast(angle: float) -> float:
        level = rows - columns * np.tan(np.radians(angle))
        return _contrast(np.bincount((level - level.min()).astype(np.int64)))

    angles = np.arange(-_MOST, _MOST + _STEP / 2, _STEP)
    scores = [contrast(angle) for angle in angles]
    best = float(angles[int(np.argmax(scores))])
    return best if max(scores) > 1.05 * contrast(0.0) else 0.0


def _coarse_ink(picture: Picture) -> NDArray[bool_]:
    import numpy as np
    from PIL import Image

    image = Image.fromarray(picture.grey)
    image = image.reduce(max(1, round(picture.dpi / _COARSE_DPI)))
    ink: NDArray[bool_] = np.asarray(image) < (255 + _INK) // 2
    return ink


def _contrast(profile: NDArray[Any]) -> float:
    """Return how unlike neighbours in ``profile`` are."""
    import numpy as np

    return float(np.square(np.diff(profile.astype(np.float64))).sum())
