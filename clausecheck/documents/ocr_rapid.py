"""RapidOCR, whose models lie in its package: recognition where Tesseract is not installed, without any download."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.ocr_model import Picture, Piece

# Looking for lines in more detail than this costs much and finds no more of them.
_FINEST_DPI = 150.0
# The detector's boxes stand off from the letters by this share of their height, above and below together.
_MARGIN = 0.18
_UPRIGHT_RATIO = 1.5


@cache
def identity() -> str | None:
    """Return name and version, as they tell recognised pages apart; None where it is not installed."""
    try:
        return f"rapidocr {version('rapidocr')}"
    except PackageNotFoundError:
        return None


def recognise(picture: Picture, seconds: float) -> list[Piece]:
    """Return the pieces of lines on ``picture``; ``seconds`` cannot be kept from within.

    Raises:
        UnreadableError: it failed.
    """
    if identity() is None:
        raise UnreadableError(Reason.NO_TEXT, "no rapidocr")
    import numpy as np
    from PIL import Image

    scale = min(1.0, _FINEST_DPI / picture.dpi)
    image = Image.fromarray(picture.grey)
    if scale < 1.0:
        width, height = picture.size
        image = image.resize((round(width * scale), round(height * scale)), Image.Resampling.LANCZOS)
    try:
        found = _engine()(np.asarray(image.convert("RGB"))[:, :, ::-1])
    except MemoryError:
        raise
    except Exception as error:  # whatever model, image or box makes of itself
        raise UnreadableError(Reason.NO_TEXT, f"rapidocr: {type(error).__name__}") from error
    if found.boxes is None or not found.txts:
        return []
    return [
        piece
        for box, said, sure in zip(found.boxes, found.txts, found.scores, strict=True)
        if (piece := _piece(box / scale, said.strip(), float(sure))) is not None
    ]


def _piece(box: Any, said: str, sure: float) -> Piece | None:
    """Return a piece from the corners of a box; None for what runs up or down the page, or says nothing."""
    left, right = float(box[:, 0].min()), float(box[:, 0].max())
    height = float((box[3, 1] - box[0, 1] + box[2, 1] - box[1, 1]) / 2)
    middle = float(box[:, 1].mean())
    if not said or height <= 0 or (len(said) > 2 and height > _UPRIGHT_RATIO * (right - left)):
        return None
    size = height * (1 - _MARGIN)
    return Piece(said, left, right, middle + size / 2, size, sure)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": 4000,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
