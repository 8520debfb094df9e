"""Tesseract as a program of its own: a picture through its standard input, hOCR (lines, fonts' sizes, words) back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.ocr_margins import with_numbers
from clausecheck.documents.ocr_model import Picture, Piece, Word

# Danish alone: with English beside it "må" and "får" come out as "ma" and "far", and it reads English as well.
_LANGUAGE = "dan"
_NUMBER_SIGNS = "0123456789.§abcdefghij)-"
# What the program may see of the environment; one thread, since several files are read at a time.
_PASSED = ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH")
_FIXED = {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
_LINE_CLASSES = frozenset({"ocr_line", "ocr_textfloat", "ocr_header", "ocr_caption"})
_BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_NUMBER_OF = {name: re.compile(rf"\b{name} (-?[\d.]+)") for name in ("x_size", "x_descenders", "x_wconf", "textangle")}
_SLOPE = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_LARGEST_ANSWER = 50_000_000
_WINDOWS_PLACE = r"C:\Program Files\Tesseract-OCR\tesseract.exe"


@cache
def identity() -> str | None:
    """Return program, version and language, as they tell recognised pages apart; None where it has no Danish."""
    program = _program()
    if program is None:
        return None
    if _LANGUAGE not in _said(program, "--list-langs").split():
        return None
    version = _said(program, "--version").split("\n", 1)[0].strip()
    return f"{version} {_LANGUAGE}"


def recognise(picture: Picture, seconds: float) -> list[Piece]:
    """Return the pieces of lines on ``picture``.

    Raises:
        UnreadableError: it took more than ``seconds``, or failed.
    """
    end = time.monotonic() + seconds
    pieces = _read(picture, seconds, "--psm", "3")

    def numbers(column: Picture) -> list[Piece]:
        return _read(column, end - time.monotonic(), "--psm", "6", "-c", f"tessedit_char_whitelist={_NUMBER_SIGNS}")

    # A page that is read is not given up for the numbers in its margin.
    try:
        return with_numbers(picture, pieces, numbers)
    except UnreadableError:
        return pieces


def _read(picture: Picture, seconds: float, *options: str) -> list[Piece]:
    program = _program()
    if program is None or identity() is None:
        raise UnreadableError(Reason.NO_TEXT, "no tesseract")
    if seconds <= 0:
        raise UnreadableError(Reason.TIME, "tesseract")
    width, height = picture.size
    content = b"P5 %d %d 255\n" % (width, height) + picture.grey.tobytes()
    command = [program, "-", "-", "-l", _LANGUAGE, "--dpi", str(round(picture.dpi)), *options, "hocr"]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds, env=_env(), check=False)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(Reason.TIME, "tesseract") from error
    except OSError as error:
        raise UnreadableError(Reason.NO_TEXT, f"tesseract: {error.strerror}") from error
    if done.returncode != 0 or len(done.stdout) > _LARGEST_ANSWER:
        raise UnreadableError(Reason.NO_TEXT, f"tesseract ended with {done.returncode}")
    return list(_pieces(done.stdout))


@cache
def _program() -> str | None:
    if sys.platform == "win32":
        # Not by `which`, which would take a program that lies beside the contracts.
        return _WINDOWS_PLACE if Path(_WINDOWS_PLACE).is_file() else None
    found = shutil.which("tesseract")
    return str(Path(found).absolute()) if found else None


def _said(program: str, option: str) -> str:
    try:
        done = subprocess.run([program, option], capture_output=True, timeout=20, env=_env(), check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout or done.stderr).decode("utf-8", "replace")


def _env() -> dict[str, str]:
    return {name: os.environ[name] for name in _PASSED if name in os.environ} | _FIXED


def _pieces(hocr: bytes) -> Iterator[Piece]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(hocr, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return
    for line in root.iter("{*}span"):
        if line.get("class") in _LINE_CLASSES:
            piece = _piece(line.get("title", ""), list(line.iter("{*}span"))[1:])
            if piece is not None:
                yield piece


def _piece(title: str, spans: Sequence[Any]) -> Piece | None:
    """Return a line with its words; None for one that is empty or does not run across the page."""
    box = _BOX.search(title)
    words: list[Word] = []
    sure = 0.0
    for span in spans:
        said, place = "".join(span.itertext()).strip(), _BOX.search(span.get("title", ""))
        if said and place:
            words.append((said, float(place[1]), float(place[3])))
            sure += len(said) * _number("x_wconf", span.get("title", "")) / 100
    if box is None or not words or _number("textangle", title):
        return None
    left, top, right, bottom = (float(value) for value in box.groups())
    slope = _SLOPE.search(title)
    if slope:
        # The baseline runs from the box's lower left corner; the line stands where its middle does.
        bottom += float(slope[1]) * (right - left) / 2 + float(slope[2]) + abs(_number("x_descenders", title))
    size = _number("x_size", title) or bottom - top
    length = sum(len(word) for word, _, _ in words)
    return Piece(" ".join(word for word, _, _ in words), left, right, bottom, size, sure / length, tuple(words))


def _number(name: str, title: str) -> float:
    found = _NUMBER_OF[name].search(title)
    return float(found[1]) if found else 0.0
