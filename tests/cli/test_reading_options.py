"""The options of reading reach the readers, whatever the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from clausecheck.cli.reading_options import reading_options
from clausecheck.documents import Limits
from clausecheck.documents.limits import OcrEngine
from tests.documents.seen_pages import as_pdf, drawn, written


def limits_for(*arguments: str) -> Limits:
    import click

    taken = []

    @click.command()
    @reading_options("da")
    def command(limits: Limits) -> int:
        taken.append(limits)
        return 0

    assert CliRunner().invoke(command, list(arguments)).exit_code == 0
    return taken[0]


def test_without_options_the_limits_are_the_usual_ones():
    assert limits_for() == Limits()


def test_options_change_the_limits():
    limits = limits_for("--max-seconds", "5", "--max-memory", "800", "--max-pages", "7", "--ocr", "off")
    assert (limits.max_seconds, limits.max_memory_bytes, limits.max_pages) == (5, 800_000_000, 7)
    assert limits.ocr.engine is OcrEngine.OFF


@pytest.mark.parametrize(("given", "cache", "use"), [("-", None, False), ("gemt", Path("gemt"), True)])
def test_the_cache_is_elsewhere_or_nowhere(given, cache, use):
    ocr = limits_for("--ocr-cache", given).ocr
    assert (ocr.cache, ocr.use_cache) == (cache, use)


def test_a_scan_obeys_them(tmp_path):
    from clausecheck.cli.main import build

    as_pdf(tmp_path / "kontrakt.pdf", [drawn(written(["1. Kunden må anvende robotter."]))])
    shown = CliRunner().invoke(build("da"), ["scan", str(tmp_path), "--format", "json", "--quiet", "--ocr", "off"])
    (document,) = json.loads(shown.stdout)["contracts"][0]["documents"]
    assert document["status"] == "unreadable"
    assert "OCR" in document["reason"]
