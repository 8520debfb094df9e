"""The contract register: what the municipality itself knows of its contracts, as CSV or Excel, its own or from KITOS.

A row goes before what is read from the documents, since someone has written it down on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.bundles.grouping import REGISTER_NAMES
from clausecheck.contracts.model import ContractFacts, Supplier, Termination
from clausecheck.contracts.register import cells
from clausecheck.contracts.register.folders import Named, code, pair, plain
from clausecheck.contracts.register.tabular import Cell, TabularError, read_sheets
from clausecheck.contracts.running_on import joined
from clausecheck.texts import Message, message

# Headings stand within so many rows of the top; above them may stand a title.
_HEAD = 20
_GIVEN = (
    "system",
    "contract_number",
    "effective_date",
    "expiry_date",
    "notice_period_months",
    "owner",
    "kitos_uuid",
)


class RegisterError(Exception):
    """A register that cannot be read; ``said`` tells the user why and what to do."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row: the facts it gives, the folder or file it points at, and what in it could not be used.

    ``name`` is what the contract is called, ``case_number`` its case in the records system.
    """

    facts: ContractFacts
    folder: str | None = None
    complaints: tuple[Message, ...] = ()
    name: str | None = None
    case_number: str | None = None

    @property
    def systems(self) -> tuple[str, ...]:
        """The systems that the row names, one by one."""
        said = self.facts.system or ""
        parts = [part.strip() for part in re.split(r"[;\n]|,\s", said) if part.strip()]
        return tuple(dict.fromkeys([*([said] if said else []), *parts]))

    @property
    def identity(self) -> str:
        """What tells the row's contract from those of other rows: its folder, else all that names it."""
        facts = self.facts
        names = (facts.kitos_uuid, facts.contract_number, self.name, facts.system, facts.supplier.name)
        return self.folder or "\n".join(name for name in names if name)

    @property
    def label(self) -> str:
        """What a person would call the row's contract."""
        facts = self.facts
        return self.name or facts.contract_number or facts.system or self.folder or facts.supplier.name or "?"


@dataclass(frozen=True, slots=True)
class Register:
    """The rows of a register in their order."""

    rows: tuple[RegisterRow, ...] = ()

    def match(self, contracts: Sequence[ContractFiles]) -> dict[str, RegisterRow]:
        """Return the row of each contract, by folder.

        A row that names its folder goes to that folder, or to the only one whose last part it names. Of the rest a row
        is found by what the folder is called. Where several rows fit a folder equally well, it gets a row without facts
        that asks which.
        """
        matched = self._by_folder(contracts)
        found, doubtful = self._by_names(contracts, matched)
        asking = {
            folder: RegisterRow(ContractFacts(), folder, (_question(folder, [self.rows[at] for at in rows]),))
            for folder, rows in doubtful.items()
        }
        return matched | {folder: self.rows[at] for folder, at in found.items()} | asking

    def row_for(self, facts: ContractFacts) -> RegisterRow | None:
        """Return the row for a contract whose documents give ``facts``, by number, else by system and supplier.

        Only rows without a folder are asked, and only an unambiguous answer counts.
        """
        free = [row for row in self.rows if row.folder is None]
        if facts.contract_number:
            number = code(facts.contract_number)
            same = [row for row in free if number in {code(given) for given in _numbers(row)}]
            if len(same) == 1:
                return same[0]
        if facts.system and (facts.supplier.name or facts.supplier.cvr):
            same = [row for row in free if _same_system(row, facts)]
            if len(same) == 1:
                return same[0]
        return None

    def without_documents(
        self, contracts: Sequence[ContractFiles], facts: Sequence[ContractFacts] = ()
    ) -> tuple[RegisterRow, ...]:
        """Return the rows that have no documents: their folder is not there, or no contract has their ``facts``.

        Rows without a folder are left out as long as no ``facts`` of contracts are given to find them by, and so are
        those that a folder may belong to.
        """
        matched = self._by_folder(contracts)
        found, doubtful = self._by_names(contracts, matched)
        used = {id(row) for row in matched.values()}
        used.update(id(self.rows[at]) for at in found.values())
        used.update(id(self.rows[at]) for rows in doubtful.values() for at in rows)
        used.update(id(row) for known in facts if (row := self.row_for(known)) is not None)
        return tuple(
            row for row in self.rows if id(row) not in used and (row.folder is not None or facts or not contracts)
        )

    def _by_folder(self, contracts: Sequence[ContractFiles]) -> dict[str, RegisterRow]:
        by_path = {plain(contract.folder): contract.folder for contract in contracts}
        by_name: dict[str, list[str]] = {}
        for contract in contracts:
            by_name.setdefault(plain(_stem(contract.folder)), []).append(contract.folder)
        matched: dict[str, RegisterRow] = {}
        for row in self.rows:
            if row.folder is None:
                continue
            exact = by_path.get(plain(row.folder))
            named = by_name.get(plain(_stem(row.folder)), [])
            chosen = exact or (named[0] if len(named) == 1 else None)
            if chosen is not None:
                matched.setdefault(chosen, row)
        return matched

    def _by_names(
        self, contracts: Sequence[ContractFiles], matched: dict[str, RegisterRow]
    ) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
        rows = {at: _named(row) for at, row in enumerate(self.rows) if row.folder is None}
        pairs = pair(rows, [contract.folder for contract in contracts if contract.folder not in matched])
        return dict(pairs.found), dict(pairs.open)


