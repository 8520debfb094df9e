"""Files that lie as objects in compound files: packed with their name, as a PDF, as an Office document."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Attached, Document, Reason

if TYPE_CHECKING:
    import olefile

_NATIVE = "\x01Ole10Native"
_CONTENTS = ("CONTENTS", "Package", "EmbeddedOdf")
_OFFICE = ("WordDocument", "Workbook", "Book", "PowerPoint Document", "__properties_version1.0")
_LONGEST_NAME = 1000


class StoredReader(Protocol):
    """What reads a Word file that lies in a compound file."""

    def __call__(self, compound: olefile.OleFileIO, place: tuple[str, ...], path: str, limits: Limits) -> Document:
        """Return the Word file in the storage ``place`` of ``compound``, called ``path``."""


def attached_in(content: bytes, name: str) -> Iterator[Attached]:
    """Yield the files in the compound file ``content``, called ``name`` where they do not say their own name.

    One that cannot be opened, or that holds nothing known, is yielded all the same: reading it gives the reason.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as compound:
            streams = {entry[0] for entry in compound.listdir() if len(entry) == 1}
            found = _in_storage(compound, (), streams, name)
    except Exception:  # olefile raises whatever a damaged directory leads to
        streams, found = set(), None
    if found is not None:
        yield found
    elif streams & set(_OFFICE) or not streams:
        # Drawings and formulas are objects too, and say nothing.
        yield Attached(name, partial(bytes, content))


def objects_in(
    compound: olefile.OleFileIO, place: tuple[str, ...], limits: Limits, read_stored_doc: StoredReader
) -> Iterator[Attached]:
    """Yield the files that lie in the storages below ``place`` of a compound file, Word's to be read where they lie."""
    depth = len(place)
    storages: dict[str, set[str]] = {}
    for entry in compound.listdir():
        if tuple(entry[:depth]) == place and len(entry) == depth + 2:
            storages.setdefault(entry[depth], set()).add(entry[depth + 1])
    for number, (storage, streams) in enumerate(sorted(storages.items()), 1):
        here, name = (*place, storage), f"objekt {number}"
        try:
            found = _in_storage(compound, here, streams, f"{name}.bin")
        except OSError:
            found = Attached(f"{name}.bin", _broken)
        if found is not None:
            yield found
        elif "WordDocument" in streams:
            yield Attached(f"{name}.doc", read=partial(read_stored_doc, compound, here, limits=limits))
        elif streams & set(_OFFICE):
            yield Attached(f"{name}.bin", _unknown)


def _in_storage(compound: olefile.OleFileIO, place: tuple[str, ...], streams: set[str], name: str) -> Attached | None:
    """Return the file that a storage holds as a stream of its own; None if it holds none."""
    if _NATIVE in streams:
        return _packed(compound.openstream([*place, _NATIVE]).read(), name)
    for stream in _CONTENTS:
        if stream in streams:
            return Attached(name, partial(bytes, compound.openstream([*place, stream]).read()))
    return None


def _packed(stream: bytes, name: str) -> Attached:
    """Return a packed file: sizes, its name, where it came from, where it was put, its content."""
    try:
        at = 6
        label, at = _text(stream, at)
        _, at = _text(stream, at)
        at += 4
        (length,) = struct.unpack_from("<I", stream, at)
        at += 4 + length
        (size,) = struct.unpack_from("<I", stream, at)
        content = stream[at + 4 : at + 4 + size]
    except (struct.error, ValueError):
        return Attached(name, _broken)
    return Attached(label.replace("\\", "/").rsplit("/", 1)[-1] or name, partial(bytes, content))


def _text(stream: bytes, at: int) -> tuple[str, int]:
    end = stream.index(b"\0", at, at + _LONGEST_NAME)
    return stream[at:end].decode("cp1252", "replace"), end + 1


def _broken() -> bytes:
    raise UnreadableError(Reason.TRUNCATED, "packed object")


def _unknown() -> bytes:
    raise UnreadableError(Reason.UNSUPPORTED, "stored object")
