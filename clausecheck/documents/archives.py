"""ZIP archives: each member is a document of its own, read where it lies; nothing is ever written to the disk."""

from __future__ import annotations

import zipfile
from functools import partial

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.litter import is_litter
from clausecheck.documents.model import Attached, Document, Reason
from clausecheck.documents.packages import GRACE_BYTES, MOST_RATIO, opened, unzipped

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
# What macOS adds beside the files.
_RESOURCE_FORKS = "__MACOSX/"


def read_zip(data: bytes, path: str, limits: Limits) -> Document:
    """Return an archive as a `Document` without text whose members are attached to it.

    Raises:
        UnreadableError: it is damaged, or has no members.
    """
    archive = opened(data)
    attached = []
    for entry in archive.infolist():
        name = _name(entry)
        if entry.is_dir() or name.startswith(_RESOURCE_FORKS) or is_litter(name.replace("\\", "/").rsplit("/", 1)[-1]):
            continue
        attached.append(Attached(name, partial(_load, archive, entry, limits)))
    if not attached:
        raise UnreadableError(Reason.EMPTY, "no members")
    return Document(path, "zip", attached=tuple(attached))


def _load(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> bytes:
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadableError(Reason.ENCRYPTED, "zip")
    if entry.file_size > limits.max_bytes:
        raise UnreadableError(Reason.TOO_LARGE, f"{entry.file_size} bytes")
    if entry.file_size > GRACE_BYTES and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        raise UnreadableError(Reason.TOO_LARGE, "ratio")
    return unzipped(archive, entry)


def _name(entry: zipfile.ZipInfo) -> str:
    """Return a member's name; where it is not marked as UTF-8, Danish Windows wrote it in code page 850."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp850")
