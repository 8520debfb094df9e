"""The paragraphs and tables of RTF as its control words end them."""

from __future__ import annotations

from dataclasses import dataclass, field

from clausecheck.documents.blocks import Blocks, on_grid
from clausecheck.documents.model import ParagraphKind

_BULLETS = frozenset("•·▪◦o§-–\uf0b7\uf0a7")


@dataclass(slots=True)
class RtfFlow:
    """Collects the body: ``said`` is the paragraph under way, ``label`` its number, ``levels`` the heading styles."""

    blocks: Blocks
    said: list[str] = field(default_factory=list)
    label: str = ""
    levels: dict[int, int] = field(default_factory=dict)
    asides: list[tuple[ParagraphKind, str]] = field(default_factory=list)
    _style: int = 0
    _outline: int | None = None
    _in_table: bool = False
    _level: int = 0
    _cell: list[str] = field(default_factory=list)
    _cells: list[str] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _rows: list[tuple[list[str], list[int]]] = field(default_factory=list)
    _heads: int = 0
    _is_head: bool = False

    def word(self, name: str, number: int | None) -> None:
        """Take a control word that says something about paragraphs or tables."""
        if name in ("par", "sect"):
            self._end_paragraph()
        elif name == "cell":
            self._end_paragraph(in_cell=True)
            self._cells.append("\n".join(self._cell))
            self._cell.clear()
        elif name == "row":
            self._end_row()
        elif name in ("nestcell", "nestrow"):
            self.said.append(" ")
        elif name == "pard":
            self._style, self._outline, self._in_table, self._level = 0, None, False, 0
        elif name == "trowd":
            self._ends.clear()
            self._is_head = False
        elif number is not None and name in ("s", "outlinelevel", "ilvl", "cellx"):
            self._numbered(name, number)
        elif name == "intbl":
            self._in_table = True
        elif name == "trhdr":
            self._is_head = True

    def end(self) -> None:
        """Add what is still under way."""
        if self._cell or self._cells:
            self._end_paragraph(in_cell=True)
            self._end_row()
        else:
            self._end_paragraph()
        self._end_table()

    def _numbered(self, name: str, number: int) -> None:
        if name == "s":
            self._style = number
        elif name == "outlinelevel":
            self._outline = number
        elif name == "ilvl":
            self._level = min(max(number, 0), 8)
        else:
            self._ends.append(number)

    def _end_paragraph(self, *, in_cell: bool = False) -> None:
        said = _joined("".join(self.said))
        self.said.clear()
        label, self.label = self.label, ""
        bullet = bool(label) and all(sign in _BULLETS or not sign.isprintable() for sign in label)
        label = "" if bullet else label
        if in_cell or self._in_table:
            if said.strip():
                self._cell.append(f"{label} {said}".strip())
            return
        if not said.strip():
            self.blocks.builder.place_asides(self.blocks.builder.length)
            self._put_asides()
            return
        self._end_table()
        level = self._outline + 1 if self._outline is not None else self.levels.get(self._style)
        self.blocks.paragraph(
            said, heading_level=level if level and level < 10 else None, label=label, bullet=bullet, level=self._level
        )
        self._put_asides()

    def _put_asides(self) -> None:
        asides, self.asides = self.asides, []
        if asides:
            self._end_table()
        for kind, text in asides:
            for part in text.split("\n"):
                if part.strip():
                    self.blocks.paragraph(_joined(part), kind=kind)

    def _end_row(self) -> None:
        cells, self._cells = self._cells, []
        self._heads += self._is_head and self._heads == len(self._rows)
        if any(cell.strip() for cell in cells):
            self._rows.append((cells, list(self._ends)))

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        heads, self._heads = self._heads, 0
        if rows:
            self.blocks.table(on_grid(rows), heads)
            self._put_asides()


def _joined(text: str) -> str:
    """Return text in which letters beyond 65,535, written as two, are one."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
