"""Checks a draft before it is signed: verdict, findings with who wrote them, and what to write where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clausecheck.contracts.model import BY_DEFINITION, Contract, Finding, FindingStatus, Verdict
from clausecheck.contracts.verdict import is_sure
from clausecheck.documents.model import AsideKind, Change, ChangeKind, Document, Reason, Status, View
from clausecheck.drafts.comparing import Difference, differences
from clausecheck.drafts.doubts import Doubt, doubts_in
from clausecheck.drafts.errors import DraftError, is_broken_program
from clausecheck.drafts.library import Library
from clausecheck.drafts.mending import language_of, matters, wording
from clausecheck.drafts.places import Place, RowPlace, find_place, find_row
from clausecheck.drafts.reading import Draft, Judge, Prepare, read_draft
from clausecheck.drafts.row_turning import turns_in
from clausecheck.drafts.turning import HINDERING, Size
from clausecheck.drafts.word_file import broken_part
from clausecheck.effects.model import Effect
from clausecheck.texts import Message

# Hindrances first, then what asks for attention, then the rights.
_ORDER = (
    Effect.PROHIBITED,
    Effect.HUMAN_REQUIRED,
    Effect.CONDITIONAL,
    Effect.CREDENTIALS,
    Effect.PERMITTED,
    Effect.HUMAN_NOT_REQUIRED,
)
# What the reader of a check knows, and what the findings tell.
_UNSIGNED = "reason_contract.signature_unknown"
_KNOWN = frozenset(("reason_contract.only_drafts", "reason_contract.changes", _UNSIGNED))
_TOLD = frozenset(
    f"reason_contract.{key}"
    for key in ("permitted", "no_human", "prohibited", "human_required", "conditional", "credentials", "missing")
)
_CONDITION = "reason_contract.condition_"


@dataclass(frozen=True, slots=True)
class Advice:
    """A finding, the tracked change that it stands in, and what the clause could say instead.

    ``suggestion`` is the clause with the smallest edit (None where there is none to make), or, for a clause that should
    go out, an empty text. ``through`` is the definition that makes a clause hinder: it is what has to change.
    """

    finding: Finding
    change: Change | None = None
    suggestion: str | None = None
    through: Finding | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """The clause that is missing: its paragraphs with their numbers, and where it belongs."""

    place: Place | None
    paragraphs: tuple[str, ...]
    row: RowPlace | None = None


@dataclass(frozen=True, slots=True)
class Previous:
    """An earlier version of the draft: its name and verdict, and what has changed since that touches automation."""

    name: str
    verdict: Verdict
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """What a check gives.

    ``rejected`` is the contract with all tracked changes rejected, None where there are none; ``removed`` are findings
    that only stand with the changes rejected.
    """

    name: str
    draft: Draft
    language: str
    advice: tuple[Advice, ...]
    missing: Missing | None
    rejected: Contract | None = None
    removed: tuple[Advice, ...] = ()
    authors: tuple[str, ...] = ()
    previous: Previous | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def contract(self) -> Contract:
        """The draft as a contract, all tracked changes accepted."""
        return self.draft.contract

    @property
    def verdicts_differ(self) -> bool:
        """Whether accepting or rejecting the tracked changes gives different verdicts."""
        return self.rejected is not None and self.rejected.verdict is not self.contract.verdict


def check(
    data: bytes,
    name: str,
    library: Library,
    judge: Judge,
    previous: tuple[bytes, str] | None = None,
    prepare: Prepare | None = None,
) -> Check:
    """Return the check of the draft ``data``, called ``name``.

    Args:
        data: the content of the file, in any format that can be read.
        name: what the file is called.
        library: the recommended wording.
        judge: judges clauses.
        previous: content and name of an earlier version.
        prepare: has the draft's clauses judged ahead, many at a time.

    Raises:
        DraftError: the file, or the earlier version, cannot be read.
    """
    draft = _readable(read_draft(data, name, judge, prepare=prepare), data, name)
    document = draft.document
    language = language_of(draft)
    tracked = _has_changes(document)
    rejected = read_draft(data, name, judge, View.REJECTED) if tracked else None
    marked = _marked(data, name) if tracked else None
    return Check(
        name=name,
        draft=draft,
        language=language,
        advice=tuple(_advice(draft, finding, judge) for finding in _ordered(draft.contract)),
        missing=_missing(draft, library, language),
        rejected=rejected.contract if rejected else None,
        removed=tuple(_removed(draft, rejected, marked)) if rejected and marked else (),
        authors=_authors(marked.changes if marked else ()),
        previous=_previous(draft, previous, judge) if previous else None,
        doubts=tuple(doubts_in(draft, notes(draft.contract), judge)),
    )


def notes(contract: Contract) -> list[Message]:
    """Return the reasons for a draft's verdict that its findings do not tell themselves."""
    return [
        reason
        for reason in contract.reasons
        if not reason.key.startswith(_CONDITION) and reason.key not in _KNOWN and reason.key not in _TOLD
    ]


