"""Tells what a file is by its content, never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from clausecheck.documents.mail_parts import mails_in


class Kind(StrEnum):
    """What the content of a file is."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"
    MAIL = "eml"
    MSG = "msg"
    SHEETS = "sheets"
    TEXT = "text"
    IMAGE = "image"
    ZIP = "zip"
    OFFICE = "office"
    OLE = "ole"
    OLE_ENCRYPTED = "ole_encrypted"
    ARCHIVE = "archive"
    XML = "xml"
    UNKNOWN = "unknown"


_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"\x1f\x8b\x08", Kind.ARCHIVE),
    # Outlook's winmail.dat.
    (b"\x78\x9f\x3e\x22", Kind.ARCHIVE),
)
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("encryptedpackage", Kind.OLE_ENCRYPTED),
    ("worddocument", Kind.DOC),
    ("workbook", Kind.SHEETS),
    ("book", Kind.SHEETS),
    ("__properties_version1.0", Kind.MSG),
)
_OTHER_OLE = "powerpoint document"
_PARTS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"word/document\d*\.xml"), Kind.DOCX),
    (re.compile(r"xl/workbook\d*\.(?:xml|bin)"), Kind.SHEETS),
    (re.compile(r"ppt/presentation\.xml|visio/document\.xml"), Kind.OFFICE),
)
# What a package declares its main part to be, wherever that lies.
_DECLARED: tuple[tuple[bytes, Kind], ...] = (
    (b"wordprocessingml.document.main+xml", Kind.DOCX),
    (b"wordprocessingml.template.main+xml", Kind.DOCX),
    (b"ms-word.document.macroEnabled.main+xml", Kind.DOCX),
    (b"spreadsheetml.sheet.main+xml", Kind.SHEETS),
    (b"presentationml.", Kind.OFFICE),
)
_ODF: tuple[tuple[bytes, Kind], ...] = (
    (b"application/vnd.oasis.opendocument.text", Kind.ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", Kind.SHEETS),
    (b"application/vnd.oasis.opendocument", Kind.OFFICE),
)
_HTML = re.compile(
    rb"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|style)\b",
    re.DOTALL,
)
_HEADER_LINE = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n", re.MULTILINE)
_BEFORE_PDF = b"\xef\xbb\xbf\x00 \t\r\n"
# A part that stands alone, as the inside of a signed mail does.
_OF_PARTS = re.compile(rb"(?is)\A(?:[^\r\n]+\r?\n)*?content-type:\s*multipart/")
# Headers that only mail has; "From:" and "Date:" may open a letter too.
_MAIL_ONLY = frozenset((b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"x-sender"))


# How long the second header of a bitmap may be, the first being 14 bytes: what tells it from a text that begins so.
_BITMAP_HEADERS = tuple(size.to_bytes(4, "little") for size in (12, 16, 40, 52, 56, 64, 108, 124))


def sniff(data: bytes) -> Kind:
    """Return what ``data``, the whole content of a file, is."""
    if _is_pdf(data):
        return Kind.PDF
    if data.startswith(_OLE_START):
        return _in_ole(data)
    for start, kind in _STARTS:
        if data.startswith(start):
            return _in_zip(data) if kind is Kind.ZIP else kind
    if data.startswith(b"BM") and data[14:18] in _BITMAP_HEADERS:
        return Kind.IMAGE
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Kind.HTML if _HTML.match(data[:8192].decode("utf-16", "ignore").encode()) else Kind.TEXT
    if sum(byte < 9 or 13 < byte < 27 for byte in head) > len(head) // 100:
        return Kind.UNKNOWN
    return _in_text(head.lstrip(b"\xef\xbb\xbf"), data)


def sniff_head(head: bytes) -> Kind:
    """Return what a file that begins with ``head`` is, as far as that tells: packages and compound files as such."""
    if head.startswith(_OLE_START):
        return Kind.OLE
    return next((kind for start, kind in _STARTS if head.startswith(start)), sniff(head))


def _in_text(head: bytes, data: bytes) -> Kind:
    if _HTML.match(head):
        return Kind.HTML
    if head.lstrip().startswith(b"<?xml"):
        start = data[:20_000]
        if b"opendocument:xmlns:office" in start and b"office:mimetype" in start:
            return Kind.ODT if b"opendocument.text" in start else Kind.OFFICE
        return Kind.XML
    if is_mail(head):
        return Kind.MAIL
    return Kind.TEXT


def is_mail(head: bytes) -> bool:
    """Return whether a text that begins with ``head`` opens with the header block of a mail."""
    head = mails_in(head)[0]
    names = set()
    at = 0
    while found := _HEADER_LINE.match(head, at):
        names.add(found[1].lower())
        at = found.end()
    if names & _MAIL_ONLY:
        return len(names) > 1 or at < len(head)
    return b"content-type" in names and (_OF_PARTS.match(head) is not None or b"content-transfer-encoding" in names)


def _in_zip(data: bytes) -> Kind:
    """Return which kind of package a ZIP file is; one that cannot be opened counts as the kind its names tell."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            said = _small(package, "mimetype", 200)
            declared = _small(package, "[Content_Types].xml", 1_000_000)
    except Exception:  # whatever a damaged directory makes of itself
        return _in_broken_zip(data)
    if said:
        return next((kind for mime, kind in _ODF if said.startswith(mime)), Kind.ZIP)
    for pattern, kind in _PARTS:
        if any(pattern.fullmatch(name.replace("\\", "/")) for name in names):
            return kind
    return next((kind for sign, kind in _DECLARED if sign in declared), Kind.ZIP)


def _small(package: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return a member's content, b"" if there is none or it is larger than ``most``."""
    if name not in package.NameToInfo or package.getinfo(name).file_size > most:
        return b""
    return package.read(name)


def _in_broken_zip(data: bytes) -> Kind:
    head = data[:200_000]
    if b"word/" in head:
        return Kind.DOCX
    if b"xl/" in head or b"opendocument.spreadsheet" in head:
        return Kind.SHEETS
    return Kind.ODT if b"opendocument.text" in head else Kind.ZIP


def _is_pdf(data: bytes) -> bool:
    """Return whether this is a PDF: something may stand before its beginning, a text that names it has no objects."""
    if data[:1024].lstrip(_BEFORE_PDF).startswith(b"%PDF-"):
        return True
    return b"%PDF-" in data[:1024] and any(sign in data for sign in (b"endobj", b"startxref"))


def _in_ole(data: bytes) -> Kind:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            names = {entry[0].lower() for entry in compound.listdir() if len(entry) == 1}
    except Exception:  # whatever a damaged directory makes of itself
        names = set()
    if _OTHER_OLE in names:
        return Kind.OLE
    found = next((kind for name, kind in _OLE_STREAMS if name in names), None)
    if found is None:
        # A damaged directory still spells the names.
        lowered = data.lower()
        found = next((kind for name, kind in _OLE_STREAMS if _spelled(name) in lowered), Kind.OLE)
    return found


def _spelled(name: str) -> bytes:
    return name.encode("utf-16-le")
