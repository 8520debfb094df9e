"""Unpacks the RTF of Outlook mails (MS-OXRTFCP)."""

from __future__ import annotations

import struct

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason

_PACKED, _PLAIN = b"LZFu", b"MELA"
_HEADER = 16
_WINDOW = 4096
# What the sliding window holds at the outset.
_PRIMER = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans "
    rb"SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par "
    rb"\pard\plain\f0\fs20\b\i\u\tab\tx"
)


def unpacked(data: bytes, limits: Limits) -> bytes:
    """Return the RTF in ``data``.

    Raises:
        UnreadableError: it is packed in no known way, or unfolds to more than the limits allow.
    """
    if len(data) < _HEADER:
        raise UnreadableError(Reason.TRUNCATED, "packed RTF")
    (size,) = struct.unpack_from("<I", data, 4)
    if size > limits.max_unpacked_bytes:
        raise UnreadableError(Reason.TOO_LARGE, f"{size} bytes of RTF")
    if data[8:12] == _PLAIN:
        return data[_HEADER : _HEADER + size]
    if data[8:12] != _PACKED:
        raise UnreadableError(Reason.TRUNCATED, "packed RTF")
    window = bytearray(_PRIMER.ljust(_WINDOW, b" "))
    write = len(_PRIMER)
    said = bytearray()
    at = _HEADER
    while at < len(data) and len(said) < size:
        flags = data[at]
        at += 1
        for bit in range(8):
            if flags >> bit & 1:
                if at + 2 > len(data):
                    return bytes(said)
                (token,) = struct.unpack_from(">H", data, at)
                at += 2
                place, length = token >> 4, (token & 15) + 2
                if place == write:
                    return bytes(said)
                for offset in range(length):
                    said.append(window[(place + offset) % _WINDOW])
                    window[write] = said[-1]
                    write = (write + 1) % _WINDOW
            elif at < len(data):
                said.append(data[at])
                window[write] = data[at]
                write = (write + 1) % _WINDOW
                at += 1
    return bytes(said[:size])
