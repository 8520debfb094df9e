"""``clausecheck store``: looking after a store, and looking at the portfolio in it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand, LocalisedGroup
from clausecheck.cli.outputs import cannot_write, fail, plain_width, unusable_outputs, written
from clausecheck.texts import LANGUAGES, render, text

if TYPE_CHECKING:
    from clausecheck.portfolio.store.runs import Run
    from clausecheck.portfolio.views import Views

VIEW_FORMATS = (".xlsx", ".html", ".htm", ".txt")


def store_command(language: str) -> click.Group:
    """Return the group of commands in ``language``."""
    group = LocalisedGroup(
        "store", help=text("help.store_group", language), short_help=text("help.store_short", language)
    )
    group.language = language
    for name, action in (("check", _check), ("compact", _compact), ("runs", _runs)):
        group.add_command(_on_store(name, action, language))
    group.add_command(_views_command(language))
    group.add_command(_export_command(language))
    group.add_command(_merge_command(language))
    return group


def _on_store(name: str, action: Callable[[Path, str], int], language: str) -> click.Command:
    """Return a command that takes a store and nothing else."""

    @click.command(name, cls=LocalisedCommand, help=text(f"help.store_{name}", language))
    @click.option("--store", type=click.Path(path_type=Path), required=True, help=text("help_decide.store", language))
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(store: Path, **_: object) -> int:
        return _guarded(language, action, store, language)

    command.language = language
    return command


def _guarded(language: str, action: Callable[..., int], *arguments: Any) -> int:
    """Do ``action``; what is wrong with a store or an export is said in words."""
    from clausecheck.portfolio.exchange import ExchangeError
    from clausecheck.portfolio.store import StoreError

    try:
        return action(*arguments)
    except (StoreError, ExchangeError) as error:
        return fail(render(error.said, language))


def _check(path: Path, language: str) -> int:
    from clausecheck.portfolio.store import Store
    from clausecheck.portfolio.store.upkeep import check

    with Store(path, read_only=True) as store:
        health = check(store)
    if not health.sound:
        click.echo(text("portfolio.unsound", language, path=path), err=True)
        for line in health.complaints:
            click.echo(f"  {line}", err=True)
        return ExitStatus.FAILED
    click.echo(text("portfolio.sound", language, path=path, size=_size(health.size, language)))
    for name, count in health.rows.items():
        click.echo(f"  {text(f'portfolio_rows.{name}', language)}: {count}")
    if health.unfinished:
        click.echo("  " + text("portfolio.unfinished", language, n=health.unfinished))
    return ExitStatus.NO_GAP


def _compact(path: Path, language: str) -> int:
    from clausecheck.portfolio.store import Store, StoreError, runs
    from clausecheck.portfolio.store.upkeep import compact
    from clausecheck.texts import message

    if not path.is_file():
        raise StoreError(message("store.not_found", path=path))
    with Store(path) as store:
        runs.refuse_any(store)
        before, after = compact(store)
    click.echo(text("portfolio.compacted", language, before=_size(before, language), after=_size(after, language)))
    return ExitStatus.NO_GAP


def _runs(path: Path, language: str) -> int:
    from clausecheck.portfolio.store import Store, runs
    from clausecheck.reports.safe import for_terminal
    from clausecheck.reports.view import counted

    with Store(path, read_only=True) as store:
        for run in runs.finished(store):
            contracts = counted("contracts", run.totals.get("contracts", 0), language)
            secured = run.totals.get("compliant", 0)
            name = _dated(run, language)
            words = text("portfolio.run", language, name=name, contracts=contracts, secured=secured, root=run.root)
            click.echo(for_terminal(words))
    return ExitStatus.NO_GAP


def _dated(run: Run, language: str) -> str:
    """Return the name of a run with its day; one that nobody gave a name is called by it."""
    from clausecheck.texts import day_words

    day = run.started.astimezone().date()
    return run.name if run.name.startswith(day.isoformat()) else f"{run.name} ({day_words(day, language)})"


def _views_command(language: str) -> click.Command:
    @click.command(
        "views",
        cls=LocalisedCommand,
        help=text("help.store_views", language),
        short_help=text("help.store_views_short", language),
    )
    @click.option("--store", type=click.Path(path_type=Path), required=True, help=text("help_decide.store", language))
    @click.option("--run", "name", metavar="RUN", help=text("help.changes_run", language))
    @click.option(
        "-o", "--output", "outputs", multiple=True, type=click.Path(path_type=Path), help=text("help.output2", language)
    )
    @click.option("-q", "--quiet", is_flag=True, help=text("help.quiet", language))
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(store: Path, name: str | None, outputs: tuple[Path, ...], quiet: bool, **_: object) -> int:
        complaint = unusable_outputs(store, outputs, language, VIEW_FORMATS)
        return fail(complaint) if complaint else _guarded(language, _views, store, name, outputs, quiet, language)

    command.language = language
    return command


def _views(path: Path, name: str | None, outputs: tuple[Path, ...], quiet: bool, language: str) -> int:
    from clausecheck.portfolio.store import Store, runs
    from clausecheck.portfolio.views import facts_of, moments_of, views_of

    with Store(path, read_only=True) as store:
        run = runs.find(store, name) if name else runs.last(store)
        views = views_of(facts_of(store, run), moments_of(store, run.root))
    return _show_views(views, outputs, quiet, language)


def _show_views(views: Views, outputs: tuple[Path, ...], quiet: bool, language: str) -> int:
    from rich.console import Console

    from clausecheck.reports.portfolio_terminal import print_portfolio

    console = Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=plain_width())
    print_portfolio(views, console, language)
    done = [_write(views, output, language, quiet=quiet) for output in outputs]
    return ExitStatus.NO_GAP if all(done) else ExitStatus.FAILED


def _write(views: Views, output: Path, language: str, *, quiet: bool) -> bool:
    try:
        if output.suffix.lower() == ".xlsx":
            from clausecheck.reports.portfolio_excel import write_portfolio

            write_portfolio(views, output, language)
        elif output.suffix.lower() == ".txt":
            from rich.console import Console

            from clausecheck.reports.portfolio_terminal import print_portfolio

            with output.open("w", encoding="utf-8") as file:
                print_portfolio(views, Console(file=file, width=140, highlight=False), language)
        else:
            from clausecheck.reports.portfolio_html import portfolio_page

            output.write_text(portfolio_page(views, language), encoding="utf-8", newline="")
    except OSError as error:
        return cannot_write(output, error, language)
    return written(output, language, quiet=quiet)


def _export_command(language: str) -> click.Command:
    @click.command("export", cls=LocalisedCommand, help=text("help.store_export", language))
    @click.option("--store", type=click.Path(path_type=Path), required=True, help=text("help_decide.store", language))
    @click.option("--owner", required=True, help=text("help.owner", language))
    @click.option("--run", "name", metavar="RUN", help=text("help.changes_run", language))
    @click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help=text("help.export", language))
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(store: Path, owner: str, name: str | None, output: Path, **_: object) -> int:
        complaint = unusable_outputs(store, (output,), language, (".json",)) if store.exists() else None
        return fail(complaint) if complaint else _guarded(language, _export, store, owner, name, output, language)

    command.language = language
    return command


def _export(path: Path, owner: str, name: str | None, output: Path, language: str) -> int:
    from clausecheck import __version__
    from clausecheck.portfolio.exchange import to_exchange
    from clausecheck.portfolio.store import Store, runs
    from clausecheck.portfolio.views import facts_of

    with Store(path, read_only=True) as store:
        run = runs.find(store, name) if name else runs.last(store)
        content = to_exchange(facts_of(store, run, owner), tool=__version__)
    try:
        output.write_text(content, encoding="utf-8")
    except OSError as error:
        cannot_write(output, error, language)
        return ExitStatus.FAILED
    written(output, language, quiet=False)
    return ExitStatus.NO_GAP


def _merge_command(language: str) -> click.Command:
    @click.command("merge", cls=LocalisedCommand, help=text("help.store_merge", language))
    @click.argument("exports", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
    @click.option(
        "-o", "--output", "outputs", multiple=True, type=click.Path(path_type=Path), help=text("help.merged", language)
    )
    @click.option("-q", "--quiet", is_flag=True, help=text("help.quiet", language))
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(exports: tuple[Path, ...], outputs: tuple[Path, ...], quiet: bool, **_: object) -> int:
        complaint = unusable_outputs(exports[0], outputs, language, (*VIEW_FORMATS, ".json"), others=exports)
        return fail(complaint) if complaint else _guarded(language, _merge, exports, outputs, quiet, language)

    command.language = language
    return command


def _merge(exports: tuple[Path, ...], outputs: tuple[Path, ...], quiet: bool, language: str) -> int:
    from clausecheck import __version__
    from clausecheck.portfolio.exchange import merge, read_exchange, to_exchange
    from clausecheck.portfolio.views import views_of

    facts = merge(read_exchange(path) for path in exports)
    for output in (path for path in outputs if path.suffix.lower() == ".json"):
        try:
            output.write_text(to_exchange(facts, tool=__version__), encoding="utf-8")
        except OSError as error:
            cannot_write(output, error, language)
            return ExitStatus.FAILED
        written(output, language, quiet=quiet)
    reports = tuple(path for path in outputs if path.suffix.lower() != ".json")
    return _show_views(views_of(facts), reports, quiet, language)


def _size(count: int, language: str) -> str:
    words = f"{count / 1_000_000:.1f} MB"
    return words.replace(".", ",") if language == "da" else words
