"""The contract register: what the municipality itself knows of its contracts, in ``kontrakter.csv`` or ``.xlsx``.

A row goes before what is read from the documents, since someone has written it down on purpose.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clausecheck.contracts.facts.cvr import is_valid_cvr
from clausecheck.contracts.facts.date_words import DATE, months, parse_date
from clausecheck.contracts.grouping import REGISTER_NAMES, ContractFiles
from clausecheck.contracts.model import ContractFacts, Supplier
from clausecheck.contracts.tabular import Cell, TabularError, read_rows
from clausecheck.texts import Message, message

# Headings without case, dots and spaces, and the field each stands for.
_HEADINGS = {
    "system": ("fagsystem", "system", "itsystem", "systemnavn", "systemname"),
    "supplier": ("leverandør", "leverandor", "leverandørnavn", "supplier", "vendor"),
    "cvr": ("cvr", "cvrnr", "cvrnummer", "leverandørcvr", "cvrno"),
    "number": (
        "kontraktnr",
        "kontraktnummer",
        "kontraktid",
        "aftalenr",
        "aftalenummer",
        "contractno",
        "contractnumber",
    ),
    "effective": ("gyldigfra", "ikrafttræden", "ikrafttrædelse", "startdato", "start", "effectivedate"),
    "expiry": ("udløb", "udløbsdato", "udløber", "gyldigtil", "slutdato", "expiry", "expirydate", "expires"),
    "notice": ("opsigelsesvarsel", "opsigelsesvarselmdr", "opsigelsesfrist", "varsel", "noticeperiod", "notice"),
    "owner": ("kontraktejer", "kontraktansvarlig", "ejer", "owner", "contractowner"),
    "folder": ("mappe", "mappenavn", "sti", "fil", "folder", "path", "file"),
}
_FIELDS = {heading: field for field, headings in _HEADINGS.items() for heading in headings}
_NOTICE = re.compile(r"(\d{1,3})\s*(mdr|måned|month|år|year|kvartal|quarter)?", re.IGNORECASE)
# Excel counts days from here in a cell that has lost its date format.
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 80_000)


class RegisterError(Exception):
    """A register that cannot be read; ``said`` tells the user why and what to do."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row: the facts it gives, the folder or file it points at, and what in it could not be used."""

    facts: ContractFacts
    folder: str | None = None
    complaints: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """The rows of a register in their order."""

    rows: tuple[RegisterRow, ...] = ()

    def match(self, contracts: Sequence[ContractFiles]) -> dict[str, RegisterRow]:
        """Return the row of each contract, by folder, for the rows whose folder or file names a contract.

        A row is used once: for the contract with exactly its path, else for the only one whose last part it names.
        """
        by_path = {_plain(contract.folder): contract.folder for contract in contracts}
        by_name: dict[str, list[str]] = {}
        for contract in contracts:
            by_name.setdefault(_plain(_stem(contract.folder)), []).append(contract.folder)
        matched: dict[str, RegisterRow] = {}
        for row in self.rows:
            if row.folder is None:
                continue
            exact = by_path.get(_plain(row.folder))
            named = by_name.get(_plain(_stem(row.folder)), [])
            chosen = exact or (named[0] if len(named) == 1 else None)
            if chosen is not None:
                matched.setdefault(chosen, row)
        return matched

    def row_for(self, facts: ContractFacts) -> RegisterRow | None:
        """Return the row for a contract whose documents give ``facts``, by number, else by system and supplier.

        Only rows without a folder are asked, and only an unambiguous answer counts.
        """
        free = [row for row in self.rows if row.folder is None]
        if facts.contract_number:
            number = _code(facts.contract_number)
            same = [row for row in free if row.facts.contract_number and _code(row.facts.contract_number) == number]
            if len(same) == 1:
                return same[0]
        if facts.system and (facts.supplier.name or facts.supplier.cvr):
            same = [row for row in free if _same_system(row.facts, facts)]
            if len(same) == 1:
                return same[0]
        return None

    def without_documents(
        self, contracts: Sequence[ContractFiles], facts: Sequence[ContractFacts] = ()
    ) -> tuple[RegisterRow, ...]:
        """Return the rows that have no documents: their folder is not there, or no contract has their ``facts``.

        Rows without a folder are left out as long as no ``facts`` of contracts are given to find them by.
        """
        used = {id(row) for row in self.match(contracts).values()}
        used.update(id(row) for known in facts if (row := self.row_for(known)) is not None)
        return tuple(row for row in self.rows if id(row) not in used and (row.folder is not None or facts))


