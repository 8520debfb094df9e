"""Mails by which the parties change their contract, where the contract lets them do so by mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clausecheck.clauses import sentences
from clausecheck.contracts.facts import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.preliminary import kinds_of
from clausecheck.contracts.vocabulary import words

# What a mail is described as, and what `with_agreed_mails` makes of it.
_MAILS = (DocumentKind.OTHER, DocumentKind.AMENDMENT)
_CHANGED = ("replace", "replace_active", "repeal", "repeal_active", "insert")


def with_agreed_mails(sources: Sequence[Source]) -> list[Source]:
    """Return ``sources`` with each mail that confirms a change of the contract as an amendment.

    Only where the contract says that it may be changed by mail. Nobody has signed such an amendment, so what it frees
    asks for review.
    """
    agreed = agreed_mails(sources)
    return [_as_amendment(source) if any(source is mail for mail in agreed) else source for source in sources]


def agreed_mails(sources: Sequence[Source]) -> list[Source]:
    """Return the mails among ``sources`` that confirm a change, where the contract lets mails change it."""
    if not any(_lets_mails_change_it(source) for source in sources if source.kind is DocumentKind.MAIN):
        return []
    return [source for source in sources if _confirms_a_change(source)]


def _lets_mails_change_it(source: Source) -> bool:
    for clause in source.clauses:
        for left, right in sentences(clause.text):
            text = clause.text[left:right]
            match = words("papers", "by_mail").search(text)
            if match is not None and not words("papers", "not_by_mail").search(text[: match.end()]):
                return True
    return False


def _confirms_a_change(source: Source) -> bool:
    """Tell whether a document is a mail that says both what changes and that it is agreed."""
    if source.kind not in _MAILS or source.item.draft or "correspondence" not in kinds_of(source):
        return False
    said = [clause.text for clause in source.clauses]
    if not any(words("papers", "confirms").search(text) for text in said):
        return False
    return any(words("amendment", key).search(text) for text in said for key in _CHANGED)


def _as_amendment(source: Source) -> Source:
    return replace(source, item=replace(source.item, kind=DocumentKind.AMENDMENT, signed=None))
