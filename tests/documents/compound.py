"""Writes compound files (the container of .doc, .xls and .msg), and Outlook mails in them, for the tests."""

from __future__ import annotations

import struct

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Storage = dict[str, "bytes | Storage"]


class _Node:
    def __init__(self, name: str, content: bytes | Storage) -> None:
        self.name = name
        self.content = content if isinstance(content, bytes) else b""
        self.is_storage = not isinstance(content, bytes)
        inner = [] if isinstance(content, bytes) else content.items()
        in_order = sorted(inner, key=lambda pair: (len(pair[0]), pair[0].upper()))
        self.children = [_Node(key, value) for key, value in in_order]
        self.right = _FREE
        self.index, self.start = 0, _END


def compound(root: Storage) -> bytes:
    """Return a compound file with these storages and streams."""
    top = _Node("Root Entry", root)
    nodes: list[_Node] = []

    def number(node: _Node) -> None:
        node.index = len(nodes)
        nodes.append(node)
        for child in node.children:
            number(child)

    number(top)
    mini = bytearray()
    mini_fat: list[int] = []
    sectors: list[bytes] = []
    fat: list[int] = []

    def chain(table: list[int], count: int) -> int:
        first = len(table)
        table += [*range(first + 1, first + count), _END] if count else []
        return first if count else _END

    def store(content: bytes) -> int:
        count = -(-len(content) // _SECTOR)
        sectors.extend(content[i * _SECTOR : (i + 1) * _SECTOR].ljust(_SECTOR, b"\0") for i in range(count))
        return chain(fat, count)

    for node in nodes[1:]:
        if node.is_storage or not node.content:
            continue
        if len(node.content) < _CUTOFF:
            count = -(-len(node.content) // _MINI)
            node.start = chain(mini_fat, count)
            mini += node.content.ljust(count * _MINI, b"\0")
        else:
            node.start = store(node.content)
    top.start = store(bytes(mini))
    mini_start = store(struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(-(-4 * len(mini_fat) // 512) * 512, b"\xff"))
    directory = b"".join(_entry(node, len(mini)) for node in nodes)
    directory_start = store(directory.ljust(-(-len(directory) // 512) * 512, b"\0"))
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * _SECTOR:
        fat_sectors += 1
    fat_at = range(len(fat), len(fat) + fat_sectors)
    fat += [_FAT] * fat_sectors
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        bytes(6),
        0,
        fat_sectors,
        directory_start,
        0,
        _CUTOFF,
        mini_start,
        -(-4 * len(mini_fat) // 512),
        _END,
        0,
        *fat_at[:1],
    )
    header += struct.pack("<108I", *[*fat_at[1:], *[_FREE] * (109 - fat_sectors)])
    return header + b"".join(sectors) + table


def _entry(node: _Node, mini_size: int) -> bytes:
    """Return a directory entry; children hang together as a chain to the right, which readers accept."""
    name = node.name.encode("utf-16-le")
    for before, after in zip(node.children, node.children[1:], strict=False):
        before.right = after.index
    child = node.children[0].index if node.children else _FREE
    kind = 5 if node.index == 0 else 1 if node.is_storage else 2
    size = mini_size if node.index == 0 else len(node.content)
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        name,
        len(name) + 2,
        kind,
        1,
        _FREE,
        node.right,
        child,
        bytes(16),
        0,
        0,
        0,
        node.start if node.index == 0 or node.content else (0 if node.is_storage else _END),
        size,
    )


def packed(name: str, content: bytes) -> bytes:
    """Return a stream that packs a file with its name, as Office embeds files of other programs."""
    label = name.encode("cp1252") + b"\0"
    inner = b"\x02\0" + label + label + bytes(4) + struct.pack("<I", len(label)) + label
    inner += struct.pack("<I", len(content)) + content
    return struct.pack("<I", len(inner)) + inner


def message(
    subject: str,
    body: str = "",
    *,
    html: bytes = b"",
    rtf: bytes = b"",
    attachments: list[Storage] | None = None,
    header: int = 32,
) -> Storage:
    """Return the storage of an Outlook mail."""
    found: Storage = {
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_0C1A001F": "Bente Bang".encode("utf-16-le"),
        "__substg1.0_0E04001F": "indkøb@example.dk".encode("utf-16-le"),
        "__properties_version1.0": bytes(header) + struct.pack("<HHIQ", 0x40, 0x0039, 6, 133_500_000_000_000_000),
    }
    if body:
        found["__substg1.0_1000001F"] = body.encode("utf-16-le")
    if html:
        found["__substg1.0_10130102"] = html
    if rtf:
        found["__substg1.0_10090102"] = rtf
    for index, attachment in enumerate(attachments or []):
        found[f"__attach_version1.0_#{index:08X}"] = attachment
    return found


def attachment(name: str, content: bytes | Storage, *, content_id: str = "") -> Storage:
    """Return the storage of an attachment: a file, or a mail."""
    is_mail = not isinstance(content, bytes)
    method = 5 if is_mail else 1
    found: Storage = {
        "__substg1.0_3707001F": name.encode("utf-16-le"),
        "__properties_version1.0": bytes(8) + struct.pack("<HHIQ", 3, 0x3705, 6, method),
        f"__substg1.0_3701{'000D' if is_mail else '0102'}": content,
    }
    if content_id:
        found["__substg1.0_3712001F"] = content_id.encode("utf-16-le")
    return found
