"""The options that bound what reading may cost, choose how pictures of pages are recognised, and tell the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clausecheck.texts import text

if TYPE_CHECKING:
    from clausecheck.documents import Limits

OCR_ENGINES = ("auto", "tesseract", "rapidocr", "off")
_MEGABYTE = 1_000_000


def reading_options(language: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Return what adds the options to a command, which takes them as one value, ``limits``."""

    def add(command: Callable[..., int]) -> Callable[..., int]:
        @wraps(command)
        def with_limits(**given: Any) -> int:
            taken = {name: given.pop(name) for name in ("ocr", "ocr_cache", "max_seconds", "max_memory", "max_pages")}
            return command(limits=_limits(**taken), **given)

        decorated: Callable[..., int] = with_limits
        for option in (
            click.option("--max-pages", type=click.IntRange(1), help=text("help.max_pages", language)),
            click.option(
                "--max-memory", type=click.IntRange(500), metavar="MB", help=text("help.max_memory", language)
            ),
            click.option("--max-seconds", type=click.FloatRange(1), help=text("help.max_seconds", language)),
            click.option(
                "--ocr-cache", metavar="FOLDER", type=click.Path(path_type=Path), help=text("help.ocr_cache", language)
            ),
            click.option("--ocr", type=click.Choice(OCR_ENGINES), default="auto", help=text("help.ocr", language)),
        ):
            decorated = option(decorated)
        return decorated

    return add


def as_of_option(language: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Return what adds ``--as-of`` to a command, which takes the day as ``as_of``: today by default."""

    def add(command: Callable[..., int]) -> Callable[..., int]:
        @wraps(command)
        def with_day(as_of: dt.datetime | None, **given: Any) -> int:
            return command(as_of=as_of.date() if as_of else dt.date.today(), **given)

        day = click.DateTime(formats=["%Y-%m-%d", "%d-%m-%Y"])
        return click.option("--as-of", type=day, metavar="DATE", help=text("help.as_of", language))(with_day)

    return add


def _limits(
    *, ocr: str, ocr_cache: Path | None, max_seconds: float | None, max_memory: int | None, max_pages: int | None
) -> Limits:
    from clausecheck.documents.limits import Limits, OcrEngine, OcrOptions

    plain = Limits()
    use_cache = ocr_cache is None or str(ocr_cache) != "-"
    return Limits(
        max_pages=max_pages or plain.max_pages,
        max_seconds=max_seconds or plain.max_seconds,
        max_memory_bytes=max_memory * _MEGABYTE if max_memory else plain.max_memory_bytes,
        ocr=OcrOptions(OcrEngine(ocr), cache=ocr_cache if use_cache else None, use_cache=use_cache),
    )
