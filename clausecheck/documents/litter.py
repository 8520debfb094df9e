"""What operating systems and office programs leave beside documents, told by the name."""

from __future__ import annotations

from pathlib import PurePosixPath

_NAMES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
# Word's lock and temporary files, LibreOffice's locks, and what macOS keeps of files on foreign disks.
_BEGINNINGS = ("~$", "~wrl", "~wra", "._", ".~lock")
# A document does not stop being one by a dot before its name.
DOCUMENT_ENDINGS = frozenset(
    {".pdf", ".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".txt", ".md", ".html", ".htm", ".mht", ".eml", ".msg"}
    | {".dotm", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".zip", ".tif", ".tiff", ".jpg", ".jpeg", ".png"}
)


def is_litter(name: str) -> bool:
    """Return whether a file called ``name`` (without folders) is no document, whatever it holds."""
    lower = name.lower()
    if lower.startswith(_BEGINNINGS) or lower in _NAMES:
        return True
    return lower.startswith(".") and PurePosixPath(lower).suffix not in DOCUMENT_ENDINGS
