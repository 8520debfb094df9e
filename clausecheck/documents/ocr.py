"""Text recognition: chooses the engine, sets the page upright and straight, keeps what was read."""

from __future__ import annotations

from dataclasses import dataclass

from clausecheck.documents import ocr_cache, ocr_rapid, ocr_tesseract
from clausecheck.documents.limits import OcrEngine, OcrOptions
from clausecheck.documents.ocr_model import Engine, Picture, Piece, confidence_of
from clausecheck.documents.ocr_picture import is_blank, lies_on_its_side, straightened, turned

# A page read with less is tried upside down.
_SURE = 0.75


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read on a page, and on which picture: the one given, or the same turned and set straight."""

    pieces: tuple[Piece, ...]
    confidence: float
    picture: Picture
    engine: str


def engine_for(options: OcrOptions) -> tuple[str, Engine] | None:
    """Return the identity of the engine that ``options`` ask for, and the engine; None if there is none."""
    choices = {
        OcrEngine.TESSERACT: (ocr_tesseract.identity, ocr_tesseract.recognise),
        OcrEngine.RAPIDOCR: (ocr_rapid.identity, ocr_rapid.recognise),
    }
    wanted = tuple(choices) if options.engine is OcrEngine.AUTO else (options.engine,)
    for engine in wanted:
        if engine in choices:
            identity, recognise = choices[engine]
            known = identity()
            if known is not None:
                return known, recognise
    return None


def recognise(picture: Picture, options: OcrOptions, seconds: float) -> Recognised | None:
    """Return what stands on ``picture``; None where there is no engine.

    An empty page gives no pieces and full confidence; one with marks on it that are no words, none.

    Args:
        picture: the page as seen.
        options: engine and cache.
        seconds: how long the engine may take.

    Raises:
        UnreadableError: the engine failed or took too long.
    """
    chosen = engine_for(options)
    if chosen is None:
        return None
    name, engine = chosen
    if is_blank(picture):
        return Recognised((), 1.0, picture, name)
    quarters = (1, 3) if lies_on_its_side(picture) else (0, 2)
    best: Recognised | None = None
    for quarter in quarters:
        upright = straightened(turned(picture, quarter))
        pieces = _read(upright, options, name, engine, seconds)
        confidence = confidence_of(pieces)
        if best is None or confidence > best.confidence:
            best = Recognised(tuple(pieces), confidence, upright, name)
        if confidence >= _SURE:
            break
    return best


def _read(picture: Picture, options: OcrOptions, name: str, engine: Engine, seconds: float) -> list[Piece]:
    folder = ocr_cache.folder_of(options)
    if folder is None:
        return list(engine(picture, seconds))
    key = ocr_cache.key_of(picture, name)
    pieces = ocr_cache.recall(folder, key)
    if pieces is None:
        pieces = list(engine(picture, seconds))
        ocr_cache.remember(folder, key, pieces)
    return pieces
