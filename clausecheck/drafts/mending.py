"""Mends a draft: plans the smallest changes, writes them as tracked changes, and reads the result again to be sure.

What is handed out has been checked: with every change accepted the draft is judged compliant, with those of the tool
rejected its text is the original's. Where that cannot be reached, the mend says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.model import BY_DEFINITION, Contract, Finding, FindingStatus, Verdict
from clausecheck.contracts.verdict import is_sure
from clausecheck.documents.model import View
from clausecheck.drafts.errors import DraftError
from clausecheck.drafts.library import Library, filled
from clausecheck.drafts.places import Place, find_place, find_row
from clausecheck.drafts.reading import Draft, Judge, read_draft
from clausecheck.drafts.redline import Insertion, Plan, Redlined, redlined
from clausecheck.drafts.turning import HINDERING, Edit, Size, Turn, applied, turns
from clausecheck.drafts.word_changes import AUTHOR
from clausecheck.drafts.word_reject import without_changes
from clausecheck.effects.model import Effect

_ROUNDS = 12
_SIMILAR = 0.75
_FORMS = ("short", "short_first", "full")


@dataclass(frozen=True, slots=True)
class Turned:
    """A clause that the mend changes: where it stands, what it said and what it says."""

    section: str | None
    before: str
    after: str
    size: str


@dataclass(frozen=True, slots=True)
class Mend:
    """A mended draft.

    ``content`` is the Word file; ``after`` the contract as it is with every change accepted. ``number`` and ``within``
    tell where the new clause stands. ``left`` are hindrances that could not be turned; ``compliant`` says whether the
    promise holds. A draft that needs no mend has no changes.
    """

    content: bytes
    before: Contract
    after: Contract
    turned: tuple[Turned, ...] = ()
    inserted: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    within: str | None = None
    row: str | None = None
    left: tuple[Finding, ...] = ()
    rejects_to_original: bool = True

    @property
    def compliant(self) -> bool:
        """Whether the draft is judged compliant with every change accepted."""
        return self.after.verdict is Verdict.COMPLIANT

    @property
    def changed(self) -> bool:
        """Whether there is anything to change."""
        return bool(self.turned or self.inserted or self.row)


@dataclass(slots=True)
class _Work:
    """How far the mend has come: for each clause the edits still to be tried and the one in use, and the new clause."""

    draft: Draft
    judge: Judge
    options: dict[int, Iterator[Turn]] = field(default_factory=dict)
    chosen: dict[int, Turn] = field(default_factory=dict)
    form: str | None = None


def mend(data: bytes, draft: Draft, library: Library, judge: Judge, date: str) -> Mend:
    """Return the Word file ``data``, read as ``draft``, mended with the wording of ``library``.

    Args:
        data: the content of the file.
        draft: the file as it was read, tracked changes accepted.
        library: the recommended wording.
        judge: judges clauses.
        date: the day and time of the changes, ISO.

    Raises:
        DraftError: it is no Word file that can be changed safely.
    """
    name = draft.document.path
    if draft.document.format != "docx":
        raise DraftError("drafts.redline_word_only")
    language = language_of(draft)
    if draft.contract.verdict is Verdict.COMPLIANT:
        return Mend(data, draft.contract, draft.contract)
    place = find_place(draft.document, matters(draft))
    row = find_row(draft.document, library.automation.paragraphs("requirement", language)[0], language)
    work = _Work(draft, judge)
    if not any(finding.effect is Effect.PERMITTED and is_sure(finding) for finding in _in_force(draft.contract)):
        work.form = _FORMS[0]
    for finding in certain_hindrances(draft.contract):
        if not finding.by or not finding.by[0].startswith(BY_DEFINITION):
            _advance(work, finding)
    _add_robot_users(work, library, language)
    best: tuple[Redlined, Draft] | None = None
    for _ in range(_ROUNDS):
        insertion = _insertion(library, place, work.form, language)
        use_row = row if work.form else None
        if use_row is not None and place is not None and place.kind == "end":
            insertion = None if work.form == _FORMS[0] else insertion
        turned = tuple((draft.clauses[index], turn) for index, turn in sorted(work.chosen.items()))
        made = redlined(data, draft.document, Plan(turned, insertion, use_row), date)
        read = read_draft(made.content, name, judge)
        best = made, read
        if read.contract.verdict is Verdict.COMPLIANT or not _escalate(work, read):
            break
    if best is None:
        raise DraftError("drafts.not_word")
    return _outcome(data, draft, best, work, insertion, use_row.cells if use_row else None)


def language_of(draft: Draft) -> str:
    """Return the language of the library's texts that fits a draft: that of most of its clauses, Danish for others."""
    english = sum(len(clause.text) for clause in draft.clauses if clause.language == "en")
    return "en" if 2 * english > sum(len(clause.text) for clause in draft.clauses) else "da"


def matters(draft: Draft) -> list[int]:
    """Return where the clauses stand in a draft that decide its verdict: what is put in belongs beside them."""
    path = draft.document.path
    return [finding.start for finding in draft.contract.findings if finding.deciding and finding.document == path]


def hindrances(contract: Contract) -> list[Finding]:
    """Return the findings in force that hinder automation."""
    return [finding for finding in _in_force(contract) if finding.effect in HINDERING]


def certain_hindrances(contract: Contract) -> list[Finding]:
    """Return those that decide the verdict or need no second look; doubtful ones are no matter for the supplier."""
    return [finding for finding in hindrances(contract) if finding.deciding or is_sure(finding)]


