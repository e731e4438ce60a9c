"""Fetching and keeping acts, payment notices and legal facts. One that cannot be had does not stop the others."""

from __future__ import annotations

import base64
import hashlib
import time
from urllib.parse import quote

from archive import Archive
from client import Client, Rejection, refusal
from events import events_of, iun_of, sent_notification

ACTION = "Scarico dei documenti non riuscito"
NOT_READY_AT_MOST = 10
PREFIX = "safestorage://"


def download_documents(archive: Archive, client: Client, notifica: dict) -> tuple:
    """(what was kept, what could not be had in words for the operator)."""
    iun = iun_of(archive, notifica)
    if iun is None:
        raise Rejection(f"{ACTION}: lo IUN non è ancora noto. Occorre leggere gli eventi.")
    reply = sent_notification(client, iun)
    if reply.status != 200:
        raise refusal(ACTION, reply)
    kept, missing = [], []
    elements = [event.get("element") or {} for event in events_of(archive, notifica)]
    elements += reply.json.get("timeline", [])
    for wanted in attachments(reply.json, iun) + legal_facts(elements, iun):
        try:
            kept.append(fetch(archive, client, notifica["protocollo"], wanted))
        except Rejection as problem:
            missing.append(str(problem))
    if missing and not kept:
        raise Rejection(" ".join(missing))
    return kept, missing


def attachments(detail: dict, iun: str) -> list:
    base = f"/delivery/notifications/sent/{quote(iun, safe='')}/attachments"
    wanted = [
        {"tipo": "ATTO", "path": f"{base}/documents/{document.get('docIdx', n)}"}
        for n, document in enumerate(detail.get("documents", []))
    ]
    for n, recipient in enumerate(detail.get("recipients", [])):
        for m, payment in enumerate(recipient.get("payments") or []):
            if (payment.get("pagoPa") or {}).get("attachment"):
                wanted.append({"tipo": "PAGOPA", "path": f"{base}/payment/{n}/PAGOPA?attachmentIdx={m}"})
    return wanted


def legal_facts(elements: list, iun: str) -> list:
    facts = {fact["key"]: fact["category"] for element in elements for fact in element.get("legalFactsIds") or []}
    wanted = []
    for key, category in facts.items():
        bare = key[len(PREFIX) :] if key.startswith(PREFIX) else key
        path = f"/delivery-push/{quote(iun, safe='')}/download/legal-facts/{quote(bare, safe='')}"
        wanted.append({"tipo": category, "chiave": bare, "path": path})
    return wanted


def fetch(archive: Archive, client: Client, protocollo: str, wanted: dict) -> dict:
    for last in (False, False, True):
        metadata = metadata_of(client, wanted["path"])
        # the address is its own credential: it goes without the key
        reply = client.ask("download", "GET", metadata["url"], {})
        whole = reply.status == 200 and is_whole(reply.body, metadata)
        if whole:
            name = metadata.get("filename") or wanted.get("chiave") or "documento"
            drawer = wanted.get("chiave") or wanted["path"]
            archive.put(f"documento/{protocollo}/{drawer}/{name}", base64.b64encode(reply.body).decode())
            document = {
                "nome": name,
                "tipo": wanted["tipo"],
                "sha256": hashlib.sha256(reply.body).hexdigest(),
                "byte": len(reply.body),
            }
            return {**document, "chiave": wanted["chiave"]} if "chiave" in wanted else document
        if last:
            break
    if reply.status == 200:
        raise Rejection(f"{ACTION}: il file {metadata.get('filename')} arriva incompleto o alterato.")
    raise refusal(ACTION, reply)


def metadata_of(client: Client, path: str) -> dict:
    """Asks for the address of a file, waiting as SEND says (seconds) while it is not ready."""
    for _ in range(NOT_READY_AT_MOST):
        reply = client.send("document", "GET", path)
        if reply.status != 200:
            raise refusal(ACTION, reply)
        if reply.json.get("url"):
            return reply.json
        time.sleep(float(reply.json.get("retryAfter") or 1))
    raise Rejection(f"{ACTION}: SEND non ha ancora reso disponibile un documento. Si può riprovare più tardi.")


def is_whole(data: bytes, metadata: dict) -> bool:
    length, digest = metadata.get("contentLength"), metadata.get("sha256")
    return (length is None or len(data) == length) and (
        digest is None or base64.b64encode(hashlib.sha256(data).digest()).decode() == digest
    )
