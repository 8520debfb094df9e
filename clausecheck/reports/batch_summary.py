"""What a batch run tells: a text that can be mailed as it stands, or JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from clausecheck.contracts.model import Verdict
from clausecheck.documents.model import Status
from clausecheck.portfolio.changes import Changes, ComingNotice, VerdictMove
from clausecheck.portfolio.model import VERDICT_ORDER
from clausecheck.reports import changes_view, view
from clausecheck.reports.safe import for_terminal
from clausecheck.texts import text

if TYPE_CHECKING:
    from clausecheck.contracts.model import Contract
    from clausecheck.portfolio.batch import Batch, Forecast

_MOST_LINES = 40
_ALARMING = (VerdictMove.NEW_GAP, VerdictMove.UNREAD, VerdictMove.OTHER_GAP, VerdictMove.VANISHED_CONTRACT)


def summary_text(batch: Batch, changes: Changes, language: str = "da", contracts: Sequence[Contract] = ()) -> str:
    """Return the run as a text for a mail: the subject first, then what changed, the worst first.

    Of ``contracts``, as the run left them, the documents that could not be read are told at every run.
    """
    return "\n".join(for_terminal(line) for line in _lines(batch, changes, contracts, language)) + "\n"


def summary_lines(batch: Batch, changes: Changes, language: str = "da") -> str:
    """Return the run as JSON lines: one for the run, one for each change."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _objects(batch, changes, language))


def forecast_text(forecast: Forecast, language: str = "da") -> str:
    """Return what a run would do."""
    lines = [
        text(
            "batch.forecast",
            language,
            contracts=view.counted("contracts", forecast.contracts, language),
            new=view.counted("new_files", len(forecast.new), language),
            changed=view.counted("changed_files", len(forecast.changed), language),
            moved=view.counted("moved_files", len(forecast.moved), language),
            unchanged=view.counted("unchanged", forecast.unchanged, language),
            vanished=view.counted("vanished_files", len(forecast.vanished), language),
        )
    ]
    for key, paths in (("new", forecast.new), ("changed", forecast.changed), ("vanished", forecast.vanished)):
        lines += [f"{text(f'document_move.{key}', language)}: {path}" for path in paths]
    return "\n".join(for_terminal(line) for line in lines) + "\n"


def _lines(batch: Batch, changes: Changes, contracts: Sequence[Contract], language: str) -> Iterator[str]:
    totals = batch.run.totals
    yield text(
        "batch.subject",
        language,
        new=view.counted("new_gaps", changes.count(VerdictMove.NEW_GAP), language),
        closed=view.counted("closed_gaps", changes.count(VerdictMove.CLOSED_GAP), language),
        contracts=view.counted("contracts", totals.get("contracts", 0), language),
    )
    yield ""
    yield text("batch.resumed" if batch.resumed else "batch.run", language, name=batch.run.name, root=batch.run.root)
    made = view.counted("made", batch.made, language)
    unchanged = view.counted("unchanged", batch.unchanged, language)
    yield text("batch.work", language, made=made, unchanged=unchanged, left=batch.left)
    yield ", ".join(
        f"{text(f'verdict.{verdict.value}.badge', language)}: {totals.get(verdict.value, 0)}"
        for verdict in VERDICT_ORDER
    )
    yield ""
    yield changes_view.title(changes, language)
    if changes.before is None:
        # All is new: only what asks for something is told.
        yield from _part("batch.to_look_at", [*_verdicts(changes, language, only_alarming=True)], language)
    elif not (changes.verdicts or changes.clauses or changes.documents):
        yield text("batch.nothing", language)
    else:
        documents = [" – ".join(filter(None, row)) for row in _rows(changes, "documents", language)]
        yield from _part("changes.verdicts", [*_verdicts(changes, language)], language)
        yield from _part("changes.clauses", [*_clauses(changes, language)], language)
        yield from _part("changes.documents", documents, language)
    unread = [*_unread(contracts, language)]
    if unread:
        yield from _part("batch.unread", unread, language)
    yield from _part("changes.notices", [_notice(notice, language) for notice in changes.notices], language)


