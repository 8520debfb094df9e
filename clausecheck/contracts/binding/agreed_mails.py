"""Mails, minutes and letters by which the parties change their contract: those that count, and those that may."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from clausecheck.clauses import sentences
from clausecheck.contracts.binding.preliminary import Paper, kinds_of
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Found, place, sentence_of
from clausecheck.contracts.model import AGREED, DocumentKind
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.contracts.vocabulary import fact_words, may_say, words

# What a mail is described as, and what `with_agreed_mails` makes of it.
_MAILS = (DocumentKind.OTHER, DocumentKind.AMENDMENT)
# Where the parties agree how their contract is changed: an annex on how they work together tells it too.
_TELLS_HOW = (*AGREED, DocumentKind.ANNEX)
_CHANGED = ("replace", "replace_active", "repeal", "repeal_active", "insert")
_BOTH = 2
_TALK = frozenset({"correspondence", "minutes"})
# Papers that are sent to many, or ask for a contract, change none.
_TO_MANY = frozenset({"sales", "offer", "tender"})


def with_agreed_mails(sources: Sequence[Source]) -> list[Source]:
    """Return ``sources`` with each mail that confirms a change of the contract as an amendment.

    Only where the contract says that it may be changed by mail. Nobody has signed such an amendment, so what it frees
    asks for review. Signed minutes are one too where the contract gives them that force.
    """
    agreed = agreed_papers(sources)
    return [_as_amendment(source) if any(source is paper for paper in agreed) else source for source in sources]


def agreed_papers(sources: Sequence[Source]) -> list[Source]:
    """Return the mails, signed minutes and letters that change the contract among ``sources``, where it lets them."""
    mains = [source for source in sources if source.kind is DocumentKind.MAIN]
    agreed = _agreed_mails(sources)
    if any(_says_so("by_minutes", source) for source in sources if source.kind in _TELLS_HOW):
        agreed += [source for source in sources if source.item.signed and _changes_in(source, "minutes")]
    if any(_says_so("by_letter", main) or _says_so("by_paper", main) for main in mains):
        agreed += [source for source in sources if _changes_in(source, "correspondence") and _has_two_hands(source)]
    return agreed


def _agreed_mails(sources: Sequence[Source]) -> list[Source]:
    """Return the mails among ``sources`` that confirm a change, where the contract lets mails change it."""
    if not _may_be_changed_by_mail(sources):
        return []
    signed = _signed(sources)
    return [source for source in sources if _is_late(source, signed) is not False and _confirms_a_change(source)]


def _has_two_hands(source: Source) -> bool:
    """Tell whether a letter is signed twice: the one who wrote it always signs."""
    return len(fact_words("changes", "signature").findall(source.text)) >= _BOTH


def _changes_in(source: Source, kind: str) -> bool:
    """Tell whether a paper of that kind has words that change, repeal or insert a clause."""
    if source.kind not in _MAILS or source.item.draft or kind not in kinds_of(source):
        return False
    return any(words("amendment", key).search(clause.text) for clause in source.clauses for key in _CHANGED)


def may_bind(item: Found, paper: Paper, sources: Sequence[Source]) -> bool:
    """Tell whether a bar or a condition in a letter, a mail or minutes may hold though the paper is not counted.

    It may where it was written after the contract was signed, tells what is so and does not ask or propose, and no
    clause of the contracts among ``sources`` shuts such papers out.
    """
    if side_of(item.finding.effect) not in (Side.HALF, Side.CLOSED):
        return False
    if not paper.kinds & _TALK or paper.kinds & _TO_MANY or words("papers", "to_many").search(item.source.called):
        return False
    if paper.by is not None and not (_may_be_changed_by_mail(sources) or not _shuts_out_later(paper.by, sources)):
        return False
    sentence = sentence_of(item.finding, item.clause)
    if sentence.rstrip().endswith("?") or words("papers", "proposes").search(sentence):
        return False
    late = _is_late(item.source, _signed(sources))
    return late if late is not None else words("papers", "from_now").search(item.clause.text) is not None


def _signed(sources: Sequence[Source]) -> dt.date | None:
    """Return the day of the contract; None where it is not told."""
    days = [source.item.date for source in sources if source.kind is DocumentKind.MAIN and source.item.date]
    return min(days, default=None)


def _is_late(source: Source, signed: dt.date | None) -> bool | None:
    """Tell whether a paper is from after the day ``signed``; None where either day is not told."""
    if signed is None or source.item.date is None:
        return None
    return source.item.date > signed


def _may_be_changed_by_mail(sources: Sequence[Source]) -> bool:
    return any(_says_so("by_mail", source) for source in sources if source.kind is DocumentKind.MAIN)


def _says_so(key: str, source: Source) -> bool:
    """Tell whether a sentence of ``source`` says ``key`` on how the contract is changed, and not that it is not."""
    for clause in source.clauses:
        for left, right in sentences(clause.text) if may_say(clause.text, f"papers.{key}") else ():
            text = clause.text[left:right]
            match = words("papers", key).search(text)
            if match is None or words("papers", "not_by_mail").search(text[: match.end()]):
                continue
            if key != "by_paper" or not words("papers", "named_paper").search(text):
                return True
    return False


def _shuts_out_later(at: str, sources: Sequence[Source]) -> bool:
    """Tell whether the clause at ``at`` shuts out what is written after it too, and does not only ask for writing."""
    told = [
        clause.text
        for source in sources
        if source.kind in AGREED
        for clause in source.clauses
        if place(source.item.document.path, clause.section) == at
    ]
    if any(
        words("papers", "signed_only").search(text) and words("papers", "by_signature").search(text) for text in told
    ):
        return True
    return any(
        words("papers", key).search(text[left:right]) and not words("papers", "past").search(text[left:right])
        for text in told
        for left, right in sentences(text)
        for key in ("fallen", "overtakes")
    )


def _confirms_a_change(source: Source) -> bool:
    """Tell whether a document is a mail that says both what changes, or what is agreed, and that it is so."""
    if source.kind not in _MAILS or source.item.draft or "correspondence" not in kinds_of(source):
        return False
    said = [clause.text for clause in source.clauses]
    if not any(words("papers", "confirms").search(text) for text in said):
        return False
    return any(words("amendment", key).search(text) for text in said for key in _CHANGED) or any(
        words("papers", "agreed").search(text) for text in said
    )


def _as_amendment(source: Source) -> Source:
    """Return a paper as an amendment; nobody has signed a mail."""
    signed = source.item.signed if "minutes" in kinds_of(source) else None
    return replace(source, item=replace(source.item, kind=DocumentKind.AMENDMENT, signed=signed))
