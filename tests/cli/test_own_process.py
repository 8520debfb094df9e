"""Commands as a user starts them, in a process of their own: what a worker hands back is known there too."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RIGHT = "KONTRAKT\n\n1. Kunden kan uden hindringer lade softwarerobotter (RPA) anvende systemet.\n"


@pytest.mark.parametrize(
    "command",
    [
        "check kontrakt.txt --format json",
        "check kontrakt.txt --against kontrakt.txt",
        "scan . --exit-zero",
        "remedy kontrakt.txt -o udkast",
        "batch . --store lager.sqlite --exit-zero",
    ],
)
def test_a_command_that_has_loaded_nothing_yet_does_its_work(tmp_path: Path, command: str) -> None:
    (tmp_path / "kontrakt.txt").write_text(RIGHT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "clausecheck", *command.split()],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert "kunne ikke læses" not in done.stdout + done.stderr
