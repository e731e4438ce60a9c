"""Depositing a notification: documents into SEND's object store, then one request that is always the same request."""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import Any
from urllib.parse import urlencode

from archive import Archive
from client import Client, Rejection, Reply, refusal
from pdf import pdf_of

DEPOSIT = "Deposito della notifica non riuscito"
UPLOAD = "Caricamento dei documenti non riuscito"
PRELOAD_MAX = 15


def create_notification(archive: Archive, client: Client, wanted: dict) -> None:
    """Deposits what the operator asks; what was deposited already is not deposited twice."""
    protocollo = wanted["protocollo"]
    kept = archive.get(f"notifica/{protocollo}")
    if kept is not None and kept.get("richiesta"):
        return
    # drawn and kept before the first attempt: it makes every later attempt the same request
    token = kept["token"] if kept else secrets.token_hex(16)
    notifica = {"protocollo": protocollo, "token": token, "avvisi": avvisi_of(wanted)}
    archive.put(f"notifica/{protocollo}", notifica)
    try:
        body = compose(client, wanted)
        reply = client.send("deposit", "POST", "/delivery/v2.5/requests", {**body, "idempotenceToken": token})
        if reply.status == 409:
            # it may be the echo of an attempt whose answer was lost: only SEND knows
            conflict, reply = reply, request_status(client, {"paProtocolNumber": protocollo, "idempotenceToken": token})
            if reply.status != 200:
                raise refusal(DEPOSIT, conflict)
        elif reply.status != 202:
            raise refusal(DEPOSIT, reply)
    except Rejection as problem:
        archive.put(f"notifica/{protocollo}", {**notifica, "errore": str(problem)})
        raise
    archive.put(f"notifica/{protocollo}", {**notifica, "richiesta": reply.json["notificationRequestId"]})
    for creditore, numero in notifica["avvisi"]:
        posizione = archive.get(f"posizione/{creditore}/{numero}")
        if posizione is not None:
            archive.put(f"posizione/{creditore}/{numero}", {**posizione, "notifica": protocollo})


def request_status(client: Client, query: dict) -> Reply:
    return client.send("request-status", "GET", f"/delivery/v2.5/requests?{urlencode(query)}")


def avvisi_of(wanted: dict) -> list:
    return [
        [avviso["creditore"], avviso["numeroAvviso"]]
        for destinatario in wanted["destinatari"]
        for avviso in destinatario.get("avvisi", [])
    ]


def compose(client: Client, wanted: dict) -> dict:
    acts = [
        (
            "Atto" if n == 0 else f"Allegato {n}",
            pdf_of([wanted["oggetto"], f"Protocollo {wanted['protocollo']}", f"Documento {n + 1}"]),
        )
        for n in range(wanted["atti"])
    ]
    notices = [
        ("Avviso di pagamento", pdf_of(["Avviso di pagamento pagoPA", f"Numero avviso {numero}"]))
        for _, numero in avvisi_of(wanted)
    ]
    uploaded = upload(client, acts + notices)
    attachments = iter(uploaded[len(acts) :])
    spese = wanted["spese"]
    fee: dict = {"notificationFeePolicy": "FLAT_RATE"}
    if spese["modalita"] == "perNotifica":
        fee = {"notificationFeePolicy": "DELIVERY_MODE", "paFee": spese["paFee"], "vat": spese["iva"]}
    return {
        "paProtocolNumber": wanted["protocollo"],
        "subject": wanted["oggetto"],
        "senderDenomination": client.settings.denominazione,
        "senderTaxId": client.settings.ente,
        "taxonomyCode": wanted["codiceTassonomico"],
        **fee,
        "pagoPaIntMode": "SYNC" if notices else "NONE",
        "physicalCommunicationType": (
            "REGISTERED_LETTER_890" if wanted["spedizione"] == "890" else "AR_REGISTERED_LETTER"
        ),
        "recipients": [recipient(destinatario, attachments) for destinatario in wanted["destinatari"]],
        "documents": [
            {"title": title, "digests": {"sha256": digest}, "contentType": "application/pdf", "ref": ref}
            for title, digest, ref in uploaded[: len(acts)]
        ],
    }


def recipient(destinatario: dict, attachments: Any) -> dict:
    """What is not known is left out: SEND refuses null and empty texts."""
    indirizzo = destinatario["indirizzo"]
    address = {
        "address": indirizzo["via"],
        "zip": indirizzo["cap"],
        "municipality": indirizzo["comune"],
        "province": indirizzo["provincia"],
    }
    if indirizzo.get("stato"):
        address["foreignState"] = indirizzo["stato"]
    written: dict = {
        "recipientType": destinatario["tipo"],
        "taxId": destinatario["codiceFiscale"],
        "denomination": destinatario["denominazione"],
        "physicalAddress": address,
    }
    if destinatario.get("domicilioDigitale"):
        written["digitalDomicile"] = {"type": "PEC", "address": destinatario["domicilioDigitale"]}
    payments = []
    for avviso in destinatario.get("avvisi", []):
        _, digest, ref = next(attachments)
        payments.append(
            {
                "pagoPa": {
                    "noticeCode": avviso["numeroAvviso"],
                    "creditorTaxId": avviso["creditore"],
                    "applyCost": avviso["applicaCosti"],
                    "attachment": {"digests": {"sha256": digest}, "contentType": "application/pdf", "ref": ref},
                }
            }
        )
    if payments:
        written["payments"] = payments
    return written


def upload(client: Client, files: list) -> list:
    """Reserves a place for each file and sends it there: (title, digest in base64, reference) in the order given."""
    uploaded = []
    for start in range(0, len(files), PRELOAD_MAX):
        batch = files[start : start + PRELOAD_MAX]
        slots = preload(client, [data for _, data in batch])
        for (title, data), slot in zip(batch, slots):
            uploaded.append((title, digest_of(data), put(client, data, slot)))
    return uploaded


def digest_of(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def preload(client: Client, files: list) -> list:
    items = [
        {"preloadIdx": str(n), "contentType": "application/pdf", "sha256": digest_of(data)}
        for n, data in enumerate(files)
    ]
    reply = client.send("preload", "POST", "/delivery/attachments/preload", items)
    if reply.status != 200:
        raise refusal(UPLOAD, reply)
    slots = {slot["preloadIdx"]: slot for slot in reply.json}
    if any(item["preloadIdx"] not in slots for item in items):
        raise Rejection(f"{UPLOAD}: SEND non ha assegnato un posto a ogni documento.")
    return [slots[item["preloadIdx"]] for item in items]


def put(client: Client, data: bytes, slot: dict) -> dict:
    """The address is its own credential: no key goes with it. Where it has expired, a new one is asked for once."""
    for last in (False, True):
        headers = {
            "content-type": "application/pdf",
            "x-amz-meta-secret": slot["secret"],
            "x-amz-checksum-sha256": digest_of(data),
        }
        reply = client.ask("upload", slot["httpMethod"], slot["url"], headers, data)
        version = reply.headers.get("x-amz-version-id")
        if reply.status == 200 and version:
            return {"key": slot["key"], "versionToken": version}
        if not last:
            slot = preload(client, [data])[0]
    raise refusal(UPLOAD, reply)
