"""What a kept result depends on: fingerprints of the code and data that made it, found from the files themselves.

No one has to remember to raise a number: a changed word list, model or reader gives a new version, and just what it
made is made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from clausecheck.documents.limits import Limits

_CLAUSES = ("clausecheck.clauses",)
_SUFFIXES = (".py", ".toml", ".json", ".onnx", ".bin", ".txt", ".npz")
# The libraries whose own version decides what a reader or the model makes of a file.
_READING_LIBRARIES = ("lxml", "olefile", "pillow", "pypdfium2", "python-calamine", "rapidocr")
_JUDGING_LIBRARIES = ("onnxruntime", "spacy", "tokenizers")


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of the three steps.

    ``reading`` covers files to clauses, with the limits and the text recognition that is installed; ``judging`` clauses
    to effects; ``assembling`` the contract and its verdict, with all before it.
    """

    reading: str
    judging: str
    assembling: str

    @property
    def names(self) -> tuple[str, str, str]:
        """The three, in their order."""
        return self.reading, self.judging, self.assembling


@cache
def current(limits: Limits | None = None) -> Versions:
    """Return the versions of what is installed, for reading within ``limits``."""
    reading = _fingerprint(_bounds(limits or Limits()), ("clausecheck.documents", *_CLAUSES), _READING_LIBRARIES)
    judging = _fingerprint("", (*_CLAUSES, "clausecheck.effects", "clausecheck_models"), _JUDGING_LIBRARIES)
    return Versions(reading, judging, _fingerprint(reading + judging, ("clausecheck.contracts",), ()))


def _bounds(limits: Limits) -> str:
    """Return what a reading depends on beside the code: the limits, and what recognises text on this computer."""
    from clausecheck.documents.ocr import engine_for

    engine = engine_for(limits.ocr)
    # Where recognised text is cached makes no difference to it.
    return repr((replace(limits, ocr=replace(limits.ocr, cache=None, use_cache=True)), engine[0] if engine else None))


def _fingerprint(base: str, packages: Iterable[str], libraries: Iterable[str]) -> str:
    digest = hashlib.sha256(base.encode())
    for package in packages:
        for name, file in sorted(_files(resources.files(package), package)):
            digest.update(f"{name}\n".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    for library in libraries:
        digest.update(f"{library} {_version(library)}\n".encode())
    return digest.hexdigest()[:16]


def _files(folder: Traversable, name: str) -> Iterable[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            if entry.name not in ("__pycache__", "training"):
                yield from _files(entry, path)
        elif entry.name.endswith(_SUFFIXES):
            yield path, entry


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "-"
