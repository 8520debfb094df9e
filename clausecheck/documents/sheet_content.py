"""A sheet parted into what counts and what stands beside it: hidden rows and columns, struck-out words, margins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from clausecheck.documents.blocks import words
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.model import AsideKind
from clausecheck.documents.sheet_looks import SheetLook


@dataclass(slots=True)
class SheetContent:
    """A sheet: its rows as they show, and beside them what is hidden, struck out (with its row) or in the margins."""

    name: str
    rows: list[list[str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[tuple[Sequence[str], str]] = field(default_factory=list)
    margins: Sequence[str] = ()


def hidden_sheet(rows: Iterable[Sequence[str]]) -> SheetContent:
    """Return a sheet that does not show; its name does not either."""
    return SheetContent("", hidden=[said for row in rows if (said := _joined(row))])


def as_seen(name: str, rows: Iterable[Sequence[str]], look: SheetLook, start: tuple[int, int]) -> SheetContent:
    """Return a sheet without what its ``look`` takes away; ``start`` is the row and column of its first cell."""
    content = SheetContent(name, margins=look.margins)
    if not (look.rows or look.columns or look.struck):
        content.rows = [list(row) for row in rows]
        return content
    top, left = start
    for index, row in enumerate(rows, top):
        if index in look.rows:
            content.hidden.append(_joined(row))
            continue
        kept, struck, hidden = [], [], []
        for column, cell in enumerate(row, left):
            split = look.struck.get((index, column), (cell, ""))
            stands, gone = ("", cell) if split is None else split
            if column in look.columns:
                hidden.append(stands)
            kept.append("" if column in look.columns else stands)
            struck += [gone] if gone else []
        content.rows.append(kept)
        content.hidden.append(_joined(hidden))
        content.struck += [(kept, gone) for gone in struck]
    return content


def put_beside(content: SheetContent, builder: DocumentBuilder, first: int) -> None:
    """Keep what stands beside a sheet whose paragraphs begin with the one numbered ``first``."""
    for kind, texts in ((AsideKind.HIDDEN, content.hidden), (AsideKind.MARGIN, content.margins)):
        for text in texts:
            builder.put_aside(kind, text)
    builder.place_asides(builder.length)
    places = {}
    for paragraph in builder.paragraphs[first:] if content.struck else ():
        spans = paragraph.cells or ((paragraph.start, paragraph.end),)
        places[tuple(said for said in builder.texts_at(paragraph, spans) if said)] = paragraph.start, paragraph.end
    for row, gone in content.struck:
        builder.put_aside(AsideKind.STRUCK, gone)
        place = places.get(tuple(said for cell in row if (said := words(cell))), (builder.length, builder.length))
        builder.place_asides(*place)


def _joined(row: Iterable[str]) -> str:
    return " ".join(cell for cell in row if cell.strip())
