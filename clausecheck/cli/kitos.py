"""``clausecheck kitos``: the register fetched from KITOS, and the verdicts written back."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clausecheck.cli.complaints import no_file, no_folder
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand, LocalisedGroup
from clausecheck.cli.outputs import cannot_write, fail
from clausecheck.cli.report_files import read_report
from clausecheck.texts import LANGUAGES, render, text

if TYPE_CHECKING:
    from clausecheck.kitos.connection import Connection
    from clausecheck.kitos.write_back import Step

_Command = Callable[..., int]


def kitos_command(language: str) -> click.Group:
    """Return the group of commands in ``language``."""
    group = LocalisedGroup(
        "kitos", help=text("help_kitos.kitos", language), short_help=text("help_kitos.kitos_short", language)
    )
    group.language = language
    group.add_command(_fetch_command(language))
    group.add_command(_write_back_command(language))
    return group


def _account_options(language: str) -> Callable[[_Command], _Command]:
    def add(command: _Command) -> _Command:
        for option in (
            click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language)),
            click.option("--cvr", help=text("help_kitos.cvr", language)),
            click.option(
                "--password-file", type=click.Path(path_type=Path), help=text("help_kitos.password_file", language)
            ),
            click.option("--email", envvar="KITOS_EMAIL", help=text("help_kitos.email", language)),
            click.option("--url", envvar="KITOS_URL", help=text("help_kitos.url", language)),
        ):
            command = option(command)
        return command

    return add


def _fetch_command(language: str) -> click.Command:
    @click.command(
        "fetch",
        cls=LocalisedCommand,
        help=text("help_kitos.fetch", language),
        short_help=text("help_kitos.fetch_short", language),
    )
    @click.option(
        "-o", "--output", type=click.Path(path_type=Path), required=True, help=text("help_kitos.output", language)
    )
    @_account_options(language)
    def command(
        output: Path, url: str | None, email: str | None, password_file: Path | None, cvr: str | None, **_: object
    ) -> int:
        if astray := no_folder(output.parent, language):
            return fail(astray)

        def work(connection: Connection, organisation: str) -> ExitStatus:
            return _fetch(connection, organisation, output, language)

        return _asking(language, url, email, password_file, cvr, work)

    command.language = language
    return command


def _fetch(connection: Connection, organisation: str, output: Path, language: str) -> ExitStatus:
    from clausecheck.kitos.listing import write_listing
    from clausecheck.kitos.reading import read_inventory
    from clausecheck.reports.view import counted

    inventory = read_inventory(connection, organisation)
    try:
        rows = write_listing(inventory, output)
    except OSError as error:
        cannot_write(output, error, language)
        return ExitStatus.FAILED
    contracts = len(inventory.contracts)
    said = text(
        "kitos.fetched",
        language,
        contracts=counted("contracts", contracts, language),
        systems=counted("systems", len(rows) - contracts, language),
        path=output,
    )
    click.echo(said, err=True)
    return ExitStatus.NO_GAP


def _write_back_command(language: str) -> click.Command:
    @click.command(
        "write-back",
        cls=LocalisedCommand,
        help=text("help_kitos.write_back", language),
        short_help=text("help_kitos.write_back_short", language),
    )
    @click.argument("report", metavar="REPORT", type=click.Path(path_type=Path))
    @click.option("--write", is_flag=True, help=text("help_kitos.write", language))
    @click.option("--link", help=text("help_kitos.link", language))
    @_account_options(language)
    def command(
        report: Path,
        write: bool,
        link: str | None,
        url: str | None,
        email: str | None,
        password_file: Path | None,
        cvr: str | None,
        **_: object,
    ) -> int:
        if missing := no_file(report, language):
            return fail(missing)
        found = read_report(report)
        if found is None:
            return fail(text("kitos.bad_report", language, path=report))
        if link is not None and not re.fullmatch(r"https?://[^\s]{1,2000}", link):
            return fail(text("kitos.bad_link", language, link=link))

        def work(connection: Connection, organisation: str) -> ExitStatus:
            return _write_back(connection, organisation, found, link, language, write=write)

        return _asking(language, url, email, password_file, cvr, work)

    command.language = language
    return command


def _write_back(
    connection: Connection, organisation: str, report: dict[str, Any], link: str | None, language: str, *, write: bool
) -> ExitStatus:
    from clausecheck.kitos.write_back import Action, carry_out, plan

    steps = plan(connection, report, organisation, link=link)
    if not write:
        for step in steps:
            click.echo(_line(step, language))
        click.echo(text("kitos.dry_run", language), err=True)
        return ExitStatus.NO_GAP
    done = failed = 0
    for step, wrong in carry_out(connection, steps):
        click.echo(_line(step, language))
        if wrong is not None:
            failed += 1
            click.echo(f"  {render(wrong, language)}", err=True)
        elif step.action in {Action.ADD, Action.CHANGE}:
            done += 1
    click.echo(text("kitos.written", language, done=done, failed=failed), err=True)
    return ExitStatus.FAILED if failed else ExitStatus.NO_GAP


def _line(step: Step, language: str) -> str:
    from clausecheck.reports.safe import for_terminal

    parts = [text(f"kitos_action.{step.action.value}", language), step.label]
    if step.why is not None:
        parts.append(render(step.why, language))
    else:
        parts += [step.contract or "", step.title or ""]
        if step.before is not None and step.before.title != step.title:
            parts.append(f"({step.before.title})")
    return for_terminal(" | ".join(part for part in parts if part))


def _asking(
    language: str,
    url: str | None,
    email: str | None,
    password_file: Path | None,
    cvr: str | None,
    work: Callable[[Connection, str], ExitStatus],
) -> ExitStatus:
    """Do ``work`` with a connection to KITOS and the municipality in it."""
    from clausecheck.kitos.connection import Account, Connection, KitosError
    from clausecheck.kitos.reading import organisation

    password = os.environ.get("KITOS_PASSWORD", "")
    if password_file is not None:
        try:
            password = password_file.read_text(encoding="utf-8-sig").rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            return fail(text("cli.not_found", language, path=password_file))
    if not (url and email and password):
        return fail(text("kitos.no_account", language))
    try:
        connection = Connection(url, Account(email, password))
        return work(connection, organisation(connection, cvr=cvr))
    except KitosError as error:
        return fail(render(error.said, language))
