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


# What only a fault of the program, or of how it is installed, raises.
BROKEN = (ImportError, NameError, SyntaxError)
_BROKEN_NAMES = ("ImportError", "ModuleNotFoundError", "NameError", "UnboundLocalError", "SyntaxError")


def broken_program(error: Exception) -> DraftError:
    """Return an error of the program itself as one that does not blame the file."""
    return DraftError("drafts.broken_program", detail=f"{type(error).__name__}: {error}"[:200])


def is_broken_program(detail: str) -> bool:
    """Tell whether the ``detail`` of an unreadable document is a fault of the program itself."""
    return detail.split(":", 1)[0] in _BROKEN_NAMES


def explain(error: DraftError, language: str) -> str:
    """Return what stopped the work as a sentence; a reason from the closed list is told in its words."""
    values = dict(error.said.values)
    if values.get("why") in {reason.value for reason in Reason}:
        values["why"] = text(f"reason.{values['why']}", language)
    said = text(error.said.key, language, **values)
    return f"{error.file}: {said}" if error.file else said
