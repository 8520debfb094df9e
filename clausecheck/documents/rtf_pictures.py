"""Pictures in Rich Text Format: those that may hold words, as files inside the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from clausecheck.documents.model import Attached
from clausecheck.documents.pictures import is_speck, may_be_logo

# The kind of a picture, what else is told of it (an id of 32 digits among it), and its bytes in hexadecimal digits.
_PICTURE = re.compile(rb"\\(png|jpeg)blip\b[^\x00]{0,800}?[\s}]([0-9A-Fa-f][0-9A-Fa-f\s]{400,})")
_MOST = 2_000


def pictures_in(data: bytes) -> Iterator[Attached]:
    """Yield the pictures in RTF, each once."""
    seen = set()
    for number, found in enumerate(_PICTURE.finditer(data), 1):
        digits = b"".join(found[2].split())
        content = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
        if number > _MOST or content in seen:
            continue
        seen.add(content)
        if not is_speck(content):
            name = f"billede {number}.{'png' if found[1] == b'png' else 'jpg'}"
            yield Attached(name, partial(bytes, content), logo=may_be_logo(content))
