"""File → `Document`, whatever the file is: the reader goes by the content, never by the name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Document, Reason, Status
from clausecheck.documents.readers import READERS, reader_of
from clausecheck.documents.sniffing import Kind, sniff

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_WORD_LOCK = "~$"
_HEAD_BYTES = 8192
# What a name promises; a web page or a picture in its place is a mistake in saving.
_PROMISING = frozenset({"pdf", "docx", "docm", "dotx", "dotm"})
_SAVED_WRONG = frozenset({Kind.UNKNOWN, Kind.HTML, Kind.IMAGE})
_SUFFIXES = {
    Kind.PDF: frozenset({"pdf"}),
    Kind.ZIP: frozenset({"docx", "docm", "dotx", "dotm"}),
}


def is_candidate(path: Path) -> bool:
    """Return whether ``path`` can be a document: no hidden file, Word lock file or folder setting of the system."""
    return not path.name.startswith((".", _WORD_LOCK)) and path.name.lower() not in _SYSTEM_FILES


def supported(path: Path) -> bool:
    """Return whether there is a reader for what the file at ``path`` begins with; False if it cannot be opened."""
    try:
        with path.open("rb") as stream:
            return sniff(stream.read(_HEAD_BYTES)) in READERS
    except OSError:
        return False


def read(path: Path, *, root: Path | None = None, limits: Limits | None = None) -> Document:
    """Read the file at ``path``.

    Args:
        path: the file.
        root: what the document's path is given relative to, with forward slashes; by default the name alone is kept.
        limits: bounds on what the file may cost.

    Returns:
        The document. One that cannot be read has the status unreadable and a reason; no file makes this raise.
    """
    name = path.name
    if root is not None and path.is_relative_to(root):
        name = path.relative_to(root).as_posix()
    suffix = path.suffix.lower().lstrip(".")
    try:
        return _read(path, name, suffix, limits or Limits())
    except UnreadableError as error:
        return _unreadable(name, suffix, error.reason, error.detail)
    except OSError as error:
        return _unreadable(name, suffix, Reason.NO_ACCESS, type(error).__name__)
    except MemoryError:
        return _unreadable(name, suffix, Reason.MEMORY)
    except Exception as error:
        return _unreadable(name, suffix, Reason.CRASH, f"{type(error).__name__}: {error}"[:500])


def _unreadable(name: str, suffix: str, reason: Reason, detail: str = "") -> Document:
    return Document(name, suffix or "?", status=Status.UNREADABLE, reason=reason, detail=detail)


def _read(path: Path, name: str, suffix: str, limits: Limits) -> Document:
    if not path.is_file():
        raise UnreadableError(Reason.NO_ACCESS, "no regular file")
    if path.stat().st_size > limits.max_bytes:
        raise UnreadableError(Reason.TOO_LARGE, f"{path.stat().st_size} bytes")
    data = path.read_bytes()
    if not data:
        raise UnreadableError(Reason.EMPTY, "0 bytes")
    kind = sniff(data)
    if kind is Kind.OLE_ENCRYPTED:
        raise UnreadableError(Reason.ENCRYPTED, kind.value)
    if kind not in READERS:
        raise UnreadableError(_refusal(kind, suffix), kind.value)
    document = reader_of(kind)(data, name, limits)
    if suffix in _PROMISING and suffix not in _SUFFIXES.get(kind, ()):
        return replace(document, detail=f"named .{suffix}, read as {document.format}; {document.detail}".rstrip("; "))
    return document


def _refusal(kind: Kind, suffix: str) -> Reason:
    """Return why a file of a kind that has no reader is refused."""
    if kind is Kind.UNKNOWN or (suffix in _PROMISING and kind in _SAVED_WRONG):
        return Reason.WRONG_TYPE
    return Reason.NO_TEXT if kind is Kind.IMAGE else Reason.UNSUPPORTED
