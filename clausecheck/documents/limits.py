"""How much a file may cost before it counts as unreadable."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from clausecheck.documents.model import Reason


class OcrEngine(StrEnum):
    """What recognises the text of pictures; ``AUTO`` is Tesseract where it is installed with Danish, else RapidOCR."""

    AUTO = "auto"
    TESSERACT = "tesseract"
    RAPIDOCR = "rapidocr"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class OcrOptions:
    """How pages without usable text are recognised.

    ``cache`` is the folder for what was recognised, by the page's picture; None is the user's cache folder, and
    ``use_cache`` switches it off. ``floor`` is the mean confidence, 0 to 1, below which a page counts as unread.
    ``max_pages`` and ``max_seconds`` bound one document (pages beyond stay unread), ``max_page_seconds`` one page.
    """

    engine: OcrEngine = OcrEngine.AUTO
    cache: Path | None = None
    use_cache: bool = True
    floor: float = 0.6
    dpi: int = 300
    max_pages: int = 500
    max_seconds: float = 1_800.0
    max_page_seconds: float = 180.0


@dataclass(frozen=True, slots=True)
class Ends:
    """How many characters at the beginning and at the end of a document are wanted at least, in whole pages."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that fit contracts many times over: of the file, its text, the time, and what a package may unfold to.

    ``max_attached`` bounds how many files may lie in one file, all levels together; ``max_containers`` how many levels.
    ``max_seconds`` is for one document, text recognition apart; ``max_total_seconds`` for a file with all in it, and
    ``max_memory_bytes`` for the address space of the process that reads it; both hold where a worker reads the file.
    Where there are ``ends``, the pages of a PDF between them are left unread.
    """

    max_bytes: int = 600_000_000
    max_pages: int = 5_000
    max_characters: int = 50_000_000
    max_parts: int = 2_000
    max_unpacked_bytes: int = 300_000_000
    max_nesting: int = 60
    max_attached: int = 2_000
    max_containers: int = 6
    max_seconds: float = 60.0
    max_total_seconds: float = 3_600.0
    max_memory_bytes: int = 3_000_000_000
    ocr: OcrOptions = field(default_factory=OcrOptions)
    ends: Ends | None = None


class UnreadableError(Exception):
    """A file that cannot be read, with the reason from the closed list; raised and caught on this floor only."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(detail or reason.value)
        self.reason = reason
        self.detail = detail
