"""What the reports on changes show, in words: the same for terminal, Excel, HTML and mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clausecheck.contracts.model import Contract, Verdict
from clausecheck.portfolio.changes import Changes, ClauseChange, ComingNotice, DocumentChange, VerdictChange
from clausecheck.portfolio.wording import Mark, Piece
from clausecheck.reports import view
from clausecheck.texts import text

_SPARED = 90


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report: its key in the catalogue, its column headings' keys, and its rows."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def title(changes: Changes, language: str) -> str:
    """Return what the report is on: from which run to which."""
    if changes.before is None:
        return text("changes.title_first", language, after=changes.after.name)
    return text("changes.title", language, before=changes.before.name, after=changes.after.name)


def sections(changes: Changes, language: str) -> tuple[Section, ...]:
    """Return the parts of the report whose rows are plain words: verdicts, documents and days of notice."""
    return (
        Section(
            "verdicts",
            ("change", "system", "supplier", "before", "after", "folder"),
            tuple(verdict_row(change, language) for change in changes.verdicts),
        ),
        Section(
            "documents",
            ("change", "system", "document", "was"),
            tuple(document_row(change, language) for change in changes.documents),
        ),
        Section(
            "notices",
            ("day", "days", "system", "supplier", "after", "folder"),
            tuple(notice_row(notice, language) for notice in changes.notices),
        ),
    )


def verdict_row(change: VerdictChange, language: str) -> tuple[str, ...]:
    """Return what became of a contract."""
    contract = change.contract
    move = text(f"verdict_move.{change.move.value}", language)
    before, after = badge_of(change.before, language), badge_of(change.after, language)
    if change.after is not None:
        after = view.badge(contract, language)
    return move, name_of(contract), contract.facts.supplier.name or "", before, after, contract.folder


def clause_head(change: ClauseChange, language: str) -> tuple[str, str, str, str]:
    """Return what became of a finding: the move, the system, the effect (before and after), and where it stands."""
    finding = change.after or change.before
    place = view.place(finding, language) if finding else ""
    effects = [view.effect_words(each, language) for each in (change.before, change.after) if each]
    if change.before and change.after and change.before.status is not change.after.status:
        effects = [
            f"{view.effect_words(each, language)} ({text(f'finding_status.{each.status.value}', language)})"
            for each in (change.before, change.after)
        ]
    words = " → ".join(dict.fromkeys(effects))
    return text(f"clause_move.{change.move.value}", language), name_of(change.contract), words, place


def document_row(change: DocumentChange, language: str) -> tuple[str, ...]:
    """Return what became of a document."""
    move = text(f"document_move.{change.move.value}", language)
    return move, name_of(change.contract), change.path, change.was or ""


def notice_row(notice: ComingNotice, language: str) -> tuple[str, ...]:
    """Return a day of notice that comes near."""
    contract = notice.contract
    day = f"{view.date_words(notice.day, language)} ({text('changes.computed', language)})"
    supplier = contract.facts.supplier.name or ""
    return day, str(notice.days), name_of(contract), supplier, view.badge(contract, language), contract.folder


def name_of(contract: Contract) -> str:
    """Return what a contract is called: its system, or its folder where that is not known."""
    return contract.facts.system or contract.folder


def badge_of(verdict: Verdict | None, language: str) -> str:
    """Return a verdict in words; "–" for none."""
    return text(f"verdict.{verdict.value}.badge", language) if verdict else "–"


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """Return ``pieces`` with long stretches that nothing happened to cut down to what stands beside the changes."""
    short = []
    for number, piece in enumerate(pieces):
        words = piece.text
        if piece.mark is Mark.KEPT and len(words) > 2 * _SPARED and len(pieces) > 1:
            head = words[:_SPARED].rsplit(" ", 1)[0] + " …" if number else "…"
            tail = "… " + words[-_SPARED:].split(" ", 1)[-1] if number < len(pieces) - 1 else ""
            words = head + (" " + tail if number and tail else "") if number else tail
        short.append(Piece(piece.mark, words))
    return short
