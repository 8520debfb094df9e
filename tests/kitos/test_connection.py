"""The client against a real server: token, paging, retries, and errors in words."""

import datetime as dt
import socket

import pytest

from clausecheck.kitos.connection import Account, Connection, KitosError, checked_address
from clausecheck.texts import LANGUAGES, render

from .double import EMAIL, PASSWORD, Kitos, RefusedError, running

CONTRACTS = "/api/v2/it-contracts"


def asked(kitos: Kitos, part: str) -> int:
    return sum(part in path for _, path, _ in kitos.requests)


def test_one_token_serves_many_requests(kitos: Kitos, connection: Connection) -> None:
    kitos.add_contract("A")
    for _ in range(3):
        assert len(list(connection.pages(CONTRACTS))) == 1
    assert asked(kitos, "GetToken") == 1


def test_a_token_is_renewed_before_it_runs_out(kitos: Kitos, connection: Connection) -> None:
    kitos.token_lives = dt.timedelta(seconds=20)
    connection.get(CONTRACTS)
    connection.get(CONTRACTS)
    assert asked(kitos, "GetToken") == 2


def test_a_token_withdrawn_before_its_time_is_renewed_once(kitos: Kitos, connection: Connection) -> None:
    connection.get(CONTRACTS)
    kitos.tokens.clear()
    assert connection.get(CONTRACTS) == []
    assert asked(kitos, "GetToken") == 2


def test_wrong_credentials_are_told_and_not_tried_again(kitos: Kitos, address: str) -> None:
    with pytest.raises(KitosError) as error:
        Connection(address, Account(EMAIL, "forkert"), pause=lambda seconds: None).get(CONTRACTS)
    assert error.value.said.key == "kitos.login"
    assert len(kitos.requests) == 1
    assert "forkert" not in str(error.value.said)


@pytest.mark.parametrize("count", [0, 1, 249, 250, 251, 500])
def test_all_pages_are_read_until_one_is_short(kitos: Kitos, connection: Connection, count: int) -> None:
    for number in range(count):
        kitos.add_contract(f"Kontrakt {number}")
    assert [row["name"] for row in connection.pages(CONTRACTS)] == [f"Kontrakt {number}" for number in range(count)]
    assert asked(kitos, CONTRACTS) == count // 250 + 1


def test_a_contract_that_moves_to_the_next_page_meanwhile_comes_once(kitos: Kitos, connection: Connection) -> None:
    for number in range(251):
        kitos.add_contract(f"Kontrakt {number}")

    def someone_adds_first(method: str, path: str) -> None:
        if path == CONTRACTS and asked(kitos, CONTRACTS) == 2:
            uuid = kitos.add_contract("Ny")
            kitos.contracts = {uuid: kitos.contracts[uuid], **kitos.contracts}

    kitos.before = someone_adds_first
    names = [row["name"] for row in connection.pages(CONTRACTS)]
    assert len(names) == len(set(names)) == 251


def test_pages_that_never_end_are_given_up(kitos: Kitos, connection: Connection) -> None:
    for number in range(260):
        kitos.add_contract(f"Kontrakt {number}")
    kitos.ignores_page = True
    with pytest.raises(KitosError) as error:
        list(connection.pages(CONTRACTS))
    assert error.value.said.key == "kitos.endless"


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_passing_failure_is_tried_again(kitos: Kitos, connection: Connection, status: int) -> None:
    def fails_twice(method: str, path: str) -> None:
        if path == CONTRACTS and asked(kitos, CONTRACTS) <= 2:
            raise RefusedError(status)

    kitos.before = fails_twice
    assert connection.get(CONTRACTS) == []
    assert asked(kitos, CONTRACTS) == 3


def test_a_lasting_failure_is_told(kitos: Kitos, connection: Connection) -> None:
    kitos.before = lambda method, path: (_ for _ in ()).throw(RefusedError(503)) if path == CONTRACTS else None
    with pytest.raises(KitosError) as error:
        connection.get(CONTRACTS)
    assert (error.value.said.key, error.value.status) == ("kitos.busy", 503)


