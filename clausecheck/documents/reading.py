"""File → `Document`, whatever the file is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Document, Reason, Status
from clausecheck.documents.sniffing import Kind, sniff

_NOT_YET = {
    Kind.OLE: "ole",
    Kind.IMAGE: "image",
    Kind.RTF: "rtf",
    Kind.HTML: "html",
    Kind.MAIL: "mail",
}
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})


def is_candidate(path: Path) -> bool:
    """Return whether ``path`` can be a document: no hidden file, Word lock file or folder setting of the system."""
    name = path.name
    return not name.startswith((".", "~$")) and name.lower() not in _SYSTEM_FILES


def read(path: Path, *, root: Path | None = None, limits: Limits | None = None) -> Document:
    """Read the file at ``path``.

    Args:
        path: the file.
        root: what the document's path is given relative to, with forward slashes; by default the name alone is kept.
        limits: bounds on what the file may cost.

    Returns:
        The document. One that cannot be read has the status unreadable and a reason; no file makes this raise.
    """
    limits = limits or Limits()
    name = path.relative_to(root).as_posix() if root is not None else path.name
    suffix = path.suffix.lower().lstrip(".")
    try:
        if path.stat().st_size > limits.max_bytes:
            raise UnreadableError(Reason.TOO_LARGE)
        data = path.read_bytes()
        return _read(data, name, suffix, limits)
    except UnreadableError as error:
        return _unreadable(name, suffix, error.reason, error.detail)
    except OSError as error:
        return _unreadable(name, suffix, Reason.NO_ACCESS, type(error).__name__)
    except MemoryError:
        return _unreadable(name, suffix, Reason.MEMORY)
    except Exception as error:
        return _unreadable(name, suffix, Reason.CRASH, f"{type(error).__name__}: {error}")


def _unreadable(name: str, suffix: str, reason: Reason, detail: str = "") -> Document:
    return Document(name, suffix or "?", status=Status.UNREADABLE, reason=reason, detail=detail)


def _read(data: bytes, name: str, suffix: str, limits: Limits) -> Document:
    if not data:
        raise UnreadableError(Reason.EMPTY)
    kind = sniff(data)
    if kind is Kind.OLE_ENCRYPTED:
        raise UnreadableError(Reason.ENCRYPTED)
    if kind is Kind.UNKNOWN:
        raise UnreadableError(Reason.WRONG_TYPE, "content of no known kind")
    if kind in _NOT_YET:
        raise UnreadableError(_reason_for(kind, suffix), _NOT_YET[kind])
    return _reader(kind)(data, name, limits)


def _reason_for(kind: Kind, suffix: str) -> Reason:
    """Return why a file of a kind that is not read yet is refused: its type, or that its name says another."""
    claims_readable = suffix in {"pdf", "docx", "txt"}
    return Reason.WRONG_TYPE if claims_readable else Reason.NO_TEXT if kind is Kind.IMAGE else Reason.UNSUPPORTED


def _reader(kind: Kind) -> Callable[[bytes, str, Limits], Document]:
    if kind is Kind.PDF:
        from clausecheck.documents.pdf import read_pdf

        return read_pdf
    if kind is Kind.ZIP:
        from clausecheck.documents.docx import read_docx

        return read_docx
    from clausecheck.documents.plaintext import read_text

    return read_text
