"""A KITOS on this machine, and a connection to it that does not wait between attempts."""

from collections.abc import Iterator

import pytest

from clausecheck.kitos.connection import Account, Connection

from .double import EMAIL, PASSWORD, Kitos, running


@pytest.fixture
def kitos() -> Kitos:
    return Kitos()


@pytest.fixture
def address(kitos: Kitos) -> Iterator[str]:
    with running(kitos) as at:
        yield at


@pytest.fixture
def connection(address: str) -> Connection:
    return Connection(address, Account(EMAIL, PASSWORD), timeout_s=5, pause=lambda seconds: None)
