"""The creditor's side of pagoPA: debt positions with the notification's cost, and the station that the node calls."""

from __future__ import annotations

import secrets
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta, timezone
from typing import Optional
from urllib.parse import quote
from xml.sax.saxutils import escape

from archive import Archive
from client import Client
from events import iun_of

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
PA = "http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"
DESCRIPTIONS = {
    "PAA_PAGAMENTO_SCONOSCIUTO": "L’avviso non esiste.",
    "PAA_PAGAMENTO_DUPLICATO": "L’avviso risulta già pagato.",
    "PAA_ID_DOMINIO_ERRATO": "Il creditore non è servito da questa stazione.",
    "PAA_ID_INTERMEDIARIO_ERRATO": "L’intermediario non è quello della stazione.",
    "PAA_STAZIONE_INT_ERRATA": "La stazione non è questa.",
    "PAA_SEMANTICA": "La richiesta è incompleta o incoerente.",
}


def create_position(archive: Archive, wanted: dict) -> dict:
    creditore = wanted["creditore"]["codiceFiscale"]
    while True:
        # aux digit 3, segregation code 01, 13 digits, check digits: remainder by 93
        code = f"301{secrets.randbelow(10**13):013d}"
        numero = f"{code}{int(code) % 93:02d}"
        if archive.get(f"posizione/{creditore}/{numero}") is None:
            break
    due = datetime.now(timezone.utc) + timedelta(days=60)
    archive.put(
        f"posizione/{creditore}/{numero}",
        {**wanted, "numeroAvviso": numero, "scadenza": due.strftime("%Y-%m-%d"), "ricevute": []},
    )
    return {"numeroAvviso": numero, "creditore": creditore}


def payment_status(archive: Archive, asked: dict) -> dict:
    posizione = archive.get(f"posizione/{asked['creditore']}/{asked['numeroAvviso']}")
    if posizione is None:
        return {"stato": "sconosciuta", "ricevute": 0}
    paid = posizione.get("pagata")
    fee = 0 if posizione.get("annullata") else posizione.get("ultimoCosto", 0)
    return {
        "stato": "pagata" if paid else "aperta",
        "importo": paid["importo"] if paid else posizione["importo"] + fee,
        **({"costoNotifica": paid["costoNotifica"]} if paid else {}),
        "ricevute": len(posizione["ricevute"]),
    }


def fee_of(archive: Archive, client: Client, posizione: dict) -> int:
    """The notification's cost now, in cents: asked of SEND at every verification and at every activation."""
    creditore, numero = posizione["creditore"]["codiceFiscale"], posizione["numeroAvviso"]
    if not posizione.get("notifica"):
        return 0
    reply = client.send(
        "price",
        "GET",
        f"/delivery/v2.3/price/{quote(creditore, safe='')}/{numero}",
        key=client.settings.creditor_keys.get(creditore),
    )
    total = (reply.json or {}).get("totalPrice") if reply.status == 200 else None
    if isinstance(total, int) and total >= 0:
        now = archive.get(f"posizione/{creditore}/{numero}")
        archive.put(f"posizione/{creditore}/{numero}", {**now, "ultimoCosto": total})
        return total
    if reply.status == 404 or posizione.get("annullata"):
        return 0
    return posizione.get("ultimoCosto", 0)


