"""``clausecheck remedy``: signed contracts in, drafts of allonges and letters out, a folder for each supplier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausecheck import __version__
from clausecheck.cli import exit_status
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand
from clausecheck.portfolio.model import Report
from clausecheck.texts import LANGUAGES, render, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausecheck.contracts.model import Contract
    from clausecheck.drafts.library import Library
    from clausecheck.drafts.reading import Judge
    from clausecheck.drafts.remedies import Remedy


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
    @click.option("-o", "--output", "folder", type=file, required=True, help=text("help.remedy_output", language))
    @click.option("--register", type=file, help=text("help.register", language))
    @click.option("--clauses", type=file, help=text("help.check_clauses", language))
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(path: Path, folder: Path, register: Path | None, clauses: Path | None, **_: object) -> int:
        if not path.exists():
            return _fail(text("cli.not_found", language, path=path))
        if register is not None and not register.is_file():
            return _fail(text("cli.no_register", language, path=register))
        if folder.exists() and not folder.is_dir():
            return _fail(text("cli.no_output_folder", language, path=folder))
        from clausecheck.contracts.register import RegisterError
        from clausecheck.drafts.errors import DraftError, explain
        from clausecheck.drafts.library import own_library, read_library
        from clausecheck.drafts.reading import remembering
        from clausecheck.drafts.remedies import contracts_in

        judge = remembering()
        try:
            library = read_library(clauses) if clauses else own_library()
            contracts = list(contracts_in(path, register, judge))
        except DraftError as error:
            return _fail(explain(error, language))
        except RegisterError as error:
            return _fail(render(error.said, language))
        except OSError:
            return _fail(text("cli.no_access", language, path=path))
        if not contracts:
            return _fail(text("cli.nothing", language, path=path))
        if not _drafts(contracts, library, judge, folder, language):
            return ExitStatus.FAILED
        return exit_status.of_report(Report(str(path), __version__, tuple(contracts)))

    command.language = language
    return command


def _drafts(contracts: Sequence[Contract], library: Library, judge: Judge, folder: Path, language: str) -> bool:
    """Write the drafts and tell of each; return whether all could be written."""
    from clausecheck.drafts.remedies import GAPS, remedies, write
    from clausecheck.reports import view
    from clausecheck.reports.safe import for_terminal

    count = 0
    for remedy in remedies(contracts, library, judge, language):
        count += 1
        try:
            written, kept = write(remedy, folder)
        except OSError as error:
            path = folder / remedy.folder
            _fail(text("cli.cannot_write", language, path=path, why=error.strerror or type(error).__name__))
            return False
        _tell(remedy, written, kept, language)
    for contract in contracts:
        if contract.verdict in GAPS and not contract.documents:
            system = for_terminal(contract.facts.system or contract.folder)
            click.echo(text("remedy.skipped", language, system=system, badge=view.badge(contract, language)))
    click.echo(text("remedy.law" if count else "remedy.nothing", language))
    return True


def _tell(remedy: Remedy, written: Sequence[Path], kept: Sequence[Path], language: str) -> None:
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
                click.echo("    " + text("remedy.fields", language, fields=", ".join(fields)))
        for path in kept:
            if path.name == name:
                click.echo("  " + text("remedy.kept", language, path=path))
    after = text(f"verdict.{remedy.after.value}.badge", language)
    click.echo("  " + text("remedy.works" if remedy.works else "remedy.fails", language, after=after))
    if remedy.unsigned is not remedy.contract.verdict:
        click.echo("  " + text("remedy.unsigned_changes", language))
    click.echo("")


def _fail(words: str) -> ExitStatus:
    click.echo(f"clausecheck: {words}", err=True)
    return ExitStatus.FAILED
