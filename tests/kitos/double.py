"""A KITOS on this machine: a real HTTP server that answers as the API v2 is documented to.

Tokens that run out, pages without a total, errors in plain text, nulls, and the rule that a contract with references
has exactly one master. It keeps every request, so that tests can tell what was never sent.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

EMAIL, PASSWORD = "kitos-api@lindbjerg.example", "hemmelig"
ORGANISATION = "6a1c0cb5-7f1f-4a0e-9a26-111111111111"
Json = dict[str, Any]


class RefusedError(Exception):
    def __init__(self, status: int, said: str = "") -> None:
        super().__init__(said)
        self.status = status
        self.said = said


@dataclass
class Kitos:
    """What this KITOS holds, and how it behaves."""

    contracts: dict[str, Json] = field(default_factory=dict)
    usages: list[Json] = field(default_factory=list)
    organisations: list[Json] = field(
        default_factory=lambda: [{"uuid": ORGANISATION, "name": "Lindbjerg Kommune", "cvr": "49975635"}]
    )
    may_modify: bool = True
    token_lives: dt.timedelta = dt.timedelta(hours=24)
    requests: list[tuple[str, str, Json | None]] = field(default_factory=list)
    tokens: dict[str, dt.datetime] = field(default_factory=dict)
    # Called with method and path before the answer; may raise `RefusedError`.
    before: Callable[[str, str], None] = lambda method, path: None
    # Called after a write was done; may raise `RefusedError`, as when the answer is lost.
    after: Callable[[str, str], None] = lambda method, path: None
    redirect_to: str | None = None
    ignores_page: bool = False

    def written(self) -> list[tuple[str, str, Json | None]]:
        return [request for request in self.requests if request[0] != "GET" and "authorize" not in request[1]]

    def references(self, uuid: str) -> list[Json]:
        found: list[Json] = self.contracts[uuid]["externalReferences"]
        return found

    def add_contract(self, name: str, *references: Json, **more: Any) -> str:
        """Add a contract with the fields of the response, those not given as null, and return its uuid."""
        uuid = str(uuid4())
        row: Json = {
            "uuid": uuid,
            "name": name,
            "organizationContext": {"uuid": ORGANISATION, "name": "Lindbjerg Kommune", "cvr": "49975635"},
            "lastModified": "2026-01-01T00:00:00Z",
            "parentContract": None,
            "general": {"contractId": None, "contractType": None, "notes": None, "validity": None},
            "supplier": {"organization": None},
            "systemUsages": [],
            "agreementPeriod": {"isContinuous": False, "irrevocableUntil": None},
            "termination": {"terminatedAt": None, "terms": None},
            "roles": [],
            "externalReferences": [{"uuid": str(uuid4()), **item} for item in references],
        }
        self.contracts[uuid] = row | more
        return uuid

    def add_usage(self, name: str, **general: Any) -> str:
        uuid = str(uuid4())
        self.usages.append(
            {
                "uuid": uuid,
                "systemContext": {"uuid": str(uuid4()), "name": name},
                "organizationContext": {"uuid": ORGANISATION, "name": "Lindbjerg Kommune", "cvr": "49975635"},
                "general": {"localCallName": None, "mainContract": None, "validity": None} | general,
            }
        )
        return uuid

    def log_in(self, body: Json | None) -> Json:
        if not body or "email" not in body or "password" not in body:
            raise RefusedError(400, json.dumps({"message": "The request is invalid."}))
        if (body["email"], body["password"]) != (EMAIL, PASSWORD):
            raise RefusedError(401)
        token = uuid4().hex
        expires = dt.datetime.now(dt.UTC) + self.token_lives
        self.tokens[token] = expires
        return {
            "msg": "",
            "response": {
                "token": token,
                "email": EMAIL,
                "loginSuccessful": True,
                "expires": expires.isoformat().replace("+00:00", "Z"),
            },
        }

    def answer(self, method: str, path: str, query: dict[str, str], body: Json | None) -> Any:
        if path == "/api/v2/organizations":
            return self._page(self.organisations, query)
        if path == "/api/v2/it-system-usages":
            return self._page(self.usages, query)
        if path == "/api/v2/it-contracts" and method == "GET":
            return self._page(list(self.contracts.values()), query)
        found = re.fullmatch(r"/api/v2/it-contracts/([^/]+)(/permissions|/external-references)?(?:/([^/]+))?", path)
        if not found:
            raise RefusedError(404)
        contract = self.contracts.get(found[1])
        if contract is None:
            raise RefusedError(404, "NotFound")
        if found[2] == "/permissions":
            return {"read": True, "modify": self.may_modify, "delete": False}
        if method == "GET" and found[2] is None:
            return contract
        if not self.may_modify:
            raise RefusedError(403, "Forbidden")
        return self._write(method, contract, found[2], found[3], body or {})

    def _page(self, rows: list[Json], query: dict[str, str]) -> list[Json]:
        page, size = int(query.get("page", 0)), int(query.get("pageSize", 250))
        rows = [row for row in rows if _belongs(row, query.get("organizationUuid"))]
        if page < 0 or not 1 <= size <= 250:
            raise RefusedError(400, json.dumps({"message": "The request is invalid."}))
        return rows[:size] if self.ignores_page else rows[page * size : (page + 1) * size]

    def _write(self, method: str, contract: Json, part: str | None, uuid: str | None, body: Json) -> Any:
        references = contract["externalReferences"]
        if method == "PATCH" and part is None:
            # Why the client must never do it: what is not in the list is gone.
            contract["externalReferences"] = body.get("externalReferences", references)
            return contract
        if part != "/external-references":
            raise RefusedError(405)
        if not body.get("title") and method != "DELETE":
            raise RefusedError(400, json.dumps({"modelState": {"title": ["The Title field is required."]}}))
        if method == "POST" and uuid is None:
            made = {
                "uuid": str(uuid4()),
                **body,
                "masterReference": bool(body.get("masterReference")) or not references,
            }
            if made["masterReference"]:
                for other in references:
                    other["masterReference"] = False
            references.append(made)
            return made
        own = next((item for item in references if item["uuid"] == uuid), None)
        if own is None:
            raise RefusedError(404, f"Reference with uuid: {uuid} was not found")
        if method != "PUT":
            raise RefusedError(405)
        if own["masterReference"] and not body.get("masterReference"):
            raise RefusedError(400, "A master reference must be defined")
        if body.get("masterReference"):
            for other in references:
                other["masterReference"] = other is own
        own.update({key: body.get(key) for key in ("title", "documentId", "url")})
        return own


def _belongs(row: Json, organisation: str | None) -> bool:
    context = row.get("organizationContext")
    return organisation is None or not context or context["uuid"] == organisation


@contextmanager
def running(kitos: Kitos) -> Iterator[str]:
    """Serve ``kitos`` on this machine and give its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            parts = urlsplit(self.path)
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            body = json.loads(content) if content else None
            kitos.requests.append((self.command, self.path, body))
            try:
                self._reply(200, json.dumps(self._answer(parts.path, parts.query, body)), "application/json")
            except RefusedError as error:
                kind = "application/json" if error.said.startswith("{") else "text/plain"
                self._reply(error.status, error.said, kind)

        def _answer(self, path: str, query: str, body: Json | None) -> Any:
            if kitos.redirect_to:
                raise RefusedError(302)
            kitos.before(self.command, path)
            if path.lower() == "/api/authorize/gettoken":
                return kitos.log_in(body)
            token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
            if kitos.tokens.get(token, dt.datetime.min.replace(tzinfo=dt.UTC)) < dt.datetime.now(dt.UTC):
                raise RefusedError(401, "Unauthorized")
            said = kitos.answer(self.command, path, {key: values[0] for key, values in parse_qs(query).items()}, body)
            if self.command != "GET":
                kitos.after(self.command, path)
            return said

        def _reply(self, status: int, said: str, kind: str) -> None:
            content = said.encode()
            self.send_response(status)
            if kitos.redirect_to:
                self.send_header("Location", kitos.redirect_to)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
