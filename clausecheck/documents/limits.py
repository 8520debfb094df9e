"""How much a file may cost before it counts as unreadable."""

from __future__ import annotations

from dataclasses import dataclass

from clausecheck.documents.model import Reason


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that fit contracts many times over: of the file, its text, the time, and what a package may unfold to.

    ``max_attached`` bounds how many files may lie in one file, all levels together; ``max_containers`` how many levels.
    """

    max_bytes: int = 200_000_000
    max_pages: int = 5_000
    max_characters: int = 50_000_000
    max_parts: int = 2_000
    max_unpacked_bytes: int = 300_000_000
    max_nesting: int = 60
    max_attached: int = 2_000
    max_containers: int = 6
    max_seconds: float = 60.0


class UnreadableError(Exception):
    """A file that cannot be read, with the reason from the closed list; raised and caught on this floor only."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(detail or reason.value)
        self.reason = reason
        self.detail = detail
