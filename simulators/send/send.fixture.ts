import { createHash } from 'node:crypto';
import { DAY, VirtualClock } from '../kernel/clock.ts';
import { NO_BODY } from '../kernel/exchange.ts';
import type { Headers, WireRequest, WireResponse } from '../kernel/exchange.ts';
import { idsFrom } from '../kernel/ids.ts';
import { Journal } from '../kernel/journal.ts';
import type { Entry } from '../kernel/journal.ts';
import { storedFrom } from '../kernel/listen.ts';
import { redactorWith } from '../kernel/redaction.ts';
import { simulate } from '../kernel/simulate.ts';
import type { Simulation, SimulationOptions } from '../kernel/simulate.ts';
import type { FirstRequest, NewNotificationRequest } from './contract/requests.ts';
import { send } from './index.ts';
import type { SendPorts } from './ports.ts';
import type { SendState } from './state.ts';
import { segmentOf } from './versions.ts';
import type { RequestVersion } from './versions.ts';

/** Sunday 22 November 2026, 10:00 in Rome. */
export const START = Date.UTC(2026, 10, 22, 9, 0, 0);
export const PUBLIC_URL = 'https://send.example';
export const PDF: Uint8Array = Buffer.from('%PDF-1.7\n% un atto di prova\n%%EOF\n');
export { DAY };

/** A SEND at work in virtual time, with a client that knows the wire and nothing else. */
export interface Desk {
  readonly simulation: Simulation;
  readonly state: SendState;
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly apiKey: string;
  /** Sends a request with the sender's key, unless `headers` say otherwise (an empty text removes one). */
  ask(method: string, path: string, body?: unknown, headers?: Headers): Promise<Reply>;
  /** Preloads and uploads a file; returns the reference that a notification makes to it. */
  deposit(bytes?: Uint8Array, contentType?: 'application/pdf' | 'application/json'): Promise<Reference>;
  upload(url: string, bytes: Uint8Array, headers: Headers): Promise<Reply>;
  /** Creates a notification and lets validation end; fails loudly unless it is accepted. Returns the IUN. */
  accepted(request: NewNotificationRequest | FirstRequest, version?: RequestVersion): Promise<string>;
  entries(): readonly Entry[];
}

export interface Reply extends WireResponse {
  readonly json: any; // oxlint-disable-line typescript/no-explicit-any -- a test reads what it expects
  readonly text: string;
}

export interface Reference {
  readonly digests: { readonly sha256: string };
  readonly contentType: 'application/pdf';
  readonly ref: { readonly key: string; readonly versionToken: string };
}

export const sha256Base64 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

