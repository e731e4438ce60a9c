import type { WireRequest, WireResponse } from '../../../simulators/kernel/exchange.ts';
import { parseJson } from '../../../simulators/kernel/json.ts';
import type { MessaggioDaConsegnare } from '../../../sut/commands/ioservice.ts';
import type { GatewayReply } from '../parts/ioservice.ts';
import { keysOf } from './desk.ts';
import type { IoserviceDesk } from './desk.ts';

const PATIENCE_MS = 10_000;
const PAUSE_MS = 2_000;

interface Question {
  readonly method: string;
  /** What follows the address of the messages. */
  readonly path?: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/**
 * Asks the gateway on behalf of a service, with its keys in order. Never throws for what the gateway or the network does:
 * an answer that says yes and cannot be read is no answer.
 */
export async function askGateway(desk: IoserviceDesk, servizio: string, question: Question): Promise<GatewayReply> {
  const { parts, ports } = desk;
  let reply: GatewayReply = { status: 401, json: undefined };
  for (const chiave of keysOf(desk, servizio)) {
    for (let attempt = 1; ; attempt++) {
      reply = await once(desk, chiave, question);
      if (attempt >= parts.attemptsWith(reply)) break;
      await ports.clock.sleep(PAUSE_MS * attempt);
    }
    if (!parts.triesNextKey(reply)) break;
  }
  return reply;
}

async function once(
  { configuration: { url, ente }, ports, parts }: IoserviceDesk,
  chiave: string,
  { method, path = '', body }: Question,
): Promise<GatewayReply> {
  const address = new URL(parts.gatewayAddress(url, chiave));
  address.pathname += path;
  const request: WireRequest = {
    method,
    url: address.href,
    headers: parts.gatewayHeaders(chiave, ente.codiceUtente, ente.codiceFiscale),
    body: body === undefined ? new Uint8Array(0) : parts.gatewayBody(body),
  };
  let response: WireResponse;
  try {
    response = await ports.transport(request, { timeoutMs: PATIENCE_MS });
  } catch (error) {
    if (!NO_ANSWER.has((error as { code?: unknown }).code)) throw error;
    return { status: 0, json: undefined };
  }
  const read = parseJson(response.body);
  const wantsJson = response.status === 200 || response.status === 201;
  return wantsJson && !read.ok
    ? { status: 0, json: undefined }
    : { status: response.status, json: read.ok ? read.value : undefined };
}

const NO_ANSWER: ReadonlySet<unknown> = new Set(['TIMEOUT', 'RESET', 'UNREACHABLE']);

/** A message as the gateway takes it, but for its number. */
export function wireMessage(
  { parts }: IoserviceDesk,
  { codiceFiscale, oggetto, testo, scadenza, pagamento }: MessaggioDaConsegnare,
): Readonly<Record<string, unknown>> {
  return {
    codice_fiscale: parts.gatewayRecipient(codiceFiscale),
    contenuto: {
      oggetto_messaggio: oggetto,
      corpo_messaggio: parts.gatewayText(testo),
      data_scadenza: parts.gatewayDueDate(scadenza),
      ...(pagamento === undefined
        ? {}
        : {
            dati_pagamento: {
              importo: parts.gatewayAmount(pagamento.importo),
              avviso_pagoPA: parts.gatewayNotice(pagamento.numeroAvviso),
              scadenza_pagamento: parts.gatewayExpiry(pagamento.nonDopoLaScadenza),
            },
          }),
    },
  };
}
