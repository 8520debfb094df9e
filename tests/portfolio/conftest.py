"""A small portfolio of text files, quick to read, that tests change as they like."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clausecheck.documents.limits import UnreadableError
from clausecheck.portfolio import judging

RIGHT = "Kunden kan uden hindringer lade it-systemet indgå i automatiseringer, herunder RPA."
CONSENT = "Kunden må kun anvende softwarerobotter i Systemet efter Leverandørens forudgående skriftlige samtykke."
BAN = "Det er ikke tilladt at anvende softwarerobotter i Systemet."
NEUTRAL = "Leverandøren vedligeholder Systemet og retter fejl uden ugrundet ophold."


@dataclass(frozen=True)
class Folder:
    """A folder of contracts."""

    path: Path

    def write(self, name: str, *clauses: str, system: str = "Omsorg", number: str = "18/01") -> Path:
        """Write a contract with these clauses, its time well in the past, as files at rest have it."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        parts = [f"{point}. {clause}" for point, clause in enumerate(clauses, 4)]
        text = (
            f"Kontrakt om {system}\n\nKontraktnr. {number}\n\nmellem\n\nAlminding Kommune\n\nog\n\n"
            f"{system} Systemer A/S (Leverandøren)\n\n" + "\n\n".join(parts) + "\n"
        )
        file.write_text(text, encoding="utf-8")
        self.age(file)
        return file

    def age(self, file: Path, seconds: int = 3600) -> None:
        """Give ``file`` a time so long before its own."""
        status = file.stat()
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns - seconds * 10**9))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    root = tmp_path / "kontrakter"
    root.mkdir()
    return Folder(root)


@pytest.fixture
def three(folder: Folder) -> Folder:
    folder.write("01 Omsorg/kontrakt.txt", NEUTRAL, RIGHT, system="Omsorg", number="18/01")
    folder.write("02 Løn/kontrakt.txt", NEUTRAL, CONSENT, system="Løn", number="18/02")
    folder.write("03 Byg/kontrakt.txt", NEUTRAL, BAN, system="Byg", number="18/03")
    return folder


class Here(Executor):
    """Does the work in this process, at once: what the engine does with answers needs no workers."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []
        self.before: Callable[[str, str], None] | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        name = getattr(args[0], "name", None) or args[0].folder
        self.calls.append((fn.__name__, name))
        try:
            if self.before:
                self.before(fn.__name__, name)
            future.set_result(fn(*args, **kwargs))
        except UnreadableError as error:
            future.set_exception(error)
        return future

    def done(self, function: str) -> list[str]:
        """Return what was done with this function since the last time this was asked."""
        found = sorted(name for called, name in self.calls if called == function)
        self.calls = [call for call in self.calls if call[0] != function]
        return found


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Here:
    # What a worker remembers ends with it; this process goes on to the next test.
    monkeypatch.setattr(judging, "_remembered", {})
    return Here()
