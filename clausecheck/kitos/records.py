"""Contracts, system usages and references as the API v2 gives them, where anything may be null or missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from clausecheck.contracts.model import Period, Termination
from clausecheck.kitos.moments import parse_day

_PERIODS = {"EndOfMonth": Period.MONTH, "EndOfQuarter": Period.QUARTER, "EndOfCalendarYear": Period.YEAR}
_OWNER = "Kontraktejer"
_MANAGER = "Kontraktmanager"


@dataclass(frozen=True, slots=True)
class Named:
    """A reference to something by its uuid and name."""

    uuid: str
    name: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An external reference of a contract; ``master`` marks the one that KITOS shows in its overview."""

    uuid: str
    title: str
    document_id: str | None = None
    url: str | None = None
    master: bool = False


@dataclass(frozen=True, slots=True)
class KitosContract:
    """A contract in KITOS. ``valid`` is KITOS' own verdict on its dates (None: not told)."""

    uuid: str
    name: str
    contract_id: str | None = None
    parent: Named | None = None
    supplier: str | None = None
    cvr: str | None = None
    valid: bool | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    notice_months: int | None = None
    termination: Termination = field(default_factory=Termination)
    usages: tuple[Named, ...] = ()
    owner: str | None = None
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """A system in use: the municipality's own name for it before the system's."""

    uuid: str
    name: str
    main_contract: str | None = None


def contract_of(row: Mapping[str, Any]) -> KitosContract | None:
    """Return the contract that ``row`` describes, None if it has no uuid."""
    named = _named(row)
    if named is None:
        return None
    return KitosContract(
        uuid=named.uuid,
        name=named.name,
        contract_id=_text(row, "general", "contractId"),
        parent=_named(_at(row, "parentContract")),
        supplier=_text(row, "supplier", "organization", "name"),
        cvr=_text(row, "supplier", "organization", "cvr"),
        valid=_flag(row, "general", "validity", "valid"),
        valid_from=parse_day(_at(row, "general", "validity", "validFrom")),
        valid_to=parse_day(_at(row, "general", "validity", "validTo")),
        notice_months=_number(_text(row, "termination", "terms", "noticePeriodMonths", "name")),
        termination=_termination(row),
        usages=tuple(usage for item in _list(row, "systemUsages") if (usage := _named(item))),
        owner=_holder(row, _OWNER) or _holder(row, _MANAGER),
        references=tuple(found for item in _list(row, "externalReferences") if (found := _reference(item))),
    )


def usage_of(row: Mapping[str, Any]) -> Usage | None:
    """Return the system usage that ``row`` describes, None if it has no uuid."""
    uuid = is_uuid(_at(row, "uuid"))
    if uuid is None:
        return None
    name = _text(row, "general", "localCallName") or _text(row, "systemContext", "name") or uuid
    main = _named(_at(row, "general", "mainContract"))
    return Usage(uuid, name, main.uuid if main else None)


def is_uuid(value: object) -> str | None:
    """Return ``value`` as a uuid in its usual form, None if it is none; only such ever becomes part of an address."""
    if not isinstance(value, str):
        return None
    try:
        return str(UUID(value))
    except ValueError:
        return None


def _termination(row: Mapping[str, Any]) -> Termination:
    ends_with = _PERIODS.get(_text(row, "termination", "terms", "noticePeriodExtendsCurrent") or "")
    return Termination(
        irrevocable_until=parse_day(_at(row, "agreementPeriod", "irrevocableUntil")),
        by_end_of=_PERIODS.get(_text(row, "termination", "terms", "noticeByEndOf") or ""),
        ends_with=ends_with,
        continuous=bool(_flag(row, "agreementPeriod", "isContinuous")) or ends_with is not None,
        terminated=parse_day(_at(row, "termination", "terminatedAt")),
    )


def _reference(row: object) -> Reference | None:
    uuid = is_uuid(_at(row, "uuid"))
    if uuid is None:
        return None
    return Reference(
        uuid,
        _text(row, "title") or "",
        _text(row, "documentId"),
        _text(row, "url"),
        _flag(row, "masterReference") is True,
    )


def _holder(row: Mapping[str, Any], role: str) -> str | None:
    held = (_text(item, "user", "name") for item in _list(row, "roles") if _text(item, "role", "name") == role)
    return next((name for name in held if name), None)


def _named(row: object) -> Named | None:
    uuid = is_uuid(_at(row, "uuid"))
    return Named(uuid, _text(row, "name") or uuid) if uuid else None


def _at(row: object, *keys: str) -> Any:
    for key in keys:
        if not isinstance(row, Mapping):
            return None
        row = row.get(key)
    return row


def _list(row: object, key: str) -> list[Any]:
    found = _at(row, key)
    return found if isinstance(found, list) else []


def _text(row: object, *keys: str) -> str | None:
    found = _at(row, *keys)
    return found.strip() or None if isinstance(found, str) else None


def _flag(row: object, *keys: str) -> bool | None:
    found = _at(row, *keys)
    return found if isinstance(found, bool) else None


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() and len(value) <= 3 else None