def tell_payments(archive: Archive, client: Client) -> None:
    """Tells SEND of payments it does not know yet: a courtesy that never stands in the way of a receipt."""
    for posizione in list(archive.all("posizione/")):
        paid, protocollo = posizione.get("pagata"), posizione.get("notifica")
        if not paid or paid.get("comunicata") or not protocollo or posizione.get("annullata"):
            continue
        if iun_of(archive, archive.get(f"notifica/{protocollo}") or {"avvisi": []}) is None:
            continue
        creditore = posizione["creditore"]["codiceFiscale"]
        event = {
            "noticeCode": posizione["numeroAvviso"],
            "creditorTaxId": creditore,
            "paymentDate": paid["istante"],
            "amount": paid["importo"],
        }
        reply = client.send("payment-event", "POST", "/delivery/events/payment/pagopa", {"events": [event]})
        # a refusal is final: the same payment told again would be refused again
        if 200 <= reply.status < 500 and reply.status != 429:
            now = archive.get(f"posizione/{creditore}/{posizione['numeroAvviso']}")
            archive.put(
                f"posizione/{creditore}/{posizione['numeroAvviso']}",
                {**now, "pagata": {**now["pagata"], "comunicata": True}},
            )


def station(archive: Archive, client: Client, body: bytes) -> tuple:
    """A SOAP 1.1 request of the node: (status, answer)."""
    try:
        if b"<!DOCTYPE" in body:
            raise ElementTree.ParseError("DOCTYPE")
        envelope = ElementTree.fromstring(body)
        element = envelope.find(f"{{{SOAP}}}Body")[0]  # type: ignore[index]
    except (ElementTree.ParseError, TypeError, IndexError):
        return 500, fault("La richiesta non è leggibile.")
    operations = {
        f"{{{PA}}}paVerifyPaymentNoticeReq": ("paVerifyPaymentNoticeRes", verify),
        f"{{{PA}}}paGetPaymentV2Request": ("paGetPaymentV2Response", activate),
        f"{{{PA}}}paSendRTV2Request": ("paSendRTV2Response", receive),
    }
    if element.tag not in operations:
        return 500, fault("L’operazione non è offerta.")
    name, operation = operations[element.tag]
    wrong = misdirected(element)
    content = ko(element, wrong) if wrong else operation(archive, client, element)
    return 200, enveloped(f'<pafn:{name} xmlns:pafn="{PA}">{content}</pafn:{name}>')