def wording(library: Library, form: str, language: str, place: Place | None) -> list[str]:
    """Return the new clause in ``form`` as it reads at ``place``; None for a place that is not known yet.

    "short_first" is the short form with its precedence as a sentence of its own: the provision that goes first is then
    the one that says so, whatever its number.
    """
    topic = library.automation
    kind = "short" if form == "short_first" else form
    if place is not None and place.number is None:
        said = topic.without_numbers(kind, language)
    else:
        said = list(topic.paragraphs(kind, language))
        said = filled(said, place.numbers(len(said)) if place is not None else [])
    if form == "short_first":
        said[0] = " ".join((said[0], *topic.without_numbers("precedence", language)))
    return said


def _in_force(contract: Contract) -> list[Finding]:
    return [finding for finding in contract.findings if finding.status is FindingStatus.IN_FORCE]


def _insertion(library: Library, place: Place | None, form: str | None, language: str) -> Insertion | None:
    if form is None or place is None:
        return None
    texts = wording(library, form, language, place)
    return Insertion(place, tuple(texts), library.automation.title[language])


def _add_robot_users(work: _Work, library: Library, language: str) -> None:
    """Add to the first clause that ties a login to one person how robots get theirs, where that hinders nothing."""
    for finding in _in_force(work.draft.contract):
        clause = work.draft.clause_of(finding) if finding.effect is Effect.CREDENTIALS and is_sure(finding) else None
        if clause is None or clause.kind is not ClauseKind.BODY or not clause.text.endswith("."):
            continue
        index = work.draft.clauses.index(clause)
        added = Edit(len(clause.text), len(clause.text), f" {library.credentials.paragraphs('short', language)[0]}")
        text = applied(clause.text, (added,))
        if index not in work.chosen and not HINDERING & set(work.judge(text, clause.language).effects):
            work.chosen[index] = Turn(Size.EXCEPTION, (added,), text)
            return


def _advance(work: _Work, finding: Finding) -> bool:
    """Take the next edit for the clause of ``finding``; return whether there was one."""
    clause = work.draft.clause_of(finding)
    if clause is None:
        return False
    return _advance_clause(work, work.draft.clauses.index(clause), (finding.quote_start, finding.quote_end))


def _advance_clause(work: _Work, index: int, quote: tuple[int, int]) -> bool:
    clause: Clause = work.draft.clauses[index]
    if index not in work.options:
        found = work.judge(clause.text, clause.language)
        work.options[index] = turns(clause, quote, found, work.judge)
    elif quote == (-1, -1) and index not in work.chosen:
        return False
    turn = next(work.options[index], None)
    if turn is None:
        return False
    work.chosen[index] = turn
    return True


def _escalate(work: _Work, read: Draft) -> bool:
    """Try harder on what still hinders, and on the new clause; return whether there is anything left to try."""
    moved = False
    edited = {turn.text: index for index, turn in work.chosen.items()}
    untouched = {
        clause.text: index
        for index, clause in reversed(list(enumerate(work.draft.clauses)))
        if index not in work.chosen
    }
    for finding in hindrances(read.contract):
        if finding.document != work.draft.document.path:
            continue
        if finding.by and finding.by[0].startswith(BY_DEFINITION) and not moved and finding.context in untouched:
            moved |= _advance_clause(work, untouched[finding.context], (finding.quote_start, finding.quote_end))
            continue
        known = edited | untouched
        near = (
            [finding.context] if finding.context in known else get_close_matches(finding.context, edited, 1, _SIMILAR)
        )
        if near:
            moved |= _advance_clause(work, known[near[0]], (finding.quote_start, finding.quote_end))
    if moved:
        return True
    at = _FORMS.index(work.form) + 1 if work.form in _FORMS else 0
    if at < len(_FORMS):
        work.form = _FORMS[at]
        return True
    return False


def _outcome(
    data: bytes,
    draft: Draft,
    best: tuple[Redlined, Draft],
    work: _Work,
    insertion: Insertion | None,
    row: tuple[str | None, ...] | None,
) -> Mend:
    made, read = best
    turned = tuple(
        Turned(draft.clauses[index].section, draft.clauses[index].text, turn.text, turn.size.value)
        for index, turn in sorted(work.chosen.items())
        if draft.clauses[index] not in made.unplaced
    )
    place = insertion.place if insertion else None
    return Mend(
        made.content,
        draft.contract,
        read.contract,
        turned,
        insertion.paragraphs if insertion else (),
        tuple(place.numbers(len(insertion.paragraphs))) if place and insertion else (),
        place.within if place else None,
        " | ".join(cell or "" for cell in row) if row else None,
        tuple(hindrances(read.contract)),
        _rejects_to(data, made, draft),
    )


def _rejects_to(data: bytes, made: Redlined, draft: Draft) -> bool:
    """Tell whether the original's text comes back: with all changes rejected, and with only the tool's own rejected."""
    from clausecheck.documents.limits import Limits
    from clausecheck.documents.reading import read_bytes

    document = draft.document

    def text(content: bytes, view: View) -> str:
        return read_bytes(content, document.path, Limits(), view).text

    own = without_changes(made.content, AUTHOR, made.first)
    if not document.changes and not document.deletions:
        return text(made.content, View.REJECTED) == document.text == text(own, View.MARKED)
    return text(made.content, View.REJECTED) == text(data, View.REJECTED) and all(
        text(own, view) == text(data, view) for view in (View.ACCEPTED, View.MARKED)
    )
