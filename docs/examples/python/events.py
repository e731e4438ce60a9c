"""What happens to notifications: SEND's stream of events, read without losing, doubling or hurrying anything."""

from __future__ import annotations

import time
from typing import Any, Optional
from urllib.parse import quote

from archive import Archive
from client import Client, Rejection, Reply, refusal
from deposit import request_status

PREPARING = "Predisposizione degli eventi non riuscita"
READING = "Lettura degli eventi non riuscita"
STREAMS = "/delivery-progresses/v2.9/streams"
READS_AT_MOST = 60
SETTLED = {"REFUSED", "CANCELLED", "EFFECTIVE_DATE", "VIEWED", "RETURNED_TO_SENDER"}


def prepare_events(archive: Archive, client: Client) -> dict:
    """The stream known, or the one this gestionale made earlier, or a new one; other people's are left alone."""
    return archive.get("stream") or open_stream(archive, client)


def open_stream(archive: Archive, client: Client) -> dict:
    title = f"Gestionale {client.settings.ente}"
    listed = client.send("list-streams", "GET", STREAMS)
    if listed.status != 200:
        raise refusal(PREPARING, listed)
    found = next((stream["streamId"] for stream in listed.json if stream.get("title") == title), None)
    if found is None:
        wanted = {"title": title, "eventType": "TIMELINE", "groups": [], "filterValues": []}
        created = client.send("create-stream", "POST", STREAMS, wanted)
        if created.status == 409:
            raise Rejection(
                f"{PREPARING}: l’ente ha già su SEND il numero massimo di stream."
                " Occorre eliminarne uno che non serve più."
            )
        if created.status != 200:
            raise refusal(PREPARING, created)
        found = created.json["streamId"]
    stream = {"streamId": found}
    archive.put("stream", stream)
    return stream


def read_events(archive: Archive, client: Client) -> int:
    """Reads until the stream is found empty twice in a row, waiting as long as SEND asks; how many were new."""
    stream = prepare_events(archive, client)
    count = 0
    empty = 0
    for _ in range(READS_AT_MOST):
        wait = stream.get("notBefore", 0) - time.time()
        if wait > 0:
            time.sleep(wait)
        reply = read_page(client, stream)
        if reply.status == 404:
            stream = open_stream(archive, client)
            count += catch_up(archive, client)
            continue
        if reply.status != 200:
            raise refusal(READING, reply)
        fresh = fresh_events(archive, stream, reply.json)
        moved = {"streamId": stream["streamId"], "notBefore": time.time() + retry_after_of(reply)}
        last = reply.json[-1]["eventId"] if reply.json else stream.get("lastEventId")
        if last is not None:
            moved["lastEventId"] = last
        stream = moved
        # SEND throws away what lies before the identifier it is given: page and identifier are kept together
        archive.put_all({**{f"evento/{key}": event for key, event in fresh.items()}, "stream": stream})
        settle(archive, list(fresh.values()))
        count += len(fresh)
        empty = 0 if reply.json else empty + 1
        if empty == 2:
            break
    return count


def retry_after_of(reply: Reply) -> float:
    """Seconds; the stream's header counts in milliseconds."""
    try:
        return float(reply.headers.get("retry-after", 0)) / 1000
    except ValueError:
        return 0.0


def read_page(client: Client, stream: dict) -> Reply:
    after = f"?lastEventId={quote(stream['lastEventId'], safe='')}" if "lastEventId" in stream else ""
    return client.send("read-stream", "GET", f"{STREAMS}/{quote(stream['streamId'], safe='')}/events{after}")


def fresh_events(archive: Archive, stream: dict, page: list) -> dict:
    """What was not received before. An event is its timeline element, wherever it comes from."""
    fresh: dict = {}
    for event in page:
        key = (event.get("element") or {}).get("elementId") or f"{stream['streamId']}/{event['eventId']}"
        if key not in fresh and archive.get(f"evento/{key}") is None:
            fresh[key] = event
    return fresh


