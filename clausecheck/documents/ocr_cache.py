"""What was recognised on a page, kept by what the page looks like; nothing else of a contract is kept anywhere."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from clausecheck.documents.limits import OcrOptions
from clausecheck.documents.ocr_model import Picture, Piece, as_plain, from_plain

# Raised when an engine's answers are taken in another way than before.
_FORM = 5
_LARGEST_ENTRY = 20_000_000
# Some hundred thousand pages; the cache lies in as many folders as two hexadecimal digits tell apart.
LARGEST_CACHE = 1_000_000_000
_FOLDERS = 256


def key_of(picture: Picture, engine: str) -> str:
    """Return the name under which what ``engine`` reads on ``picture`` is kept."""
    head = f"{_FORM} {engine} {picture.size} {picture.dpi:.0f}".encode()
    return hashlib.sha256(head + b"\0" + picture.grey.tobytes()).hexdigest()


def folder_of(options: OcrOptions) -> Path | None:
    """Return the folder of the cache; None where there shall be none."""
    if not options.use_cache:
        return None
    if options.cache is not None:
        return options.cache
    from platformdirs import user_cache_path

    return user_cache_path("clausecheck", appauthor=False) / "ocr"


def recall(folder: Path, key: str) -> list[Piece] | None:
    """Return what is kept under ``key``; None if nothing is, or it cannot be read."""
    place = _place(folder, key)
    try:
        packed = place.read_bytes()
        with suppress(OSError):
            os.utime(place)
        unpacked = zlib.decompressobj().decompress(packed, _LARGEST_ENTRY)
        return [from_plain(values) for values in json.loads(unpacked)]
    except (OSError, ValueError, TypeError, zlib.error):
        return None


def remember(folder: Path, key: str, pieces: Sequence[Piece], largest: int = LARGEST_CACHE) -> None:
    """Keep ``pieces`` under ``key``, for this user alone; a full or closed disk is no reason not to go on.

    What has not been asked for longest makes room where the cache would be larger than ``largest`` bytes.
    """
    place = _place(folder, key)
    packed = zlib.compress(json.dumps([as_plain(piece) for piece in pieces], ensure_ascii=False).encode())
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(packed)
            # Several workers may write the same entry; each puts it in place whole.
            Path(name).replace(place)
        except OSError:
            Path(name).unlink(missing_ok=True)
        _make_room(place.parent, largest // _FOLDERS)


def _make_room(folder: Path, largest: int) -> None:
    """Remove from ``folder`` what was asked for longest ago, until it holds at most ``largest`` bytes."""
    entries = sorted(((entry.stat(), entry) for entry in folder.iterdir()), key=lambda item: item[0].st_mtime_ns)
    over = sum(stat.st_size for stat, _ in entries) - largest
    for stat, entry in entries:
        if over <= 0:
            return
        entry.unlink(missing_ok=True)
        over -= stat.st_size


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / key[2:]
