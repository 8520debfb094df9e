"""The portfolio without contract text, as a file that municipalities can exchange, merge and compare.

One JSON object, schema ``clausecheck.portfolio/1``: an owner's contracts by id, with system, supplier, verdict, and for
each hindrance its kind, the kind of document and the hash of the clause. The same standard terms give the same hash
everywhere, and the terms themselves cannot be had from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from clausecheck.portfolio import codec
from clausecheck.portfolio.views import Fact
from clausecheck.texts import Message, message

SCHEMA = "clausecheck.portfolio/1"
_MOST_BYTES = 200_000_000


class ExchangeError(Exception):
    """A file that is no such export; ``said`` tells the user why."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


def to_exchange(facts: Sequence[Fact], *, tool: str) -> str:
    """Return ``facts`` as JSON."""
    rows = sorted((codec.encode(fact) for fact in facts), key=_place)
    return json.dumps({"schema": SCHEMA, "tool_version": tool, "contracts": rows}, ensure_ascii=False, indent=1) + "\n"


def read_exchange(path: Path) -> list[Fact]:
    """Return the facts in the export at ``path``.

    Raises:
        ExchangeError: it cannot be read or is no export.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ExchangeError(message("portfolio.not_an_export", path=path))
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ExchangeError(message("portfolio.no_export", path=path)) from error
    except (ValueError, RecursionError) as error:
        raise ExchangeError(message("portfolio.not_an_export", path=path)) from error
    rows = found.get("contracts") if isinstance(found, dict) and found.get("schema") == SCHEMA else None
    if not isinstance(rows, list):
        raise ExchangeError(message("portfolio.not_an_export", path=path))
    try:
        return [codec.decode(row, Fact) for row in rows]
    except codec.CodecError as error:
        raise ExchangeError(message("portfolio.not_an_export", path=path)) from error


def merge(exports: Iterable[Sequence[Fact]]) -> list[Fact]:
    """Return the facts of several exports; a contract that comes twice from one owner counts once, the last."""
    merged: dict[tuple[str, str], Fact] = {}
    for facts in exports:
        for fact in facts:
            merged[fact.owner, fact.contract] = fact
    return list(merged.values())


def _place(row: dict[str, Any]) -> tuple[str, str]:
    return str(row.get("owner", "")), str(row.get("contract", ""))