def unsigned(contract: Contract) -> Contract:
    """Return a draft without the reason that it is not signed: no draft is."""
    return replace(contract, reasons=tuple(reason for reason in contract.reasons if reason.key != _UNSIGNED))


def asks_review(contract: Contract) -> bool:
    """Tell whether something asks for review beside the draft being a draft, which its reader knows."""
    known = any(reason.key in _KNOWN for reason in contract.reasons)
    unsure = any(finding.deciding and not is_sure(finding) for finding in contract.findings)
    return contract.needs_review and (unsure or not known or bool(notes(contract)))


def _readable(draft: Draft, data: bytes, name: str) -> Draft:
    document = draft.document
    if document.status is Status.UNREADABLE:
        if is_broken_program(document.detail or ""):
            raise DraftError("drafts.broken_program", detail=document.detail)
        part = broken_part(data) if document.reason is Reason.TRUNCATED else None
        if part is not None:
            raise DraftError("drafts.broken_part", file=name, part=part)
        raise DraftError("drafts.cannot_read", file=name, why=document.reason.value if document.reason else "crash")
    return draft


def _has_changes(document: Document) -> bool:
    """Tell whether a draft has tracked changes: what is only formatted as struck out is none."""
    struck = sum(aside.kind is AsideKind.STRUCK for aside in document.asides)
    return bool(document.changes) or document.deletions > struck


def _marked(data: bytes, name: str) -> Document:
    from clausecheck.documents.limits import Limits
    from clausecheck.documents.reading import read_bytes

    return read_bytes(data, name, Limits(), View.MARKED)


def _ordered(contract: Contract) -> list[Finding]:
    live = [finding for finding in contract.findings if finding.status is not FindingStatus.SUPERSEDED]
    return sorted(live, key=lambda finding: (not finding.deciding, _ORDER.index(finding.effect), finding.start))


def _advice(draft: Draft, finding: Finding, judge: Judge) -> Advice:
    change = _change_at(draft.document, finding)
    if finding.effect not in HINDERING:
        return Advice(finding, change)
    definition = _definition_of(finding, draft.contract)
    if definition is not None:
        return Advice(finding, change, through=definition)
    clause = draft.clause_of(finding)
    if clause is None:
        return Advice(finding, change)
    found = judge(clause.text, clause.language)
    turn = next(turns_in(draft.document, clause, (finding.quote_start, finding.quote_end), found, judge), None)
    if turn is None:
        return Advice(finding, change)
    own = turn.text[clause.own_start :].strip() if turn.size not in (Size.CLAUSE, Size.ROW) else ""
    return Advice(finding, change, own)


def _definition_of(finding: Finding, contract: Contract) -> Finding | None:
    """Return the definition through which alone a clause hinders."""
    names = [name.removeprefix(BY_DEFINITION) for name in finding.by[:1] if name.startswith(BY_DEFINITION)]
    return next((other for other in contract.findings if other.id in names and other is not finding), None)


def _change_at(document: Document, finding: Finding) -> Change | None:
    if finding.document != document.path:
        return None
    return next(
        (change for change in document.changes if change.start < finding.end and finding.start < change.end), None
    )


def _missing(draft: Draft, library: Library, language: str) -> Missing | None:
    """Return the clause to put in where no right to automate is in force; None where it may stand in what is unread."""
    if draft.contract.verdict is Verdict.UNREADABLE or any(
        finding.effect is Effect.PERMITTED and finding.status is FindingStatus.IN_FORCE
        for finding in draft.contract.findings
    ):
        return None
    place = find_place(draft.document, matters(draft))
    row = find_row(draft.document, library.automation.paragraphs("requirement", language)[0], language)
    return Missing(place, tuple(wording(library, "short", language, place)), row)


def _removed(draft: Draft, rejected: Draft, marked: Document) -> list[Advice]:
    """Return the findings that tracked changes take out or alter, each with the deletion that does."""
    kept = {(finding.context, finding.effect) for finding in draft.contract.findings}
    gone = [finding for finding in rejected.contract.findings if (finding.context, finding.effect) not in kept]
    return [Advice(finding, change) for finding in gone if (change := _deletion(marked, finding)) is not None]


def _deletion(marked: Document, finding: Finding) -> Change | None:
    """Return the deletion that meets the clause of ``finding``: words of it are among those deleted."""
    clause = _plain(finding.context)
    struck = {_plain(aside.text) for aside in marked.asides if aside.kind is AsideKind.STRUCK}
    best: Change | None = None
    most = 0
    for change in marked.changes:
        words = _plain(marked.text[change.start : change.end])
        if words in struck and change.author is None:
            continue
        if change.kind is ChangeKind.DELETED and words and (words in clause or clause in words) and len(words) > most:
            best, most = change, len(words)
    return best


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _authors(changes: Sequence[Change]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change.author for change in changes if change.author))


def _previous(draft: Draft, previous: tuple[bytes, str], judge: Judge) -> Previous:
    data, name = previous
    older = _readable(read_draft(data, name, judge), data, name)
    return Previous(name, older.contract.verdict, tuple(differences(older.clauses, draft.clauses, judge)))