def find_register(root: Path) -> Path | None:
    """Return the register in ``root``, the CSV file before the workbook; None if there is none."""
    if not root.is_dir():
        return None
    files = {path.name.lower(): path for path in root.iterdir() if path.is_file() and not path.is_symlink()}
    return next((files[name] for name in REGISTER_NAMES if name in files), None)


def read_register(path: Path) -> Register:
    """Return the register at ``path``.

    Columns may come in any order, be missing, and be headed in any case, with or without dots.

    Raises:
        RegisterError: the file is no table, is too large, or has no heading that a register has.
    """
    try:
        rows = read_rows(path)
    except TabularError as error:
        raise RegisterError(message(error.key, path=path.name)) from error
    for at, row in enumerate(rows[:20]):
        fields = [_FIELDS.get(_heading(cell)) for cell in row]
        if len({field for field in fields if field}) >= 2 or (len(row) == 1 and fields[0] == "folder"):
            filled = [cells for cells in rows[at + 1 :] if any(_words(cell) for cell in cells)]
            return Register(tuple(_row(_by_field(fields, cells)) for cells in filled))
    raise RegisterError(message("register.no_headings", path=path.name))


def apply(row: RegisterRow, facts: ContractFacts) -> ContractFacts:
    """Return ``facts`` with what the register says in place of what was read."""
    said = row.facts
    supplier = Supplier(said.supplier.name or facts.supplier.name, said.supplier.cvr or facts.supplier.cvr)
    given = {
        name: value
        for name in ("system", "contract_number", "effective_date", "expiry_date", "notice_period_months", "owner")
        if (value := getattr(said, name)) is not None
    }
    return replace(facts, supplier=supplier, **given)


def _by_field(fields: Sequence[str | None], cells: Sequence[Cell]) -> dict[str, Cell]:
    """Return the cells by field; of two columns for the same field the first that says something."""
    pairs: dict[str, Cell] = {}
    for field, cell in zip(fields, cells, strict=False):
        if field and (field not in pairs or not _words(pairs[field])):
            pairs[field] = cell
    return pairs


def _row(cells: dict[str, Cell]) -> RegisterRow:
    complaints: list[Message] = []
    cvr = re.sub(r"\D", "", _words(cells.get("cvr")))
    if cvr and not is_valid_cvr(cvr):
        complaints.append(message("reason_contract.register_cvr", cvr=_words(cells.get("cvr"))))
        cvr = ""
    facts = ContractFacts(
        system=_words(cells.get("system")) or None,
        supplier=Supplier(_words(cells.get("supplier")) or None, cvr or None),
        contract_number=_words(cells.get("number")) or None,
        effective_date=_date(cells.get("effective"), complaints),
        expiry_date=_date(cells.get("expiry"), complaints),
        notice_period_months=_notice(cells.get("notice"), complaints),
        owner=_words(cells.get("owner")) or None,
    )
    folder = _words(cells.get("folder")).replace("\\", "/").strip("/").removeprefix("./")
    return RegisterRow(facts, folder or None, tuple(complaints))


def _date(cell: Cell, complaints: list[Message]) -> dt.date | None:
    if isinstance(cell, dt.date):
        return cell
    words = _words(cell)
    if words.isdecimal() and len(words) == 5 and int(words) in _EXCEL_DAYS:
        return _EXCEL_EPOCH + dt.timedelta(days=int(words))
    found = DATE.search(words)
    date = parse_date(found) if found else None
    if words and date is None and any(character.isdigit() for character in words):
        complaints.append(message("reason_contract.register_value", value=words))
    return date


def _notice(cell: Cell, complaints: list[Message]) -> int | None:
    words = _words(cell)
    if not words:
        return None
    found = _NOTICE.match(words)
    value = months(found[1], found[2] or "mdr") if found else None
    if value is None:
        complaints.append(message("reason_contract.register_value", value=words))
    return value


def _words(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()


def _heading(cell: Cell) -> str:
    plain = unicodedata.normalize("NFC", _words(cell)).casefold()
    return re.sub(r"\([^)]*\)|[^a-zæøå]", "", plain)


def _stem(folder: str) -> str:
    name = folder.rsplit("/", 1)[-1]
    return re.sub(r"\.\w{2,5}$", "", name)


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).strip().casefold()


def _code(number: str) -> str:
    return re.sub(r"[^0-9a-zæøå]", "", number.casefold())


def _same_system(row: ContractFacts, facts: ContractFacts) -> bool:
    if not row.system or _plain(row.system) != _plain(facts.system or ""):
        return False
    if row.supplier.cvr and facts.supplier.cvr:
        return row.supplier.cvr == facts.supplier.cvr
    return bool(row.supplier.name and facts.supplier.name) and _plain(row.supplier.name or "") == _plain(
        facts.supplier.name or ""
    )
