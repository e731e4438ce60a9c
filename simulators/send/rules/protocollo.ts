import type { SeenExchange } from '../../kernel/platform.ts';
import { satisfied, violated } from '../../kernel/requirement.ts';
import { failureOf, INSISTENCE_MS, isInsistence } from '../memory.ts';
import { errorCodes, firstError, OBJECT_STORE, pathAndQuery } from '../seen.ts';
import { CONSUME, DEPRECATED } from '../versions.ts';
import { rule, unless } from './rule.ts';
import type { SendRule } from './rule.ts';

/** Attempts at one request after which it is insistence. */
const MOST_ATTEMPTS = 10;

/** The least that counts as having waited after "too many requests", ms. */
const SOME_WAIT_MS = 100;

const SCHEMA_CODES = ['PN_INVALID_BODY', 'PN_INVALID_PARAMETERS'];

/** Calls, errors and retries, whatever the operation (send.md §1.2, §1.3, §8.6). */
export const protocollo: readonly SendRule[] = [
  rule('SEND-PROTO-001', undefined, ({ operation, request }) => {
    if (operation === undefined) return undefined;
    return DEPRECATED.has(operation)
      ? violated(
          'L’ente usa un’operazione deprecata.',
          'la versione in vigore',
          `${request.method} ${pathAndQuery(request.url)}`,
        )
      : satisfied('L’operazione è in vigore.');
  }),
  rule('SEND-PROTO-002', undefined, ({ operation, request }) => {
    if (operation !== undefined) return satisfied('L’operazione è fra quelle pubblicate.');
    return isPresigned(request.url) || isProbe(request)
      ? undefined
      : violated(
          'L’ente chiama un’operazione che SEND non pubblica.',
          'un’operazione della specifica',
          `${request.method} ${pathAndQuery(request.url)}`,
        );
  }),
  rule('SEND-PROTO-003', undefined, ({ operation, response, fault }) => {
    if (operation === undefined || OBJECT_STORE.has(operation) || fault !== undefined) return undefined;
    if (response.status < 400) return satisfied('La richiesta rispetta lo schema.');
    return errorCodes(response).some((code) => SCHEMA_CODES.includes(code))
      ? violated('La richiesta non rispetta lo schema pubblicato.', 'una richiesta conforme', firstError(response))
      : undefined;
  }),
  rule('SEND-PROTO-004', undefined, ({ operation, request }) => {
    if (operation === undefined || OBJECT_STORE.has(operation) || request.text === undefined) return undefined;
    const type = request.headers['content-type'] ?? 'nessun tipo';
    return unless(/^application\/json\b/i.test(type) ? undefined : { expected: 'application/json', observed: type }, {
      met: 'La richiesta dichiara il formato JSON.',
      broken: 'La richiesta non dichiara il formato JSON.',
    });
  }),
  rule('SEND-PROTO-005', undefined, (exchange, memory) => {
    const before = failureOf(memory, exchange);
    if (before === undefined || !(before.status >= 500 || before.status === 429 || before.status === 0))
      return undefined;
    if (!isInsistence(exchange, before)) return satisfied('La lettura è ripetuta a distanza di tempo.');
    return unless(
      before.count < MOST_ATTEMPTS
        ? undefined
        : {
            expected: `meno di ${MOST_ATTEMPTS} ripetizioni`,
            observed: `${before.count} tentativi non riusciti`,
          },
      {
        met: 'Dopo un errore temporaneo la chiamata è ripetuta un numero limitato di volte.',
        broken: 'L’ente insiste con la stessa chiamata dopo ripetuti errori temporanei.',
      },
    );
  }),
  rule('SEND-PROTO-006', undefined, (exchange, memory) => {
    const { request } = exchange;
    if (request.method !== 'POST' && request.method !== 'PUT') return undefined;
    const before = failureOf(memory, exchange);
    if (before?.status === 400 && exchange.at - before.at < INSISTENCE_MS)
      return violated(
        'L’ente ripete identica una richiesta che SEND ha respinto per il suo contenuto.',
        'una richiesta corretta, o nessuna',
        'la stessa richiesta',
      );
    return exchange.response.status === 400
      ? satisfied('La richiesta respinta non era già stata respinta.')
      : undefined;
  }),
  rule('SEND-PROTO-007', undefined, (exchange, memory) => {
    if (exchange.operation !== undefined && CONSUME.includes(exchange.operation)) return undefined;
    const before = failureOf(memory, exchange);
    if (before?.status !== 429) return undefined;
    const asked = Math.max(SOME_WAIT_MS, (before.retryAfter ?? 0) * 1000);
    const waited = exchange.at - before.at;
    return unless(
      waited >= asked - 50 ? undefined : { expected: `almeno ${asked} ms di attesa`, observed: `${waited} ms` },
      {
        met: 'Dopo una risposta di troppe richieste l’ente attende.',
        broken: 'Dopo una risposta di troppe richieste l’ente ripete senza attendere.',
      },
    );
  }),
];

/** Addresses of the object store: what is done with them, SEND-CARICO-003 judges. */
function isPresigned(url: string): boolean {
  return /^\/(caricamento|scarico)\//.test(pathAndQuery(url));
}

/** Whoever asks only whether somebody is there: the base address, with neither credentials nor body. */
function isProbe({ method, url, headers, text, binary }: SeenExchange['request']): boolean {
  return (
    ['GET', 'HEAD', 'OPTIONS'].includes(method) &&
    /^\/?$/.test(pathAndQuery(url)) &&
    headers['x-api-key'] === undefined &&
    headers['authorization'] === undefined &&
    text === undefined &&
    binary === undefined
  );
}
