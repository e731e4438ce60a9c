"""Calls to SEND: the key, deadlines, and which failures are worth another attempt."""

from __future__ import annotations

import http.client
import json
import time
from dataclasses import dataclass, field
from typing import Any, Callable, Optional
from urllib.parse import urlsplit

ATTEMPTS = 4
LONGEST_WAIT = 30.0
# Whoever pays is waiting: pagoPA grants the creditor 7 seconds in all, so these are asked once and briefly.
ASKED_ONCE = {"price": 3.0, "payment-event": 5.0}
DEADLINES = {"upload": 60.0, "download": 60.0}


class Rejection(Exception):
    """The gestionale could not do what was asked; the text is for its operator, in Italian."""


@dataclass
class Reply:
    status: int = 0
    headers: dict = field(default_factory=dict)
    body: bytes = b""
    json: Any = None
    failure: Optional[str] = None

    def reasons(self) -> str:
        problem = self.json if isinstance(self.json, dict) else {}
        errors = problem.get("errors")
        if isinstance(errors, list):
            return "; ".join(
                " · ".join(str(error[name]) for name in ("code", "element", "detail") if error.get(name))
                for error in errors
            )
        return str(problem.get("detail") or problem.get("title") or problem.get("message") or "")


@dataclass
class Settings:
    """What the installer says: where SEND is, who sends, and the keys. `first_wait` is in seconds."""

    send: str
    ente: str
    denominazione: str
    key: str
    creditor_keys: dict
    first_wait: float = 1.0
    iban: str = "IT27R0760102800000000000000"


class Client:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def send(self, operation: str, method: str, path: str, body: Any = None, key: Optional[str] = None) -> Reply:
        """An operation of SEND's interfaces: `path` under its base URL, JSON both ways."""
        headers = {"x-api-key": key or self.settings.key, "accept": "application/json"}
        data = b""
        if body is not None:
            headers["content-type"] = "application/json"
            data = json.dumps(body).encode()
        return self.ask(operation, method, self.settings.send + path, headers, data, json_expected=True)

    def ask(
        self,
        operation: str,
        method: str,
        url: str,
        headers: dict,
        body: bytes = b"",
        json_expected: bool = False,
    ) -> Reply:
        """Asks, and asks again only where nobody knows how it ended or the peer is busy; never after a refusal."""
        attempt = 1
        while True:
            reply = once(operation, method, url, headers, body, json_expected)
            uncertain = reply.failure is not None or reply.status == 429 or reply.status >= 500
            if operation in ASKED_ONCE or not uncertain or attempt >= ATTEMPTS:
                return reply
            time.sleep(self._wait(operation, reply, attempt))
            attempt += 1

    def _wait(self, operation: str, reply: Reply, attempt: int) -> float:
        try:
            asked = float(reply.headers["retry-after"])
        except (KeyError, ValueError):
            return min(self.settings.first_wait * 2 ** (attempt - 1), LONGEST_WAIT)
        # streams count in milliseconds, everybody else in seconds
        return asked / 1000 if operation == "read-stream" else asked


def once(operation: str, method: str, url: str, headers: dict, body: bytes, json_expected: bool) -> Reply:
    address = urlsplit(url)
    secure = address.scheme == "https"
    deadline = ASKED_ONCE.get(operation) or DEADLINES.get(operation, 20.0)
    connect: Callable[..., http.client.HTTPConnection] = (
        http.client.HTTPSConnection if secure else http.client.HTTPConnection
    )
    connection = connect(address.hostname or "", address.port, timeout=deadline)
    try:
        target = address.path + (f"?{address.query}" if address.query else "")
        connection.request(method, target, body=body, headers={"content-length": str(len(body)), **headers})
        response = connection.getresponse()
        received = response.read()
    except TimeoutError:
        return Reply(failure="non ha risposto in tempo")
    except (OSError, http.client.HTTPException):
        return Reply(failure="non è raggiungibile o ha interrotto la connessione")
    finally:
        connection.close()
    reply = Reply(response.status, {name.lower(): value for name, value in response.getheaders()}, received)
    try:
        reply.json = json.loads(received)
    except ValueError:
        # an answer that says yes and cannot be read is no answer: the connection was cut
        if json_expected and 200 <= reply.status < 300:
            return Reply(failure="ha dato una risposta illeggibile")
    return reply


def refusal(action: str, reply: Reply) -> Rejection:
    """What the operator reads: what was being done, and SEND's own reasons."""
    if reply.failure is not None:
        return Rejection(f"{action}: SEND {reply.failure}. Nulla è andato perduto: si può riprovare più tardi.")
    reasons = reply.reasons()
    return Rejection(f"{action}: SEND ha risposto {reply.status}{f' ({reasons})' if reasons else ''}.")