def text_in(element: ElementTree.Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


def misdirected(element: ElementTree.Element) -> Optional[str]:
    """Each creditor is its own broker, with station 01: what the installer agreed with pagoPA."""
    creditore = text_in(element, "qrCode/fiscalCode") or text_in(element, "receipt/fiscalCode")
    if text_in(element, "idPA") != creditore:
        return "PAA_ID_DOMINIO_ERRATO"
    if text_in(element, "idBrokerPA") != creditore:
        return "PAA_ID_INTERMEDIARIO_ERRATO"
    return None if text_in(element, "idStation") == f"{creditore}_01" else "PAA_STAZIONE_INT_ERRATA"


def notice_in(archive: Archive, element: ElementTree.Element) -> tuple:
    """(position, why it cannot be paid now)."""
    creditore, numero = text_in(element, "qrCode/fiscalCode"), text_in(element, "qrCode/noticeNumber")
    posizione = archive.get(f"posizione/{creditore}/{numero}")
    if posizione is None:
        return None, "PAA_PAGAMENTO_SCONOSCIUTO"
    return posizione, "PAA_PAGAMENTO_DUPLICATO" if posizione.get("pagata") else None


def verify(archive: Archive, client: Client, element: ElementTree.Element) -> str:
    posizione, wrong = notice_in(archive, element)
    if wrong:
        return ko(element, wrong)
    option = (
        written("amount", euro(posizione["importo"] + fee_of(archive, client, posizione)))
        + written("options", "EQ")
        + written("dueDate", posizione["scadenza"])
        + written("detailDescription", posizione["causale"])
        + written("allCCP", "false")
    )
    return (
        written("outcome", "OK")
        + f"<paymentList><paymentOptionDescription>{option}</paymentOptionDescription></paymentList>"
        + written("paymentDescription", posizione["causale"])
        + written("fiscalCodePA", posizione["creditore"]["codiceFiscale"])
        + written("companyName", posizione["creditore"]["denominazione"])
    )


def activate(archive: Archive, client: Client, element: ElementTree.Element) -> str:
    posizione, wrong = notice_in(archive, element)
    if wrong:
        return ko(element, wrong)
    fee = fee_of(archive, client, posizione)
    amount = euro(posizione["importo"] + fee)
    creditore, debitore = posizione["creditore"], posizione["debitore"]
    debtor = (
        "<uniqueIdentifier>"
        + written("entityUniqueIdentifierType", "F" if len(debitore["codiceFiscale"]) == 16 else "G")
        + written("entityUniqueIdentifierValue", debitore["codiceFiscale"])
        + "</uniqueIdentifier>"
        + written("fullName", debitore["denominazione"][:70])
    )
    transfer = (
        written("idTransfer", "1")
        + written("transferAmount", amount)
        + written("fiscalCodePA", creditore["codiceFiscale"])
        + written("companyName", creditore["denominazione"])
        + written("IBAN", client.settings.iban)
        + written("remittanceInformation", posizione["causale"])
        + written("transferCategory", "9/0301100TS/")
    )
    data = (
        written("creditorReferenceId", posizione["numeroAvviso"][1:])
        + written("paymentAmount", amount)
        + written("dueDate", posizione["scadenza"])
        + written("description", posizione["causale"])
        + written("companyName", creditore["denominazione"])
        + f"<debtor>{debtor}</debtor><transferList><transfer>{transfer}</transfer></transferList>"
        + f"<metadata><mapEntry>{written('key', 'NOTIFICATION_FEE')}{written('value', str(fee))}</mapEntry></metadata>"
    )
    return written("outcome", "OK") + f"<data>{data}</data>"


def receive(archive: Archive, client: Client, element: ElementTree.Element) -> str:
    """A receipt is recorded once, whatever it amounts to: the payment has happened."""
    creditore, numero = text_in(element, "receipt/fiscalCode"), text_in(element, "receipt/noticeNumber")
    posizione = archive.get(f"posizione/{creditore}/{numero}")
    if posizione is None:
        return ko(element, "PAA_PAGAMENTO_SCONOSCIUTO")
    amount, receipt = text_in(element, "receipt/paymentAmount"), text_in(element, "receipt/receiptId")
    whole, dot, cents = amount.partition(".")
    if not (whole.isdigit() and dot and len(cents) == 2 and cents.isdigit() and receipt):
        return ko(element, "PAA_SEMANTICA")
    if text_in(element, "receipt/outcome") != "OK":
        return ko(element, "PAA_SEMANTICA")
    if receipt not in posizione["ricevute"]:
        importo = int(whole + cents)
        paid = posizione.get("pagata") or {
            "importo": importo,
            # what is paid beyond the debt is the notification's cost
            "costoNotifica": max(0, importo - posizione["importo"]),
            "istante": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        }
        archive.put(
            f"posizione/{creditore}/{numero}",
            {**posizione, "ricevute": posizione["ricevute"] + [receipt], "pagata": paid},
        )
    tell_payments(archive, client)
    return written("outcome", "OK")


def euro(cents: int) -> str:
    """As pagoPA writes amounts: digits only, no floating point."""
    return f"{cents // 100}.{cents % 100:02d}"


def written(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def ko(element: ElementTree.Element, code: str) -> str:
    why = (
        written("faultCode", code)
        + written("faultString", DESCRIPTIONS[code])
        + written("id", text_in(element, "idPA"))
        + written("description", DESCRIPTIONS[code])
    )
    return written("outcome", "KO") + f"<fault>{why}</fault>"


def fault(problem: str) -> bytes:
    why = written("faultcode", "soapenv:Client") + written("faultstring", problem)
    return enveloped(f"<soapenv:Fault>{why}</soapenv:Fault>")


def enveloped(content: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    text = f'{head}<soapenv:Envelope xmlns:soapenv="{SOAP}"><soapenv:Body>{content}</soapenv:Body></soapenv:Envelope>'
    return text.encode()
