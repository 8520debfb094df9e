"""Small files that unfold to large ones."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

_CHUNK = b"0 0 m 1 1 l S " * 75_000


def pdf_bomb(path: Path, megabytes: int, rounds: int = 1) -> Path:
    """Write a PDF whose only page has a content stream of this size, deflated so many times over."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(_CHUNK) for _ in range(megabytes)) + packer.flush()
    for _ in range(rounds - 1):
        packed = zlib.compress(packed, 9)
    filters = b"[" + b"/FlateDecode " * rounds + b"]"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter%s>>\nstream\n%s\nendstream" % (len(packed), filters, packed),
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    path.write_bytes(body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer)
    return path


def docx_bomb(path: Path, megabytes: int) -> Path:
    """Write a Word file whose text unfolds to this size."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package,
        package.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        part.write(b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>')
        for _ in range(megabytes):
            part.write(b"<w:p><w:r><w:t>A</w:t></w:r></w:p>" * 30_000)
        part.write(b"</w:body></w:document>")
    return path


def zip_bomb(path: Path, depth: int) -> Path:
    """Write an archive of archives, each of two, so many levels deep."""
    content, name = "Kunden må anvende robotter.".encode(), "a.txt"
    for _ in range(depth):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)
            archive.writestr(f"b{name}", content)
        content, name = path.read_bytes(), "a.zip"
    return path
