"""From the files of one contract to the contract with its facts, findings and verdict."""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from clausecheck.clauses.model import Clause
from clausecheck.contracts.actions import actions_for
from clausecheck.contracts.amendments.endings import endings
from clausecheck.contracts.binding.agreed_mails import with_agreed_mails
from clausecheck.contracts.binding.asides import asides_of
from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.bundles.outsiders import outsiders
from clausecheck.contracts.bundles.parts import parts_of
from clausecheck.contracts.bundles.several import several_contracts
from clausecheck.contracts.channels import as_channels
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.kinds import describe
from clausecheck.contracts.facts.reading import read_facts
from clausecheck.contracts.findings import findings_of
from clausecheck.contracts.in_force import in_force
from clausecheck.contracts.material import Classify
from clausecheck.contracts.model import Contract, ContractFacts, Verdict
from clausecheck.contracts.notice import turns_of_notice
from clausecheck.contracts.precedence.orders import read_orders
from clausecheck.contracts.reasons import reasons_for
from clausecheck.contracts.register.reading import Register, RegisterRow, apply
from clausecheck.contracts.reservations import several_systems
from clausecheck.contracts.role_words import by_role
from clausecheck.contracts.running_on import with_running_on
from clausecheck.contracts.verdict import decide
from clausecheck.documents.model import Document, Reason, Status
from clausecheck.documents.names import name_below
from clausecheck.effects.model import Classification
from clausecheck.texts import Message, message

Read = Callable[[Path, Path], Sequence[Document]]
"""A file and the root that its path is given relative to in, the document and those inside it out."""
Segment = Callable[[Document], Sequence[Clause]]


def build_contract(
    files: ContractFiles,
    root: Path,
    row: RegisterRow | None = None,
    *,
    register: Register | None = None,
    read: Read | None = None,
    segment: Segment | None = None,
    classify: Classify | None = None,
    as_of: dt.date | None = None,
) -> Contract:
    """Return the contract that ``files`` below ``root`` make.

    Args:
        files: the files, as `group` gives them.
        root: the scanned root; where it is a file, that file is the contract.
        row: the register's row for the contract, whose facts go before those read.
        register: where the row is sought by the facts read, when there is no ``row``.
        read: reads a file, instead of the documents floor (a cache, or a worker with limits).
        segment: cuts a document into clauses, instead of the clauses floor.
        classify: judges a clause, instead of the effects floor.
        as_of: the day that is asked about; today by default.
    """
    base = root if root.is_dir() else root.parent
    read = read or _default_read
    documents = [document for path in files.files for document in read(path, base)]
    documents += [_closed(path, base) for path in files.closed]
    documents += [not_followed(_relative(path, base)) for path in files.links]
    return assemble(
        documents,
        files.folder,
        row,
        register=register,
        segment=segment,
        classify=classify,
        doubts=files.doubts,
        as_of=as_of,
    )


def assemble(
    documents: Sequence[Document],
    folder: str,
    row: RegisterRow | None = None,
    *,
    register: Register | None = None,
    segment: Segment | None = None,
    classify: Classify | None = None,
    doubts: Sequence[Message] = (),
    as_of: dt.date | None = None,
    judged_beside: bool = False,
) -> Contract:
    """Return the contract that ``documents``, already read, make on the day ``as_of`` (today by default).

    ``doubts`` are questions on whether they belong together; ``judged_beside`` says that ``classify`` waits for another
    process, so that the orders of precedence are better read before it is asked.
    """
    as_of = as_of or dt.date.today()
    segment = segment or _default_segment
    sources = [Source(describe(document), tuple(segment(document))) for document in documents]
    leaving = outsiders(sources, folder, as_of)
    outside = [out for out in leaving if out.is_out(as_of)]
    own = [source for source in sources if not any(source is out.source for out in outside)]
    facts = with_running_on(read_facts(own, folder), own)
    if row is None and register is not None:
        row = register.row_for(facts)
    if row is not None:
        facts = apply(row, facts)
    classify = by_role(classify or _default_classify, facts)
    parts = with_agreed_mails([part for source in sources for part in parts_of(source)])
    orders = read_orders(parts) if judged_beside else None
    found, doubtful = findings_of(parts, classify)
    settled = in_force(as_channels(found), parts, classify, doubtful, outside, as_of=as_of, orders=orders)
    turns = settled.turns | {out.since for out in leaving if out.since is not None}
    over = None if facts.termination.continuous else _day_after(facts.expiry_date)
    turns |= {over} if over is not None else set()
    turns |= turns_of_notice(facts, as_of)
    expired = over is not None and over <= as_of
    items = [source.item for source in sources]
    asked = (*doubts, *several_contracts(own), *endings(own))
    systems, scoped = several_systems(settled.findings, facts)
    beside = asides_of(own, settled.findings, classify)
    doubt = settled.doubt or scoped or bool(asked) or beside.doubt
    decision = decide(settled.findings, items, doubt=doubt, unclear=settled.unclear or beside.unclear)
    told_expired = (message("reason_contract.expired"),) if expired else ()
    notes = (*told_expired, *asked, *systems, *settled.notes, *beside.notes, *(row.complaints if row else ()))
    return Contract(
        id=contract_id(folder),
        folder=folder,
        facts=facts,
        verdict=decision.verdict,
        # A right that has run out with its contract is not to be taken for one that stands.
        needs_review=decision.needs_review or (expired and decision.verdict is Verdict.COMPLIANT),
        reasons=reasons_for(decision, items, notes),
        actions=actions_for(decision, items, facts, settled.unsigned, settled.missing, as_of=as_of),
        findings=decision.findings,
        documents=tuple(items),
        since=max((day for day in turns if day <= as_of), default=None),
        until=min((day for day in turns if day > as_of), default=None),
    )


