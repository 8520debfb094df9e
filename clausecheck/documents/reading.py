"""File → `Document`s, whatever the file is: the reader goes by the content, never by the name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.litter import is_litter
from clausecheck.documents.model import Document, Reason, Status, View
from clausecheck.documents.names import name_below, readable
from clausecheck.documents.progress import begin
from clausecheck.documents.readers import READERS, may_have_reader, reader_of
from clausecheck.documents.sniffing import Kind, sniff, sniff_head
from clausecheck.documents.unfolding import unfold

_HEAD_BYTES = 8192
# What a name promises; a web page or a picture in its place is a mistake in saving.
_PAGES = ("html", "htm", "xhtml")
_PROMISING = frozenset({"pdf", "docx", "docm", "dotx", "dotm"})
_SAVED_WRONG = frozenset({Kind.UNKNOWN, Kind.HTML, Kind.IMAGE, Kind.XML})
_SUFFIXES = {
    Kind.PDF: frozenset({"pdf"}),
    Kind.DOCX: frozenset({"docx", "docm", "dotx", "dotm"}),
}


def is_candidate(path: Path) -> bool:
    """Return whether ``path`` can be a document: no hidden file, Word lock file or folder setting of the system."""
    return not is_litter(path.name)


def supported(path: Path) -> bool:
    """Return whether there is a reader for what the file at ``path`` begins with; False if it cannot be opened."""
    try:
        with path.open("rb") as stream:
            return may_have_reader(sniff_head(stream.read(_HEAD_BYTES)))
    except OSError:
        return False


def read(path: Path, *, root: Path | None = None, limits: Limits | None = None, view: View = View.ACCEPTED) -> Document:
    """Read the file at ``path`` alone, without the files that it holds.

    Args:
        path: the file.
        root: what the document's path is given relative to, with forward slashes; by default the name alone is kept.
        limits: bounds on what the file may cost.
        view: how tracked changes are read.

    Returns:
        The document. One that cannot be read has the status unreadable and a reason; no file makes this raise.
    """
    document = _read_file(path, root, limits or Limits(), view)
    if document.attached and not document.text and document.status is Status.READ:
        return _unreadable(document.path, document.format, Reason.UNSUPPORTED, "holds files only")
    return replace(document, attached=())


def read_all(
    path: Path, *, root: Path | None = None, limits: Limits | None = None, view: View = View.ACCEPTED
) -> list[Document]:
    """Read the file at ``path`` and every file inside it: attachments, embedded documents, the members of an archive.

    Args:
        path: the file.
        root: what the documents' paths are given relative to, with forward slashes; by default the name alone is kept.
        limits: bounds on what the file may cost, all that it holds included.
        view: how tracked changes are read.

    Returns:
        The documents, at least one; the path of one inside another begins with that one's ("mail.eml/bilag 3.pdf").
        What cannot be read has the status unreadable and a reason; no file makes this raise.
    """
    limits = limits or Limits()
    return unfold(_read_file(path, root, limits, view), partial(read_bytes, view=view), limits)


def read_bytes(data: bytes, name: str, limits: Limits, view: View = View.ACCEPTED) -> Document:
    """Read ``data``, the content of a file that is called ``name``, the files that it holds still folded in.

    Returns:
        The document; one that cannot be read has the status unreadable and a reason. Nothing makes this raise.
    """
    suffix = _suffix(name)
    try:
        begin(name)
        return _read(data, name, suffix, limits, view)
    except UnreadableError as error:
        return _unreadable(name, suffix, error.reason, error.detail)
    except MemoryError:
        return _unreadable(name, suffix, Reason.MEMORY)
    except RecursionError:
        return _unreadable(name, suffix, Reason.TOO_DEEP, "recursion")
    except Exception as error:
        return _unreadable(name, suffix, Reason.CRASH, f"{type(error).__name__}: {error}"[:500])


def path_from(path: Path, root: Path | None) -> str:
    """Return what a document at ``path`` is called: its path from ``root`` with forward slashes, or its name alone."""
    return name_below(path, root) if root is not None and path.is_relative_to(root) else readable(path.name)


def _read_file(path: Path, root: Path | None, limits: Limits, view: View) -> Document:
    name = path_from(path, root)
    try:
        data = _content(path, limits)
    except UnreadableError as error:
        return _unreadable(name, _suffix(name), error.reason, error.detail)
    except OSError as error:
        return _unreadable(name, _suffix(name), Reason.NO_ACCESS, type(error).__name__)
    except MemoryError:
        return _unreadable(name, _suffix(name), Reason.MEMORY)
    return read_bytes(data, name, limits, view)


def _content(path: Path, limits: Limits) -> bytes:
    if not path.is_file():
        raise UnreadableError(Reason.NO_ACCESS, "no regular file")
    if path.stat().st_size > limits.max_bytes:
        raise UnreadableError(Reason.TOO_LARGE, f"{path.stat().st_size} bytes")
    return path.read_bytes()


def _suffix(name: str) -> str:
    return Path(name).suffix.lower().lstrip(".")


def _unreadable(name: str, suffix: str, reason: Reason, detail: str = "") -> Document:
    return Document(name, suffix or "?", status=Status.UNREADABLE, reason=reason, detail=detail)


def _read(data: bytes, name: str, suffix: str, limits: Limits, view: View) -> Document:
    if not data:
        raise UnreadableError(Reason.EMPTY, "0 bytes")
    kind = sniff(data)
    if kind is Kind.TEXT and suffix in _PAGES and b"</" in data:
        # A page without its frame; browsers read it as a page by its name.
        kind = Kind.HTML
    if kind is Kind.OLE_ENCRYPTED:
        raise UnreadableError(Reason.ENCRYPTED, kind.value)
    if kind not in READERS or (suffix in _PROMISING and kind in _SAVED_WRONG):
        raise UnreadableError(_refusal(kind, suffix), kind.value)
    document = reader_of(kind, view)(data, name, limits)
    if suffix in _PROMISING and suffix not in _SUFFIXES.get(kind, ()):
        return replace(document, detail=f"named .{suffix}, read as {document.format}; {document.detail}".rstrip("; "))
    return document


def _refusal(kind: Kind, suffix: str) -> Reason:
    """Return why a file of a kind that has no reader, or that its name does not promise, is refused."""
    wrong = kind is Kind.UNKNOWN or (suffix in _PROMISING and kind in _SAVED_WRONG)
    return Reason.WRONG_TYPE if wrong else Reason.UNSUPPORTED
