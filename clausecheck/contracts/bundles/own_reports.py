"""Whether a file is a report that this tool wrote: that is no document of a contract, and may be written over."""

from __future__ import annotations

import re
from pathlib import Path

from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.packages import opened, unzipped
from clausecheck.texts import LANGUAGES, text

_BEGINNING = 4_000
_OBJECT = re.compile(r'\{\s*"schema": "clausecheck\.')
_PAGE = re.compile(r'<!DOCTYPE html>\n<html lang="\w\w">\n<head>\n<!-- clausecheck -->')
# A workbook tells who made it in a part of a few hundred bytes.
_MAKER, _LONGEST_PART = "docProps/core.xml", 100_000
_MADE_HERE = re.compile(rb"<dc:creator[^>]*>clausecheck</dc:creator>")


def is_own_report(path: Path) -> bool:
    """Return whether the file at ``path`` is a report; one that cannot be opened is taken for none."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".xlsx":
            return _is_own_workbook(path)
        if suffix not in (".json", ".html", ".htm", ".csv", ".txt"):
            return False
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING).decode("utf-8-sig", "replace")
    except OSError:
        return False
    if suffix == ".json":
        return _OBJECT.match(beginning) is not None
    if suffix in (".html", ".htm"):
        return _PAGE.match(beginning) is not None
    status, doubt, title = ("column.status", "column.needs_review", "report.title")
    if suffix == ".csv":
        return beginning.startswith(tuple(f"{text(status, one)};{text(doubt, one)};" for one in LANGUAGES))
    return any(beginning.startswith(text(title, one)) and text(status, one) in beginning for one in LANGUAGES)


def _is_own_workbook(path: Path) -> bool:
    try:
        with opened(path) as package:
            part = package.NameToInfo.get(_MAKER)
            return part is not None and part.file_size < _LONGEST_PART and _made_here(unzipped(package, part))
    except UnreadableError:
        return False


def _made_here(maker: bytes) -> bool:
    return _MADE_HERE.search(maker) is not None
