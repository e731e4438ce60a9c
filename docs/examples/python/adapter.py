#!/usr/bin/env python3
"""A small SEND and pagoPA integration behind Collaudo's http driver. Standard library only, Python 3.9 or later.

    python3 adapter.py --send http://127.0.0.1:4010 --key CHIAVE --port 8080

`GET /collaudo/v1/commands` says what it supports, `POST /collaudo/v1/commands/{name}` does it, `POST /pagopa` is the
creditor's station. The rest of the folder is the integration itself: what a vendor has already.
"""

from __future__ import annotations

import argparse
import json
import os
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Callable

from archive import Archive
from client import Client, Rejection, Settings, refusal
from deposit import create_notification
from documents import download_documents
from events import cancel_costs, held, iun_of, prepare_events, read_events
from payments import create_position, payment_status, station, tell_payments

COMMANDS = "/collaudo/v1/commands"


class Gestionale:
    """Each command is a method; what it returns is the command's `result`, and perhaps a message for the operator."""

    def __init__(self, archive: Archive, client: Client) -> None:
        self.archive = archive
        self.client = client
        self.commands: dict[str, Callable[[dict], tuple]] = {
            "restart": self.restart,
            "reach": self.reach,
            "create-debt-position": lambda wanted: (create_position(archive, wanted), None),
            "prepare-events": self.prepare,
            "create-notification": self.create,
            "read-events": self.read,
            "notification-status": self.status,
            "download-documents": self.download,
            "cancel-notification": self.cancel,
            "payment-status": lambda asked: (payment_status(archive, asked), None),
        }

    def obey(self, name: str, parameters: dict) -> dict:
        if name not in self.commands:
            return {"status": "notSupported"}
        try:
            result, message = self.commands[name](parameters)
        except Rejection as problem:
            return {"status": "rejected", "messageToOperator": str(problem)}
        answer = {"status": "done", "result": result}
        return {**answer, "messageToOperator": message} if message else answer

    def notifica(self, protocollo: str) -> dict:
        found = self.archive.get(f"notifica/{protocollo}")
        if found is None:
            raise Rejection(f"Nessuna notifica ha il protocollo {protocollo}.")
        return found

    def restart(self, _: dict) -> tuple:
        self.archive.reopen()
        return {}, None

    def reach(self, asked: dict) -> tuple:
        try:
            with urllib.request.urlopen(asked["url"], timeout=10) as response:
                return {"status": response.status, "body": response.read(1000).decode("utf-8", "replace")}, None
        except urllib.error.HTTPError as problem:
            return {"status": problem.code, "body": problem.read(1000).decode("utf-8", "replace")}, None
        except OSError as problem:
            raise Rejection(f"L’indirizzo {asked['url']} non si raggiunge: {problem}.") from problem

    def prepare(self, _: dict) -> tuple:
        prepare_events(self.archive, self.client)
        return {}, None

    def create(self, wanted: dict) -> tuple:
        create_notification(self.archive, self.client, wanted)
        return held(self.archive, self.notifica(wanted["protocollo"])), None

    def read(self, _: dict) -> tuple:
        count = read_events(self.archive, self.client)
        tell_payments(self.archive, self.client)
        return {"letti": count}, None

    def status(self, asked: dict) -> tuple:
        notifica = self.notifica(asked["protocollo"])
        shown = held(self.archive, notifica)
        if shown["stato"] == "REFUSED":
            reasons = "; ".join(shown.get("motiviRifiuto", [])) or "motivo non indicato"
            return shown, f"SEND ha rifiutato la notifica: {reasons}."
        return shown, notifica.get("errore")

    def download(self, asked: dict) -> tuple:
        kept, missing = download_documents(self.archive, self.client, self.notifica(asked["protocollo"]))
        return {"documenti": kept}, " ".join(missing) or None

    def cancel(self, asked: dict) -> tuple:
        action = "Annullamento della notifica non riuscito"
        notifica = self.notifica(asked["protocollo"])
        iun = iun_of(self.archive, notifica)
        if iun is None:
            raise Rejection(f"{action}: lo IUN non è ancora noto. Occorre leggere gli eventi.")
        reply = self.client.send("cancel", "PUT", f"/delivery-push/v2.0/notifications/cancel/{iun}")
        if reply.status != 202:
            raise refusal(action, reply)
        cancel_costs(self.archive, notifica)
        return held(self.archive, notifica), None


def handler_for(gestionale: Gestionale) -> type:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # headers and body leave together
        wbufsize = 65536

        def do_GET(self) -> None:
            if self.path != COMMANDS:
                return self.answer(404, "application/json", b'{"message":"non esiste"}')
            described = {
                "name": "Gestionale di esempio in Python",
                "version": "1",
                "commands": list(gestionale.commands),
                "endpoints": {"pagopa": "/pagopa"},
            }
            self.answer(200, "application/json", json.dumps(described).encode())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            if self.path == "/pagopa":
                status, answer = station(gestionale.archive, gestionale.client, body)
                return self.answer(status, "text/xml; charset=utf-8", answer)
            if not self.path.startswith(f"{COMMANDS}/"):
                return self.answer(404, "application/json", b'{"message":"non esiste"}')
            obeyed = gestionale.obey(self.path[len(COMMANDS) + 1 :], json.loads(body or b"{}"))
            self.answer(200, "application/json", json.dumps(obeyed).encode())

        def answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--send", default=os.environ.get("COLLAUDO_SEND_URL", "http://127.0.0.1:4010"))
    options.add_argument("--key", default=os.environ.get("SEND_API_KEY"), help="x-api-key of the sender")
    options.add_argument("--creditor", help="tax id of another creditor")
    options.add_argument("--creditor-key", default=os.environ.get("SEND_CREDITOR_API_KEY"))
    options.add_argument("--ente", default="12345678903")
    options.add_argument("--denominazione", default="Comune di Esempio")
    options.add_argument("--archive", default="gestionale.sqlite", help="SQLite file: it survives a restart")
    options.add_argument("--first-wait", type=float, default=1.0, help="seconds before the second attempt")
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=8080)
    given = options.parse_args()
    if not given.key:
        options.error("--key, or SEND_API_KEY in the environment, is needed")
    settings = Settings(
        send=given.send.rstrip("/"),
        ente=given.ente,
        denominazione=given.denominazione,
        key=given.key,
        creditor_keys={given.creditor: given.creditor_key} if given.creditor else {},
        first_wait=given.first_wait,
    )
    gestionale = Gestionale(Archive(given.archive), Client(settings))
    server = ThreadingHTTPServer((given.host, given.port), handler_for(gestionale))
    print(f"http://{given.host}:{server.server_address[1]}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
