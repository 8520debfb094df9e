"""``clausecheck calendar``: a report in, its deadlines out as a calendar file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from clausecheck.cli.complaints import no_file
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand
from clausecheck.cli.outputs import cannot_write, fail, unusable_outputs
from clausecheck.cli.report_files import read_report
from clausecheck.texts import LANGUAGES, text

_MOST_NAMED = 10


def calendar_command(language: str) -> click.Command:
    """Return the command in ``language``."""

    @click.command(
        "calendar",
        cls=LocalisedCommand,
        help=text("help_calendar.calendar", language),
        short_help=text("help_calendar.calendar_short", language),
    )
    @click.argument("report", metavar="REPORT", type=click.Path(path_type=Path))
    @click.option(
        "-o", "--output", type=click.Path(path_type=Path), required=True, help=text("help_calendar.output", language)
    )
    @click.option("--gaps", is_flag=True, help=text("help_calendar.gaps", language))
    @click.option(
        "--days", "reminders", type=click.IntRange(0, 3650), multiple=True, help=text("help_calendar.days", language)
    )
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(report: Path, output: Path, gaps: bool, reminders: tuple[int, ...], **_: object) -> int:
        from clausecheck.reports.as_calendar import REMINDERS, events_of, to_calendar, without_day
        from clausecheck.reports.safe import for_terminal
        from clausecheck.reports.view import counted

        complaint = no_file(report, language) or unusable_outputs(report, (output,), language, (".ics",))
        if complaint:
            return fail(complaint)
        found = read_report(report)
        if found is None:
            return fail(text("calendar.bad_report", language, path=report))
        events = events_of(found, dt.date.today(), language, only_gaps=gaps)
        content = to_calendar(events, dt.datetime.now(dt.UTC), language, reminders=reminders or REMINDERS)
        try:
            output.write_text(content, encoding="utf-8", newline="")
        except OSError as error:
            cannot_write(output, error, language)
            return ExitStatus.FAILED
        click.echo(
            text("calendar.written", language, events=counted("events", len(events), language), path=output), err=True
        )
        undated = without_day(found, dt.date.today(), language, only_gaps=gaps)
        if undated:
            names = for_terminal(", ".join(undated[:_MOST_NAMED]) + (" …" if len(undated) > _MOST_NAMED else ""))
            told = counted("contracts", len(undated), language)
            click.echo(text("calendar.without_day", language, contracts=told, names=names), err=True)
        return ExitStatus.NO_GAP

    command.language = language
    return command
