"""Takes the tool's own tracked changes back out of a Word file: what is left must be the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.drafts.word_file import WordFile

if TYPE_CHECKING:
    from lxml.etree import _Element


def without_changes(data: bytes, author: str, first: int) -> bytes:
    """Return the Word file ``data`` with the changes of ``author`` numbered ``first`` and above rejected.

    Raises:
        DraftError: it is no Word file.
    """
    file = WordFile(data)
    w = file.w

    def is_own(element: _Element) -> bool:
        number = element.get(f"{w}id", "")
        return element.get(f"{w}author") == author and number.isdecimal() and int(number) >= first

    for inserted in [element for tree in file.stories() for element in tree.iter(f"{w}ins") if is_own(element)]:
        holder = inserted.getparent()
        kind = holder.tag.removeprefix(w) if holder is not None else ""
        if kind == "trPr":
            _remove(next(inserted.iterancestors(f"{w}tr")))
        elif kind == "rPr":
            _remove(next(inserted.iterancestors(f"{w}p")))
        else:
            _remove(inserted)
    for deleted in [element for tree in file.stories() for element in tree.iter(f"{w}del") if is_own(element)]:
        # That of a row is only a mark; what stood in the row is deleted by itself.
        for node in deleted.iter(f"{w}delText"):
            node.tag = f"{w}t"
        for child in list(deleted):
            deleted.addprevious(child)
        _remove(deleted)
    return file.content()


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
