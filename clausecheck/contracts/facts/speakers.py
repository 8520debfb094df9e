"""Who "vi" and "I" are in a contract that says it of its parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clausecheck.contracts.facts.columns import is_aside
from clausecheck.contracts.facts.mentions import Mention, mentions_in
from clausecheck.contracts.facts.roles import Role
from clausecheck.contracts.vocabulary import fact_expression, fact_words

_NEXT_PARTY, _OPENING = 320, 40
_ROLE_WORDS = {Role.CUSTOMER: "customer", Role.SUPPLIER: "supplier"}


def customer_writes(text: str, supplier: str | None) -> bool | None:
    """Tell whether "vi" is the customer in ``text``; None where it does not say who "vi" and "I" are.

    ``supplier`` is the supplier's name: of two companies the other one is the customer.
    """
    told = {speaks is (role is Role.CUSTOMER) for speaks, role in _defined(text, supplier)}
    return told.pop() if len(told) == 1 else None


def _defined(text: str, supplier: str | None) -> Iterator[tuple[bool, Role]]:
    """Yield the roles that are given to who speaks (True) and who is spoken to (False)."""
    mentions = [one for one in mentions_in(text) if not is_aside(text, one)]
    for mention in mentions:
        opened = fact_words("speakers", "opened").search(text, max(0, mention.start - _OPENING), mention.start)
        role = _role(mention, supplier)
        if opened is not None and role is not None:
            yield opened[1] is not None, role
    previous = 0
    for found in fact_words("speakers", "defined").finditer(text):
        role = _given(text, found, previous, mentions, supplier)
        previous = found.end()
        if role is not None:
            yield found[1] is not None or found[3] is not None, role


def _given(
    text: str, found: re.Match[str], previous: int, mentions: Sequence[Mention], supplier: str | None
) -> Role | None:
    """Return the role of whom a defined word means: who is named after it, else who is named last before it."""
    after = text[found.end() :]
    follows = fact_words("speakers", "follows").match(after)
    rest = after[follows.end() :] if follows else ""
    if follows and not fact_words("speakers", "stood").match(rest):
        at = found.end() + follows.end()
        named = next((one for one in mentions if one.start == at), None)
        return _role(named, supplier) if named else _called(rest)
    before = [one for one in mentions if previous <= one.start and one.end <= found.start()]
    if not before or found.start() - before[-1].end > _NEXT_PARTY or "\n\n" in text[before[-1].end : found.start()]:
        return None
    return _role(before[-1], supplier)


def _called(rest: str) -> Role | None:
    for role, key in _ROLE_WORDS.items():
        if re.match(rf"{fact_expression('shared', key)}\b", rest, re.IGNORECASE):
            return role
    return None


def _role(mention: Mention, supplier: str | None) -> Role | None:
    if mention.authority:
        return Role.CUSTOMER
    return Role.SUPPLIER if supplier and mention.name.casefold() == supplier.casefold() else None
