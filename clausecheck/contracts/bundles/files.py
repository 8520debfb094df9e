"""The files that make one contract."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clausecheck.texts import Message


@dataclass(frozen=True, slots=True)
class ContractFiles:
    """The files of one contract.

    ``folder`` is the folder, or the loose file, relative to the root and with "/" between its parts; ``files`` are
    paths that begin with the root as it was given; ``closed`` are folders that could not be opened, as such paths, and
    ``links`` are links that are not followed: to folders, out of the root, or to nothing; ``doubts`` are questions on
    whether the files belong together.
    """

    folder: str
    files: tuple[Path, ...]
    closed: tuple[Path, ...] = ()
    doubts: tuple[Message, ...] = ()
    links: tuple[Path, ...] = ()
