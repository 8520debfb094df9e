"""Reads what a loose file tells: its kind, number, supplier and the names in its title."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.bundles.loose import Loose, plain
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.contract_numbers import read_contract_number
from clausecheck.contracts.facts.kinds import describe
from clausecheck.contracts.facts.parties import read_parties
from clausecheck.contracts.names import names_annex
from clausecheck.contracts.vocabulary import fact_list
from clausecheck.documents.glimpse import glimpse
from clausecheck.documents.limits import Limits
from clausecheck.documents.model import Document

_LONGEST_HEAD = 6_000
_SHORTEST_WORD = 4
_WORD = re.compile(r"[^\W\d_]+")


def look_at(files: ContractFiles, root: Path, limits: Limits | None = None) -> Loose:
    """Return what the loose file ``files`` below ``root`` tells by its beginning and its end.

    No file makes this raise.
    """
    return told_by(files, glimpse(files.files[0], root, limits))


def told_by(files: ContractFiles, document: Document | None = None) -> Loose:
    """Return what the loose file ``files`` tells, read as ``document``; by its name alone where that is None."""
    if document is None:
        document = Document(files.folder, files.files[0].suffix.lower().lstrip("."))
    item = describe(document)
    source = Source(item, ())
    return Loose(
        files,
        item.kind,
        read_contract_number([source]),
        read_parties([source]).supplier,
        plain(f"{files.folder} {document.text[:_LONGEST_HEAD]}"),
        _names(f"{files.files[0].stem} {item.title or ''}"),
        empty=not document.text.strip(),
        called_annex=names_annex(files.files[0].stem),
    )


def _names(text: str) -> frozenset[str]:
    """Return the words of a file's name and title that can be the name of a system or a supplier."""
    found = {word.lower() for word in _WORD.findall(text)}
    return frozenset(word for word in found if len(word) >= _SHORTEST_WORD and word not in _generic())


@cache
def _generic() -> frozenset[str]:
    return frozenset(fact_list("systems", "common")) | frozenset(fact_list("systems", "generic"))
