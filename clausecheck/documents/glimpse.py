"""What a file begins and ends with: enough to tell what it is and whose, for a fraction of reading it.

Of a PDF the first and the last pages are read; of other formats, whose beginning costs as much as the whole, all.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from clausecheck.documents.limits import Ends, Limits
from clausecheck.documents.model import Document
from clausecheck.documents.reading import read

# More than what is looked at of a contract to tell its parties and its number.
_ENDS = Ends(6_000, 2_500)


def glimpse(path: Path, root: Path | None = None, limits: Limits | None = None) -> Document:
    """Read the beginning and the end of the file at ``path``.

    Args:
        path: the file.
        root: what the document's path is given relative to; by default the name alone is kept.
        limits: bounds on what the file may cost.

    Returns:
        The document; the pages between, if any were left out, count as unread. No file makes this raise.
    """
    return read(path, root=root, limits=replace(limits or Limits(), ends=_ENDS))
