import type { CreateNotification, NotificationHeld } from '../../sut/commands/send.ts';
import type { Notifica } from './archive.ts';
import type { Reply } from './client.ts';
import type { Desk } from './desk.ts';
import { held } from './held.ts';
import { jsonBytes } from './json.ts';
import type { Attachment } from './parts/upload.ts';
import { pdfOf } from './pdf.ts';
import { Rejection } from './rejection.ts';
import { upload } from './uploads.ts';
import { paths } from './urls.ts';

type Json = Readonly<Record<string, unknown>>;

const ACTION = 'Deposito della notifica non riuscito';
/** How many other tokens are tried, by an ente that (wrongly) tries others. */
const OTHER_TOKENS = 3;

/**
 * Deposits a notification (send.md §1.4, §1.6): uploads its documents, sends the request, keeps what SEND calls it.
 * What was deposited already is not deposited twice; what was left halfway goes on with the same idempotence token.
 * @throws Rejection where SEND will not have it, or does not answer.
 */
export async function createNotification(desk: Desk, parameters: CreateNotification): Promise<NotificationHeld> {
  const { archive, ports } = desk;
  const { protocollo } = parameters;
  const before = archive.notifica(protocollo);
  if (before?.richiesta !== undefined) return held(desk, before);
  const notifica: Notifica = {
    protocollo,
    idempotenceToken: before?.idempotenceToken ?? ports.ids.token(32),
    dati: parameters,
  };
  archive.saveNotifica(notifica);
  try {
    const body = await compose(desk, parameters);
    const deposited = await submit(desk, notifica, body);
    archive.saveNotifica(deposited);
    for (const avviso of parameters.destinatari.flatMap(({ avvisi }) => avvisi ?? [])) {
      const posizione = archive.posizione(avviso.creditore, avviso.numeroAvviso);
      if (posizione !== undefined) archive.savePosizione({ ...posizione, notifica: protocollo });
    }
    return held(desk, deposited);
  } catch (error) {
    if (error instanceof Rejection) archive.saveNotifica({ ...notifica, errore: error.message });
    throw error;
  }
}

async function compose(desk: Desk, parameters: CreateNotification): Promise<Json> {
  const { configuration, parts } = desk;
  const { mittente } = configuration;
  const avvisi = parameters.destinatari.flatMap(({ avvisi: own }) => own ?? []);
  const acts = Array.from({ length: parameters.atti }, (_, i) => act(desk, parameters, i));
  const uploaded = await upload(desk, [...acts, ...avvisi.map(({ numeroAvviso }) => notice(desk, numeroAvviso))]);
  const attachments = uploaded.slice(acts.length);
  const onGpd = avvisi.filter(({ creditore, numeroAvviso }) =>
    parts.liesOnGpd(desk.archive.posizione(creditore, numeroAvviso)),
  );
  if (onGpd.length > 0 && onGpd.length < avvisi.length)
    throw new Rejection(`${ACTION}: gli avvisi di una notifica sono tutti su GPD oppure nessuno.`);
  const mode = onGpd.length > 0 ? parts.modeOnGpd() : parts.pagoPaIntMode(avvisi.length > 0);
  return parts.notificationBody(
    {
      paProtocolNumber: parameters.protocollo,
      subject: parts.subject(parameters),
      senderDenomination: mittente.denominazione,
      senderTaxId: mittente.codiceFiscale,
      taxonomyCode: parts.taxonomyCode(parameters),
      ...parts.feePolicy(parameters.spese),
      ...(mode === undefined ? {} : { pagoPaIntMode: mode }),
      physicalCommunicationType: parts.physicalCommunicationType(parameters),
      recipients: parameters.destinatari.map((destinatario) =>
        parts.recipient(
          destinatario,
          (destinatario.avvisi ?? []).map((avviso) => {
            const { sha256, contentType, ref } = attachments[avvisi.indexOf(avviso)]!;
            return parts.payment(avviso, { digests: { sha256 }, contentType, ref }, mittente.codiceFiscale);
          }),
        ),
      ),
      documents: uploaded
        .slice(0, acts.length)
        .map(({ title, sha256, contentType, ref }) => parts.documentEntry(title, sha256, contentType, ref)),
    },
    configuration,
  );
}

