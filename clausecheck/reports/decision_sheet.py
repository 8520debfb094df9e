"""The sheet "Afgørelser": filled in by people in Excel, and read back as decisions.

Each row carries a key: what the case is, what was decided when the sheet was written, and a check sum of the clause
shown. So a row that was sorted apart from its key is noticed, and so is a decision that someone has made meanwhile.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausecheck.contracts.facts.date_words import DATE, parse_date
from clausecheck.contracts.register.tabular import Cell, TabularError, read_sheets
from clausecheck.portfolio.cases import Case
from clausecheck.portfolio.decisions import DecisionError, History, Standing, decided
from clausecheck.portfolio.identity import unpacked
from clausecheck.portfolio.store import Decision, DecisionState
from clausecheck.reports.columns import CellValue, Column
from clausecheck.reports.safe import for_markup
from clausecheck.reports.standing_words import ask_words, case_words
from clausecheck.texts import LANGUAGES, Message, message, text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Excel refuses longer cells.
MAX_CELL = 32_000
_INPUT = ("state", "reason", "by", "until")
_Row = dict[str, Cell]
SheetRow = Mapping[str, CellValue]
"""The values of one row by field."""


def _column(field: str, width: int, key: str = "") -> Column[SheetRow]:
    def value(row: SheetRow, language: str) -> CellValue:
        return row[field]

    return Column(key or f"decision_{field}", width, value)


FIELDS: Mapping[str, Column[SheetRow]] = {
    "handle": _column("handle", 10),
    "system": _column("system", 24, "system"),
    "supplier": _column("supplier", 22, "supplier"),
    "effect": _column("effect", 28, "effect"),
    "place": _column("place", 30),
    "clause": _column("clause", 70, "context"),
    "ask": _column("ask", 40),
    "state": _column("state", 20),
    "reason": _column("reason", 36),
    "by": _column("by", 20),
    "until": _column("until", 14),
    "key": _column("key", 255),
}


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What was read from a sheet: decisions to record, rows unchanged, and what is wrong with which row."""

    decisions: tuple[Decision, ...]
    unchanged: int
    faults: tuple[tuple[int, Message], ...]


def rows_of(found: Sequence[Standing], language: str = "da") -> Iterator[SheetRow]:
    """Yield the rows of the sheet by field; what stands is filled in, what is asked about is left for the user."""
    for item in found:
        case = item.case
        decision = item.decision if item.ask is None else None
        clause = _shown(case)
        yield {
            "handle": case.handle,
            "system": case.identity.system or case.identity.folder,
            "supplier": case.identity.supplier,
            "effect": case_words(item, language),
            "place": case.place,
            "clause": clause,
            "ask": ask_words(item, language),
            "state": text(f"decision_state.{decision.state.value}", language) if decision else None,
            "reason": decision.reason if decision else None,
            "by": decision.by if decision else None,
            "until": decision.until if decision else None,
            "key": _key(case, decision, clause),
        }


def prepare(sheet: Worksheet, count: int, language: str = "da") -> None:
    """Make ``sheet``, with ``count`` rows below its headings, one to fill in: choices, colours, and the key hidden."""
    from openpyxl.styles import PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letters = {field: get_column_letter(number) for number, field in enumerate(FIELDS, 1)}
    sheet.column_dimensions[letters["key"]].hidden = True
    choices = ",".join(text(f"decision_state.{state.value}", language) for state in DecisionState)
    rule = DataValidation("list", formula1=f'"{choices}"', allow_blank=True)
    rule.errorTitle = text("decision_sheet.error_title", language)
    rule.error = text("decision_sheet.error", language)
    rule.showErrorMessage = True
    sheet.add_data_validation(rule)
    if count:
        rule.add(f"{letters['state']}2:{letters['state']}{count + 1}")
    for line in range(2, count + 2):
        for field in _INPUT:
            cell = sheet[f"{letters[field]}{line}"]
            cell.fill = PatternFill("solid", fgColor="FFF9E5")
            # What people write here is theirs; a leading apostrophe would only be in their way.
            cell.quotePrefix = False
        sheet[f"{letters['until']}{line}"].number_format = "dd.mm.yyyy" if language == "da" else "yyyy-mm-dd"


def read_back(
    path: Path, entries: Sequence[Decision], *, by: str | None, at: dt.datetime, language: str = "da"
) -> ReadBack:
    """Return what the sheet in the workbook at ``path`` decides, given the ``entries`` of the log so far.

    Args:
        path: the workbook.
        entries: the log of decisions, the oldest first.
        by: who decides where the row does not say.
        at: when it is decided.
        language: the language of what is said about faults.

    Raises:
        DecisionError: the workbook cannot be read, or has no such sheet.
    """
    decisions: list[Decision] = []
    faults: list[tuple[int, Message]] = []
    unchanged = 0
    history = History(entries)
    for number, row in _filled(path):
        try:
            made = _decide(row, history, by, at, language)
        except DecisionError as error:
            faults.append((number, error.said))
            continue
        if made is None:
            unchanged += 1
        else:
            decisions.append(made)
    return ReadBack(tuple(decisions), unchanged, tuple(faults))


