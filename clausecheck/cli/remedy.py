"""``clausecheck remedy``: signed contracts in, drafts of allonges and letters out, a folder for each supplier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausecheck.cli import exit_status
from clausecheck.cli.complaints import no_folder_to_make
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand
from clausecheck.cli.outputs import cannot_write, fail
from clausecheck.texts import LANGUAGES, render, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausecheck.contracts.model import Contract
    from clausecheck.drafts.library import Library
    from clausecheck.drafts.remedies import Remedy
    from clausecheck.portfolio.engine import Sources
    from clausecheck.texts import Message


def remedy_command(language: str) -> click.Command:
    """Return the command in ``language``."""
    file = click.Path(path_type=Path)

    @click.command(
        "remedy",
        cls=LocalisedCommand,
        help=text("help.remedy", language),
        short_help=text("help.remedy_short", language),
    )
    @click.argument("path", metavar="PATH", type=file)
    @click.option(
        "-o",
        "--output",
        "folder",
        metavar="FOLDER",
        type=file,
        required=True,
        help=text("help.remedy_output", language),
    )
    @click.option("--register", type=file, help=text("help.register", language))
    @click.option("--clauses", type=file, help=text("help.check_clauses", language))
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(path: Path, folder: Path, register: Path | None, clauses: Path | None, **_: object) -> int:
        if not path.exists():
            return fail(text("cli.not_found", language, path=path))
        if register is not None and not register.is_file():
            return fail(text("cli.no_register", language, path=register))
        if astray := no_folder_to_make(folder, language):
            return fail(astray)
        from clausecheck.drafts.errors import DraftError, explain
        from clausecheck.drafts.library import own_library, read_library
        from clausecheck.portfolio.engine import NothingToScanError, RegisterError, report_of, sources_at

        try:
            library = read_library(clauses) if clauses else own_library()
            sources = sources_at(path, register)
        except DraftError as error:
            return fail(explain(error, language))
        except (NothingToScanError, RegisterError) as error:
            return fail(render(error.said, language))
        contracts = _drafts(sources, library, folder, language)
        return ExitStatus.FAILED if contracts is None else exit_status.of_report(report_of(sources, contracts))

    command.language = language
    return command


def _drafts(sources: Sources, library: Library, folder: Path, language: str) -> list[Contract] | None:
    """Write the drafts and tell of each; return the contracts, or None if not all could be written."""
    from clausecheck.contracts.model import GAPS, Verdict
    from clausecheck.drafts.remedies import named_apart, write
    from clausecheck.drafts.remedy_in_worker import remedy_contracts
    from clausecheck.portfolio.engine import without_documents
    from clausecheck.portfolio.worker_choice import cores
    from clausecheck.reports import view
    from clausecheck.reports.safe import for_terminal

    contracts: list[Contract] = []
    refused: dict[str, Message] = {}

    def remedies() -> Iterator[Remedy]:
        for done in remedy_contracts(sources, library, language, cores()):
            contracts.append(done.contract)
            if done.refused is not None:
                refused[done.contract.id] = done.refused
            if done.remedy is not None:
                yield done.remedy

    drafted = set()
    for remedy in named_apart(remedies(), language):
        drafted.add(remedy.contract.id)
        try:
            written, kept = write(remedy, folder)
        except OSError as error:
            cannot_write(folder / remedy.folder, error, language)
            return None
        _tell(remedy, written, kept, language)
    for contract in (*contracts, *without_documents(sources, contracts)):
        if contract.verdict in (*GAPS, Verdict.UNREADABLE) and contract.id not in drafted:
            system = for_terminal(contract.facts.system or contract.folder)
            badge = view.badge(contract, language)
            if contract.id in refused:
                why = for_terminal(render(refused[contract.id], language))
                click.echo(text("remedy.skipped_several", language, system=system, badge=badge, why=why))
                continue
            click.echo(text("remedy.skipped", language, system=system, badge=badge))
    click.echo(text("remedy.law" if drafted else "remedy.nothing", language))
    return contracts


def _tell(remedy: Remedy, written: Sequence[Path], kept: Sequence[Path], language: str) -> None:
    from clausecheck.drafts.agreement import ran_out
    from clausecheck.reports import view
    from clausecheck.reports.safe import for_terminal

    facts = remedy.contract.facts
    system = for_terminal(facts.system or remedy.contract.folder)
    supplier = for_terminal(facts.supplier.name or remedy.folder)
    before = view.badge(remedy.contract, language)
    click.echo(text("remedy.head", language, system=system, supplier=supplier, before=before))
    for (name, _), fields in zip(remedy.files, remedy.open, strict=True):
        for path in written:
            if path.name == name:
                click.echo("  " + text("remedy.wrote", language, path=path))
                named = ", ".join(text(f"remedy.field.{key}", language) for key in fields)
                click.echo("    " + text("remedy.fields", language, fields=named))
        for path in kept:
            if path.name == name:
                click.echo("  " + text("remedy.kept", language, path=path))
    over = ran_out(remedy.contract)
    if over is not None:
        click.echo("  " + text("remedy.ran_out", language, date=over))
    after = text(f"verdict.{remedy.after.value}.badge", language)
    click.echo("  " + text("remedy.works" if remedy.works else "remedy.fails", language, after=after))
    if remedy.unsigned is not remedy.contract.verdict:
        click.echo("  " + text("remedy.unsigned_changes", language))
    click.echo("")
