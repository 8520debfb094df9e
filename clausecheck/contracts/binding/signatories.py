"""Amendments that were signed by others than the contract asks for, or that a later paper says were never concluded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausecheck.clauses import sentences
from clausecheck.contracts.binding.preliminary import is_talk
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Found, place
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import words
from clausecheck.contracts.work import Work
from clausecheck.effects.model import Effect
from clausecheck.texts import message

# The posts of those who sign stand in the last lines.
_TAIL = 700


def report_signatories(
    counting: Sequence[Source], sources: Sequence[Source], stands: Sequence[Found], work: Work
) -> None:
    """Ask for review where an amendment that changed something, or gives a right, may not have been concluded rightly.

    ``counting`` are the documents that count, ``sources`` all of the contract's, its letters and minutes too.
    """
    giving = {id(item.source) for item in stands if item.finding.effect is Effect.PERMITTED}
    acting = [
        source for source in counting if source.kind is DocumentKind.AMENDMENT and id(source) in work.active | giving
    ]
    mains = [source for source in counting if source.kind is DocumentKind.MAIN]
    for source in acting:
        document = source.item.document.path
        asked = next((at for main in mains for at, posts in _asked_for(main) if _others_signed(source, posts)), None)
        if asked is not None:
            work.doubt = True
            work.notes.append(message("reason_contract.other_signatory", document=document, place=asked))
        undone = next((paper for paper in sources if is_talk(paper) and _undoes(paper, source)), None)
        if undone is not None:
            by = undone.item.document.path
            work.doubt = True
            work.notes.append(message("reason_contract.amendment_undone", document=document, by=by))


def _asked_for(main: Source) -> Iterator[tuple[str, set[str]]]:
    """Yield the posts that must sign what changes the contract, each time with where that is said."""
    for clause in main.clauses:
        for left, right in sentences(clause.text):
            text = clause.text[left:right]
            signed = words("papers", "signed_by").search(text)
            if signed is None or not words("papers", "changed").search(text):
                continue
            posts = _posts(text[signed.end() :])
            if posts:
                yield place(main.item.document.path, clause.section), posts


def _others_signed(source: Source, posts: set[str]) -> bool:
    """Tell whether the last lines of ``source`` name posts, and none of ``posts``."""
    told = _posts(source.text[-_TAIL:])
    return bool(told) and not told & posts


def _posts(text: str) -> set[str]:
    return {match[0].casefold() for match in words("papers", "post").finditer(text)}


def _undoes(paper: Source, amendment: Source) -> bool:
    """Tell whether a letter or minutes not older than ``amendment`` say that an amendment is as if never concluded."""
    days = paper.item.date, amendment.item.date
    if days[0] is not None and days[1] is not None and days[0] < days[1]:
        return False
    named = words("papers", "amendment").search(paper.text) is not None
    return named and any(words("papers", "undone").search(clause.text) for clause in paper.clauses)
