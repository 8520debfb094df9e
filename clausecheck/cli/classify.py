"""``clausecheck classify``: clauses in as JSON lines, their effects out as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING, Any

import click

from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand
from clausecheck.texts import LANGUAGES, text

if TYPE_CHECKING:
    from clausecheck.effects.model import Classification


def classify_command(language: str) -> click.Command:
    """Return the command in ``language``."""

    @click.command(
        "classify",
        cls=LocalisedCommand,
        help=text("help.classify", language),
        short_help=text("help.classify_short", language),
        add_help_option=True,
    )
    @click.argument("source", metavar="[FILE]", type=click.File("rb"), default="-")
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(source: IO[bytes], **_: object) -> int:
        done = faults = 0
        for line in classify_lines(source):
            if isinstance(line, int):
                faults += 1
                click.echo(f"clausecheck: {text('classify.bad_line', language, line=line)}", err=True)
            else:
                done += 1
                click.echo(line)
        if not faults:
            return ExitStatus.NO_GAP
        return ExitStatus.UNREAD if done else ExitStatus.FAILED

    command.language = language
    return command


def classify_lines(lines: Iterable[bytes]) -> Iterator[str | int]:
    """Classify ``lines`` of JSON (``{"id": …, "text": …}`` in UTF-8) one by one.

    Yields:
        For each line that is not blank its answer as a JSON line without line end, or, for a line that is not such an
        object, its number from 1.
    """
    from clausecheck.effects.judging import classify

    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            item = json.loads(raw.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            yield number
            continue
        if not isinstance(item, dict) or not isinstance(item.get("text"), str):
            yield number
            continue
        yield json.dumps(answer(item.get("id"), classify(item["text"])), ensure_ascii=False)


def answer(identifier: object, found: Classification) -> dict[str, Any]:
    """Return a classification as the object that ``classify`` writes; ``conditions`` only beside ``conditional``."""
    line: dict[str, Any] = {
        "id": identifier,
        "effects": [effect.value for effect in found.effects],
        "needs_review": found.needs_review,
        "language": found.language,
        "evidence": [
            {
                "effect": item.effect.value,
                "start": item.start,
                "end": item.end,
                "quote": item.quote,
                "confidence": round(item.confidence, 3),
                "by": list(item.by),
            }
            for item in found.evidence
        ],
    }
    if found.conditions:
        line["conditions"] = [condition.value for condition in found.conditions]
    return line
