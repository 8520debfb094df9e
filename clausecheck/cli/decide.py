"""``clausecheck decide``: the municipality's own decisions on the findings, recorded and shown."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausecheck.cli.complaints import no_file
from clausecheck.cli.days import day_of
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand, LocalisedGroup
from clausecheck.cli.outputs import fail
from clausecheck.texts import LANGUAGES, render, text

if TYPE_CHECKING:
    from clausecheck.contracts.model import Contract
    from clausecheck.portfolio.cases import Case
    from clausecheck.portfolio.decisions import Standing
    from clausecheck.portfolio.store import Store
    from clausecheck.portfolio.store.runs import Run

# The commands that record, and the state that each gives a finding.
_STATES = {
    "confirm": "confirmed",
    "reject": "rejected",
    "accept": "accepted",
    "negotiate": "negotiating",
    "withdraw": "withdrawn",
}
_Command = Callable[..., int]


def decide_command(language: str) -> click.Group:
    """Return the group of commands in ``language``."""
    group = LocalisedGroup(
        "decide", help=text("help_decide.decide", language), short_help=text("help_decide.decide_short", language)
    )
    group.language = language
    group.add_command(_list_command(language))
    for name, state in _STATES.items():
        group.add_command(_state_command(name, state, language))
    group.add_command(_import_command(language))
    group.add_command(_log_command(language))
    return group


def _shared(language: str) -> Callable[[_Command], _Command]:
    def add(command: _Command) -> _Command:
        command = click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))(
            command
        )
        return click.option(
            "--store", type=click.Path(path_type=Path), required=True, help=text("help_decide.store", language)
        )(command)

    return add


def _list_command(language: str) -> click.Command:
    @click.command("list", cls=LocalisedCommand, help=text("help_decide.list", language))
    @_shared(language)
    @click.option("--open", "only_open", is_flag=True, help=text("help_decide.open", language))
    def command(store: Path, only_open: bool, **_: object) -> int:
        return _with_store(store, language, lambda opened: _list(opened, language, only_open=only_open), read_only=True)

    command.language = language
    return command


def _state_command(name: str, state: str, language: str) -> click.Command:
    @click.command(name, cls=LocalisedCommand, help=text(f"help_decide.{name}", language))
    @click.argument("findings", metavar="NR...", nargs=-1, required=True)
    @_shared(language)
    @click.option("--by", help=text("help_decide.by", language))
    @click.option("--reason", default="", help=text("help_decide.reason", language))
    @click.option("--until", help=text("help_decide.until", language))
    def command(
        findings: tuple[str, ...], store: Path, by: str | None, reason: str, until: str | None, **_: object
    ) -> int:
        day = day_of(until) if until else None
        if until and day is None:
            return fail(text("decisions.bad_date", language, value=until))
        return _with_store(
            store, language, lambda opened: _record(opened, findings, state, by or _user(), reason, day, language)
        )

    command.language = language
    return command


def _import_command(language: str) -> click.Command:
    @click.command(
        "import",
        cls=LocalisedCommand,
        help=text("help_decide.import", language),
        short_help=text("help_decide.import_short", language),
    )
    @click.argument("workbook", metavar="FILE.xlsx", type=click.Path(path_type=Path))
    @_shared(language)
    @click.option("--by", help=text("help_decide.by", language))
    def command(workbook: Path, store: Path, by: str | None, **_: object) -> int:
        if missing := no_file(workbook, language):
            return fail(missing)
        return _with_store(store, language, lambda opened: _import(opened, workbook, by, language))

    command.language = language
    return command


def _log_command(language: str) -> click.Command:
    @click.command(
        "log",
        cls=LocalisedCommand,
        help=text("help_decide.log", language),
        short_help=text("help_decide.log_short", language),
    )
    @_shared(language)
    def command(store: Path, **_: object) -> int:
        return _with_store(store, language, lambda opened: _log(opened, language), read_only=True)

    command.language = language
    return command


def _list(store: Store, language: str, *, only_open: bool) -> ExitStatus:
    folders = _standings_by_folder(store)
    for run, found in folders:
        shown = [standing for standing in found if not only_open or standing.ask is not None]
        if len(folders) > 1 and shown:
            _show_folder(run, language)
        for standing in shown:
            _show(standing, language)
    return ExitStatus.NO_GAP


def _show_folder(run: Run, language: str) -> None:
    from clausecheck.reports.safe import for_terminal

    day = (run.finished or run.started).astimezone().strftime("%Y-%m-%d %H:%M")
    click.echo(for_terminal(text("decisions.folder", language, folder=run.root, day=day)))


def _show(standing: Standing, language: str) -> None:
    from clausecheck.reports.safe import for_terminal
    from clausecheck.reports.standing_words import case_words, standing_words

    case = standing.case
    name = case.identity.system or case.identity.folder
    click.echo(for_terminal(" | ".join(part for part in (name, case_words(standing, language), case.place) if part)))
    if case.quote:
        click.echo(for_terminal(f"    »{case.quote}«"))
    click.echo(for_terminal(f"    {case.handle}: {standing_words(standing, language)}"))


def _record(
    store: Store,
    findings: Sequence[str],
    state: str,
    by: str,
    reason: str,
    until: dt.date | None,
    language: str,
) -> ExitStatus:
    from clausecheck.portfolio.cases import all_cases
    from clausecheck.portfolio.decisions import decided
    from clausecheck.portfolio.store import DecisionState
    from clausecheck.portfolio.store.decisions import record
    from clausecheck.reports.safe import for_terminal
    from clausecheck.reports.standing_words import decision_words

    cases = all_cases(_contracts(store))
    chosen = [_chosen(cases, finding) for finding in findings]
    if DecisionState(state) is DecisionState.WITHDRAWN:
        _refuse_undecided(store, chosen)
    at = dt.datetime.now().astimezone()
    decisions = [decided(case, DecisionState(state), by=by, at=at, reason=reason, until=until) for case in chosen]
    record(store, decisions)
    for case, decision in zip(chosen, decisions, strict=True):
        name = case.identity.system or case.identity.folder
        what = f"{name}, {case.place}: {decision_words(decision, language)}"
        click.echo(for_terminal(text("decisions.recorded", language, what=what)), err=True)
    return ExitStatus.NO_GAP


def _refuse_undecided(store: Store, cases: Sequence[Case]) -> None:
    """Refuse to withdraw a decision that was never made.

    Raises:
        DecisionError: one of ``cases`` has no decision that stands.
    """
    from clausecheck.portfolio.decisions import DecisionError
    from clausecheck.portfolio.store import DecisionState
    from clausecheck.texts import message

    standing = {
        one.case.key
        for one in _standings(store)
        if one.decision is not None and one.decision.state is not DecisionState.WITHDRAWN
    }
    for case in cases:
        if case.key not in standing:
            raise DecisionError(message("decisions.nothing_to_withdraw", handle=case.handle))


def _chosen(cases: Sequence[Case], handle: str) -> Case:
    """Return the case that the user means: by its number, or by the id of the finding where one contract has it.

    Raises:
        DecisionError: there is none, or there are several.
    """
    from clausecheck.portfolio.cases import base_id
    from clausecheck.portfolio.decisions import DecisionError
    from clausecheck.texts import message

    found = [case for case in cases if case.handle == handle]
    found = found or [case for case in cases if case.finding == base_id(handle)]
    if not found:
        raise DecisionError(message("decisions.unknown", handle=handle))
    if len(found) > 1:
        raise DecisionError(message("decisions.several", handle=handle))
    return found[0]


def _import(store: Store, workbook: Path, by: str | None, language: str) -> ExitStatus:
    from clausecheck.portfolio.store.decisions import log, record
    from clausecheck.reports.decision_sheet import read_back
    from clausecheck.reports.view import counted

    found = read_back(workbook, log(store), by=by, at=dt.datetime.now().astimezone(), language=language)
    if found.decisions:
        record(store, found.decisions)
    for row, said in found.faults:
        click.echo(text("decisions.row", language, row=row, why=render(said, language)), err=True)
    unchanged = counted("unchanged", found.unchanged, language)
    click.echo(text("decisions.imported", language, recorded=len(found.decisions), unchanged=unchanged), err=True)
    if not found.faults:
        return ExitStatus.NO_GAP
    return ExitStatus.UNREAD if found.decisions else ExitStatus.FAILED


def _log(store: Store, language: str) -> ExitStatus:
    from clausecheck.portfolio.identity import unpacked
    from clausecheck.portfolio.store.decisions import log
    from clausecheck.reports.safe import for_terminal

    entries = log(store)
    for entry in entries:
        by = unpacked(entry.identity, entry.contract)
        parts = (
            entry.at.astimezone().strftime("%Y-%m-%d %H:%M"),
            entry.by,
            text(f"decision_state.{entry.state.value}", language),
            entry.until.isoformat() if entry.until else "",
            by.system or by.folder or by.contract,
            entry.place or entry.finding,
            entry.reason,
            entry.source,
        )
        click.echo(for_terminal(" | ".join(part for part in parts if part)))
    if not entries:
        click.echo(text("decisions.no_log", language), err=True)
    return ExitStatus.NO_GAP


def _standings(store: Store) -> Sequence[Standing]:
    from clausecheck.portfolio.decisions import standings_in

    return standings_in(store, _contracts(store), dt.date.today())


def _standings_by_folder(store: Store) -> list[tuple[Run, Sequence[Standing]]]:
    """Return the last run on each scanned folder, the latest first, with its standings."""
    from clausecheck.portfolio.cases import all_cases
    from clausecheck.portfolio.decisions import standings_in

    runs = _last_runs(store)
    # A decision follows a contract from folder to folder, so all are looked at as one.
    found = iter(standings_in(store, [one for _, contracts in runs for one in contracts], dt.date.today()))
    return [(run, list(islice(found, len(all_cases(contracts))))) for run, contracts in runs]


def _contracts(store: Store) -> list[Contract]:
    """Return the contracts as the last run on each root saw them.

    Raises:
        DecisionError: the store has no run.
    """
    return [contract for _, contracts in _last_runs(store) for contract in contracts]


def _last_runs(store: Store) -> list[tuple[Run, list[Contract]]]:
    """Return the last run on each root, the latest first, with the contracts that it saw, the worst first.

    Raises:
        DecisionError: the store has no run.
    """
    from clausecheck.portfolio.decisions import DecisionError
    from clausecheck.portfolio.model import severity
    from clausecheck.portfolio.store import contracts, runs
    from clausecheck.texts import message

    last = {run.root: run for run in runs.finished(store)}
    if not last:
        raise DecisionError(message("decisions.no_runs", path=store.path))
    latest = sorted(last.values(), key=lambda run: run.id, reverse=True)
    return [
        (run, sorted((made.contract for made in contracts.contracts_of(store, run)), key=severity)) for run in latest
    ]


def _with_store(
    path: Path, language: str, action: Callable[[Store], ExitStatus], *, read_only: bool = False
) -> ExitStatus:
    from clausecheck.portfolio.decisions import DecisionError
    from clausecheck.portfolio.store import Store, StoreError

    # A name that is typed wrongly must not make an empty store beside the one that is meant.
    if not path.exists():
        return fail(text("decisions.no_store", language, path=path))
    try:
        with Store(path, read_only=read_only) as store:
            return action(store)
    except (StoreError, DecisionError) as error:
        return fail(render(error.said, language))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
