"""Comments in a Word file: added to those that are there, on exactly the words they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.drafts.word_changes import AUTHOR
from clausecheck.drafts.word_file import WordFile
from clausecheck.drafts.word_runs import SPACE, isolate
from clausecheck.drafts.word_text import Sign

if TYPE_CHECKING:
    from lxml.etree import _Element

_INITIALS = "cc"


@dataclass(frozen=True, slots=True)
class Said:
    """What a comment says, and the first paragraph that it lies on."""

    paragraph: _Element
    lines: tuple[str, ...]


def own_comments(file: WordFile) -> list[Said]:
    """Return the comments that the tool put on ``file`` before.

    Raises:
        DraftError: the document's comments are damaged.
    """
    w = file.w
    comments = file.part("comments")
    said = {
        comment.get(f"{w}id", ""): tuple(
            "".join(node.text or "" for node in line.iter(f"{w}t")) for line in comment.findall(f"{w}p")
        )
        for comment in (comments if comments is not None else ())
        if comment.get(f"{w}author") == AUTHOR
    }
    made = []
    for marker in file.document.iter(f"{w}commentRangeStart"):
        lines = said.get(marker.get(f"{w}id", ""))
        paragraph = next(marker.iterancestors(f"{w}p"), None)
        if lines is not None and paragraph is not None:
            made.append(Said(paragraph, lines))
    return made


def comment_on(file: WordFile, signs: Sequence[Sign], lines: Sequence[str], date: str) -> None:
    """Put a comment of ``lines`` on ``signs``, which follow each other in one paragraph of the body.

    What stands in a text box or a note, where Word allows no comments, is commented on in the paragraph that holds it.

    Raises:
        DraftError: the document's comments are damaged.
    """
    w = file.w
    comments = file.made_part("comments")
    identifier = _free(comments, file.document, w)
    holder = _holder(file, signs[0].paragraph)
    if holder is None:
        runs = isolate(signs, w)
        first, last = runs[0], runs[-1]
    else:
        inner = [child for child in holder if child.tag != f"{w}pPr"]
        first, last = inner[0], inner[-1]
    first.addprevious(_marker(first, w, "commentRangeStart", identifier))
    end = _marker(first, w, "commentRangeEnd", identifier)
    end.tail, last.tail = last.tail, None
    last.addnext(end)
    reference = end.makeelement(f"{w}r", {})
    reference.append(_marker(first, w, "commentReference", identifier))
    # In another's tracked change the reference would become part of that change.
    _outermost(end, w).addnext(reference)
    comments.append(_comment(comments, w, identifier, lines, date))


def comment_on_paragraph(file: WordFile, paragraph: _Element, lines: Sequence[str], date: str) -> None:
    """Put a comment on a whole paragraph of the body, one without words too."""
    w = file.w
    comments = file.made_part("comments")
    identifier = _free(comments, file.document, w)
    properties = paragraph.find(f"{w}pPr")
    start = _marker(paragraph, w, "commentRangeStart", identifier)
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(_marker(paragraph, w, "commentRangeEnd", identifier))
    reference = paragraph.makeelement(f"{w}r", {})
    reference.append(_marker(paragraph, w, "commentReference", identifier))
    paragraph.append(reference)
    comments.append(_comment(comments, w, identifier, lines, date))


def _holder(file: WordFile, paragraph: _Element) -> _Element | None:
    """Return the body paragraph to comment on instead of one in a text box or note; None for one in the body."""
    w = file.w
    boxed = next(paragraph.iterancestors(f"{w}txbxContent"), None)
    if boxed is not None:
        return next(boxed.iterancestors(f"{w}p"))
    note = next(paragraph.iterancestors(f"{w}footnote", f"{w}endnote"), None)
    if note is None:
        return None
    name = str(note.tag) + "Reference"
    for reference in file.body.iter(name):
        if reference.get(f"{w}id") == note.get(f"{w}id"):
            return next(reference.iterancestors(f"{w}p"))
    return next(file.body.iter(f"{w}p"))


def _outermost(element: _Element, w: str) -> _Element:
    """Return the child of its paragraph that ``element`` is or stands in."""
    while (parent := element.getparent()) is not None and parent.tag != f"{w}p":
        element = parent
    return element


def _marker(like: _Element, w: str, name: str, identifier: str) -> _Element:
    return like.makeelement(f"{w}{name}", {f"{w}id": identifier})


def _free(comments: _Element, document: _Element, w: str) -> str:
    """Return a number that no comment and no marker has."""
    taken = [comment.get(f"{w}id", "") for comment in comments]
    taken += [marker.get(f"{w}id", "") for marker in document.iter(f"{w}commentRangeStart", f"{w}commentReference")]
    return str(max((int(number) for number in taken if number.isdecimal()), default=-1) + 1)


def _comment(like: _Element, w: str, identifier: str, lines: Sequence[str], date: str) -> _Element:
    made = like.makeelement(
        f"{w}comment",
        {f"{w}id": identifier, f"{w}author": AUTHOR, f"{w}date": date, f"{w}initials": _INITIALS},
    )
    for line in lines:
        paragraph = made.makeelement(f"{w}p", {})
        run = made.makeelement(f"{w}r", {})
        node = made.makeelement(f"{w}t", {SPACE: "preserve"})
        node.text = line
        run.append(node)
        paragraph.append(run)
        made.append(paragraph)
    return made
