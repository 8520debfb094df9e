"""What the cells of a register say: dates, spans, periods and words as Danish offices and KITOS write them."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources

from clausecheck.contracts.facts.cvr import is_valid_cvr
from clausecheck.contracts.facts.date_words import DATE, months, parse_date
from clausecheck.contracts.model import Period
from clausecheck.contracts.register.tabular import Cell
from clausecheck.texts import Message, message

_NOTICE = re.compile(r"(\d{1,3})\s*(mdr|måned|month|år|year|kvartal|quarter)?", re.IGNORECASE)
# Excel counts days from here in a cell that has lost its date format.
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 80_000)
# "For good" is often written as a date far off (31-12-9999).
_LAST_YEAR = 2100


def fields_of(row: Sequence[Cell]) -> list[str | None]:
    """Return the field that each heading of ``row`` stands for, None for one that is not known."""
    return [_field(cell) for cell in row]


def words(cell: Cell) -> str:
    """Return a cell as text, without space around it; whole numbers without decimals."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()


def date(cell: Cell, complaints: list[Message]) -> dt.date | None:
    """Return the date in a cell; what looks like one and is none is added to ``complaints``."""
    if isinstance(cell, dt.date):
        return cell if cell.year <= _LAST_YEAR else None
    said = words(cell)
    if said.isdecimal() and len(said) == 5 and int(said) in _EXCEL_DAYS:
        return _EXCEL_EPOCH + dt.timedelta(days=int(said))
    found = DATE.search(said)
    day = parse_date(found) if found else None
    if said and day is None and any(character.isdigit() for character in said) and "9999" not in said:
        complaints.append(message("reason_contract.register_value", value=said))
    return day


def notice(cell: Cell, complaints: list[Message]) -> int | None:
    """Return a notice period in months: 6, "6 måneder", "1 år"."""
    said = words(cell)
    if not said:
        return None
    found = _NOTICE.match(said)
    value = months(found[1], found[2] or "mdr") if found else None
    if value is None:
        complaints.append(message("reason_contract.register_value", value=said))
    return value


def cvr(cell: Cell, complaints: list[Message]) -> str | None:
    """Return the eight digits of a company number; one that fails its check is added to ``complaints``."""
    digits = re.sub(r"\D", "", words(cell))
    if not digits or is_valid_cvr(digits):
        return digits or None
    complaints.append(message("reason_contract.register_cvr", cvr=words(cell)))
    return None


def period(cell: Cell) -> Period | None:
    """Return the period that a cell names: "kvartal", "EndOfCalendarYear"."""
    said = words(cell).casefold()
    return next((kind for kind in Period if _begins(said, kind.value)), None)


def runs_on(cell: Cell, complaints: list[Message]) -> bool:
    """Tell whether a cell says that a contract runs on: yes, "løbende", or the period at whose end it can end.

    What is neither that nor a no is added to ``complaints``.
    """
    said = words(cell).casefold()
    if cell is True or _begins(said, "yes") or period(cell) is not None:
        return True
    if said and cell is not False and not _begins(said, "no"):
        complaints.append(message("reason_contract.register_value", value=words(cell)))
    return False


def is_invalid(cell: Cell) -> bool:
    """Tell whether a cell says that the contract is not valid (any more), in the words of KITOS or others."""
    return _begins(words(cell).casefold(), "invalid")


def _begins(said: str, key: str) -> bool:
    return bool(said) and any(said.startswith(word) for word in _table()["words"][key])


def _field(cell: Cell) -> str | None:
    plain = unicodedata.normalize("NFC", words(cell)).casefold()
    # "Opsigelse (måneder)" is known with what stands in brackets, "Udløb (dd-mm-åååå)" without.
    for heading in (plain, re.sub(r"\([^)]*\)", "", plain)):
        field = _fields().get(re.sub(r"[^a-zæøå]", "", heading))
        if field:
            return None if field == "ignored" else field
    return None


@cache
def _fields() -> dict[str, str]:
    return {heading: field for field, headings in _table()["headings"].items() for heading in headings}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("register.toml").read_text(encoding="utf-8"))
