import { createHash } from 'node:crypto';
import type { Headers, Transport, WireRequest, WireResponse } from '../../simulators/kernel/exchange.ts';

/** An answer, or a network failure. */
type Line = WireResponse | { readonly failure: 'TIMEOUT' | 'RESET' | 'UNREACHABLE' };

/** A hand-made SEND for the ente's own tests: it says yes to everything, unless a line has been put in its mouth. */
export interface FakeSend {
  readonly transport: Transport;
  readonly requests: readonly (WireRequest & { readonly timeoutMs: number | undefined })[];
  /** The next requests whose method and path match get these answers, in order. */
  say(match: string, ...lines: Line[]): void;
  /** Requests whose `METHOD path` contains a text. */
  asked(match: string): readonly WireRequest[];
  /** Pages that the stream gives, one a read; empty ones afterwards. */
  readonly pages: unknown[][];
  price: number | undefined;
}

export const IUN = 'GPTG-NEPG-ZTET-202402-E-1';
export const REQUEST_ID = btoa(IUN);
export const FACT_BYTES = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe, 0x00, 0x80, 0x0a]);

export function json(status: number, value: unknown, headers: Headers = {}): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

export function bodyOf(request: WireRequest): Record<string, unknown> {
  return JSON.parse(Buffer.from(request.body).toString()) as Record<string, unknown>;
}

export function fakeSend(): FakeSend {
  const requests: (WireRequest & { timeoutMs: number | undefined })[] = [];
  const script: { match: string; lines: Line[] }[] = [];
  const streams: { streamId: string; title: string }[] = [];
  let serial = 0;
  const fake = {
    requests,
    pages: [] as unknown[][],
    price: 200 as number | undefined,
    say: (match: string, ...lines: Line[]) => void script.push({ match, lines }),
    asked: (match: string) => requests.filter((request) => nameOf(request).includes(match)),
    transport: ((request, options) => {
      requests.push({ ...request, timeoutMs: options?.timeoutMs });
      const scripted = script.find(({ match, lines }) => lines.length > 0 && nameOf(request).includes(match));
      const line = scripted?.lines.shift() ?? answer(request);
      return 'failure' in line
        ? Promise.reject(Object.assign(new Error(line.failure), { code: line.failure }))
        : Promise.resolve(line);
    }) as Transport,
  };
  const answer = (request: WireRequest): WireResponse => {
    const name = nameOf(request);
    if (name === 'POST /delivery/attachments/preload')
      return json(
        200,
        (JSON.parse(Buffer.from(request.body).toString()) as { preloadIdx: string }[]).map(({ preloadIdx }) => ({
          preloadIdx,
          secret: `segreto-${++serial}`,
          httpMethod: 'PUT',
          url: `http://magazzino.example/caricamento/${serial}`,
          key: `PN_NOTIFICATION_ATTACHMENTS-${serial}.pdf`,
        })),
      );
    if (name.startsWith('PUT /caricamento/'))
      return { status: 200, headers: { 'x-amz-version-id': `v-${name.slice(-1)}` }, body: Buffer.alloc(0) };
    if (name === 'POST /delivery/v2.5/requests') return json(202, { notificationRequestId: REQUEST_ID });
    if (name.startsWith('GET /delivery/v2.5/requests'))
      return json(200, { notificationRequestId: REQUEST_ID, notificationRequestStatus: 'ACCEPTED', iun: IUN });
    if (name.endsWith('/v2.9/streams')) {
      if (request.method === 'GET') return json(200, streams);
      const { title } = bodyOf(request) as { title: string };
      streams.push({ streamId: `00000000-0000-4000-8000-00000000000${streams.length + 1}`, title });
      return json(200, streams.at(-1));
    }
    if (name.includes('/events') && request.method === 'GET') {
      const page = fake.pages.shift();
      return json(200, page ?? [], { 'retry-after': page === undefined ? '60000' : '0' });
    }
    if (name.includes('/notifications/sent/') && !name.includes('/attachments/'))
      return json(200, {
        iun: IUN,
        notificationStatus: 'DELIVERED',
        documents: [{ docIdx: '0' }],
        recipients: [{ payments: [{ pagoPa: { attachment: {} } }] }],
        timeline: [],
      });
    if (name.includes('/attachments/') || name.includes('/download/legal-facts/'))
      return json(200, {
        filename: `${name.split('/').at(-1)}.pdf`,
        contentLength: FACT_BYTES.length,
        sha256: createHash('sha256').update(FACT_BYTES).digest('base64'),
        url: 'http://magazzino.example/scarico/1',
      });
    if (name.startsWith('GET /scarico/')) return { status: 200, headers: {}, body: FACT_BYTES };
    if (name.includes('/price/'))
      return fake.price === undefined
        ? json(404, { status: 404, errors: [{ code: 'PN_DELIVERY_NOTIFICATIONCOSTNOTFOUND' }] })
        : json(200, { totalPrice: fake.price, partialPrice: 100 });
    if (name.includes('/cancel/')) return json(202, { status: 'OK' });
    if (name.endsWith('/payment/pagopa')) return { status: 204, headers: {}, body: Buffer.alloc(0) };
    return json(404, { status: 404, errors: [{ code: 'PN_DELIVERY_NOTIFICATIONNOTFOUND' }] });
  };
  return fake;
}

function nameOf({ method, url }: WireRequest): string {
  const { pathname } = new URL(url);
  return `${method} ${pathname}`;
}

/** A stream event; `n` makes its identifier. */
export function event(n: number, category: string, newStatus: string, extra: object = {}): Record<string, unknown> {
  return {
    eventId: String(n).padStart(38, '0'),
    notificationRequestId: REQUEST_ID,
    iun: IUN,
    newStatus,
    element: {
      elementId: `${category}.IUN_${IUN}.${n}`,
      category,
      eventTimestamp: '2026-11-22T09:00:00.000Z',
      ...extra,
    },
  };
}