function act({ parts }: Desk, { protocollo, oggetto }: CreateNotification, index: number): Attachment {
  const title = index === 0 ? 'Atto' : `Allegato ${index}`;
  return {
    title,
    contentType: 'application/pdf',
    bytes: parts.documentBytes(pdfOf([title, oggetto, `Protocollo ${protocollo}`, `Documento ${index + 1}`])),
  };
}

function notice({ parts }: Desk, numeroAvviso: string): Attachment {
  return {
    title: 'Avviso di pagamento',
    contentType: 'application/pdf',
    bytes: parts.documentBytes(pdfOf(['Avviso di pagamento pagoPA', `Numero avviso ${numeroAvviso}`])),
  };
}

async function submit(desk: Desk, notifica: Notifica, body: Json): Promise<Notifica> {
  const { parts, ports } = desk;
  let token = notifica.idempotenceToken;
  for (let conflicts = 0; ;) {
    const reply = await post(desk, (attempt) => {
      const idempotenceToken = parts.idempotenceTokenFor(token, attempt, ports.ids);
      return { ...body, ...(idempotenceToken === undefined ? {} : { idempotenceToken }) };
    });
    if (reply.status === 202) return taken(desk, notifica, reply);
    if (reply.status !== 409) throw new Rejection(parts.operatorMessage(ACTION, reply));
    conflicts++;
    const choice = parts.onConflict();
    if (choice === 'recover') return recover(desk, notifica, reply);
    if (choice === 'giveUp' || conflicts > OTHER_TOKENS) throw new Rejection(parts.operatorMessage(ACTION, reply));
    token = ports.ids.token(32);
  }
}

function post(desk: Desk, body: (attempt: number) => Json): Promise<Reply> {
  const { configuration, parts, client } = desk;
  return client.ask({
    operation: 'sendNewNotification',
    method: 'POST',
    url: configuration.send + paths.requests(parts.requestVersion()),
    headers: parts.sendHeaders(configuration.mittente.apiKey, 'sendNewNotification', true),
    body: (attempt) => jsonBytes(body(attempt)),
    reads: 'json',
  });
}

/** After a conflict: the request that SEND holds under our own protocol and token is ours (send.md §1.8). */
async function recover(desk: Desk, notifica: Notifica, conflict: Reply): Promise<Notifica> {
  const reply = await requestStatus(desk, {
    paProtocolNumber: notifica.protocollo,
    idempotenceToken: notifica.idempotenceToken,
  });
  if (reply.status !== 200) throw new Rejection(desk.parts.operatorMessage(ACTION, conflict));
  return taken(desk, notifica, reply);
}

/** Asks SEND how a request stands (send.md §1.9), by its identifier or by protocol and token. */
export function requestStatus(desk: Desk, query: Readonly<Record<string, string>>): Promise<Reply> {
  const { configuration, parts, client } = desk;
  return client.ask({
    operation: 'retrieveNotificationRequestStatus',
    method: 'GET',
    url: `${configuration.send}${paths.requests(parts.requestVersion())}?${new URLSearchParams(query).toString()}`,
    headers: parts.sendHeaders(configuration.mittente.apiKey, 'retrieveNotificationRequestStatus'),
    reads: 'json',
  });
}

function taken({ parts }: Desk, notifica: Notifica, reply: Reply): Notifica {
  return { ...notifica, richiesta: parts.requestIdToKeep(requestIdIn(reply), notifica.protocollo) };
}

function requestIdIn(reply: Reply): string {
  const id = (reply.json as { notificationRequestId?: unknown } | undefined)?.notificationRequestId;
  if (typeof id !== 'string') throw new Rejection(`${ACTION}: SEND non ha dato il numero della richiesta.`);
  return id;
}
