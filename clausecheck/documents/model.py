"""What reading a file gives: its text, where everything in it stands, and how well it could be read.

Offsets are character positions in `Document.text`, end exclusive; pages count from 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """How a file ended."""

    READ = "read"
    PARTLY_READ = "partly_read"
    UNREADABLE = "unreadable"


class Reason(StrEnum):
    """Why a file or some of its pages could not be read: a closed list; the words are in the catalogue, ``reason.``."""

    ENCRYPTED = "encrypted"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    WRONG_TYPE = "wrong_type"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    TIME = "time"
    MEMORY = "memory"
    NO_TEXT = "no_text"
    NO_ACCESS = "no_access"
    CRASH = "crash"
    CHANGED = "changed"
    LINK = "link"
    ELSEWHERE = "elsewhere"


class ParagraphKind(StrEnum):
    """What a paragraph is in its document."""

    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"
    TEXT_BOX = "text_box"


class View(StrEnum):
    """How tracked changes are read: as if all were accepted, all were rejected, or both wordings in their order."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    MARKED = "marked"


class ChangeKind(StrEnum):
    """What was done to the words that a tracked change marks."""

    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change that stands in the text: who made it, and when (ISO date-time), as the file says.

    Deleted words stand in the text in the views `View.REJECTED` (unmarked) and `View.MARKED` only.
    """

    start: int
    end: int
    author: str | None = None
    date: str | None = None
    kind: ChangeKind = ChangeKind.INSERTED


@dataclass(frozen=True, slots=True)
class Comment:
    """What someone noted on the document; it is not the contract's text, so it stands apart.

    ``start`` and ``end`` are what it is about in the text; they are equal where only the place is known.
    """

    text: str
    start: int
    end: int
    author: str | None = None
    date: str | None = None


class AsideKind(StrEnum):
    """What text is that a file holds beside the agreed text."""

    MARGIN = "margin"
    HIDDEN = "hidden"
    STRUCK = "struck"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Aside:
    """Text beside the agreed text: a header or footer, words that do not show, are struck out or deleted by a change.

    ``start`` and ``end`` are what it stands beside in the text, such as the paragraph that words were struck out of;
    they are equal where nothing is left there, or only the place is known.
    """

    kind: AsideKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, heading, list item or table row: ``Document.text[start:end]``.

    ``label`` is an automatic number that the program would print before it ("12.4", "a)") and that is *not* in the
    text; a typed number is in the text and is found by the clauses floor. ``cells`` are the spans of a row's cells;
    ``table`` numbers the tables of a document from 0, and ``header_row`` marks a table's heading row.
    """

    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.BODY
    page: int | None = None
    heading_level: int | None = None
    label: str | None = None
    list_level: int | None = None
    cells: tuple[tuple[int, int], ...] = ()
    table: int | None = None
    header_row: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a format that has pages: its number from 1, its span, and whether its text could be had.

    ``reason`` tells why not: `Reason.NO_TEXT` for a page that needs text recognition (a picture, or a text layer that
    does not say what its signs mean). ``confidence``, 0 to 1, is set where recognition was tried: how sure it was.
    """

    number: int
    start: int
    end: int
    readable: bool = True
    reason: Reason | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. An unreadable one has no text and a ``reason``; ``detail`` is for the log, not for the user.

    ``deletions`` counts the tracked deletions and the stretches that are struck out. ``comments`` and ``asides`` are
    not the agreed text: they give no right.
    """

    path: str
    format: str
    text: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    pages: tuple[Page, ...] = ()
    status: Status = Status.READ
    reason: Reason | None = None
    detail: str = ""
    changes: tuple[Change, ...] = ()
    deletions: int = 0
    comments: tuple[Comment, ...] = ()
    asides: tuple[Aside, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    attached: tuple[Attached, ...] = field(default=(), repr=False, compare=False)

    @property
    def unread_pages(self) -> tuple[int, ...]:
        """Numbers of the pages whose text could not be had."""
        return tuple(page.number for page in self.pages if not page.readable)

    def page_at(self, offset: int) -> int | None:
        """Return the page that holds the character at ``offset``, or None where the format has no pages."""
        found = None
        for page in self.pages:
            if page.start > offset:
                break
            found = page.number
        return found


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside a file. Reading hands no `Attached` on: each becomes a document of its own.

    ``load`` gives its content; ``read``, for what has no content of its own (a mail in a mail), gives the document for
    a path instead. Both raise `UnreadableError` where it cannot be had. A picture that may be a
    ``logo`` counts where words are read in it.
    """

    name: str
    load: Callable[[], bytes] | None = None
    read: Callable[[str], Document] | None = None
    logo: bool = False
