"""Tells KITOS the verdicts: exactly one external reference on each contract, added or changed, never a list replaced.

`plan` only reads; `carry_out` writes what was planned. Our reference is known by its ``documentId``. The rule of KITOS
that one reference is the master is kept: a changed reference is sent with the ``masterReference`` that it has.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from clausecheck.contracts.model import Verdict
from clausecheck.contracts.register.folders import code
from clausecheck.kitos.connection import Connection, KitosError
from clausecheck.kitos.listing import is_ours
from clausecheck.kitos.reading import read_contracts
from clausecheck.kitos.records import KitosContract, Reference, contract_of, is_uuid
from clausecheck.texts import Message, message, text

_DATED = re.compile(r"^clausecheck \d{4}-\d{2}-\d{2}: ")


class Action(StrEnum):
    """What is to be done about a contract's reference."""

    ADD = "add"
    CHANGE = "change"
    KEEP = "keep"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Step:
    """What is planned for one contract of the report, or why nothing is (``why``)."""

    label: str
    action: Action
    uuid: str | None = None
    contract: str | None = None
    title: str | None = None
    document_id: str | None = None
    url: str | None = None
    before: Reference | None = None
    why: Message | None = None


def plan(
    connection: Connection,
    report: Mapping[str, Any],
    organisation_uuid: str,
    *,
    link: str | None = None,
    today: dt.date | None = None,
) -> list[Step]:
    """Return a step for each contract of ``report`` (a ``clausecheck.report/1`` object). Nothing is written.

    Args:
        connection: the KITOS to ask.
        report: the report, as JSON gave it.
        organisation_uuid: the municipality in KITOS.
        link: the address of the report, put into the references; without one, an address that stands there stays.
        today: the date in the titles.

    Raises:
        KitosError: KITOS cannot be asked at all.
    """
    day = (today or dt.date.today()).isoformat()
    told = [item for item in report.get("contracts", ()) if isinstance(item, dict)]
    known = {contract.uuid: contract for contract in read_contracts(connection, organisation_uuid)}
    chosen = [_uuid_of(item, known) for item in told]
    often = Counter(uuid for uuid in chosen if uuid)
    steps = []
    for item, uuid in zip(told, chosen, strict=True):
        label = _label(item)
        if uuid is None:
            steps.append(Step(label, Action.SKIP, why=message("kitos.not_linked")))
        elif often[uuid] > 1:
            steps.append(Step(label, Action.SKIP, uuid, known[uuid].name, why=message("kitos.several")))
        else:
            steps.append(_step(connection, item, label, known[uuid], day, link))
    return steps


def carry_out(connection: Connection, steps: Sequence[Step]) -> Iterator[tuple[Step, Message | None]]:
    """Write what is planned, contract by contract, and yield each step with what went wrong (None: it was done).

    Each contract is read again just before, so that nothing is written on what someone else has changed meanwhile.
    """
    for step in steps:
        if step.action in {Action.ADD, Action.CHANGE}:
            try:
                _write(connection, step)
            except KitosError as error:
                yield step, error.said
                continue
        yield step, None


def title(verdict: str, *, needs_review: bool, day: str) -> str:
    """Return the title of the reference for ``verdict``, such as "clausecheck 2026-08-01: MANGLER …"."""
    words = text(f"kitos_title.{Verdict(verdict).value}")
    return f"clausecheck {day}: {words}" + (f" ({text('review.short')})" if needs_review else "")


def _step(
    connection: Connection, item: Mapping[str, Any], label: str, contract: KitosContract, day: str, link: str | None
) -> Step:
    try:
        said = title(str(item.get("verdict")), needs_review=item.get("needs_review") is True, day=day)
    except ValueError:
        return Step(label, Action.SKIP, contract.uuid, contract.name, why=message("kitos.no_verdict"))
    before = _own(contract)
    url = link or (before.url if before else None)
    document_id = f"clausecheck-{contract.uuid[:8]}"
    if before and _undated(before.title) == _undated(said) and before.url == url:
        return Step(label, Action.KEEP, contract.uuid, contract.name, before.title, before.document_id, url, before)
    step = Step(
        label,
        Action.CHANGE if before else Action.ADD,
        contract.uuid,
        contract.name,
        said,
        before.document_id if before else document_id,
        url,
        before,
    )
    rights = connection.get(f"/api/v2/it-contracts/{contract.uuid}/permissions")
    if not (isinstance(rights, dict) and rights.get("modify") is True):
        return Step(label, Action.SKIP, contract.uuid, contract.name, why=message("kitos.may_not_write"))
    return step


def _write(connection: Connection, step: Step) -> None:
    now = _current(connection, step)
    own = _own(now)
    if own and own.title == step.title and own.url == step.url:
        return
    body = {"title": step.title, "documentId": step.document_id, "url": step.url}
    path = f"/api/v2/it-contracts/{now.uuid}/external-references"
    try:
        if own:
            connection.send("PUT", f"{path}/{own.uuid}", {**body, "masterReference": own.master})
        else:
            connection.send("POST", path, {**body, "masterReference": False})
    except KitosError as error:
        if error.status is not None and error.status < 500:
            raise
        # No answer does not mean that nothing was done; sent again, it might stand there twice.
        done = _own(_current(connection, step))
        if done is None or done.title != step.title:
            raise


def _current(connection: Connection, step: Step) -> KitosContract:
    row = connection.get(f"/api/v2/it-contracts/{step.uuid}")
    found = contract_of(row) if isinstance(row, dict) else None
    if found is None or found.uuid != step.uuid:
        raise KitosError(message("kitos.strange_answer", path=f"/api/v2/it-contracts/{step.uuid}"))
    return found


def _own(contract: KitosContract) -> Reference | None:
    return next((item for item in contract.references if item.document_id and is_ours(item.document_id)), None)


def _undated(said: str) -> str:
    return _DATED.sub("", said)


def _uuid_of(item: Mapping[str, Any], known: Mapping[str, KitosContract]) -> str | None:
    """Return the contract in KITOS: the one that the register named, else the only one with the contract number."""
    named = is_uuid(item.get("kitos_uuid"))
    if named in known:
        return named
    number = item.get("contract_number")
    if named or not isinstance(number, str) or not code(number):
        return None
    same = [uuid for uuid, contract in known.items() if code(contract.contract_id or "") == code(number)]
    return same[0] if len(same) == 1 else None


def _label(item: Mapping[str, Any]) -> str:
    return str(item.get("system") or item.get("contract_number") or item.get("folder") or "?")
