"""What is found out on the way to what is in force: which findings fell, by what, and what the user must be told."""

from __future__ import annotations

from dataclasses import dataclass, field

from clausecheck.contracts.material import Found
from clausecheck.contracts.model import FindingStatus
from clausecheck.texts import Message


@dataclass(slots=True)
class Work:
    """What is known so far.

    ``fallen`` gives by identity of the finding its status and what took its force; ``active`` are the documents (by
    identity) that took something away; ``doubt`` says that something asks for review whatever the verdict.
    """

    fallen: dict[int, tuple[FindingStatus, str | None]] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)
    doubt: bool = False
    active: set[int] = field(default_factory=set)

    def fall(self, item: Found, by: str | None, why: Message, status: FindingStatus = FindingStatus.SUPERSEDED) -> None:
        """Let ``item`` fall by ``by``, unless it has fallen before."""
        if id(item) not in self.fallen:
            self.fallen[id(item)] = (status, by)
            self.notes.append(why)
