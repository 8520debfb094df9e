"""Deadlines and follow-ups as a calendar file (iCalendar, RFC 5545) that Outlook and others take in.

Every entry lasts a day, reminds beforehand, and has a UID that stays the same from report to report, so that a calendar
moves an entry whose day has changed instead of adding a second.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clausecheck.contracts.model import GAPS, Verdict
from clausecheck.reports import view
from clausecheck.reports.safe import for_markup
from clausecheck.texts import text

REMINDERS = (90, 14)
# RFC 5545, 3.1: lines of at most 75 octets, the line end not counted.
_OCTETS = 75


@dataclass(frozen=True, slots=True)
class Event:
    """An entry that lasts the whole of ``day``; ``uid`` tells it from all others and stays the same."""

    uid: str
    day: dt.date
    title: str
    notes: str = ""


def events_of(
    report: Mapping[str, Any], today: dt.date, language: str = "da", *, only_gaps: bool = False
) -> list[Event]:
    """Return the deadlines in ``report`` (a ``clausecheck.report/1`` object) from ``today`` on, in order.

    For each contract the latest day of notice and the expiry, and for each decision with an end that end; with
    ``only_gaps`` the contracts without a gap are left out, but not the decisions on them.
    """
    events: list[Event] = []
    contracts = [contract for contract in report.get("contracts", ()) if isinstance(contract, dict)]
    for contract, name in zip(contracts, _names(contracts), strict=True):
        if not only_gaps or contract.get("verdict") in GAPS:
            events += _deadlines(contract, name, language)
        events += _decisions(contract, name, language)
    return sorted({event.uid: event for event in events if event.day >= today}.values(), key=_order)


def without_day(
    report: Mapping[str, Any], today: dt.date, language: str = "da", *, only_gaps: bool = False
) -> list[str]:
    """Return the systems of the contracts that `events_of` finds no deadline for from ``today`` on."""
    contracts = [contract for contract in report.get("contracts", ()) if isinstance(contract, dict)]
    return [
        _system(contract)
        for contract, name in zip(contracts, _names(contracts), strict=True)
        if (not only_gaps or contract.get("verdict") in GAPS)
        and not any(event.day >= today for event in _deadlines(contract, name, language))
    ]


def to_calendar(
    events: Sequence[Event], now: dt.datetime, language: str = "da", *, reminders: Sequence[int] = REMINDERS
) -> str:
    """Return ``events`` as a calendar file; lines end in CRLF.

    Args:
        events: the entries.
        now: when the file is made, with time zone; a calendar takes the entries of the newest file.
        language: of the calendar's name.
        reminders: how many days before each entry to remind of it.
    """
    stamp = now.astimezone(dt.UTC)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//clausecheck//clausecheck//DA",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(text('calendar.name', language))}",
    ]
    for event in events:
        lines += _entry(event, stamp, reminders)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines)


def _entry(event: Event, stamp: dt.datetime, reminders: Sequence[int]) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    # A calendar that has the entry already takes the one with the higher number.
    yield f"SEQUENCE:{int(stamp.timestamp()) // 60 % 2**31}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.notes:
        yield f"DESCRIPTION:{_escaped(event.notes)}"
    yield "TRANSP:TRANSPARENT"
    for days in dict.fromkeys(reminders):
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(event.title)}"
        yield f"TRIGGER:-P{days}D"
        yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(value: str) -> str:
    """Return ``value`` as a TEXT value (RFC 5545, 3.3.11); control characters are left out."""
    plain = for_markup(value).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return "".join(char for char in plain.replace("\n", "\\n") if char >= " " and char != "\x7f")


def _folded(line: str) -> str:
    """Return a line with its end, folded so that no piece is too long and no character is cut in two."""
    pieces, piece, size = [], "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _OCTETS:
            pieces.append(piece)
            # The space that marks a continuation counts with it.
            piece, size = " ", 1
        piece += char
        size += octets
    return "\r\n".join([*pieces, piece]) + "\r\n"


def _deadlines(contract: Mapping[str, Any], name: str, language: str) -> Iterator[Event]:
    shown = {
        "system": _system(contract),
        "supplier": _said(contract.get("supplier"), "name") or "–",
        "verdict": _verdict(contract, language),
    }
    notice = contract.get("latest_notice")
    day = _day(_said(notice, "date"))
    if day and isinstance(notice, dict):
        ends = view.date_words(_day(_said(notice, "ends")), language)
        said = notice.get("notes")
        note = " ".join(str(line) for line in said) if isinstance(said, list) else ""
        yield Event(
            _uid(name, "notice"),
            day,
            text("calendar.notice", language, system=shown["system"]),
            text("calendar.notice_text", language, ends=ends, note=note, **shown).strip(),
        )
    expiry = _day(_said(contract, "expiry_date"))
    if expiry:
        yield Event(
            _uid(name, "expiry"),
            expiry,
            text("calendar.expiry", language, system=shown["system"]),
            text("calendar.expiry_text", language, **shown),
        )


def _decisions(contract: Mapping[str, Any], name: str, language: str) -> Iterator[Event]:
    listed = contract.get("decisions")
    for decision in listed if isinstance(listed, list) else ():
        until = _day(_said(decision, "until"))
        if until is None or _said(decision, "state") not in {"accepted", "negotiating", "confirmed", "rejected"}:
            continue
        state = text(f"decision_state.{_said(decision, 'state')}", language)
        system = _system(contract)
        yield Event(
            _uid(name, "decision", _said(decision, "finding")),
            until,
            text("calendar.decision", language, state=state, system=system),
            text(
                "calendar.decision_text",
                language,
                by=_said(decision, "by"),
                reason=_said(decision, "reason") or "–",
                place=_said(decision, "place") or "–",
            ),
        )


def _names(contracts: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what names each contract best, so that a renamed folder keeps its entries.

    That is its id in KITOS, or its number and the supplier; the folder counts where there is neither, and where several
    contracts have the same, as those under one framework agreement do.
    """
    names = []
    for contract in contracts:
        number = _said(contract, "contract_number")
        names.append(_said(contract, "kitos_uuid") or (number and f"{number} {_said(contract.get('supplier'), 'cvr')}"))
    times = Counter(names)
    return [
        name if times[name] == 1 and name else f"{name} {_said(contract, 'id')}".strip()
        for name, contract in zip(names, contracts, strict=True)
    ]


def _system(contract: Mapping[str, Any]) -> str:
    return _said(contract, "system") or _said(contract, "folder") or "?"


def _uid(name: str, *what: str) -> str:
    digest = hashlib.sha256(json.dumps([name, *what]).encode()).hexdigest()[:24]
    return f"{digest}@clausecheck"


def _verdict(contract: Mapping[str, Any], language: str) -> str:
    said = _said(contract, "verdict")
    return text(f"verdict.{said}.badge", language) if said in set(Verdict) else "–"


def _said(holder: object, key: str) -> str:
    value = holder.get(key) if isinstance(holder, Mapping) else None
    return value if isinstance(value, str) else ""


def _day(said: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(said)
    except ValueError:
        return None
    return day if day < dt.date.max else None


def _order(event: Event) -> tuple[dt.date, str, str]:
    return event.day, event.title, event.uid
