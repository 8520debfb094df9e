"""Follows the groups of RTF: which text is the body, a footnote, a header or nothing, and how its bytes are read."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field

from clausecheck.documents.blocks import Blocks, words
from clausecheck.documents.docx_styles import heading_level_of
from clausecheck.documents.formats import mapping, names
from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import AsideKind, Attached, ParagraphKind, Reason
from clausecheck.documents.ole_objects import attached_in
from clausecheck.documents.rtf_flow import RtfFlow
from clausecheck.documents.rtf_tokens import Token, TokenKind, tokens

_DEEPEST = 1_000
# Destinations whose text is collected apart; those behind "\*" that are not named here are passed over.
_ASIDES = {"footnote": "note", "shptxt": "box", "dptxbxtext": "box", "annotation": "comment", "atnauthor": "author"}
_MARGINS = {f"{kind}{side}": kind for kind in ("header", "footer") for side in ("", "l", "r", "f")}
_LABELS = frozenset(("listtext", "pntext"))
_INFO = {"title": "title", "subject": "subject", "author": "author"}
_TRANSPARENT = frozenset(("shpinst", "do", "shp", "fldrslt", "object", "result", "info"))
_SKIPPED, _SIGNS = names("rtf", "skipped"), mapping("rtf", "signs")
_CHARSETS = {int(number): codec for number, codec in mapping("rtf", "charsets").items()}
_HEX = re.compile(r"[^0-9a-fA-F]")


@dataclass(slots=True)
class _Group:
    """What holds until a group closes; ``target`` takes its text, None where it is passed over."""

    target: list[str] | None
    name: str = "body"
    owner: bool = False
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    skip_after: int = 1
    codec: str = ""

    @property
    def beside(self) -> AsideKind | None:
        """What its text is beside the agreed text; None where it is that."""
        if self.hidden:
            return AsideKind.HIDDEN
        if self.deleted:
            return AsideKind.DELETED
        return AsideKind.STRUCK if self.struck else None


@dataclass(slots=True)
class RtfReader:
    """Reads one RTF text; what stands beside the body is found in its fields afterwards."""

    blocks: Blocks
    deletions: int = 0
    margins: dict[str, list[str]] = field(default_factory=lambda: {"header": [], "footer": []})
    info: dict[str, str] = field(default_factory=dict)
    comments: list[tuple[str, int, str | None]] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    _flow: RtfFlow = field(init=False)
    _here: _Group = field(init=False)
    _groups: list[_Group] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _codec: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _font: int = 0
    _style: int | None = None
    _author: str | None = None
    _to_skip: int = 0
    _fresh: bool = False
    _starred: bool = False
    _last: AsideKind | None = None

    def __post_init__(self) -> None:
        self._flow = RtfFlow(self.blocks)
        self._here = _Group(self._flow.said)

    def read(self, data: bytes) -> bool:
        """Read everything; return whether every group that opens is closed.

        Raises:
            UnreadableError: groups lie too deep in each other, or there is more text than the limits allow.
        """
        handlers: dict[TokenKind, Callable[[Token], None]] = {
            TokenKind.WORD: self._word,
            TokenKind.SIGN: self._sign,
            TokenKind.TEXT: self._text,
            TokenKind.BYTE: self._byte,
        }
        for token in tokens(data):
            if token.kind is TokenKind.OPEN:
                self._open()
            elif token.kind is TokenKind.CLOSE:
                self._close()
            else:
                handlers[token.kind](token)
        whole = not self._groups
        while self._groups:
            self._close()
        self._flush()
        self._flow.end()
        return whole

    def _open(self) -> None:
        self._flush()
        self._to_skip = 0
        if len(self._groups) > _DEEPEST:
            raise UnreadableError(Reason.TOO_DEEP, "groups in groups")
        self._groups.append(self._here)
        self._here = copy(self._here)
        self._here.owner = False
        self._fresh = True

    def _close(self) -> None:
        self._flush()
        self._to_skip = 0
        self._fresh = self._starred = False
        if not self._groups:
            return
        closed, self._here = self._here, self._groups.pop()
        if closed.owner and closed.target is not None:
            self._finished(closed.name, "".join(closed.target))
        elif closed.name == "stylesheet" and self._here.name == "stylesheet" and closed.target is not None:
            self._named("".join(closed.target))
            closed.target.clear()

    def _finished(self, name: str, said: str) -> None:
        """Take what a destination said that has just ended."""
        text = words(said)
        if name in ("note", "box"):
            self._flow.asides.append((ParagraphKind.FOOTNOTE if name == "note" else ParagraphKind.TEXT_BOX, said))
        elif name == "label":
            self._flow.label = text
        elif name in self.margins:
            self.margins[name] += [line for part in said.split("\n") if (line := words(part))]
        elif name == "author":
            self._author = text or None
        elif name == "comment" and text:
            self.comments.append((text, self.blocks.builder.length, self._author))
        elif name.startswith("info-") and text:
            self.info[name.removeprefix("info-")] = text
        elif name == "data":
            self._take_object(said)

    def _take_object(self, said: str) -> None:
        """Take an embedded object: written in hexadecimal, a compound file behind a header of its own."""
        digits = _HEX.sub("", said)
        content = bytes.fromhex(digits[: len(digits) // 2 * 2])
        start = content.find(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
        if start >= 0:
            self.attached += attached_in(content[start:], f"objekt {len(self.attached) + 1}.bin")

    def _word(self, token: Token) -> None:
        self._flush()
        name, number = token.text, token.number
        starred, self._fresh, self._starred = self._starred, False, False
        if name == "u" and number is not None:
            self._put(chr(number % 65_536))
            self._to_skip = self._here.skip_after
        elif self._enters(name, starred):
            return
        elif starred and name not in _TRANSPARENT:
            self._here.target = None
        elif name in _SIGNS:
            self._put(_SIGNS[name])
        elif not self._describes_text(name, number):
            self._describes_paragraph(name, number)

    def _enters(self, name: str, starred: bool) -> bool:
        """Return whether a control word begins a destination, after having gone there."""
        here = self._here
        outer = here.name
        if name in _SKIPPED or (name in _TRANSPARENT and starred):
            # Shapes are passed over but for the text in them.
            here.target = None if name not in ("fldrslt", "result") else here.target
        elif name in _ASIDES:
            self._begin(_ASIDES[name])
        elif name in _LABELS:
            self._begin("label")
        elif name in _MARGINS:
            self._begin(_MARGINS[name])
        elif name == "objdata":
            self._begin("data")
        elif name == "stylesheet":
            self._begin("stylesheet")
        elif name == "info":
            here.name, here.target = "info", None
        elif outer == "info" and name in _INFO:
            self._begin(f"info-{_INFO[name]}")
        else:
            return False
        if name == "fonttbl":
            here.name = "fonts"
        return True

    def _begin(self, name: str) -> None:
        here = self._here
        here.name, here.target, here.owner = name, [], True
        here.hidden = here.deleted = here.struck = False

    def _describes_text(self, name: str, number: int | None) -> bool:
        here = self._here
        if name == "v":
            here.hidden = number != 0
        elif name == "deleted":
            here.deleted = number != 0
            self.deletions += here.deleted
        elif name in ("strike", "striked"):
            here.struck = number != 0
        elif name == "plain":
            here.hidden = here.deleted = here.struck = False
            here.codec = ""
        elif name == "uc":
            here.skip_after = min(max(number or 0, 0), 20)
        elif name == "ansicpg":
            self._codec = _known(f"cp{number}")
        elif name == "mac":
            self._codec = "mac-roman"
        elif name == "f":
            self._font = number or 0
            here.codec = self._fonts.get(self._font, "")
        elif name == "fcharset" and here.name == "fonts":
            self._fonts[self._font] = _CHARSETS.get(number or 0, "")
        else:
            return False
        return True

    def _describes_paragraph(self, name: str, number: int | None) -> None:
        here = self._here
        if here.name == "stylesheet":
            if name == "s":
                self._style = number or 0
            elif name == "outlinelevel" and self._style is not None and number is not None:
                self._flow.levels.setdefault(self._style, number + 1)
            return
        if here.target is not self._flow.said:
            if name in ("par", "sect", "row", "cell") and here.target is not None:
                here.target.append("\n" if name in ("par", "row") else " ")
            return
        if name != "par" or not here.deleted:
            # Where the end of a paragraph is deleted, it runs on into the next.
            self._flow.word(name, number)

    def _named(self, name: str) -> None:
        """Take the name of the style whose description has just ended."""
        level = heading_level_of(words(name).rstrip(";"))
        if level is not None and self._style is not None:
            self._flow.levels.setdefault(self._style, level)
        self._style = None

    def _sign(self, token: Token) -> None:
        self._flush()
        if token.text == "*":
            # Only a group that begins with it may be passed over; OpenOffice writes it before styles, too.
            self._starred = self._fresh
            return
        if self._to_skip:
            self._to_skip -= 1
            return
        if token.text in "\r\n":
            self._describes_paragraph("par", None)
            return
        self._put({"~": "\u00a0", "-": "\u00ad", "_": "-"}.get(token.text, token.text if token.text in "\\{}" else ""))

    def _byte(self, token: Token) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif token.number is not None:
            self._bytes.append(token.number)

    def _text(self, token: Token) -> None:
        text = token.text[self._to_skip :]
        self._to_skip = max(0, self._to_skip - len(token.text))
        self._bytes += text.encode("latin-1")

    def _flush(self) -> None:
        if self._bytes:
            raw, self._bytes = bytes(self._bytes), bytearray()
            self._put(raw.decode(self._here.codec or self._codec, "replace"))

    def _put(self, text: str) -> None:
        here = self._here
        if here.target is None:
            return
        kind = here.beside
        if kind is None:
            here.target.append(text)
            self._last = None
        elif here.target is self._flow.said:
            self.blocks.builder.put_aside(kind, text, goes_on=kind is self._last)
            self._last = kind


def _known(codec: str) -> str:
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return "cp1252"
