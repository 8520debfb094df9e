"""Talks to the API v2 of one KITOS: token, paging, retries, and errors in the user's words.

Nothing is asked of any other address than the one given: redirects are refused, and what the answers link to is never
followed. Only GET, POST and PUT can be sent: PATCH of a list would take away what others have put there.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import IO, Any, Literal

from clausecheck.kitos.moments import parse_moment
from clausecheck.texts import Message, message

PAGE_SIZE = 250
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_MAX_ANSWER = 100_000_000
_MAX_PAGES = 4_000
_ATTEMPTS = 4
_LONGEST_WAIT_S = 30.0
# Renewed this long before it runs out, so that it does not run out on its way.
_MARGIN = dt.timedelta(seconds=30)
_TOKEN = re.compile(r"[\x21-\x7e]{1,20000}")


class KitosError(Exception):
    """KITOS could not be asked, or said no; ``said`` tells the user why, ``status`` is the HTTP status if any."""

    def __init__(self, said: Message, status: int | None = None) -> None:
        super().__init__(said.key)
        self.said = said
        self.status = status


@dataclass(frozen=True, slots=True)
class Account:
    """The API user of the municipality in KITOS."""

    email: str
    password: str = field(repr=False)


class Connection:
    """A connection to the KITOS at one address, as one API user. Not for several threads."""

    def __init__(
        self, address: str, account: Account, *, timeout_s: float = 30.0, pause: Callable[[float], None] = time.sleep
    ) -> None:
        """Make the connection; nothing is sent yet.

        Args:
            address: such as ``https://kitos.dk``; unencrypted only on this machine.
            account: the API user.
            timeout_s: how long an answer is waited for.
            pause: waits so many seconds between attempts.

        Raises:
            KitosError: the address is none that may be used.
        """
        self._address = checked_address(address)
        self._account = account
        self._timeout_s = timeout_s
        self._pause = pause
        self._token: str | None = None
        self._expires: dt.datetime | None = None
        local = urllib.parse.urlsplit(self._address).hostname in _LOCAL
        proxies = [urllib.request.ProxyHandler({})] if local else []
        self._opener = urllib.request.build_opener(_NoRedirects(), *proxies)

    def get(self, path: str, **query: object) -> Any:
        """Return what ``path`` answers, asked again after a passing failure.

        Raises:
            KitosError: KITOS says no, or cannot be reached.
        """
        asked = f"{path}?{urllib.parse.urlencode(query)}" if query else path
        for attempt in range(_ATTEMPTS):
            try:
                return self._authorised("GET", asked, None)
            except KitosError as error:
                passing = error.status is None or error.status == 429 or error.status >= 500
                if not passing or error.said.key == "kitos.redirected" or attempt == _ATTEMPTS - 1:
                    raise
            self._pause(min(2.0**attempt, _LONGEST_WAIT_S))
        raise AssertionError("unreachable")

    def pages(self, path: str, **query: object) -> Iterator[dict[str, Any]]:
        """Yield the objects of all pages of ``path``, each once; the page with fewer than were asked for is the last.

        Raises:
            KitosError: an answer is no list, or the pages never end.
        """
        seen: set[str] = set()
        for page in range(_MAX_PAGES):
            rows = self.get(path, **query, page=page, pageSize=PAGE_SIZE)
            if not isinstance(rows, list):
                raise KitosError(message("kitos.strange_answer", path=path))
            found = [row for row in rows if isinstance(row, dict) and str(row.get("uuid")) not in seen]
            seen.update(str(row.get("uuid")) for row in found)
            yield from found
            if len(rows) < PAGE_SIZE:
                return
            if not found:
                break
        raise KitosError(message("kitos.endless", path=path))

    def send(self, method: Literal["POST", "PUT"], path: str, body: Mapping[str, object]) -> Any:
        """Send ``body`` and return the answer. Sent once: after a failure it is not known whether it was done.

        Raises:
            KitosError: KITOS says no, or cannot be reached.
        """
        return self._authorised(method, path, body)

    def _authorised(self, method: str, path: str, body: Mapping[str, object] | None) -> Any:
        fresh = self._token is None or (self._expires is not None and _now() >= self._expires - _MARGIN)
        if fresh:
            self._log_in()
        try:
            return self._exchange(method, path, body)
        except KitosError as error:
            if error.status != 401 or fresh:
                raise
        # A token can be withdrawn before its time; what is refused with 401 has not been done.
        self._log_in()
        return self._exchange(method, path, body)

    def _log_in(self) -> None:
        self._token = None
        try:
            answer = self._exchange(
                "POST", "/api/authorize/GetToken", {"email": self._account.email, "password": self._account.password}
            )
        except KitosError as error:
            if error.status in {400, 401, 403}:
                raise KitosError(message("kitos.login", email=self._account.email), error.status) from error
            raise
        given = answer.get("response") if isinstance(answer, dict) else None
        token = given.get("token") if isinstance(given, dict) else None
        if not isinstance(token, str) or not _TOKEN.fullmatch(token):
            raise KitosError(message("kitos.login", email=self._account.email))
        self._token = token
        self._expires = parse_moment(given.get("expires")) if isinstance(given, dict) else None

    def _exchange(self, method: str, path: str, body: Mapping[str, object] | None) -> Any:
        headers = {"Accept": "application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        # The scheme and host were checked when the connection was made; only the path varies.
        request = urllib.request.Request(self._address + path, data, headers, method=method)  # noqa: S310
        try:
            with self._opener.open(request, timeout=self._timeout_s) as answer:
                content = answer.read(_MAX_ANSWER + 1)
        except urllib.error.HTTPError as error:
            with error:
                raise KitosError(_refusal(error), error.code) from error
        except (OSError, HTTPException) as error:
            why = getattr(error, "reason", None) or error
            raise KitosError(message("kitos.unreachable", address=self._address, why=_short(str(why)))) from error
        if len(content) > _MAX_ANSWER:
            raise KitosError(message("kitos.strange_answer", path=path))
        return _parsed(content, path)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """Follow no redirect: the token would go with it."""
        raise KitosError(message("kitos.redirected", address=req.full_url), code)


def checked_address(address: str) -> str:
    """Return ``address`` without a final slash.

    Raises:
        KitosError: it is not https (on another machine), or holds more than host, port and path.
    """
    try:
        parts = urllib.parse.urlsplit(address.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise KitosError(message("kitos.address", address=_short(address))) from error
    encrypted = parts.scheme == "https" or (parts.scheme == "http" and host in _LOCAL)
    plain = not (parts.query or parts.fragment or parts.username or parts.password)
    if not (encrypted and host and plain) or re.search(r"\s", address.strip()):
        raise KitosError(message("kitos.address", address=_short(parts._replace(netloc=host or "").geturl())))
    return address.strip().rstrip("/")


def _refusal(error: urllib.error.HTTPError) -> Message:
    """Return what KITOS says: plain text for its own rules, JSON for a malformed request."""
    try:
        why = _short(error.read(4_000).decode("utf-8", errors="replace"))
    except (OSError, HTTPException):
        why = ""
    if error.code == 403:
        return message("kitos.forbidden", why=why)
    if error.code >= 500 or error.code == 429:
        return message("kitos.busy", status=error.code)
    return message("kitos.refused", status=error.code, why=why or str(error.reason))


def _parsed(content: bytes, path: str) -> Any:
    if not content.strip():
        return None
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise KitosError(message("kitos.strange_answer", path=path)) from error


def _short(why: str) -> str:
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", why).strip().strip('"')[:300]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
