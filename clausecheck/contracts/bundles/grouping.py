"""Which files below a root make one contract.

A folder directly below the root is one contract, with everything below it. Loose files in the root are put together by
contract number, parties and name; one that belongs to nothing else is a contract of its own. A root that holds the
documents of one contract is that contract.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from clausecheck.contracts.bundles.belonging import Look, gather
from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.bundles.loose import Loose
from clausecheck.contracts.bundles.one_contract import parts_of_one
from clausecheck.contracts.bundles.own_reports import is_own_report
from clausecheck.documents.litter import is_litter
from clausecheck.documents.names import name_below

__all__ = ["REGISTER_NAMES", "ContractFiles", "group"]

# The last two as KITOS names its overview and its file for creating contracts.
REGISTER_NAMES = ("kontrakter.csv", "kontrakter.xlsx", "it kontrakter overblik.xlsx", "os2kitos it kontrakter.xlsx")
# Shortcuts lead to a document that lies elsewhere: as links, they are told and not followed.
_SHORTCUTS = (".lnk", ".url", ".webloc", ".desktop")
_Key = tuple[tuple[tuple[int, int, str], ...], str]
_DIGITS = re.compile(r"(\d+)")


def group(root: Path, look: Look | None = None) -> list[ContractFiles]:
    """Return the contracts at ``root`` in natural order ("2" before "10"), folders and loose files together.

    A ``root`` that is a file is one contract. Hidden files, lock files, the contract register and the tool's own
    reports in the root are left out. Links to folders and links that lead out of the root are not followed but told. A
    folder without documents is a contract without documents.

    Args:
        root: a folder, or one file.
        look: tells of loose files what they begin and end with; by default they are read here.

    Raises:
        OSError: ``root`` cannot be opened.
    """
    if not root.is_dir():
        root.stat()
        return [ContractFiles(root.name, (root,))]
    inside = root.resolve()
    folders, loose, linked = [], [], []
    for entry in sorted(root.iterdir(), key=_natural):
        if _is_left_out(entry) or entry.name.lower() in REGISTER_NAMES or _leads_back(entry, inside):
            continue
        if _leads_out(entry, inside):
            linked.append(ContractFiles(_relative(entry, root), (), links=(entry,)))
        elif entry.is_dir():
            folders.append(_folder(entry, root, inside))
        elif entry.is_file() and not is_own_report(entry):
            loose.append(ContractFiles(_relative(entry, root), (entry,)))

    def look_here(files: Sequence[ContractFiles]) -> list[Loose]:
        from clausecheck.contracts.bundles.looking import look_at

        return [look_at(one, root) for one in files]

    if not loose and (whole := parts_of_one(folders, _name_of(root))) is not None:
        return [replace(whole, links=(*whole.links, *(path for files in linked for path in files.links)))]
    together = len(loose) > 1 or (loose and folders)
    contracts = gather(folders, loose, look or look_here, _name_of(root)) if together else [*folders, *loose]
    contracts = [*contracts, *linked]
    return sorted(contracts, key=lambda contract: _natural(Path(contract.folder)))


def _name_of(root: Path) -> str:
    return root.name or root.resolve().name or str(root)


def _folder(folder: Path, root: Path, inside: Path) -> ContractFiles:
    closed: list[Path] = []

    def on_error(error: OSError) -> None:
        closed.append(Path(error.filename))

    found = [
        path for path in _walk(folder, on_error) if not (is_litter(path.name) or _leads_back(path, folder.resolve()))
    ]
    links = [path for path in found if _leads_out(path, inside)]
    files = [path for path in found if path not in links and path.is_file()]
    return ContractFiles(
        _relative(folder, root),
        tuple(sorted(files, key=_natural)),
        tuple(sorted(closed, key=_natural)),
        links=tuple(sorted(links, key=_natural)),
    )


def _walk(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield the files below ``folder``, and the links to folders, which are not followed."""
    for directory, names, files in os.walk(folder, onerror=on_error):
        names[:] = [name for name in names if not name.startswith(".")]
        for name in (*files, *(name for name in names if Path(directory, name).is_symlink())):
            yield Path(directory, name)


def _is_left_out(entry: Path) -> bool:
    return is_litter(entry.name) or (entry.name.startswith(".") and entry.is_dir())


def _leads_back(path: Path, home: Path) -> bool:
    """Tell whether ``path`` is a link to a folder that is read anyway, since it lies in ``home``."""
    return path.is_symlink() and path.is_dir() and path.resolve().is_relative_to(home)


def _leads_out(path: Path, inside: Path) -> bool:
    """Tell whether ``path`` is a link that is not followed: to a folder, out of ``inside``, nothing, or a shortcut."""
    if path.suffix.lower() in _SHORTCUTS and path.is_file():
        return True
    if not path.is_symlink():
        return False
    try:
        target = path.resolve()
    except (OSError, RuntimeError):
        return True
    return not (target.is_file() and target.is_relative_to(inside))


def _relative(path: Path, root: Path) -> str:
    return name_below(path, root)


def _natural(path: Path) -> tuple[_Key, ...]:
    return tuple(_natural_text(part) for part in path.parts)


def _natural_text(text: str) -> _Key:
    parts = _DIGITS.split(unicodedata.normalize("NFC", text).casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts), text
