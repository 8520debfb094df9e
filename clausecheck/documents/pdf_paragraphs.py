"""Puts the lines of a page together into paragraphs, by place, font and wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from clausecheck.documents.lines import (
    LONGEST_HEADING,
    begins_paragraph,
    ends_sentence,
    is_numbered,
    looks_like_heading,
)
from clausecheck.documents.pdf_lines import Line

# Lines of one font differ in height by less than this, in points.
_SAME_SIZE = 0.9
# Lines of one column begin within this distance of each other, in points; indented lines included.
_COLUMN = 70.0
_NOTE_SIZE, _NOTE_ZONE = 0.93, 0.45


@dataclass(frozen=True, slots=True)
class Layout:
    """What is usual in the lines of a page: the height of body text, the step from line to line, the columns' edges."""

    size: float
    leading: float
    columns: tuple[tuple[float, float], ...]

    def right_edge(self, line: Line) -> float:
        """Return how far to the right the lines of the column of ``line`` run, in points."""
        edges = [right for left, right in self.columns if left - 2 <= line.left <= left + _COLUMN]
        return max(max(edges, default=line.right), line.right)


def usual_size(lines: Sequence[Line]) -> float:
    """Return the font height that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def usual_right(lines: Sequence[Line], width: float) -> float:
    """Return where the lines of the leftmost column end, few excepted; ``width`` is that of the page, all in points."""
    rights = sorted(line.right for line in lines if line.left < 0.35 * width and line.upright)
    return rights[int(0.9 * (len(rights) - 1))] if rights else 0.0


def layout(lines: Sequence[Line], size: float, right: float = 0.0) -> Layout:
    """Return the layout of a page's body lines.

    Args:
        lines: the lines.
        size: the document's usual font height.
        right: where the leftmost column of the document usually ends; a page with few lines does not show it.
    """
    steps = [
        a.bottom - b.bottom
        for a, b in pairwise(lines)
        if 0.8 * a.size < a.bottom - b.bottom < 2.6 * a.size and abs(a.size - b.size) < _SAME_SIZE
    ]
    # The lower half of the steps: those between paragraphs are wider.
    steps = sorted(steps)[: max(1, (len(steps) * 2 + 2) // 3)]
    return Layout(size, median(steps) if steps else 1.2 * size, tuple(_columns(lines, right)))


def _columns(lines: Sequence[Line], right: float) -> list[tuple[float, float]]:
    """Return the left and right edges of the text columns: lines that begin near each other share one."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.left):
        if groups and line.left - groups[-1][0].left < _COLUMN:
            groups[-1].append(line)
        else:
            groups.append([line])
    edges: list[tuple[float, float]] = []
    for group in groups:
        rights = sorted(line.right for line in group)
        # A few lines that span several columns must not set the edge.
        edge = rights[int(0.9 * (len(rights) - 1))]
        edges.append((group[0].left, edge if edges else max(edge, right)))
    return edges


def split_notes(lines: Sequence[Line], size: float, height: float) -> tuple[list[Line], list[Line]]:
    """Return body lines and footnote lines: small print at the foot of the page that begins with a number or a star."""
    cut = len(lines)
    while cut > 0:
        line = lines[cut - 1]
        if (line.size > _NOTE_SIZE * size and not _opens_note(line, size)) or line.top > _NOTE_ZONE * height:
            break
        cut -= 1
    while cut < len(lines) and not lines[cut].text[0].isdigit() and not lines[cut].text.startswith(("*", "[")):
        cut += 1
    return list(lines[:cut]), list(lines[cut:])


def _opens_note(line: Line, size: float) -> bool:
    return line.size < 0.75 * size and line.text[0].isdigit()


def is_heading(line: Line, text: str, size: float, *, by_number: bool) -> bool:
    """Return whether a paragraph is a heading.

    Args:
        line: its first line.
        text: its text.
        size: the document's usual font height.
        by_number: whether its number or capitals alone can tell, as in a document whose headings look like its text.
    """
    if len(text) > LONGEST_HEADING:
        return False
    by_font = line.bold or line.size > 1.08 * size
    return (by_font or by_number) and looks_like_heading(text) and (by_font or is_numbered(text))


def _would_have_fitted(above: Line, line: Line, page: Layout) -> bool:
    """Return whether the first word of ``line`` had room at the end of ``above``, so that the break was meant."""
    per_character = (above.right - above.left) / max(len(above.text), 1)
    word = line.text.split(" ", 1)[0]
    return page.right_edge(above) - above.right > (len(word) + 2) * per_character


def goes_on(above: Line, line: Line, page: Layout, *, heading: bool, moved: bool) -> bool:
    """Return whether ``line`` belongs to the paragraph that ``above`` is the last line of.

    Args:
        above: the line before.
        line: the line in question.
        page: the layout of the page that ``above`` is on.
        heading: whether the paragraph so far reads as a heading.
        moved: whether a page or column ends between the two.
    """
    if (abs(line.size - above.size) > _SAME_SIZE and not _broken_word(above)) or line.upright != above.upright:
        return False
    step = above.bottom - line.bottom
    if not moved and abs(step) < 0.3 * page.leading and line.left >= above.left:
        return True
    if begins_paragraph(line.text, above.text):
        return False
    if heading and (above.bold != line.bold or _ends_heading(above, line, page)):
        return False
    lower = line.text[:1].islower()
    if moved:
        runs_on = not ends_sentence(above.text) and not heading and (lower or not _would_have_fitted(above, line, page))
        return runs_on or _broken_word(above)
    if step > 1.4 * page.leading + 0.3 * max(0.0, above.size - page.size):
        return (lower and not ends_sentence(above.text) and step < 2.2 * page.leading) or _broken_word(above)
    if not lower and _would_have_fitted(above, line, page):
        return False
    outdented = line.left < above.left - 12 and ends_sentence(above.text)
    indented = line.left > above.left + 8 and ends_sentence(above.text) and not begins_paragraph(above.text)
    return not outdented and not indented


def _ends_heading(above: Line, line: Line, page: Layout) -> bool:
    return line.text[:1].isupper() and _would_have_fitted(above, line, page)


def _broken_word(line: Line) -> bool:
    return line.text.endswith(("-", "\u00ad", "\u2010")) and len(line.text) > 1 and line.text[-2].isalpha()
