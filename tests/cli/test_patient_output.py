"""Someone who reads only the first lines (``| head``) gets the report's files and the exit status all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clausecheck.cli.exit_status import ExitStatus
from tests.portfolio.conftest import BAN, Folder


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_goes_away_ends_neither_the_run_nor_its_status(tmp_path: Path, form: str) -> None:
    root = tmp_path / "kontrakter"
    root.mkdir()
    Folder(root).write("Kontrakt.txt", BAN)
    report = tmp_path / "rapport.json"
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "clausecheck", "scan", str(root), "--format", form, "-o", str(report)],
            stdout=writing,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    finally:
        os.close(writing)
    assert done.returncode == ExitStatus.GAPS, done.stderr
    assert report.is_file()
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