def test_a_write_is_never_tried_again_by_itself(kitos: Kitos, connection: Connection) -> None:
    uuid = kitos.add_contract("A")
    kitos.after = lambda method, path: (_ for _ in ()).throw(RefusedError(500))
    with pytest.raises(KitosError):
        connection.send("POST", f"{CONTRACTS}/{uuid}/external-references", {"title": "t"})
    assert len(kitos.written()) == 1


@pytest.mark.parametrize(
    ("status", "said", "words"),
    [
        (400, "A master reference must be defined", "A master reference must be defined"),
        (404, "Reference with uuid: x was not found", "was not found"),
        (409, "Name is already in use", "Name is already in use"),
        (409, "", "Conflict"),
    ],
)
def test_plain_text_refusals_are_passed_on(
    kitos: Kitos, connection: Connection, status: int, said: str, words: str
) -> None:
    kitos.before = lambda method, path: (_ for _ in ()).throw(RefusedError(status, said)) if path == CONTRACTS else None
    with pytest.raises(KitosError) as error:
        connection.get(CONTRACTS)
    for language in LANGUAGES:
        assert words in render(error.value.said, language)


def test_an_answer_that_is_no_json_is_told(kitos: Kitos, connection: Connection) -> None:
    kitos.before = lambda method, path: (
        (_ for _ in ()).throw(RefusedError(200, "<html>")) if path == CONTRACTS else None
    )
    with pytest.raises(KitosError) as error:
        connection.get(CONTRACTS)
    assert error.value.said.key == "kitos.strange_answer"


def test_a_redirect_is_never_followed(kitos: Kitos, connection: Connection) -> None:
    elsewhere = Kitos()
    with running(elsewhere) as other:
        kitos.redirect_to = f"{other}/api/authorize/GetToken"
        with pytest.raises(KitosError) as error:
            connection.get(CONTRACTS)
    assert error.value.said.key == "kitos.redirected"
    assert elsewhere.requests == []


def test_a_server_that_does_not_answer_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(KitosError) as error:
        Connection(address, Account(EMAIL, PASSWORD), timeout_s=1, pause=lambda seconds: None).get(CONTRACTS)
    assert error.value.said.key == "kitos.unreachable"
    assert address in render(error.value.said)


def test_a_server_that_is_silent_is_not_waited_for_without_end() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(KitosError) as error:
            Connection(address, Account(EMAIL, PASSWORD), timeout_s=0.2, pause=lambda seconds: None).get(CONTRACTS)
    assert error.value.said.key == "kitos.unreachable"


def test_the_proxy_of_the_machine_is_not_asked_about_this_machine(
    kitos: Kitos, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert Connection(address, Account(EMAIL, PASSWORD), pause=lambda seconds: None).get(CONTRACTS) == []


@pytest.mark.parametrize(
    "address",
    ["https://kitos.dk", "https://kitos.dk/", "http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:80"],
)
def test_addresses_that_may_be_used(address: str) -> None:
    assert checked_address(address) == address.rstrip("/")


@pytest.mark.parametrize(
    "address",
    [
        "http://kitos.dk",
        "http://localhost.example.org",
        "kitos.dk",
        "file:///etc/passwd",
        "ftp://kitos.dk",
        "https://user:pass@kitos.dk",
        "https://kitos.dk?x=1",
        "https://kitos.dk/#x",
        "https://kitos.dk\r\nX: y",
        "https://",
        "https://kitos.dk:port",
        "https://[kitos",
        "",
    ],
)
def test_addresses_that_may_not_be_used(address: str) -> None:
    with pytest.raises(KitosError) as error:
        checked_address(address)
    assert error.value.said.key == "kitos.address"
    assert "pass@" not in render(error.value.said)


def test_the_password_shows_in_no_description() -> None:
    assert PASSWORD not in repr(Account(EMAIL, PASSWORD))
