"""Names of files in letters that can be printed, whatever bytes the system has for them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.cli.main import run
from clausecheck.documents.names import readable


@given(st.binary())
def test_every_name_can_be_written(name: bytes) -> None:
    readable(name.decode("utf-8", "surrogateescape")).encode()


@given(st.text())
def test_a_name_that_can_be_written_stays_as_it_is(name: str) -> None:
    if name.isprintable():
        assert readable(name) == name


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes names that are no text")
def test_files_with_names_of_another_system_are_read(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"Aft\xe6le")
    folder.mkdir()
    (folder / os.fsdecode(b"Till\xe6g 1.txt")).write_text(
        "Kunden må ikke anvende softwarerobotter.\n", encoding="utf-8"
    )
    reports = [tmp_path / f"r.{ending}" for ending in ("html", "xlsx", "json")]
    outputs = [part for report in reports for part in ("-o", str(report))]
    assert run(["batch", str(tmp_path), "--store", str(tmp_path / "s.sqlite"), "--exit-zero", *outputs]) == 0
    assert "Aftæle/Tillæg 1.txt" in (tmp_path / "r.json").read_text(encoding="utf-8")
