"""Mail as Outlook saves it (.msg): a compound file with one stream for each property (MS-OXMSG)."""

from __future__ import annotations

import io
import struct
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from clausecheck.documents.blocks import Blocks
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.html import add_html
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.mail_parts import Envelope, add_envelope, is_no_document
from clausecheck.documents.model import Attached, Document, Reason
from clausecheck.documents.pictures import is_speck, may_be_logo
from clausecheck.documents.plaintext import add_text
from clausecheck.documents.rtf import add_rtf
from clausecheck.documents.rtf_packed import unpacked

if TYPE_CHECKING:
    import olefile

_PROPERTIES = "__properties_version1.0"
_ATTACHMENT = "__attach_version1.0_#"
# Property ids of MS-OXPROPS.
_SUBJECT, _SENDER, _SENDER_MAIL, _TO, _COPY = 0x0037, 0x0C1A, 0x0C1F, 0x0E04, 0x0E03
_BODY, _PAGE, _RTF, _SENT, _CODE_PAGE = 0x1000, 0x1013, 0x1009, 0x0039, 0x3FFD
_LONG_NAME, _NAME, _DISPLAY, _CONTENT, _METHOD = 0x3707, 0x3704, 0x3001, 0x3701, 0x3705
_CONTENT_ID, _MIME, _CLASS = 0x3712, 0x370E, 0x001A
_TEXT, _TEXT_8, _BINARY, _OBJECT = 0x001F, 0x001E, 0x0102, 0x000D
_TOP_HEADER, _INNER_HEADER, _ATTACHED_HEADER = 32, 24, 8
_EMBEDDED_MESSAGE = 5
_BEGIN = datetime(1601, 1, 1, tzinfo=UTC)


def read_msg(data: bytes, path: str, limits: Limits) -> Document:
    """Return an Outlook mail as a `Document` with its attachments.

    Raises:
        UnreadableError: it is damaged, encrypted, says nothing and holds nothing, or goes beyond the limits.
    """
    import olefile

    try:
        compound = olefile.OleFileIO(io.BytesIO(data))
    except OSError as error:
        raise UnreadableError(Reason.TRUNCATED, str(error)) from error
    return _read(_Storage(compound, (), _TOP_HEADER), path, limits)


class _Storage:
    """One storage of the file: the mail, an attachment, or a mail that is attached."""

    def __init__(self, compound: olefile.OleFileIO, place: tuple[str, ...], header: int) -> None:
        self.compound = compound
        self.place = place
        self._fixed = self._fixed_properties(header)
        page = self.number(_CODE_PAGE)
        self._encoding = {65001: "utf-8", 20127: "cp1252", 28591: "cp1252", 0: "cp1252"}.get(page, f"cp{page}")

    def text(self, *identifiers: int) -> str:
        """Return the first of these text properties that is there, "" if none is."""
        for identifier in identifiers:
            for kind in (_TEXT, _TEXT_8):
                raw = self._stream(identifier, kind)
                if raw:
                    return self._decoded(raw, kind).strip("\\0")
        return ""

    def binary(self, identifier: int) -> bytes:
        """Return a binary property, or b"" if it is not there."""
        return self._stream(identifier, _BINARY) or self._stream(identifier, _TEXT) or b""

    def number(self, identifier: int) -> int:
        """Return a property of fixed length as a number, 0 if it is not there."""
        return self._fixed.get(identifier, 0)

    def inner(self, prefix: str) -> list[str]:
        """Return the names of the storages in this one that begin with ``prefix``, in their order."""
        depth = len(self.place)
        found = {
            entry[depth]
            for entry in self.compound.listdir(streams=True, storages=True)
            if tuple(entry[:depth]) == self.place and len(entry) > depth and entry[depth].startswith(prefix)
        }
        return sorted(found)

    def _stream(self, identifier: int, kind: int) -> bytes | None:
        name = [*self.place, f"__substg1.0_{identifier:04X}{kind:04X}"]
        if not self.compound.exists(name) or self.compound.get_type(name) != 2:
            return None
        return bytes(self.compound.openstream(name).read())

    def _decoded(self, raw: bytes, kind: int) -> str:
        if kind == _TEXT:
            return raw.decode("utf-16-le", "replace")
        try:
            return raw.decode(self._encoding, "replace")
        except LookupError:
            return raw.decode("cp1252", "replace")

    def _fixed_properties(self, header: int) -> dict[int, int]:
        name = [*self.place, _PROPERTIES]
        if not self.compound.exists(name):
            return {}
        content = self.compound.openstream(name).read()
        found = {}
        for at in range(header, len(content) - 15, 16):
            _, identifier, _, value = struct.unpack_from("<HHIQ", content, at)
            found[identifier] = value
        return found