def _notice(notice: ComingNotice, language: str) -> str:
    """Return a day of notice that comes near as a line: when, in how many days, and on which contract."""
    day, _, system, supplier, *_ = changes_view.notice_row(notice, language)
    left = {0: text("batch.today", language), 1: text("batch.in_day", language)}
    days = left.get(notice.days) or text("batch.in_days", language, n=notice.days)
    return " – ".join(part for part in (day, days, system, supplier) if part)


def _part(heading: str, lines: list[str], language: str) -> Iterator[str]:
    yield ""
    yield text(heading, language) + ":"
    yield from _some(lines, language)


def _rows(changes: Changes, key: str, language: str) -> tuple[tuple[str, ...], ...]:
    return next(section.rows for section in changes_view.sections(changes, language) if section.key == key)


def _verdicts(changes: Changes, language: str, *, only_alarming: bool = False) -> Iterator[str]:
    for change in changes.verdicts:
        alarming = change.move in _ALARMING or change.after is Verdict.UNREADABLE
        if only_alarming and not alarming and not change.contract.needs_review:
            continue
        move, name, supplier, before, after, _ = changes_view.verdict_row(change, language)
        verdicts = f"{before} → {after}" if change.before is not None else after
        yield f"{'! ' if alarming else ''}{move}: {name}{f' ({supplier})' if supplier else ''}: {verdicts}"


def _unread(contracts: Sequence[Contract], language: str) -> Iterator[str]:
    for contract in contracts:
        for item in contract.documents:
            if item.document.status is not Status.READ:
                yield f"{item.document.path}: {view.document_status(item, language)}"


def _clauses(changes: Changes, language: str) -> Iterator[str]:
    for change in changes.clauses:
        move, name, effect, place = changes_view.clause_head(change, language)
        yield f"{move}: {name}: {effect} ({place})"


def _some(lines: list[str], language: str) -> Iterator[str]:
    """Yield the first lines, and how many more there are; a mail is no archive."""
    if not lines:
        yield "- " + text("changes.none", language)
    for line in lines[:_MOST_LINES]:
        yield f"- {line}"
    if len(lines) > _MOST_LINES:
        yield "- " + text("batch.more", language, n=len(lines) - _MOST_LINES)


def _objects(batch: Batch, changes: Changes, language: str) -> Iterator[dict[str, Any]]:
    run = batch.run
    yield {
        "type": "run",
        "name": run.name,
        "root": run.root,
        "started": run.started.isoformat(),
        "finished": run.finished.isoformat() if run.finished else None,
        "resumed": batch.resumed,
        "before": changes.before.name if changes.before else None,
        "made": batch.made,
        "unchanged": batch.unchanged,
        "left": batch.left,
        "totals": run.totals,
    }
    for verdict in changes.verdicts:
        yield {
            "type": "verdict",
            "move": verdict.move.value,
            "contract": verdict.contract.id,
            "folder": verdict.contract.folder,
            "system": verdict.contract.facts.system,
            "before": verdict.before.value if verdict.before else None,
            "after": verdict.after.value if verdict.after else None,
        }
    for clause in changes.clauses:
        finding = clause.after or clause.before
        yield {
            "type": "clause",
            "move": clause.move.value,
            "contract": clause.contract.id,
            "finding": finding.id if finding else None,
            "document": finding.document if finding else None,
            "section": finding.section if finding else None,
            "words": [[piece.mark.value, piece.text] for piece in clause.words],
        }
    for document in changes.documents:
        yield {
            "type": "document",
            "move": document.move.value,
            "contract": document.contract.id,
            "path": document.path,
            "was": document.was,
        }
    for notice in changes.notices:
        yield {
            "type": "notice",
            "contract": notice.contract.id,
            "folder": notice.contract.folder,
            "day": notice.day.isoformat(),
            "days": notice.days,
        }
