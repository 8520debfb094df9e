"""Pictures of pages (.tif, .png, .jpg): no text of their own, so every page needs text recognition."""

from __future__ import annotations

import io

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Document, Page, Reason, Status


def read_image(data: bytes, path: str, limits: Limits) -> Document:
    """Return a picture as a `Document` of unread pages, one for each picture in the file.

    Raises:
        UnreadableError: it is no picture, cut off, or has more pages than the limits allow.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            form, count = (picture.format or "image").lower(), getattr(picture, "n_frames", 1)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        reason = Reason.TOO_LARGE if isinstance(error, Image.DecompressionBombError) else Reason.TRUNCATED
        raise UnreadableError(reason, str(error)[:200]) from error
    if count > limits.max_pages:
        raise UnreadableError(Reason.TOO_LARGE, f"{count} pages")
    pages = tuple(Page(number, 0, 0, False, Reason.NO_TEXT) for number in range(1, count + 1))
    return Document(path, form, pages=pages, status=Status.UNREADABLE, reason=Reason.NO_TEXT)