def _decide(row: _Row, history: History, by: str | None, at: dt.datetime, language: str) -> Decision | None:
    """Return the decision that a row makes; None for one that says nothing new."""
    state, reason, name, until = _state(row), _said(row, "reason"), _said(row, "by"), _until(row)
    case, before = _unpack(row)
    now = {
        "state": state.value if state else "",
        "reason": reason,
        "by": name,
        "until": until.isoformat() if until else "",
    }
    if state is None or now == before:
        return None
    (standing,) = history.standings([case], at.date())
    current = standing.decision if standing.ask is None else None
    if _summary(current) != before:
        # The same row read in before, where the name was given beside the sheet.
        if _summary(current) in (now, now | {"by": by or name}):
            return None
        if current is not None:
            state_words = text(f"decision_state.{current.state.value}", language)
            raise DecisionError(message("decisions.row_conflict", by=current.by, state=state_words))
    if before["by"] == name and now["state"] != before["state"] and by:
        name = by
    return decided(case, state, by=name or by or "", at=at, reason=reason, until=until, source="excel")


def _filled(path: Path) -> Iterator[tuple[int, _Row]]:
    try:
        sheets = read_sheets(path)
    except TabularError as error:
        raise DecisionError(message(error.key, path=path.name)) from error
    for language in LANGUAGES:
        rows = sheets.get(text("sheet.decisions", language))
        if not rows:
            continue
        fields = {column.heading(language): field for field, column in FIELDS.items()}
        columns = {at: fields[str(cell)] for at, cell in enumerate(rows[0]) if str(cell) in fields}
        if not {"key", "clause", *_INPUT} <= set(columns.values()):
            continue
        for number, values in enumerate(rows[1:], 2):
            row = {columns[at]: value for at, value in enumerate(values) if at in columns}
            if row.get("key"):
                yield number, row
        return
    raise DecisionError(message("decisions.no_sheet", path=path.name))


def _key(case: Case, decision: Decision | None, clause: str) -> str:
    held: dict[str, Any] = {
        "contract": case.identity.packed(),
        "finding": case.finding,
        "effect": case.effect,
        "place": case.place,
        "verdict": case.verdict,
        "check": _check(clause),
        "was": _summary(decision),
    }
    return json.dumps(held, ensure_ascii=False)


def _unpack(row: _Row) -> tuple[Case, dict[str, str]]:
    """Return the case of a row, and what was decided on it when the sheet was written."""
    clause = _said(row, "clause")
    try:
        held = json.loads(str(row["key"]))
        before = {name: str(held["was"][name]) for name in ("state", "reason", "by", "until")}
        check, contract = held["check"], held["contract"]
        parts = {name: str(held[name]) for name in ("finding", "effect", "place", "verdict")}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DecisionError(message("decisions.row_changed")) from error
    if check != _check(clause):
        raise DecisionError(message("decisions.row_changed"))
    # A verdict has no clause, and one cut off to fit its cell is known by its id alone.
    whole = clause if parts["effect"] and len(clause) < MAX_CELL else ""
    identity = unpacked(str(contract))
    return Case(identity, parts["finding"], parts["effect"], whole, "", parts["place"], parts["verdict"]), before


def _summary(decision: Decision | None) -> dict[str, str]:
    if decision is None:
        return dict.fromkeys(("state", "reason", "by", "until"), "")
    until = decision.until.isoformat() if decision.until else ""
    return {"state": decision.state.value, "reason": decision.reason, "by": decision.by, "until": until}


def _shown(case: Case) -> str:
    return for_markup(case.clause)[:MAX_CELL]


def _check(clause: str) -> str:
    # Excel turns line ends into others, and takes space at the edges away.
    return hashlib.sha256(re.sub(r"\s+|_x000D_", " ", clause).strip().encode()).hexdigest()[:12]


def _state(row: _Row) -> DecisionState | None:
    value = _said(row, "state")
    if not value:
        return None
    names: Mapping[str, DecisionState] = {
        text(f"decision_state.{state.value}", language).casefold(): state
        for state in DecisionState
        for language in LANGUAGES
    }
    found = names.get(value.casefold())
    if found is None:
        raise DecisionError(message("decisions.row_state", value=value[:60]))
    return found


def _until(row: _Row) -> dt.date | None:
    value = row.get("until")
    if isinstance(value, dt.date):
        return value
    said = _said(row, "until")
    found = DATE.fullmatch(said) if said else None
    date = parse_date(found) if found else None
    if said and date is None:
        raise DecisionError(message("decisions.row_date", value=said[:60]))
    return date


def _said(row: _Row, field: str) -> str:
    value = row.get(field)
    return "" if value is None else str(value).strip()