def settle(archive: Archive, events: list) -> None:
    """A cancellation, whoever asked for it, takes the costs away."""
    cancelled = {
        event.get("iun") for event in events if (event.get("element") or {}).get("category") == "NOTIFICATION_CANCELLED"
    }
    if cancelled:
        for notifica in archive.all("notifica/"):
            if iun_of(archive, notifica) in cancelled:
                cancel_costs(archive, notifica)


def cancel_costs(archive: Archive, notifica: dict) -> None:
    for creditore, numero in notifica["avvisi"]:
        posizione = archive.get(f"posizione/{creditore}/{numero}")
        if posizione is not None and posizione.get("notifica") == notifica["protocollo"]:
            archive.put(f"posizione/{creditore}/{numero}", {**posizione, "annullata": True})


def catch_up(archive: Archive, client: Client) -> int:
    """A new stream tells only what comes after it: the rest is read from the notifications themselves."""
    count = 0
    for notifica in list(archive.all("notifica/")):
        if not notifica.get("richiesta") or held(archive, notifica)["stato"] in SETTLED:
            continue
        iun = iun_of(archive, notifica)
        if iun is None:
            reply = request_status(client, {"notificationRequestId": notifica["richiesta"]})
            iun = (reply.json or {}).get("iun") if reply.status == 200 else None
            if iun is None:
                continue
            archive.put(f"notifica/{notifica['protocollo']}", {**notifica, "iun": iun})
        reply = sent_notification(client, iun)
        if reply.status != 200:
            continue
        missed = {}
        for element in reply.json.get("timeline", []):
            key = element.get("elementId")
            if key and archive.get(f"evento/{key}") is None:
                missed[f"evento/{key}"] = {
                    "eventId": key,
                    "iun": iun,
                    "newStatus": reply.json.get("notificationStatus"),
                    "element": element,
                }
        archive.put_all(missed)
        settle(archive, list(missed.values()))
        count += len(missed)
    return count


def sent_notification(client: Client, iun: str) -> Reply:
    return client.send("sent-notification", "GET", f"/delivery/v2.8/notifications/sent/{quote(iun, safe='')}")


def events_of(archive: Archive, notifica: dict) -> list:
    """Everything received about a notification, in the order of the stream; a refused one has no IUN."""
    everything = list(archive.all("evento/"))
    request = notifica.get("richiesta")
    iun = notifica.get("iun") or next(
        (
            event["iun"]
            for event in everything
            if request and event.get("notificationRequestId") == request and event.get("iun")
        ),
        None,
    )
    return [
        event
        for event in everything
        if (request and event.get("notificationRequestId") == request) or (iun and event.get("iun") == iun)
    ]


def iun_of(archive: Archive, notifica: dict) -> Optional[str]:
    if notifica.get("iun"):
        return notifica["iun"]
    return next((event["iun"] for event in events_of(archive, notifica) if event.get("iun")), None)


def held(archive: Archive, notifica: dict) -> dict:
    """What the gestionale holds about a notification, from its own archive alone."""
    events = events_of(archive, notifica)
    status = next((event["newStatus"] for event in reversed(events) if event.get("newStatus")), "RICHIESTA")
    error = notifica.get("errore")
    reasons = [error] if error else refusal_reasons(events)
    answer: dict = {"protocollo": notifica["protocollo"], "stato": "ERRORE" if error else status}
    if notifica.get("richiesta"):
        answer["richiesta"] = notifica["richiesta"]
    iun = iun_of(archive, notifica)
    if iun:
        answer["iun"] = iun
    if reasons:
        answer["motiviRifiuto"] = reasons
    answer["eventi"] = [event_held(event) for event in events]
    return answer


def event_held(event: dict) -> dict:
    element = event.get("element") or {}
    instant = element.get("eventTimestamp") or element.get("timestamp")
    shown = {"id": event["eventId"], "categoria": element.get("category", "")}
    return {**shown, "istante": instant} if instant else shown


def refusal_reasons(events: list) -> list:
    reasons: list[Any] = []
    for event in events:
        details = (event.get("element") or {}).get("details") or {}
        for reason in details.get("refusalReasons") or []:
            code = reason.get("errorCode", "motivo non indicato")
            reasons.append(f"{code}: {reason['detail']}" if reason.get("detail") else code)
    return reasons
