"""Words that a Word file draws instead of setting them: WordArt, SmartArt, charts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clausecheck.documents.blocks import words
from clausecheck.documents.packages import Package
from clausecheck.documents.sheet_drawings import words_of_chart

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_CHARTS, _DIAGRAMS = "word/charts/chart", "word/diagrams/data"


def drawn_words(package: Package, body: _Element) -> Iterator[str]:
    """Yield the words of each drawing in ``body`` and the parts beside it.

    Raises:
        UnreadableError: a part is damaged, or goes beyond the limits.
    """
    for art in body.iter(_WORD_ART):
        if said := words(art.get("string", "")):
            yield said
    for name in sorted(package.names):
        if not name.endswith(".xml") or not name.startswith((_CHARTS, _DIAGRAMS)):
            continue
        tree = package.xml(name)
        if tree is None:
            continue
        if name.startswith(_CHARTS):
            yield from words_of_chart(tree)
        else:
            for point in tree.iter("{*}pt"):
                if said := words(" ".join("".join(part.itertext("{*}t")) for part in point.iter("{*}p"))):
                    yield said
