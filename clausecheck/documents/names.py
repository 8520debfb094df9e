"""What a file is called in a report: its path from the root, in letters that can be printed."""

from __future__ import annotations

from pathlib import Path


def name_below(path: Path, root: Path) -> str:
    """Return the path of ``path`` from ``root``, with forward slashes (see `readable`).

    Raises:
        ValueError: it does not lie below ``root``.
    """
    return readable(path.relative_to(root).as_posix())


def readable(name: str) -> str:
    """Return a name with the bytes that the system could not decode as Windows writes letters.

    A Danish archive that was unpacked on another system leaves such bytes in its names.
    """
    if name.isascii() or not any("\udc80" <= char <= "\udcff" for char in name):
        return name
    return "".join(
        bytes([ord(char) - 0xDC00]).decode("cp1252", "replace") if "\udc80" <= char <= "\udcff" else char
        for char in name
    )
