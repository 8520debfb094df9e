"""Pictures of pages (.tif, .png, .jpg): no text of their own, so every page is recognised."""

from __future__ import annotations

import io
import warnings
from functools import partial
from typing import TYPE_CHECKING

from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Document, Reason
from clausecheck.documents.ocr_pages import recognised
from clausecheck.documents.pdf import assemble
from clausecheck.documents.pdf_page import PageContent

if TYPE_CHECKING:
    from clausecheck.documents.ocr_model import Picture

# In points.
_A4 = 595.0, 842.0
# In pixels: A4 at 600 dpi.
_MOST_SIDE = 7_016


def read_image(data: bytes, path: str, limits: Limits) -> Document:
    """Return a picture as a `Document` of recognised pages, one for each picture in the file.

    Raises:
        UnreadableError: it is no picture, cut off, or has more pages than the limits allow.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
            form, count = (picture.format or "image").lower(), getattr(picture, "n_frames", 1)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        reason = Reason.TOO_LARGE if isinstance(error, Image.DecompressionBombError) else Reason.TRUNCATED
        raise UnreadableError(reason, str(error)[:200]) from error
    if count > limits.max_pages:
        raise UnreadableError(Reason.TOO_LARGE, f"{count} pages")
    pages = [PageContent(number, *_A4, (), pictured=1.0) for number in range(1, count + 1)]
    seen = recognised(pages, range(1, count + 1), partial(_frame, data), path, limits.ocr)
    return assemble(seen, DocumentBuilder(path, form), whole=True)


def _frame(data: bytes, number: int) -> Picture:
    """Return the ``number``-th picture of the file, as a page.

    Raises:
        UnreadableError: it cannot be opened.
    """
    import numpy as np
    from PIL import Image, ImageOps

    from clausecheck.documents.ocr_model import Picture

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as file:
            file.seek(number - 1)
            file.draft("L", (_MOST_SIDE, _MOST_SIDE))
            picture = ImageOps.exif_transpose(file)
            if "A" in picture.getbands() or "transparency" in picture.info:
                # What cannot be seen is paper, whatever colour lies under it.
                picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture.convert("RGBA"))
            grey = picture.convert("L")
            grey.thumbnail((_MOST_SIDE, _MOST_SIDE))
            return Picture(np.ascontiguousarray(np.asarray(grey)), _resolution(grey.size))
    except (Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError) as error:
        reason = Reason.TOO_LARGE if isinstance(error, Image.DecompressionBombError) else Reason.TRUNCATED
        raise UnreadableError(reason, str(error)[:200]) from error


def _resolution(size: tuple[int, int]) -> float:
    """Return the dots per inch as if the longer side were that of A4: what files say of it is seldom true."""
    return max(size) / _A4[1] * 72
