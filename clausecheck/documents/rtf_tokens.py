"""Cuts RTF into control words, signs and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}]+)|(?P<stray>\\)",
    re.DOTALL,
)


class TokenKind(Enum):
    """What a token is."""

    WORD = "word"
    BYTE = "byte"
    SIGN = "sign"
    OPEN = "open"
    CLOSE = "close"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    """A token: a control word with its number, a sign, one byte of text (as a number), or a stretch of text."""

    kind: TokenKind
    text: str = ""
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of RTF; binary data in it is passed over."""
    source = data.decode("latin-1")
    at = 0
    while found := _TOKEN.match(source, at):
        at = found.end()
        kind = found.lastgroup or ""
        if kind in ("word", "number"):
            number = int(found["number"]) if found["number"] else None
            if found["word"] == "bin":
                at += max(number or 0, 0)
                continue
            yield Token(TokenKind.WORD, found["word"], number)
        elif kind == "byte":
            yield Token(TokenKind.BYTE, number=int(found["byte"], 16))
        elif kind == "sign":
            yield Token(TokenKind.SIGN, found["sign"])
        elif kind == "text":
            # Line ends in the file mean nothing.
            text = found["text"].replace("\r", "").replace("\n", "")
            if text:
                yield Token(TokenKind.TEXT, text)
        elif kind in ("open", "close"):
            yield Token(TokenKind.OPEN if kind == "open" else TokenKind.CLOSE)