def find_register(root: Path) -> Path | None:
    """Return the register in ``root``, the first by `REGISTER_NAMES`; None if there is none."""
    if not root.is_dir():
        return None
    files = {path.name.lower(): path for path in root.iterdir() if path.is_file() and not path.is_symlink()}
    return next((files[name] for name in REGISTER_NAMES if name in files), None)


def read_register(path: Path) -> Register:
    """Return the register at ``path``: of a workbook the first sheet that has the headings of one.

    Columns may come in any order, be missing, and be headed in any case, with or without dots.

    Raises:
        RegisterError: the file is no table, is too large, or has no heading that a register has.
    """
    try:
        sheets = read_sheets(path)
    except TabularError as error:
        raise RegisterError(message(error.key, path=path.name)) from error
    for rows in sheets.values():
        for at, row in enumerate(rows[:_HEAD]):
            fields = cells.fields_of(row)
            if len({field for field in fields if field}) >= 2 or (len(row) == 1 and fields[0] == "folder"):
                filled = [values for values in rows[at + 1 :] if any(cells.words(value) for value in values)]
                return Register(tuple(_row(_by_field(fields, values)) for values in filled))
    raise RegisterError(message("register.no_headings", path=path.name))


def apply(row: RegisterRow, facts: ContractFacts) -> ContractFacts:
    """Return ``facts`` with what the register says in place of what was read."""
    said = row.facts
    supplier = Supplier(said.supplier.name or facts.supplier.name, said.supplier.cvr or facts.supplier.cvr)
    given = {name: value for name in _GIVEN if (value := getattr(said, name)) is not None}
    # What a contract without an expiry says of running on does not go against an expiry that someone has written down.
    ends = said.expiry_date is not None and facts.expiry_date is None and not said.termination.continuous
    termination = said.termination if ends else joined(said.termination, facts.termination)
    return replace(facts, supplier=supplier, termination=termination, **given)


def _by_field(fields: Sequence[str | None], values: Sequence[Cell]) -> dict[str, Cell]:
    """Return the cells by field; of two columns for the same field the first that says something."""
    pairs: dict[str, Cell] = {}
    for field, value in zip(fields, values, strict=False):
        if field and (field not in pairs or not cells.words(pairs[field])):
            pairs[field] = value
    return pairs


def _row(values: dict[str, Cell]) -> RegisterRow:
    complaints: list[Message] = []

    def said(field: str) -> str | None:
        return cells.words(values.get(field)) or None

    if cells.is_invalid(values.get("status")):
        complaints.append(message("reason_contract.register_invalid"))
    facts = ContractFacts(
        system=said("system"),
        supplier=Supplier(said("supplier"), cells.cvr(values.get("cvr"), complaints)),
        contract_number=said("number"),
        effective_date=cells.date(values.get("effective"), complaints),
        expiry_date=cells.date(values.get("expiry"), complaints),
        notice_period_months=cells.notice(values.get("notice"), complaints),
        owner=said("owner"),
        termination=Termination(
            irrevocable_until=cells.date(values.get("irrevocable"), complaints),
            by_end_of=cells.period(values.get("by_end_of")),
            ends_with=cells.period(values.get("ends_with")),
            continuous=cells.runs_on(values.get("ends_with"), complaints),
            terminated=cells.date(values.get("terminated"), complaints),
        ),
        kitos_uuid=said("kitos_uuid"),
    )
    folder = (said("folder") or "").replace("\\", "/").strip("/").removeprefix("./")
    return RegisterRow(facts, folder or None, tuple(complaints), said("name"), said("case_number"))


def _question(folder: str, rows: Sequence[RegisterRow]) -> Message:
    return message("reason_contract.register_which", folder=folder, rows="; ".join(row.label for row in rows))


def _named(row: RegisterRow) -> Named:
    return Named(_numbers(row), row.name, row.systems, row.facts.supplier.name)


def _numbers(row: RegisterRow) -> tuple[str, ...]:
    return tuple(number for number in (row.facts.contract_number, row.case_number) if number)


def _stem(folder: str) -> str:
    name = folder.rsplit("/", 1)[-1]
    return re.sub(r"\.\w{2,5}$", "", name)


def _same_system(row: RegisterRow, facts: ContractFacts) -> bool:
    if plain(facts.system or "") not in {plain(system) for system in row.systems}:
        return False
    ours, theirs = row.facts.supplier, facts.supplier
    if ours.cvr and theirs.cvr:
        return ours.cvr == theirs.cvr
    return bool(ours.name and theirs.name) and plain(ours.name or "") == plain(theirs.name or "")
