"""What cannot be read or changed safely is refused in plain Danish, and the original stays as it was, byte for byte."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from clausecheck.cli.check import check_command
from tests.documents.one_contract import FILES
from tests.drafts.make_drafts import consent, silent

BOTH = pytest.mark.parametrize("option", ["--annotate", "--redline"])
NO_DOCX = "gem den som .docx, og kør igen"
WORDS = "1. Brug\n1.1 Kunden må ikke anvende softwarerobotter i Systemet.\n"


def locked() -> bytes:
    written = io.BytesIO()
    OOXMLFile(io.BytesIO(consent())).encrypt("hemmeligt", written)
    return written.getvalue()


def with_part(part: str, content: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(consent())) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            target.writestr(entry, content if entry.filename == part else source.read(entry))
    return written.getvalue()


def broken_comments() -> bytes:
    return with_part("word/comments.xml", b"<w:comments")


def half() -> bytes:
    return consent()[: len(consent()) // 2]


def a_pdf() -> bytes:
    return (FILES / "kontrakt.pdf").read_bytes()


def picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(400)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Return exit status, what is on the screen and what was said beside it."""
    status = check_command("da").main([str(argument) for argument in arguments], standalone_mode=False)
    shown = capsys.readouterr()
    return int(status), shown.out, shown.err


@BOTH
@pytest.mark.parametrize(
    ("make", "told"),
    [
        (locked, "beskyttet med en adgangskode. Gem en kopi uden adgangskode"),
        (
            lambda: with_part("word/document.xml", b"<w:document"),
            "delen »word/document.xml« i Word-filen er beskadiget",
        ),
        (half, "afkortet eller beskadiget"),
        (picture, "indholdet svarer ikke til filnavnets type"),
        (bytes, "filen er tom"),
    ],
)
def test_what_cannot_be_read_is_told_and_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Callable[[], bytes], told: str, option: str
) -> None:
    path, output = tmp_path / "udkast.docx", tmp_path / "ud.docx"
    path.write_bytes(content := make())
    status, shown, said = run(capsys, path, option, output)
    assert (status, shown) == (2, "")
    assert said.startswith("clausecheck: udkast.docx: ")
    assert told in said
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@BOTH
def test_a_draft_with_a_damaged_part_beside_its_text_is_judged_and_not_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    path = tmp_path / "udkast.docx"
    path.write_bytes(content := broken_comments())
    status, shown, said = run(capsys, path, option, tmp_path / "ud.docx")
    assert status == 2
    assert "Betinget" in shown
    assert "er ikke læst helt: filen er afkortet eller beskadiget" in shown
    assert "delen »word/comments.xml« i Word-filen er beskadiget" in said
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_proposed_for_a_draft_of_which_too_little_could_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "udkast.txt"
    path.write_text("xq\n", encoding="utf-8")
    status, shown, _ = run(capsys, path)
    assert status == 3
    assert "Ikke læst" in shown
    assert "BESTEMMELSER" not in shown
    assert "uden hindringer" not in shown
    assert shown.count("ikke nok til at vurdere kontrakten") == 1


@BOTH
@pytest.mark.parametrize("name", ["kontrakt.doc", "kontrakt.odt", "kontrakt.rtf", "tekst.docx"])
def test_what_is_no_docx_is_checked_but_not_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, option: str
) -> None:
    content = WORDS.encode() if name == "tekst.docx" else (FILES / name).read_bytes()
    path, output = tmp_path / name, tmp_path / "ud.docx"
    path.write_bytes(content)
    status, shown, said = run(capsys, path, option, output)
    assert status == 2
    assert shown.startswith(f"{name}\n")
    assert "BESTEMMELSER" in shown
    assert NO_DOCX in said
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@BOTH
def test_a_broken_earlier_version_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    path, older = tmp_path / "udkast.docx", tmp_path / "forrige.docx"
    path.write_bytes(consent())
    older.write_bytes(half())
    status, _, said = run(capsys, path, "--against", older, option, tmp_path / "ud.docx")
    assert status == 2
    assert said.startswith("clausecheck: forrige.docx: filen er afkortet eller beskadiget.")
    assert not (tmp_path / "ud.docx").exists()


@BOTH
def test_a_copy_made_before_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    path, output = tmp_path / "udkast.docx", tmp_path / "ud.docx"
    path.write_bytes(consent())
    output.write_bytes(b"med egne bem\xc3\xa6rkninger")
    status, shown, said = run(capsys, path, option, output)
    assert (status, shown) == (2, "")
    assert "findes i forvejen og bliver ikke overskrevet" in said
    assert output.read_bytes() == b"med egne bem\xc3\xa6rkninger"


@pytest.mark.parametrize(
    ("folder", "quote"), [("src", ""), ("mine udkast", '"'), ("en-rigtig-lang-mappe-" * 6 + "x", "")]
)
def test_how_to_have_it_mended_can_be_copied_as_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: str, quote: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(folder, "udkast.docx")
    path.parent.mkdir()
    path.write_bytes(consent())
    _, shown, _ = run(capsys, path)
    assert f"clausecheck check {quote}{path}{quote} --redline RETTET.docx\n" in shown


