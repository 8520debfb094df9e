"""Files as read, opened again: their documents, the clauses of each, and what is asked of the effects floor.

A worker reads a file and soon makes a contract of it, so it keeps what it opened last instead of doing that twice.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clausecheck.clauses.model import Clause
from clausecheck.documents.model import Document
from clausecheck.portfolio import codec, judging

# Opened, a byte of packed text takes some thirty: a few dozen usual contracts.
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Opened:
    """The documents of a file, the clauses of each by its path, and those that are judged, by their keys."""

    documents: tuple[Document, ...]
    clauses: dict[str, Sequence[Clause]]
    asked: dict[judging.Key, Clause]


@dataclass(frozen=True, slots=True)
class _Documents:
    documents: tuple[Document, ...]


def pack_documents(documents: Sequence[Document], name: str) -> bytes:
    """Return the documents of the file ``name``, packed so that they can be unpacked for the same file elsewhere."""
    return codec.pack(_Documents(tuple(replace(item, path=item.path.removeprefix(name)) for item in documents)))


def unpack_documents(data: bytes, name: str) -> tuple[Document, ...]:
    """Return what `pack_documents` was given, now for the file ``name``."""
    return tuple(replace(item, path=name + item.path) for item in codec.unpack(data, _Documents).documents)


def opened(data: bytes, name: str) -> Opened:
    """Return the file ``name``, packed by `pack_documents` as ``data``, with its clauses."""
    found = _kept.get((data, name))
    if found is None:
        documents = unpack_documents(data, name)
        clauses = {document.path: judging.segmented(document) for document in documents}
        every = (clause for document in documents for clause in clauses[document.path])
        found = Opened(documents, clauses, judging.to_judge(every))
        _keep(data, name, found)
    return found


def _keep(data: bytes, name: str, found: Opened) -> None:
    """Keep ``found`` as long as there is room for it and for what was opened since."""
    if len(data) > _MOST_BYTES:
        return
    _kept[data, name] = found
    room = _MOST_BYTES - sum(len(packed) for packed, _ in _kept)
    while room < 0:
        (packed, _), _ = _kept.popitem(last=False)
        room += len(packed)


_kept: OrderedDict[tuple[bytes, str], Opened] = OrderedDict()
