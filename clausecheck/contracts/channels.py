"""Ways into the system: a right to one of them, beside a ban on another, is a right to that channel only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clausecheck.contracts.material import Found
from clausecheck.contracts.vocabulary import words
from clausecheck.effects.model import Condition, Effect

# Clauses further apart than this do not speak of the same ways.
CLOSE = 5


def as_channels(found: Sequence[Found]) -> list[Found]:
    """Return ``found`` with each right that is only one way in, by a ban close to it on another, as a condition.

    The meaning of the labels asks for it: a ban on one technique is a condition where another channel is open.
    """
    bans = [item for item in found if bars_one_way(item)]
    return [_as_channel(item) if _is_way_in(item) and _is_close(item, bans) else item for item in found]


def bars_one_way(item: Found) -> bool:
    """Tell whether a finding bars a way in, such as the screens, and leaves others unspoken of."""
    text = item.clause.text
    return (
        item.finding.effect is Effect.PROHIBITED
        and words("subject", "technique").search(text) is not None
        and words("subject", "any_technique").search(text) is None
    )


def _is_way_in(item: Found) -> bool:
    text = item.clause.text
    return (
        item.finding.effect is Effect.PERMITTED
        and words("answer", "channel").search(text) is not None
        and words("subject", "technique").search(text) is None
    )


def _is_close(item: Found, bans: Sequence[Found]) -> bool:
    return any(ban.source is item.source and 0 < abs(ban.index - item.index) <= CLOSE for ban in bans)


def _as_channel(item: Found) -> Found:
    conditions = tuple(dict.fromkeys((*item.finding.conditions, Condition.CHANNEL)))
    return replace(item, finding=replace(item.finding, effect=Effect.CONDITIONAL, conditions=conditions))