@BOTH
@pytest.mark.parametrize("way", ["itself", "symlink", "hardlink", "other spelling"])
def test_the_draft_itself_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, way: str
) -> None:
    path, other = tmp_path / "udkast.docx", tmp_path / "andet.docx"
    path.write_bytes(content := consent())
    if way == "symlink":
        other.symlink_to(path)
    elif way == "hardlink":
        os.link(path, other)
    else:
        other = path if way == "itself" else tmp_path / "." / tmp_path.name / ".." / "udkast.docx"
        (tmp_path / tmp_path.name).mkdir()
    status, _, said = run(capsys, path, option, other)
    assert status == 2
    assert "er selv den fil, der skal læses. Vælg et andet navn" in said
    assert path.read_bytes() == content


def test_the_earlier_version_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, older = tmp_path / "udkast.docx", tmp_path / "forrige.docx"
    path.write_bytes(consent())
    older.write_bytes(content := silent())
    assert run(capsys, path, "--against", older, "--redline", older)[0] == 2
    assert older.read_bytes() == content


def test_two_outputs_of_one_name_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, output = tmp_path / "udkast.docx", tmp_path / "ud.docx"
    path.write_bytes(consent())
    assert run(capsys, path, "--annotate", output, "--redline", output)[0] == 2
    assert not output.exists()


@BOTH
@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("mangler/ud.docx", "findes ikke. Opret den, eller vælg en anden"),
        ("mappe.docx", "er en mappe. Skriv navnet på den fil, der skal laves"),
        ("ud.txt", "skal have endelsen .docx"),
    ],
)
def test_an_output_that_cannot_be_is_told_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], output: str, told: str, option: str
) -> None:
    path = tmp_path / "udkast.docx"
    path.write_bytes(content := consent())
    (tmp_path / "mappe.docx").mkdir()
    status, shown, said = run(capsys, path, option, tmp_path / output)
    assert (status, shown) == (2, "")
    assert told in said
    assert path.read_bytes() == content


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A folder in which nobody may write; the superuser may everywhere but in the kernel's own."""
    folder = tmp_path / "lukket"
    folder.mkdir(mode=0o500)
    return Path("/proc/self") if os.access(folder, os.W_OK) else folder


@BOTH
def test_a_folder_that_is_read_only_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], closed: Path, option: str
) -> None:
    path = tmp_path / "udkast.docx"
    path.write_bytes(content := consent())
    status, _, said = run(capsys, path, option, closed / "ud.docx")
    assert status == 2
    assert "der kan ikke skrives i mappen" in said or f"»{closed / 'ud.docx'}« kunne ikke skrives" in said
    assert path.read_bytes() == content
    assert not (closed / "ud.docx").exists()


def test_both_files_are_written_beside_an_untouched_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, annotated, mended = (tmp_path / name for name in ("udkast.docx", "kommenteret.docx", "rettet.docx"))
    path.write_bytes(content := consent())
    status, shown, said = run(capsys, path, "--annotate", annotated, "--redline", mended)
    assert status == 1
    assert "RETTELSER (rettet.docx)" in shown
    assert "Kommenteret udgave (2 kommentarer) er skrevet" in said
    assert path.read_bytes() == content
    assert {file.name for file in tmp_path.iterdir()} == {"udkast.docx", "kommenteret.docx", "rettet.docx"}


def test_comments_that_are_lost_from_the_file_stop_the_commenting_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, output = tmp_path / "udkast.docx", tmp_path / "ud.docx"
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(consent())) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            if entry.filename != "word/comments.xml":
                target.writestr(entry, source.read(entry))
    path.write_bytes(written.getvalue())
    status, shown, said = run(capsys, path, "--annotate", output)
    assert status == 2
    assert "BESTEMMELSER" in shown
    assert "delen »word/comments.xml« i Word-filen er beskadiget" in said
    assert not output.exists()
    assert run(capsys, path, "--redline", output)[0] == 1
    assert path.read_bytes() == written.getvalue()


@pytest.mark.parametrize("name", ["udkast.pdf", "udkast.docx"])
@pytest.mark.parametrize(("make", "fits", "not_so"), [(consent, ".docx", ".pdf"), (a_pdf, ".pdf", ".docx")])
def test_what_a_copy_must_be_called_is_told_by_the_content_of_the_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, make: Callable[[], bytes], fits: str, not_so: str
) -> None:
    path, wrong, right = tmp_path / name, tmp_path / f"ud{not_so}", tmp_path / f"ud{fits}"
    path.write_bytes(make())
    status, shown, said = run(capsys, path, "--annotate", wrong)
    assert (status, shown) == (2, "")
    assert f"skal have endelsen {fits}" in said
    run(capsys, path, "--annotate", right)
    assert right.exists()
    assert not wrong.exists()
