"""What stops work on a draft, as a sentence for the user."""

from __future__ import annotations

from clausecheck.texts import Message, message


class DraftError(Exception):
    """Work on a draft that cannot be done; ``said`` tells the user why, and what to do."""

    def __init__(self, key: str, **values: object) -> None:
        self.said: Message = message(key, **values)
        super().__init__(key)
