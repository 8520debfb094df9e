"""What is found out on the way to what is in force: which findings fell, by what, and what the user must be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from clausecheck.contracts.material import Found
from clausecheck.contracts.model import FindingStatus
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.texts import Message


@dataclass(slots=True)
class Work:
    """What is known so far of how things stand on the day ``as_of``.

    ``fallen`` gives by identity of the finding its status and what took its force; ``active`` are the documents (by
    identity) that took something away; ``doubt`` says that something asks for review whatever the verdict; ``loose``
    are bars, demands for people and conditions that fell by something that is not certain; ``unclear`` are, by the
    document's path, the clauses whose effect is not clear: index and section.
    """

    as_of: dt.date
    fallen: dict[int, tuple[FindingStatus, str | None]] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)
    doubt: bool = False
    active: set[int] = field(default_factory=set)
    loose: list[Found] = field(default_factory=list)
    unclear: dict[str, dict[int, str | None]] = field(default_factory=dict)

    def live(self, found: Iterable[Found]) -> list[Found]:
        """Return those of ``found`` that have not fallen so far."""
        return [item for item in found if id(item) not in self.fallen]

    def fall(
        self,
        item: Found,
        by: str | None,
        why: Message | None,
        status: FindingStatus = FindingStatus.SUPERSEDED,
        *,
        certain: bool,
    ) -> None:
        """Let ``item`` fall by ``by``, unless it has fallen before; ``certain`` says that nobody need look at it."""
        if id(item) in self.fallen:
            return
        self.fallen[id(item)] = (status, by)
        if why is not None:
            self.notes.append(why)
        if not certain and side_of(item.finding.effect) in (Side.CLOSED, Side.HALF):
            self.loose.append(item)
