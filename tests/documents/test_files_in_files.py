"""Archives and other files that hold files: every member a document with a path and a status, within limits."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from clausecheck.documents import Limits, read, read_all
from clausecheck.documents.model import Reason, Status
from clausecheck.documents.unfolding import safe_name
from tests.documents.one_contract import FILES

CONTRACT = (FILES / "kontrakt.docx").read_bytes()


def archive(members: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


@pytest.fixture
def unfolded(tmp_path: Path):
    def of(content: bytes, name: str = "sag.zip", **limits: int):
        path = tmp_path / name
        path.write_bytes(content)
        return {document.path: document for document in read_all(path, root=tmp_path, limits=Limits(**limits))}

    return of


def test_members_are_documents_in_folders(unfolded, texts):
    inner = archive({"Bilag/bilag 3.docx": CONTRACT})
    found = unfolded(
        archive(
            {
                "Kontrakt/hovedkontrakt.txt": "Robotter må ikke bruges.",
                "Kontrakt/.DS_Store": "x",
                "__MACOSX/Kontrakt/._hovedkontrakt.txt": "x",
                "Kontrakt/Thumbs.db": "x",
                "indre.zip": inner,
                "tom.pdf": b"",
                "ukendt.bin": bytes(range(256)),
            }
        )
    )
    assert {path: document.reason for path, document in found.items()} == {
        "sag.zip/Kontrakt/hovedkontrakt.txt": None,
        "sag.zip/indre.zip/Bilag/bilag 3.docx": None,
        "sag.zip/tom.pdf": Reason.EMPTY,
        "sag.zip/ukendt.bin": Reason.WRONG_TYPE,
    }
    assert texts(found["sag.zip/Kontrakt/hovedkontrakt.txt"]) == ["Robotter må ikke bruges."]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/kontrakt.pdf", "abs/kontrakt.pdf"),
        ("C:\\Users\\x\\kontrakt.pdf", "Users/x/kontrakt.pdf"),
        ("a/./..//b.txt", "a/b.txt"),
        ("ond\x00\x1b[31m\u202enavn.txt", "ond[31mnavn.txt"),
        ("..", "uden navn"),
        ("x" * 300 + ".docx", "x" * 146 + ".docx"),
    ],
)
def test_no_name_leads_out(unfolded, name, safe):
    assert safe_name(name) == safe
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        info = zipfile.ZipInfo("x")
        info.filename = name
        made.writestr(info, "Tekst.")
    found = unfolded(stream.getvalue())
    assert all(path.startswith("sag.zip") and ".." not in path.split("/") for path in found)


def test_nothing_is_written_to_the_disk(unfolded, tmp_path):
    unfolded(archive({"../ude.txt": "x", "inde.txt": "y"}))
    assert [path.name for path in tmp_path.rglob("*")] == ["sag.zip"]
    assert not (tmp_path.parent / "ude.txt").exists()


@pytest.mark.parametrize(("name", "encoding"), [("Øl og å.txt", "cp850"), ("Øl og å.txt", "utf-8")])
def test_danish_names_come_out_of_old_archives(unfolded, name, encoding):
    content = archive({"x" * len(name.encode(encoding)): "Tekst."})
    content = content.replace(b"x" * len(name.encode(encoding)), name.encode(encoding))
    assert list(unfolded(content)) == [f"sag.zip/{name}"]


def test_a_name_that_comes_twice_gives_two_documents(unfolded):
    content = archive({"a.txt": "Et.", "b.txt": "To."}).replace(b"b.txt", b"a.txt")
    assert list(unfolded(content)) == ["sag.zip/a.txt", "sag.zip/a (2).txt"]


def nested(depth: int) -> bytes:
    content = archive({"a.txt": "Robotter."})
    for _ in range(depth):
        content = archive({"indre.zip": content})
    return content


def test_files_in_files_end_somewhere(unfolded):
    (document,) = unfolded(nested(3)).values()
    assert document.status is Status.READ
    (document,) = unfolded(nested(12)).values()
    assert (document.status, document.reason) == (Status.UNREADABLE, Reason.TOO_DEEP)


def test_a_bomb_is_refused_without_unpacking(unfolded):
    found = unfolded(archive({"bombe.txt": b"0" * 50_000_000, "a.txt": "Robotter."}))
    assert {path: document.reason for path, document in found.items()} == {
        "sag.zip/bombe.txt": Reason.TOO_LARGE,
        "sag.zip/a.txt": None,
    }


def test_many_files_and_much_content_are_told(unfolded):
    members = {f"{index}.txt": "Robotter." for index in range(30)}
    found = unfolded(archive(members), max_attached=20)
    assert len(found) == 21
    assert found["sag.zip"].reason is Reason.TOO_LARGE
    found = unfolded(archive(members), max_unpacked_bytes=100)
    assert sum(document.reason is Reason.TOO_LARGE for document in found.values()) == 19


def test_a_locked_member_is_told(unfolded):
    content = bytearray(archive({"a.txt": "Robotter."}))
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    content[6] |= 1
    assert unfolded(bytes(content))["sag.zip/a.txt"].reason is Reason.ENCRYPTED


@pytest.mark.parametrize("content", [archive({}), archive({"mappe/": b""})])
def test_an_empty_archive_is_a_row(unfolded, content):
    assert unfolded(content)["sag.zip"].reason is Reason.EMPTY


def test_an_archive_cut_off_is_a_row(unfolded):
    content = archive({"a.txt": "Robotter. " * 100})
    assert unfolded(content[:-30])["sag.zip"].reason is Reason.TRUNCATED


def test_an_archive_in_a_newer_version_of_the_format_is_a_row(unfolded):
    content = bytearray(archive({"a.txt": "Robotter."}))
    content[content.find(b"PK\x01\x02") + 6] = 99
    assert unfolded(bytes(content))["sag.zip"].reason is Reason.UNSUPPORTED


def test_a_member_packed_in_a_way_unknown_here_is_a_row_and_the_others_are_read(unfolded):
    content = bytearray(archive({"a.txt": "Robotter.", "b.txt": "Mennesker."}))
    content[content.find(b"PK\x03\x04") + 8] = content[content.find(b"PK\x01\x02") + 10] = 97
    found = unfolded(bytes(content))
    assert found["sag.zip/a.txt"].reason is Reason.UNSUPPORTED
    assert found["sag.zip/b.txt"].text.strip() == "Mennesker."


def test_reading_an_archive_alone_never_gives_an_empty_read(tmp_path):
    path = tmp_path / "sag.zip"
    path.write_bytes(archive({"a.txt": "Robotter."}))
    document = read(path)
    assert (document.status, document.text, document.attached) == (Status.UNREADABLE, "", ())
