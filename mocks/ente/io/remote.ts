import type { WireRequest, WireResponse } from '../../../simulators/kernel/exchange.ts';
import { jsonBytes } from '../json.ts';
import { Rejection } from '../rejection.ts';
import { ask } from './ask.ts';
import type { IoDesk } from './desk.ts';

/** Path of the server from which IO fetches contents. */
export const CONTENUTI_PATH = '/io';
const HEADER = 'x-chiave-contenuti';

/**
 * The ente's configuration on IO, made the first time that it is needed.
 * @throws Rejection where IO will not have it.
 */
export async function remoteConfiguration(desk: IoDesk): Promise<string> {
  const { archive, configuration, parts, ports } = desk;
  const known = archive.configurazione();
  if (known !== undefined) return known.id;
  const key = ports.ids.token(40);
  const reply = await ask(desk, {
    operation: 'remoteContent',
    method: 'POST',
    path: '/messages-sending/remote-contents/configurations',
    key: managementKey(desk, 'remoteContent'),
    body: () =>
      jsonBytes({
        name: 'Contenuti riservati',
        description: `Contenuti e allegati dei messaggi di ${configuration.ente.denominazione}`,
        has_precondition: 'NEVER',
        disable_lollipop_for: [],
        is_lollipop_enabled: true,
        prod_environment: {
          base_url: configuration.contenuti,
          details_authentication: { header_key_name: HEADER, key, type: 'API-KEY' },
        },
      }),
  });
  const id = (reply.json as { configuration_id?: unknown } | undefined)?.configuration_id;
  if (reply.status !== 201 || typeof id !== 'string')
    throw new Rejection(parts.ioOperatorMessage('Configurazione dei contenuti remoti non riuscita', reply) ?? '');
  archive.saveConfigurazione({ id, key });
  return id;
}

/** The key with which services and remote contents are managed. */
export function managementKey({ configuration, parts }: IoDesk, operation: 'services' | 'remoteContent'): string {
  const { chiaveManage, servizi } = configuration.ente;
  return parts.managementKeyFor(operation) ? chiaveManage : servizi[0]!.chiavePrimaria;
}

/** Answers IO, on behalf of a citizen who opens a message (io.md §3.9). */
export async function serveContent(desk: IoDesk, request: WireRequest): Promise<WireResponse> {
  const { archive, parts, ports } = desk;
  const key = archive.configurazione()?.key ?? '';
  if (key === '' || !parts.comesFromIo(request.headers, { header: HEADER, key })) return problem(401);
  if (request.headers['signature'] !== undefined && !parts.toleratesSigned()) return problem(400);
  const [messages, id, ...rest] = new URL(request.url).pathname.slice(`${CONTENUTI_PATH}/`.length).split('/');
  const contenuto = messages === 'messages' && id !== undefined ? archive.contenuto(decodeURIComponent(id)) : undefined;
  if (contenuto === undefined) return problem(parts.unknownContent());
  const asking = request.headers['fiscal_code'];
  const what = rest.join('/');
  if (what.startsWith('allegati/')) {
    if (!parts.mayHaveAttachment(contenuto, asking)) return problem(404);
    const index = Number(what.slice('allegati/'.length));
    if (!(index >= 1 && index <= (contenuto.dati.allegati ?? 0))) return problem(404);
    const wait = parts.attachmentWait(contenuto, ports.clock.now());
    if (wait > 0) return { ...parts.attachmentNotReady(wait), body: new Uint8Array(0) };
    return {
      status: 200,
      headers: { 'content-type': 'application/pdf' },
      body: parts.attachmentBytes(contenuto, index),
    };
  }
  if (!parts.isAddressee(contenuto, asking)) return problem(404);
  if (what === 'precondition') {
    const text = parts.preconditionText(contenuto);
    return text === undefined ? problem(404) : json(200, text);
  }
  if (what !== '') return problem(404);
  const details = parts.remoteDetails(contenuto);
  const attachments = parts.remoteAttachments(contenuto);
  return json(200, {
    ...(details === undefined ? {} : { details }),
    ...(attachments.length === 0 ? {} : { attachments }),
  });
}

function problem(status: number): WireResponse {
  return json(status, { status, title: status === 401 ? 'Chiave non valida' : 'Contenuto non trovato' });
}

function json(status: number, value: unknown): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: jsonBytes(value) };
}