def _day_after(day: dt.date | None) -> dt.date | None:
    return day + dt.timedelta(days=1) if day is not None and day < dt.date.max else None


def unread_contract(
    files: ContractFiles, root: Path, row: RegisterRow | None = None, reason: Reason = Reason.CRASH
) -> Contract:
    """Return the contract for ``files`` that could not be worked on at all, each unreadable for ``reason``."""
    base = root if root.is_dir() else root.parent
    documents = [
        Document(_relative(path, base), path.suffix.lower().lstrip(".") or "?", status=Status.UNREADABLE, reason=reason)
        for path in (*files.files, *files.closed)
    ]
    documents += [not_followed(_relative(path, base)) for path in files.links]
    items = [describe(document) for document in documents]
    decision = decide((), items)
    facts = read_facts([Source(item, ()) for item in items], files.folder)
    facts = apply(row, facts) if row else facts
    return Contract(
        id=contract_id(files.folder),
        folder=files.folder,
        facts=facts,
        verdict=Verdict.UNREADABLE if items else decision.verdict,
        needs_review=True,
        reasons=reasons_for(decision, items, files.doubts),
        actions=actions_for(decision, items, facts),
        findings=(),
        documents=tuple(items),
    )


def contract_without_documents(row: RegisterRow, as_of: dt.date | None = None) -> Contract:
    """Return the contract that the register knows and no documents are found for, as it stands on the day ``as_of``."""
    facts = apply(row, ContractFacts())
    decision = decide((), ())
    return Contract(
        id=contract_id(row.identity),
        folder=row.folder or row.label,
        facts=facts,
        verdict=decision.verdict,
        needs_review=False,
        reasons=reasons_for(decision, (), row.complaints),
        actions=actions_for(decision, (), facts, as_of=as_of),
        findings=(),
        documents=(),
    )


def contract_id(folder: str) -> str:
    """Return the id of the contract in ``folder``: the same from run to run, and on every operating system."""
    plain = unicodedata.normalize("NFC", folder).casefold()
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def not_followed(name: str) -> Document:
    """Return an unreadable document in the place of a link that is not followed."""
    return Document(name, "link", status=Status.UNREADABLE, reason=Reason.LINK)


def _closed(path: Path, base: Path) -> Document:
    """Return an unreadable document in the place of a folder that could not be opened."""
    return Document(_relative(path, base) + "/", "folder", status=Status.UNREADABLE, reason=Reason.NO_ACCESS)


def _relative(path: Path, base: Path) -> str:
    return name_below(path, base)


def _default_read(path: Path, root: Path) -> Sequence[Document]:
    from clausecheck.documents import read_all

    return read_all(path, root=root)


def _default_segment(document: Document) -> Sequence[Clause]:
    from clausecheck.clauses import segment

    return segment(document)


def _default_classify(text: str, language: str) -> Classification:
    from clausecheck.effects.judging import classify

    return classify(text, language)
