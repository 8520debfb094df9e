"""KITOS' contracts and systems as a contract register: one row for each contract, and one for each system without."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from clausecheck.contracts.model import Period
from clausecheck.contracts.register.reading import RegisterError, read_register
from clausecheck.kitos.connection import KitosError
from clausecheck.kitos.reading import Inventory
from clausecheck.kitos.records import KitosContract, Named
from clausecheck.reports.safe import for_csv
from clausecheck.texts import message

HEADINGS = (
    "fagsystem", "leverandør", "CVR", "kontrakt", "kontraktnr.", "status", "gyldig fra", "udløb", "opsigelsesvarsel",
    "inden udgangen af", "løbende", "uopsigelig til", "opsagt", "kontraktejer", "sagsnr.", "overordnet kontrakt",
    "mappe", "KITOS-kontrakt",
)  # fmt: skip
_PERIODS = {Period.MONTH: "måned", Period.QUARTER: "kvartal", Period.YEAR: "kalenderår"}
Row = dict[str, str]


def rows_of(inventory: Inventory, folders: Mapping[str, str] | None = None) -> list[Row]:
    """Return the rows by heading: the contracts in order, then the systems that no contract covers.

    A contract without systems of its own (an amendment) takes those of the contract above it. ``folders`` gives the
    folder of a contract, by its uuid.
    """
    by_uuid = {contract.uuid: contract for contract in inventory.contracts}
    names = {usage.uuid: usage.name for usage in inventory.usages}
    rows = [_contract_row(contract, by_uuid, names) for contract in inventory.contracts]
    for row in rows:
        row["mappe"] = (folders or {}).get(row["KITOS-kontrakt"], "")
    covered = {usage.uuid for contract in inventory.contracts for usage in contract.usages}
    return rows + [
        dict.fromkeys(HEADINGS, "") | {"fagsystem": usage.name}
        for usage in inventory.usages
        if usage.uuid not in covered and usage.main_contract not in by_uuid
    ]


def write_listing(inventory: Inventory, path: Path) -> list[Row]:
    """Write the register as CSV at ``path`` and return its rows; the folders noted in one from before are kept.

    Raises:
        KitosError: a file that is no such register stands in the way.
        OSError: the file cannot be written.
    """
    rows = rows_of(inventory, _folders(path) if path.exists() else None)
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADINGS, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({heading: for_csv(value) for heading, value in row.items()} for row in rows)
    _replace(path, "\ufeff" + out.getvalue())
    return rows


def _folders(path: Path) -> dict[str, str]:
    try:
        listed = read_register(path).rows
    except RegisterError as error:
        raise KitosError(message("kitos.in_the_way", path=path)) from error
    # A register that someone wrote by hand must not be lost to one from KITOS.
    if listed and not any(row.facts.kitos_uuid for row in listed):
        raise KitosError(message("kitos.in_the_way", path=path))
    return {row.facts.kitos_uuid: row.folder for row in listed if row.facts.kitos_uuid and row.folder}


def _replace(path: Path, content: str) -> None:
    """Write ``content`` beside ``path`` and put it in its place at once."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(content, encoding="utf-8", newline="")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _contract_row(contract: KitosContract, by_uuid: Mapping[str, KitosContract], names: Mapping[str, str]) -> Row:
    terms = contract.termination
    line = list(_upwards(contract, by_uuid))
    supplier = next((above for above in line if above.supplier), contract)
    return {
        "fagsystem": ", ".join(dict.fromkeys(names.get(usage.uuid, usage.name) for usage in _systems(line))),
        "leverandør": supplier.supplier or "",
        "CVR": supplier.cvr or "",
        "kontrakt": contract.name,
        "kontraktnr.": contract.contract_id or "",
        "status": {True: "Gyldig", False: "Ikke gyldig", None: ""}[contract.valid],
        "gyldig fra": _day(contract.valid_from),
        "udløb": _day(contract.valid_to),
        "opsigelsesvarsel": f"{contract.notice_months} måneder" if contract.notice_months is not None else "",
        "inden udgangen af": _PERIODS[terms.by_end_of] if terms.by_end_of else "",
        "løbende": _PERIODS[terms.ends_with] if terms.ends_with else "Ja" if terms.continuous else "",
        "uopsigelig til": _day(terms.irrevocable_until),
        "opsagt": _day(terms.terminated),
        "kontraktejer": contract.owner or "",
        "sagsnr.": _case_number(contract),
        "overordnet kontrakt": contract.parent.name if contract.parent else "",
        "mappe": "",
        "KITOS-kontrakt": contract.uuid,
    }


def _upwards(contract: KitosContract, by_uuid: Mapping[str, KitosContract]) -> Iterator[KitosContract]:
    """Yield the contract and those above it; KITOS does not promise that they form no ring."""
    seen: set[str] = set()
    at: KitosContract | None = contract
    while at is not None and at.uuid not in seen:
        seen.add(at.uuid)
        yield at
        at = by_uuid.get(at.parent.uuid) if at.parent else None


def _systems(line: list[KitosContract]) -> tuple[Named, ...]:
    return next((contract.usages for contract in line if contract.usages), ())


def _case_number(contract: KitosContract) -> str:
    """Return the case number of the master reference, else of the first that has one and is not our own."""
    references = sorted(contract.references, key=lambda reference: not reference.master)
    numbers = (item.document_id for item in references if item.document_id and not is_ours(item.document_id))
    return next(numbers, "")


def is_ours(document_id: str) -> bool:
    """Tell whether a reference with ``document_id`` is one that we wrote."""
    return document_id.startswith("clausecheck-")


def _day(day: dt.date | None) -> str:
    return day.strftime("%d-%m-%Y") if day else ""
