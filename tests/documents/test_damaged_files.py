"""Real files with bytes changed, parts swapped and ends cut off: always documents with a status, never an exception."""

from __future__ import annotations

import io
import random
import zipfile
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausecheck.documents.guarded import read_guarded
from clausecheck.documents.limits import Limits, OcrEngine, OcrOptions
from clausecheck.documents.model import Document, Reason, Status
from clausecheck.documents.reading import read_bytes
from clausecheck.documents.unfolding import unfold
from tests.documents.compound import attachment, compound, message, packed
from tests.documents.conftest import check_offsets
from tests.documents.one_contract import FILES

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
LIMITS = Limits(
    max_seconds=10,
    max_unpacked_bytes=20_000_000,
    max_characters=2_000_000,
    ocr=OcrOptions(engine=OcrEngine.OFF),
)
NAMES = sorted(path.name for path in FILES.iterdir())
PACKAGES = [name for name in NAMES if name.endswith((".docx", ".odt"))]
SHEETS = [name for name in NAMES if name.endswith(".xls")]
PLAIN = [name for name in NAMES if name not in PACKAGES + SHEETS]


@cache
def content_of(name: str) -> bytes:
    if name == "mail.eml":
        mail = EmailMessage()
        mail["From"], mail["Subject"], mail["Message-ID"] = "bb@example.dk", "Vedr. Arkiva", "<1@x>"
        mail.set_content("Robotter er tilladt.")
        mail.add_alternative("<table><tr><td>Krav<td>Svar</table><ol><li>Nej</ol>", subtype="html")
        mail.add_attachment(content_of("kontrakt.docx"), maintype="application", subtype="zip", filename="b.docx")
        mail.add_attachment(mail.__class__())
        return bytes(mail)
    if name == "mail.msg":
        files = [
            attachment("b.docx", content_of("kontrakt.docx")),
            attachment("indre", message("Indre", "Kun medarbejdere.", header=24)),
        ]
        return compound(message("Vedr. Arkiva", "Kunden må ikke.", attachments=files))
    if name == "objekt.doc":
        return compound({"ObjectPool": {"_1": {"\x01Ole10Native": packed("a.txt", b"Robotter.")}}})
    if name == "sag.zip":
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as made:
            for inner in ("kontrakt.docx", "kontrakt.rtf", "mail.eml"):
                made.writestr(f"mappe/{inner}", content_of(inner))
        return stream.getvalue()
    return (FILES / name).read_bytes()


MADE = ["mail.eml", "mail.msg", "sag.zip", "objekt.doc"]


def read_whole(content: bytes, name: str) -> list[Document]:
    found = unfold(read_bytes(content, name, LIMITS), read_bytes, LIMITS)
    assert found
    for document in found:
        check_offsets(document)
        assert document.path.startswith(name)
        assert (document.status is Status.READ) == (document.reason is None)
        if document.status is Status.UNREADABLE:
            assert not document.text
        else:
            assert document.text or document.pages
    return found


@st.composite
def damages(draw: st.DrawFn) -> tuple[list[tuple[float, bytes]], float]:
    patch = st.binary(min_size=1, max_size=8) | st.sampled_from(
        [b"\xff\xff\xff\x7f", bytes(4), b"\xff" * 8, b"<", b"}"]
    )
    changes = draw(st.lists(st.tuples(st.floats(0, 1), patch), min_size=1, max_size=12))
    return changes, draw(st.sampled_from([1.0, 1.0, 1.0, 0.95, 0.5]))


def damaged(content: bytes, damage: tuple[list[tuple[float, bytes]], float]) -> bytes:
    changes, keep = damage
    spoilt = bytearray(content)
    for share, patch in changes:
        at = int(share * len(spoilt))
        spoilt[at : at + len(patch)] = patch
    return bytes(spoilt[: max(1, int(len(spoilt) * keep))])


@pytest.mark.parametrize("name", PLAIN + MADE + PACKAGES)
@SLOW
@given(damage=damages())
def test_changed_bytes_never_raise(name, damage):
    read_whole(damaged(content_of(name), damage), name)


def test_changed_bytes_of_old_spreadsheets_end_the_worker_at_worst(tmp_path: Path) -> None:
    # Their library can end its process on a size that a damaged file claims: so they are read as in use, in a worker.
    chance = random.Random(7)
    paths = []
    for number in range(60):
        content = content_of(SHEETS[number % len(SHEETS)])
        patches = [b"\xff\xff\xff\x7f", bytes(4), b"\xff" * 8, chance.randbytes(4)]
        changes = [(chance.random(), chance.choice(patches)) for _ in range(chance.randint(1, 12))]
        paths.append(tmp_path / f"{number}.xls")
        paths[-1].write_bytes(damaged(content, (changes, chance.choice([1.0, 1.0, 0.95, 0.5]))))
    read = dict(read_guarded(paths, tmp_path, LIMITS))
    assert set(read) == set(paths)
    for documents in read.values():
        for document in documents:
            assert (document.status is Status.READ) == (document.reason is None)


@pytest.mark.parametrize("name", PACKAGES)
@SLOW
@given(damage=damages(), pick=st.floats(0, 0.999), other=st.none() | st.floats(0, 0.999))
def test_changed_parts_of_packages_never_raise(name, damage, pick, other):
    with zipfile.ZipFile(io.BytesIO(content_of(name))) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    names = list(parts)
    chosen = names[int(pick * len(names))]
    parts[chosen] = damaged(parts[chosen], damage) if other is None else parts[names[int(other * len(names))]]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    read_whole(stream.getvalue(), name)


SWAPS = {
    "kontrakt.html": [
        b"<table",
        b"</ol>",
        b"<li",
        b"colspan=9999999",
        b'rowspan="99"',
        b"<pre>",
        b'start="999999"',
        b"<p",
    ],
    "kontrakt.rtf": [
        b"{",
        b"}",
        b"\\par",
        b"\\cell",
        b"\\row",
        b"\\bin99999",
        b"\\u-1",
        b"\\trowd",
        b"\\*",
        b"\\deleted",
    ],
    "kontrakt.fodt": [b"<text:list>", b"</text:list>", b"</text:p>", b'table:number-columns-repeated="999999"'],
    "mail.eml": [b"\n\n", b"--===", b"Content-Type: multipart/mixed", b"=?utf-8?q?=", b"base64"],
}


@pytest.mark.parametrize("name", SWAPS)
@SLOW
@given(data=st.data())
def test_marks_out_of_place_never_raise(name, data):
    content = content_of(name)
    for _ in range(data.draw(st.integers(1, 8))):
        at = int(data.draw(st.floats(0, 1)) * len(content))
        mark = data.draw(st.sampled_from(SWAPS[name]))
        content = content[:at] + mark + content[at + data.draw(st.integers(0, 30)) :]
    read_whole(content, name)


@pytest.mark.parametrize("name", PLAIN + MADE + PACKAGES)
def test_a_file_cut_off_anywhere_is_told_or_read(name):
    content = content_of(name)
    for share in range(1, 20):
        read_whole(content[: len(content) * share // 20], name)


@pytest.mark.parametrize("name", PLAIN + MADE + PACKAGES)
def test_a_file_of_zeros_behind_its_beginning_is_told_or_read(name):
    content = content_of(name)
    for begin in (16, 512, 1024):
        found = read_whole(content[:begin] + bytes(max(0, len(content) - begin)), name)
        assert found[0].reason is not Reason.CRASH
