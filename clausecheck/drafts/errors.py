"""What stops work on a draft, as a sentence for the user."""

from __future__ import annotations

from clausecheck.documents.model import Reason
from clausecheck.texts import Message, message, text


class DraftError(Exception):
    """Work on a draft that cannot be done; ``said`` tells the user why and what to do, ``file`` on which file."""

    def __init__(self, key: str, *, file: str = "", **values: object) -> None:
        self.said: Message = message(key, **values)
        self.file = file
        super().__init__(key)


def explain(error: DraftError, language: str) -> str:
    """Return what stopped the work as a sentence; a reason from the closed list is told in its words."""
    values = dict(error.said.values)
    if values.get("why") in {reason.value for reason in Reason}:
        values["why"] = text(f"reason.{values['why']}", language)
    said = text(error.said.key, language, **values)
    return f"{error.file}: {said}" if error.file else said
