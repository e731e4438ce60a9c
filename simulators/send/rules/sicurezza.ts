import { satisfied, violated } from '../../kernel/requirement.ts';
import type { SeenExchange } from '../../kernel/platform.ts';
import { OBJECT_STORE } from '../seen.ts';
import { rule } from './rule.ts';
import type { SendRule } from './rule.ts';

/** Credentials where they belong, and nowhere else (send.md §1.1, §1.3, §1.4). */
export const sicurezza: readonly SendRule[] = [
  withoutCredentials('SEND-SICUR-001', 'uploadAttachment', 'Il caricamento'),
  withoutCredentials('SEND-SICUR-002', 'downloadFile', 'Lo scaricamento'),
  rule('SEND-SICUR-003', undefined, (exchange) => {
    if (!onSend(exchange) || exchange.operation === 'status') return undefined;
    return exchange.request.headers['x-api-key'] === undefined
      ? violated('La chiamata non porta la chiave API.', 'la chiave API dell’ente', 'nessuna chiave')
      : satisfied('La chiamata porta la chiave API.');
  }),
  rule('SEND-SICUR-004', undefined, ({ request }) => {
    const reserved = Object.keys(request.headers).find((name) => name.startsWith('x-pagopa-pn-'));
    return reserved === undefined
      ? satisfied('La chiamata non porta intestazioni riservate.')
      : violated(
          'La chiamata porta un’intestazione riservata al gateway.',
          'nessuna intestazione x-pagopa-pn-',
          reserved,
        );
  }),
  rule('SEND-SICUR-005', undefined, (exchange) => {
    if (!onSend(exchange)) return undefined;
    if (concluded(exchange, 'voucherNotExpected') !== undefined)
      return violated(
        'La chiamata porta un voucher che la chiave non prevede.',
        'nessun voucher',
        'intestazione Authorization',
      );
    return exchange.request.headers['authorization'] === undefined
      ? satisfied('La chiamata non porta un voucher che la chiave non prevede.')
      : undefined;
  }),
  rule('SEND-SICUR-020', undefined, (exchange) => {
    if (!onSend(exchange) || exchange.fault?.kind === 'status') return undefined;
    const refused = concluded(exchange, 'voucherRefused');
    if (refused !== undefined)
      return violated(
        'La chiamata non porta il voucher valido che la chiave richiede.',
        String(refused['expected']),
        String(refused['observed']),
      );
    const { authorization, 'x-api-key': key } = exchange.request.headers;
    return authorization === undefined || key === undefined || [401, 403].includes(exchange.response.status)
      ? undefined
      : satisfied('La chiamata porta un voucher valido.');
  }),
];

function withoutCredentials(requirement: string, operation: string, what: string): SendRule {
  return rule(requirement, [operation], ({ request }) => {
    const carried = ['x-api-key', 'authorization'].filter((name) => request.headers[name] !== undefined);
    return carried.length === 0
      ? satisfied(`${what} non porta credenziali.`)
      : violated(`${what} porta credenziali di SEND.`, 'nessuna credenziale', carried.join(', '));
  });
}

function onSend({ operation }: SeenExchange): boolean {
  return operation !== undefined && !OBJECT_STORE.has(operation);
}

/** What SEND's authorizer concluded, which its answer does not tell. */
function concluded({ events = [] }: SeenExchange, type: string): Readonly<Record<string, unknown>> | undefined {
  return events.find((event) => event.type === type);
}
