"""What is wrong with a path, in the user's words: what lies there, and what to do about it."""

from __future__ import annotations

import errno
from pathlib import Path

from clausecheck.texts import text

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT}) if hasattr(errno, "EDQUOT") else frozenset({errno.ENOSPC})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FILE_SUFFIXES = frozenset(
    {".csv", ".doc", ".docx", ".htm", ".html", ".ics", ".json", ".odt", ".pdf", ".rtf", ".txt", ".xls", ".xlsx", ".zip"}
)


def no_file(path: Path, language: str) -> str | None:
    """Return why ``path`` is no file to read; None if it is one."""
    if path.is_file():
        return None
    return text("path.is_folder" if path.is_dir() else "cli.not_found", language, path=path)


def no_folder(path: Path, language: str) -> str | None:
    """Return why ``path`` is no folder to write in; None if it is one."""
    if path.is_dir():
        return None
    return text("path.is_file" if path.exists() else "cli.no_output_folder", language, path=path)


def no_folder_to_make(path: Path, language: str) -> str | None:
    """Return why ``path`` cannot be a folder that is made where it is not there; None if it can."""
    if path.is_dir():
        return None
    if path.exists():
        return no_folder(path, language)
    return text("path.named_as_file", language, path=path) if path.suffix.lower() in _FILE_SUFFIXES else None


def not_read(path: Path, error: OSError, language: str) -> str:
    """Return why ``path`` could not be read, as the system's ``error`` has it."""
    known = no_file(path, language)
    if known is not None and error.errno not in _NOT_ALLOWED:
        return known
    if error.errno in _NOT_ALLOWED:
        return text("path.closed", language, path=path)
    return text("usage.no_file", language, path=path)


def not_written(path: Path, error: OSError, language: str) -> str:
    """Return why ``path``, a file or a folder, could not be written, as the system's ``error`` has it."""
    if error.errno in _NO_ROOM:
        return text("path.full", language, path=path)
    if error.errno in _NOT_ALLOWED:
        if path.is_file():
            return text("cli.cannot_write", language, path=path)
        return text("drafts.folder_closed", language, path=path if path.is_dir() else path.parent)
    if path.is_dir():
        return text("drafts.output_is_folder", language, path=path)
    return no_folder(path.parent, language) or text("path.no_writing", language, path=path)
