"""Reads the municipality's contracts and systems from KITOS."""

from __future__ import annotations

from dataclasses import dataclass

from clausecheck.kitos.connection import Connection, KitosError
from clausecheck.kitos.records import KitosContract, Usage, contract_of, is_uuid, usage_of
from clausecheck.texts import message


@dataclass(frozen=True, slots=True)
class Inventory:
    """What KITOS knows of one municipality."""

    contracts: tuple[KitosContract, ...]
    usages: tuple[Usage, ...]


def organisation(connection: Connection, *, cvr: str | None = None) -> str:
    """Return the uuid of the organisation that the API user is a member of: the one with ``cvr``, or the only one.

    Raises:
        KitosError: there is none, or there are several and ``cvr`` does not tell which.
    """
    rows = list(connection.pages("/api/v2/organizations", onlyWhereUserHasMembership="true"))
    mine = [row for row in rows if is_uuid(row.get("uuid")) and (cvr is None or row.get("cvr") == cvr)]
    if len(mine) == 1:
        return str(mine[0]["uuid"])
    if not mine:
        raise KitosError(message("kitos.no_organisation", cvr=cvr or "–"))
    names = ", ".join(f"{row.get('name')} (CVR {row.get('cvr')})" for row in mine[:20])
    raise KitosError(message("kitos.which_organisation", names=names))


def read_contracts(connection: Connection, organisation_uuid: str) -> tuple[KitosContract, ...]:
    """Return all contracts of an organisation in the order they were made.

    Raises:
        KitosError: KITOS says no, or cannot be reached.
    """
    rows = connection.pages("/api/v2/it-contracts", organizationUuid=organisation_uuid, orderByProperty="CreationOrder")
    return tuple(contract for row in rows if (contract := contract_of(row)))


def read_inventory(connection: Connection, organisation_uuid: str) -> Inventory:
    """Return all contracts and system usages of an organisation.

    Raises:
        KitosError: KITOS says no, or cannot be reached.
    """
    contracts = read_contracts(connection, organisation_uuid)
    rows = connection.pages(
        "/api/v2/it-system-usages", organizationUuid=organisation_uuid, orderByProperty="CreationOrder"
    )
    return Inventory(contracts, tuple(usage for row in rows if (usage := usage_of(row))))
