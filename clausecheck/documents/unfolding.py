"""A file that holds files becomes several documents: attachments, embedded documents, the members of an archive."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Attached, Document, Reason, Status

_LONGEST_NAME = 150
# A logo says a name and perhaps a promise.
_WORD, _FEWEST_WORDS = re.compile(r"[^\W\d_]{2,}"), 4
# Why a picture may hold words though none were read in it.
_NOT_SEEN = (Reason.TIME, Reason.MEMORY, Reason.CRASH, Reason.TOO_LARGE)

ReadBytes = Callable[[bytes, str, Limits], Document]
"""Content, path and limits in, the document out; never raises."""


def unfold(document: Document, read: ReadBytes, limits: Limits) -> list[Document]:
    """Return ``document`` and every document inside it, in their order; none of them holds files any more.

    A file that only holds files (an archive) is left out, unless something in it had to be passed over.
    """
    return _Unfolding(read, limits).of(document, 0)


@dataclass(slots=True)
class _Unfolding:
    """Unfolds one file within the limits that hold for all that it unfolds to."""

    read: ReadBytes
    limits: Limits
    files: int = 0
    size: int = 0
    paths: set[str] = field(default_factory=set)

    def of(self, document: Document, depth: int) -> list[Document]:
        self.paths.add(document.path.casefold())
        inside: list[Document] = []
        for attached in document.attached:
            if self.files >= self.limits.max_attached:
                document = _passed_over(document, f"more than {self.limits.max_attached} files")
                break
            self.files += 1
            found = self._attached(attached, document.path, depth)
            inside += found if not attached.logo or _says_something(found) else []
        own = replace(document, attached=())
        holds_only = not own.text and own.status is Status.READ
        return inside if holds_only and inside else [own, *inside]

    def _attached(self, attached: Attached, parent: str, depth: int) -> list[Document]:
        path = self._path(attached.name, parent)
        if depth >= self.limits.max_containers:
            return [_unreadable(path, Reason.TOO_DEEP, "files in files")]
        try:
            return self.of(self._document(attached, path), depth + 1)
        except UnreadableError as error:
            return [_unreadable(path, error.reason, error.detail)]
        except MemoryError:
            return [_unreadable(path, Reason.MEMORY)]
        except Exception as error:
            return [_unreadable(path, Reason.CRASH, f"{type(error).__name__}: {error}"[:500])]

    def _document(self, attached: Attached, path: str) -> Document:
        if attached.read is not None:
            return attached.read(path)
        data = attached.load() if attached.load is not None else b""
        self.size += len(data)
        if self.size > self.limits.max_unpacked_bytes or len(data) > self.limits.max_bytes:
            raise UnreadableError(Reason.TOO_LARGE, f"{self.size} bytes unpacked")
        return self.read(data, path, self.limits)

    def _path(self, name: str, parent: str) -> str:
        """Return a path below ``parent`` that no other document has."""
        path = f"{parent}/{safe_name(name)}"
        stem, suffix = path.removesuffix(PurePosixPath(path).suffix), PurePosixPath(path).suffix
        count = 1
        while path.casefold() in self.paths:
            count += 1
            path = f"{stem} ({count}){suffix}"
        return path


def safe_name(name: str) -> str:
    """Return the name of a file inside another with forward slashes, without what leads out or cannot be printed."""
    parts = []
    for part in name.replace("\\", "/").split("/"):
        printable = "".join(char for char in part if char.isprintable()).strip()
        if printable and printable.strip(".") and not (len(printable) == 2 and printable[1] == ":"):
            stem, dot, suffix = printable.rpartition(".")
            longest = _LONGEST_NAME - len(suffix)
            parts.append(f"{stem[:longest]}{dot}{suffix}" if stem and longest > 0 else printable[:_LONGEST_NAME])
    return "/".join(parts) or "uden navn"


def _says_something(pictures: list[Document]) -> bool:
    """Tell a picture that holds words, or may hold some that nobody could read, from a logo."""
    return any(len(_WORD.findall(one.text)) >= _FEWEST_WORDS or one.reason in _NOT_SEEN for one in pictures)


def _passed_over(document: Document, detail: str) -> Document:
    if document.status is not Status.READ:
        return document
    status = Status.PARTLY_READ if document.text else Status.UNREADABLE
    return replace(document, status=status, reason=Reason.TOO_LARGE, detail=detail)


def _unreadable(path: str, reason: Reason, detail: str = "") -> Document:
    suffix = PurePosixPath(path).suffix.lower().lstrip(".")
    return Document(path, suffix or "?", status=Status.UNREADABLE, reason=reason, detail=detail)