export function desk(
  settings: Readonly<Record<string, unknown>> = {},
  options: {
    readonly seed?: string;
    readonly startAt?: number;
    readonly ports?: SendPorts;
    readonly journal?: Journal;
  } = {},
): Desk {
  const clock = new VirtualClock(options.startAt ?? START);
  const { journal = new Journal() } = options;
  const simulation = simulate(
    send,
    { journal, clock, redactor: redactorWith('prova') },
    {
      ids: idsFrom(options.seed ?? 'prova'),
      publicUrl: PUBLIC_URL,
      settings,
      ...(options.ports === undefined ? {} : { ports: options.ports as NonNullable<SimulationOptions['ports']> }),
    },
  );
  const state = simulation.state as SendState;
  const apiKey = state.mittente.value;

  const exchange = async (request: WireRequest): Promise<Reply> => {
    const response = await simulation.handle(request);
    const text = Buffer.from(response.body).toString('utf8');
    const json = /json/.test(response.headers['content-type'] ?? '') ? JSON.parse(text) : undefined;
    return { ...response, text, json };
  };
  const ask: Desk['ask'] = (method, path, body, headers = {}) => {
    const all: Headers = { 'x-api-key': apiKey, 'content-type': 'application/json', ...headers };
    for (const [name, value] of Object.entries(all)) if (value === '') delete all[name];
    return exchange({
      method,
      url: path.startsWith('https://') ? path : `${PUBLIC_URL}${path}`,
      headers: all,
      body:
        body === undefined
          ? NO_BODY
          : body instanceof Uint8Array
            ? body
            : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    });
  };
  const upload: Desk['upload'] = (url, bytes, headers) =>
    exchange({ method: 'PUT', url, headers, body: NO_BODY, stored: storedFrom([bytes]) });
  const deposit: Desk['deposit'] = async (bytes = PDF, contentType = 'application/pdf') => {
    const sha256 = sha256Base64(bytes);
    const preload = await ask('POST', '/delivery/attachments/preload', [{ preloadIdx: '0', contentType, sha256 }]);
    const [slot] = preload.json;
    const uploaded = await upload(slot.url, bytes, {
      'content-type': contentType,
      'x-amz-meta-secret': slot.secret,
      'x-amz-checksum-sha256': sha256,
    });
    return {
      digests: { sha256 },
      contentType: contentType as 'application/pdf',
      ref: { key: slot.key, versionToken: uploaded.headers['x-amz-version-id']! },
    };
  };
  return {
    simulation,
    state,
    clock,
    journal,
    apiKey,
    ask,
    deposit,
    upload,
    async accepted(request, version = '2.5') {
      const path = `/delivery/${segmentOf(version)}requests`;
      const created = await ask('POST', path, request);
      if (created.status !== 202) throw new Error(`expected 202, got ${created.status}: ${created.text}`);
      await clock.advance(state.settings.validationMs);
      const status = await ask(
        'GET',
        `${path}?notificationRequestId=${encodeURIComponent(created.json.notificationRequestId)}`,
      );
      if (status.json?.notificationRequestStatus !== 'ACCEPTED')
        throw new Error(`expected ACCEPTED, got ${status.text}`);
      return status.json.iun;
    },
    entries: () => [...journal.lines()].map((line) => JSON.parse(line) as Entry),
  };
}

/** What went wrong inside the simulator itself: a test expects nothing here. */
export function troubles({ entries }: Desk): readonly unknown[] {
  return entries().flatMap((entry) => (entry.kind === 'trouble' ? [entry.trouble] : []));
}

export const NOTICE = '302011000000000177';

/** A notification with one digital recipient and one act, for the sender of the default settings. */
export function request(
  document: Reference,
  over: Partial<NewNotificationRequest> = {},
  recipient: Partial<NewNotificationRequest['recipients'][number]> = {},
): NewNotificationRequest {
  return {
    paProtocolNumber: 'PROT-2026-0001',
    idempotenceToken: 't1',
    subject: 'Avviso di prova',
    senderDenomination: 'Comune di Esempio',
    senderTaxId: '12345678903',
    taxonomyCode: '010202N',
    notificationFeePolicy: 'FLAT_RATE',
    physicalCommunicationType: 'AR_REGISTERED_LETTER',
    pagoPaIntMode: 'NONE',
    recipients: [
      {
        recipientType: 'PF',
        taxId: 'BNRMHL75C06G702B',
        denomination: 'Michelangelo Buonarroti',
        digitalDomicile: { type: 'PEC', address: 'prova@pec.it' },
        physicalAddress: {
          address: 'VIA DEGLI ESEMPI 1',
          zip: '87100',
          municipality: 'COSENZA',
          province: 'CS',
          foreignState: 'ITALIA',
        },
        ...recipient,
      },
    ],
    documents: [{ ...document, title: 'Atto' }],
    ...over,
  };
}

/** The same with a notice whose cost is SEND's to tell. */
export function requestWithNotice(
  document: Reference,
  attachment: Reference,
  over: Partial<NewNotificationRequest> = {},
  recipient: Partial<NewNotificationRequest['recipients'][number]> = {},
): NewNotificationRequest {
  return request(
    document,
    {
      taxonomyCode: '010201P',
      notificationFeePolicy: 'DELIVERY_MODE',
      paFee: 100,
      vat: 22,
      pagoPaIntMode: 'SYNC',
      ...over,
    },
    {
      payments: [{ pagoPa: { noticeCode: NOTICE, creditorTaxId: '12345678903', applyCost: true, attachment } }],
      ...recipient,
    },
  );
}