def _read(storage: _Storage, path: str, limits: Limits) -> Document:
    builder = DocumentBuilder(path, "msg")
    blocks = Blocks(builder, limits)
    add_envelope(_envelope(storage), blocks)
    headed = len(builder.paragraphs)
    _add_body(storage, blocks, limits)
    # One more than are read, so that it is told that there are.
    for name in storage.inner(_ATTACHMENT)[: limits.max_attached + 1]:
        attached = _attached(storage, name, limits)
        if attached is not None:
            builder.attached.append(attached)
    if len(builder.paragraphs) == headed and not builder.attached:
        sealed = "SMIME" in storage.text(_CLASS).upper()
        raise UnreadableError(Reason.ENCRYPTED if sealed else Reason.EMPTY, "no words")
    return builder.build()


def _add_body(storage: _Storage, blocks: Blocks, limits: Limits) -> None:
    page, plain = storage.binary(_PAGE), storage.text(_BODY)
    before = blocks.builder.length
    if page:
        add_html(page, blocks, limits)
    if blocks.builder.length > before:
        return
    if plain.strip():
        add_text(plain, blocks.builder, limits)
    elif packed := storage.binary(_RTF):
        add_rtf(unpacked(packed, limits), blocks, limits)


def _envelope(storage: _Storage) -> Envelope:
    sender, address = storage.text(_SENDER), storage.text(_SENDER_MAIL)
    sent = storage.number(_SENT)
    return Envelope(
        subject=storage.text(_SUBJECT),
        sender=f"{sender} <{address}>" if sender and "@" in address and address not in sender else sender or address,
        to=storage.text(_TO),
        copy=storage.text(_COPY),
        date=_date(sent) if sent else "",
    )


def _date(ticks: int) -> str:
    try:
        return (_BEGIN + timedelta(microseconds=ticks // 10)).isoformat(timespec="seconds")
    except OverflowError:
        return ""


def _attached(mail: _Storage, name: str, limits: Limits) -> Attached | None:
    """Return an attachment; None for one that is no document."""
    storage = _Storage(mail.compound, (*mail.place, name), _ATTACHED_HEADER)
    title = storage.text(_LONG_NAME, _NAME, _DISPLAY) or "bilag"
    if storage.number(_METHOD) == _EMBEDDED_MESSAGE:
        place = (*storage.place, f"__substg1.0_{_CONTENT:04X}{_OBJECT:04X}")
        inner = _Storage(mail.compound, place, _INNER_HEADER)
        return Attached(f"{title.removesuffix('.msg')}.msg", read=partial(_read, inner, limits=limits))
    content = partial(storage.binary, _CONTENT)
    kind = storage.text(_MIME) or ("image/" if title.lower().endswith((".png", ".jpg", ".jpeg", ".gif")) else "")
    shown = kind.startswith("image/") and bool(storage.text(_CONTENT_ID))
    if is_no_document(title, kind) or (shown and is_speck(content())):
        return None
    return Attached(title, content, logo=shown and may_be_logo(content()))
