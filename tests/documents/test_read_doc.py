"""Word's binary format beyond what the contracts in every format show: locks, old versions, objects, damage."""

from __future__ import annotations

import struct
from pathlib import Path

import olefile
import pytest

from clausecheck.documents import read_all
from clausecheck.documents.doc_lists import read_lists
from clausecheck.documents.doc_sprms import P_LIST, T_DEFINITION, number, sprms
from clausecheck.documents.model import Reason, Status
from tests.documents.compound import compound, packed
from tests.documents.one_contract import FILES

NAME = "kontrakt.doc"


def streams() -> dict[str, bytes]:
    with olefile.OleFileIO(str(FILES / NAME)) as opened:
        return {name: opened.openstream(name).read() for name in ("WordDocument", "1Table")}


def patched(main: bytes, at: int, form: str, *values: int) -> bytes:
    changed = bytearray(main)
    struct.pack_into(form, changed, at, *values)
    return bytes(changed)


def old_word(text: str) -> bytes:
    """Return a file as Word 6 wrote it: one stream, the text in one piece."""
    raw = text.encode("cp1252")
    head = struct.pack("<HH", 0xA5DC, 101) + bytes(20) + struct.pack("<II", 128, 128 + len(raw))
    head += bytes(20) + struct.pack("<i", len(raw))
    return compound({"WordDocument": head.ljust(128, b"\0") + raw})


def test_a_file_in_its_bare_container_is_read(read_bytes, texts):
    assert texts(read_bytes(compound(dict(streams())), NAME))[0] == "Kontrakt om fagsystemet Arkiva"


def test_a_locked_file_is_told(read_bytes):
    found = streams()
    (flags,) = struct.unpack_from("<H", found["WordDocument"], 10)
    found["WordDocument"] = patched(found["WordDocument"], 10, "<H", flags | 0x0100)
    assert read_bytes(compound(dict(found)), NAME).reason is Reason.ENCRYPTED


def test_word_6_is_read_without_its_properties(read_bytes, texts):
    said = "Kontrakt\r1.1 Kunden må bruge robotter.\rAlle \x13 PAGE \x14ni\x15 bilag.\r"
    document = read_bytes(old_word(said), "gammel.doc")
    assert texts(document) == ["Kontrakt", "1.1 Kunden må bruge robotter.", "Alle ni bilag."]


@pytest.mark.parametrize(
    ("at", "form", "values", "reason"),
    [
        (0, "<H", (0x1234,), Reason.TRUNCATED),
        (154 + 8 * 33, "<II", (0, 0), Reason.TRUNCATED),
        (154 + 8 * 33, "<II", (0x7FFFFFFF, 16), Reason.TRUNCATED),
        (76, "<i", (-5,), Reason.TRUNCATED),
    ],
)
def test_a_file_without_its_directory_of_pieces_is_damaged(read_bytes, at, form, values, reason):
    found = streams()
    found["WordDocument"] = patched(found["WordDocument"], at, form, *values)
    document = read_bytes(compound(dict(found)), NAME)
    assert (document.status, document.reason) == (Status.UNREADABLE, reason)


@pytest.mark.parametrize("part", [1, 73, 74])
def test_damaged_styles_or_lists_cost_no_words(read_bytes, texts, part):
    found = streams()
    found["WordDocument"] = patched(found["WordDocument"], 154 + 8 * part, "<II", 3, 17)
    said = texts(read_bytes(compound(dict(found)), NAME))
    assert "Kunden har ret til:" in said


def test_text_that_is_missing_is_told(read_bytes):
    found = streams()
    (begin,) = struct.unpack_from("<I", found["WordDocument"], 24)
    found["WordDocument"] = found["WordDocument"][: begin + 400]
    document = read_bytes(compound(dict(found)), NAME)
    assert document.reason is Reason.TRUNCATED
    assert document.status in {Status.PARTLY_READ, Status.UNREADABLE}


def test_files_in_its_pool_are_documents(tmp_path, texts):
    inner: dict = dict(streams())
    pool = {
        "_1": {"\x01Ole10Native": packed("vilkår.txt", b"Kun medarbejdere.")},
        "_2": inner,
        "_3": {"Equation Native": b"x"},
    }
    path = tmp_path / NAME
    path.write_bytes(compound({**streams(), "ObjectPool": pool}))
    found = read_all(path)
    assert [document.path for document in found] == [NAME, f"{NAME}/vilkår.txt", f"{NAME}/objekt 2.doc"]
    assert texts(found[1]) == ["Kun medarbejdere."]
    assert texts(found[2]) == texts(found[0])


def test_modifications_are_told_apart_by_their_sizes():
    table = struct.pack("<HHB", T_DEFINITION, 6, 1) + struct.pack("<2h", 0, 2000)
    found = sprms(struct.pack("<HB", 0x2416, 1) + table + struct.pack("<HH", P_LIST, 3) + b"\x0b")
    assert number(found, 0x2416) == 1
    assert number(found, P_LIST) == 3
    assert len(found[T_DEFINITION]) == 7


def test_lists_that_are_not_there_number_nothing():
    numbering = read_lists(b"", b"", b"")
    assert numbering.label("1", 0) == ("", False)


def summary(kind: int, title: bytes, count: int) -> bytes:
    """Return the stream of a document's properties: a codepage and a title, whose type and length are given."""
    values = struct.pack("<IhxxII", 2, 1252, kind, count) + title
    section = struct.pack("<IIIIII", 24 + len(values), 2, 1, 24, 2, 32) + values
    return struct.pack("<HHIIIIII", 0xFFFE, 0, 0, 0, 0, 0, 0, 1) + bytes(16) + struct.pack("<I", 48) + section


@pytest.mark.parametrize(
    ("kind", "title", "count", "told"),
    [
        (30, "Kontrakt på Prøve\0".encode("cp1252"), 18, "Kontrakt på Prøve"),
        # A vector of four thousand million values of no type, as damage made it: olefile would read them all.
        (0x1000 | 0xFF, b"", 0xFFFFFFFF, None),
    ],
)
def test_the_title_is_read_and_a_damaged_one_takes_no_time(
    tmp_path: Path, kind: int, title: bytes, count: int, told: str | None
) -> None:
    data = compound(streams() | {"\x05SummaryInformation": summary(kind, title, count)})
    path = tmp_path / NAME
    path.write_bytes(data)
    (document,) = read_all(path)
    assert document.status is Status.READ
    assert document.properties.get("title") == told
