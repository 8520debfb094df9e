"""What cannot be changed safely is refused in words, and the original stays as it was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from clausecheck.cli.check import check_command
from clausecheck.drafts.annotating import annotate_word
from clausecheck.drafts.checking import check
from clausecheck.drafts.errors import DraftError
from clausecheck.drafts.library import Library
from clausecheck.drafts.reading import Judge
from tests.drafts.make_drafts import consent


def test_a_broken_comment_part_is_told(judge: Judge, library: Library) -> None:
    data = consent()
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(broken, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            target.writestr(entry, b"<w:comments" if entry.filename.endswith("comments.xml") else content)
    found = check(data, "a.docx", library, judge)
    with pytest.raises(DraftError) as caught:
        annotate_word(broken.getvalue(), found, library, "da", "2026-11-26T12:00:00Z")
    assert caught.value.said.key == "drafts.broken_part"


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", b"no word file"), ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600))]
)
def test_what_is_no_word_file_is_refused_and_left(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    arguments = [str(path), "--redline", str(tmp_path / "ud.docx")]
    assert check_command("da").main(arguments, standalone_mode=False) == 2
    assert path.read_bytes() == content
    assert not (tmp_path / "ud.docx").exists()


def test_the_draft_itself_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "udkast.docx"
    path.write_bytes(consent())
    assert check_command("da").main([str(path), "--redline", str(path)], standalone_mode=False) == 2
    assert path.read_bytes()[:2] == b"PK"
