"""Tells what a file is by its first bytes, never by its name."""

from __future__ import annotations

from enum import StrEnum

_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


class Kind(StrEnum):
    """What the content of a file is."""

    PDF = "pdf"
    ZIP = "zip"
    OLE = "ole"
    OLE_ENCRYPTED = "ole_encrypted"
    IMAGE = "image"
    RTF = "rtf"
    HTML = "html"
    MAIL = "mail"
    TEXT = "text"
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
    (b"BM", Kind.IMAGE),
)
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sniff(data: bytes) -> Kind:
    """Return what ``data``, the whole content of a file, is."""
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(_OLE_START):
        return Kind.OLE_ENCRYPTED if _ENCRYPTED_PACKAGE in data else Kind.OLE
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Kind.TEXT
    if sum(byte < 9 or 13 < byte < 27 for byte in head) > len(head) // 100:
        return Kind.UNKNOWN
    lowered = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if lowered.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return Kind.HTML
    if lowered.startswith(
        (b"received:", b"return-path:", b"mime-version:", b"message-id:", b"delivered-to:", b"x-sender:")
    ):
        return Kind.MAIL
    return Kind.TEXT
