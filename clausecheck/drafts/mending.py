"""Mends a draft: plans the smallest changes, writes them as tracked changes, and reads the result again to be sure.

What is handed out has been checked: with every change accepted the draft is judged compliant and nothing but the named
edits has changed, with those of the tool rejected its text is the original's. Where that cannot be reached, the mend
says so; an edit that would change something else is not written at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.model import BY_DEFINITION, Contract, Finding, FindingStatus, Verdict
from clausecheck.contracts.verdict import is_sure
from clausecheck.drafts.errors import DraftError
from clausecheck.drafts.library import Library, filled
from clausecheck.drafts.places import Place, RowPlace, find_place, find_row
from clausecheck.drafts.proof import holds, rejects_to
from clausecheck.drafts.reading import Draft, Judge, read_draft
from clausecheck.drafts.redline import Insertion, Plan, Redlined, redlined
from clausecheck.drafts.row_turning import turns_in
from clausecheck.drafts.turning import HINDERING, Edit, Size, Turn, applied
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

    ``content`` is the Word file; ``after`` the contract as it is with every change accepted. ``numbers`` and ``within``
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
    def set_aside(self) -> tuple[Finding, ...]:
        """The hindrances that stand as they did, and only yield to the new clause."""
        stood = {(finding.context, finding.effect) for finding in hindrances(self.before)}
        return tuple(
            finding
            for finding in self.after.findings
            if finding.status is FindingStatus.SUPERSEDED
            and finding.effect in HINDERING
            and (finding.context, finding.effect) in stood
        )

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
    given_up: set[int] = field(default_factory=set)
    form: str | None = None

    def give_up(self, indices: Iterable[int]) -> None:
        """Leave clauses as they are, for good."""
        for index in list(indices):
            self.chosen.pop(index, None)
            self.given_up.add(index)

    def turned(self) -> tuple[tuple[Clause, Turn], ...]:
        """Return the clauses that are changed, in their order, each with the edits in use."""
        return tuple((self.draft.clauses[index], turn) for index, turn in sorted(self.chosen.items()))


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
            _begin(work, finding)
    _add_robot_users(work, library, language)
    best: tuple[Redlined, Draft, Plan] | None = None
    for _ in range(_ROUNDS):
        insertion = _insertion(library, place, work.form, language)
        use_row = row if work.form else None
        if use_row is not None and place is not None and place.kind == "end":
            insertion = None if work.form == _FORMS[0] else insertion
        made, plan = _written(data, work, insertion, use_row, date)
        read = read_draft(made.content, name, judge, settled=True)
        best = made, read, plan
        if read.contract.verdict is Verdict.COMPLIANT or not _escalate(work, read):
            break
    if best is None:
        raise DraftError("drafts.not_word")
    return _outcome(data, draft, *best)


def _written(
    data: bytes, work: _Work, insertion: Insertion | None, row: RowPlace | None, date: str
) -> tuple[Redlined, Plan]:
    """Return the Word file with the edits in use, and what was written; an edit that changes anything else is not."""
    document = work.draft.document

    def written(plan: Plan) -> Redlined | None:
        made = redlined(data, document, plan, date)
        return made if holds(made, document, plan.turned) else None

    plan = Plan(work.turned(), insertion, row)
    made = written(plan)
    if made is None:
        alone = {index: Plan(((work.draft.clauses[index], turn),)) for index, turn in work.chosen.items()}
        work.give_up(index for index, only in alone.items() if written(only) is None)
        plan = Plan(work.turned(), insertion, row)
        made = written(plan)
    if made is None:
        work.give_up(list(work.chosen))
        plan = Plan((), insertion, row)
        made = written(plan)
    if made is None:
        plan = Plan()
        made = redlined(data, document, plan, date)
    return made, plan


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


def _begin(work: _Work, finding: Finding) -> None:
    """Take the first edit for the clause of ``finding``; one that has several hindrances begins with the first."""
    clause = work.draft.clause_of(finding)
    index = work.draft.clauses.index(clause) if clause is not None else None
    if index is not None and index not in work.chosen:
        _advance_clause(work, index, (finding.quote_start, finding.quote_end))


def _advance_clause(work: _Work, index: int, quote: tuple[int, int]) -> bool:
    """Take the next edit for a clause; return whether that changes anything."""
    if index in work.given_up:
        return False
    clause: Clause = work.draft.clauses[index]
    if index not in work.options:
        found = work.judge(clause.text, clause.language)
        work.options[index] = turns_in(work.draft.document, clause, quote, found, work.judge)
    turn = next(work.options[index], None)
    if turn is not None:
        work.chosen[index] = turn
        return True
    if clause.kind is ClauseKind.TABLE_ROW and index in work.chosen:
        # A row that hinders all the same is better left to be written by hand.
        work.give_up([index])
        return True
    return False


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


def _outcome(data: bytes, draft: Draft, made: Redlined, read: Draft, plan: Plan) -> Mend:
    turned = tuple(
        Turned(clause.section, clause.text, turn.text, turn.size.value)
        for clause, turn in plan.turned
        if clause not in made.unplaced
    )
    insertion = plan.insertion
    place = insertion.place if insertion else None
    return Mend(
        made.content,
        draft.contract,
        read.contract,
        turned,
        insertion.paragraphs if insertion else (),
        tuple(place.numbers(len(insertion.paragraphs))) if place and insertion else (),
        place.within if place else None,
        " | ".join(cell or "" for cell in plan.row.cells) if plan.row else None,
        tuple(hindrances(read.contract)),
        rejects_to(data, made, draft.document),
    )
