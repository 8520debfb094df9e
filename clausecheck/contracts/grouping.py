"""Which files below a root make one contract.

A folder directly below the root is one contract, with everything below it. Loose files in the root are put together by
contract number, parties and name; one that belongs to nothing else is a contract of its own.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from clausecheck.contracts.belonging import Look, gather
from clausecheck.contracts.files import ContractFiles
from clausecheck.documents.model import Document

__all__ = ["REGISTER_NAMES", "ContractFiles", "group"]

# The last two as KITOS names its overview and its file for creating contracts.
REGISTER_NAMES = ("kontrakter.csv", "kontrakter.xlsx", "it kontrakter overblik.xlsx", "os2kitos it kontrakter.xlsx")
# What operating systems and office programs leave beside the documents.
_LITTER = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
_LITTER_SUFFIXES = (".tmp", ".lnk", ".url", ".crdownload", ".part")
_Key = tuple[tuple[tuple[int, int, str], ...], str]
_DIGITS = re.compile(r"(\d+)")


def group(root: Path, look: Look | None = None) -> list[ContractFiles]:
    """Return the contracts at ``root`` in natural order ("2" before "10"), folders and loose files together.

    A ``root`` that is a file is one contract. Hidden files, lock files, the contract register and links that lead out
    of the root are left out. A folder without documents is a contract without documents.

    Args:
        root: a folder, or one file.
        look: gives the documents for loose files, or what they begin and end with; by default they are read here.

    Raises:
        OSError: ``root`` cannot be opened.
    """
    if not root.is_dir():
        root.stat()
        return [ContractFiles(root.name, (root,))]
    inside = root.resolve()
    folders, loose = [], []
    for entry in sorted(root.iterdir(), key=_natural):
        if entry.is_symlink() and entry.is_dir():
            continue
        if entry.is_dir():
            if not entry.name.startswith("."):
                folders.append(_folder(entry, root, inside))
        elif entry.name.lower() not in REGISTER_NAMES and _counts(entry, inside):
            loose.append(ContractFiles(_relative(entry, root), (entry,)))

    def look_here(paths: Sequence[Path]) -> Sequence[Document]:
        from clausecheck.documents.glimpse import glimpse

        return [glimpse(path, root) for path in paths]

    together = len(loose) > 1 or (loose and folders)
    contracts = gather(folders, loose, look or look_here) if together else [*folders, *loose]
    return sorted(contracts, key=lambda contract: _natural(Path(contract.folder)))


def _folder(folder: Path, root: Path, inside: Path) -> ContractFiles:
    closed: list[Path] = []

    def on_error(error: OSError) -> None:
        closed.append(Path(error.filename))

    files = [path for path in _walk(folder, on_error) if _counts(path, inside)]
    return ContractFiles(
        _relative(folder, root), tuple(sorted(files, key=_natural)), tuple(sorted(closed, key=_natural))
    )


def _walk(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    for directory, names, files in os.walk(folder, onerror=on_error):
        names[:] = [name for name in names if not name.startswith(".")]
        for name in files:
            yield Path(directory, name)


def _counts(path: Path, inside: Path) -> bool:
    """Tell whether ``path`` is a document to read, not litter and not a link that leads out of ``inside``."""
    name = path.name.lower()
    if name.startswith((".", "~")) or name in _LITTER or name.endswith(_LITTER_SUFFIXES):
        return False
    if path.is_symlink():
        target = path.resolve()
        return target.is_file() and target.is_relative_to(inside)
    return path.is_file()


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _natural(path: Path) -> tuple[_Key, ...]:
    return tuple(_natural_text(part) for part in path.parts)


def _natural_text(text: str) -> _Key:
    parts = _DIGITS.split(unicodedata.normalize("NFC", text).casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts), text
