import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import { arrival } from '../seen.ts';
import { byRule, expecting, takenFor, textOf } from './story.ts';

/** Keys, secrets, retries. Parameters: `protocollo` where a notification is named. */
export const chiamate: Readonly<Record<string, Expectation>> = {
  uploadsWithoutCredentials: byRule('SEND-SICUR-001', 'Nessun documento è stato caricato.'),
  downloadsWithoutCredentials: byRule('SEND-SICUR-002', 'Nessun documento è stato scaricato.'),
  keyOnEveryCall: byRule('SEND-SICUR-003', 'Nessuna chiamata è stata fatta.'),
  noReservedHeaders: byRule('SEND-SICUR-004', 'Nessuna chiamata è stata fatta.'),
  noVoucher: byRule('SEND-SICUR-005', 'Nessuna chiamata è stata fatta.'),
  voucherOnEveryCall: byRule('SEND-SICUR-020', 'Nessuna chiamata è stata fatta con una chiave che prevede il voucher.'),
  voucherRenewedOnce: expecting('SEND-SICUR-021', (view) => {
    const refused = view
      .exchanges()
      .find(({ platform, response, fault }) => platform === 'send' && fault !== undefined && response.status === 403);
    if (refused === undefined) return notObserved('SEND non ha rifiutato il voucher.');
    const asked = view.exchanges('createToken').find(({ seq }) => seq > refused.seq);
    if (asked === undefined)
      return violated('L’ente non ha rinnovato il voucher.', 'una richiesta a PDND', 'nessuna', refused.seq);
    const again = view
      .exchanges(refused.operation)
      .find(({ seq, request }) => seq > asked.seq && request.url === refused.request.url);
    return again === undefined
      ? violated(
          'L’ente non ha ripetuto la chiamata con il voucher nuovo.',
          'la stessa chiamata',
          'nessuna',
          refused.seq,
        )
      : satisfied('L’ente ha rinnovato il voucher e ripetuto la chiamata.', again.seq);
  }),
  refusedKeyNotInsisted: expecting('SEND-SICUR-006', (view) => {
    const refused = view
      .exchanges()
      .filter(({ platform, response }) => platform === 'send' && [401, 403].includes(response.status));
    const first = refused[0];
    if (first === undefined) return notObserved('SEND non ha rifiutato la chiave.');
    if (refused.length > 3)
      return violated(
        'L’ente insiste con una chiave che SEND non accetta.',
        'al più tre chiamate',
        `${refused.length} chiamate`,
        refused.at(-1)!.seq,
      );
    const told = view
      .commands()
      .some(({ answeredSeq, answer }) => answeredSeq > first.seq && (answer?.messageToOperator ?? '') !== '');
    return told
      ? satisfied('L’ente non insiste e l’operatore lo viene a sapere.', first.seq)
      : violated(
          'L’operatore non sa che la chiave non è accettata.',
          'un messaggio all’operatore',
          'nessun messaggio',
          first.seq,
        );
  }),
  currentOperations: byRule('SEND-PROTO-001', 'Nessuna chiamata è stata fatta.'),
  publishedOperations: byRule('SEND-PROTO-002', 'Nessuna chiamata è stata fatta.'),
  schemaRespected: byRule('SEND-PROTO-003', 'Nessuna chiamata è stata fatta.'),
  jsonDeclared: byRule('SEND-PROTO-004', 'Nessuna richiesta con un corpo è stata fatta.'),
  boundedRetries: byRule('SEND-PROTO-005', 'L’ente non ha ripetuto alcuna chiamata.'),
  rejectedNotRepeated: byRule('SEND-PROTO-006', 'SEND non ha respinto alcuna richiesta.'),
  waitAfterTooMany: byRule('SEND-PROTO-007', 'L’ente non ha ripetuto chiamate dopo una risposta di troppe richieste.'),
  depositCompleted: expecting('SEND-PROTO-008', (view, parameters) => {
    const trouble = view
      .exchanges()
      .find(
        (exchange) =>
          exchange.platform === 'send' &&
          exchange.fault !== undefined &&
          (arrival(exchange) !== 'yes' || exchange.response.status >= 429),
      );
    if (trouble === undefined) return notObserved('SEND non ha avuto errori temporanei.');
    const taken = takenFor(view, textOf(parameters, 'protocollo')).at(-1);
    return taken === undefined
      ? violated('Dopo l’errore temporaneo la notifica non è depositata.', 'presa in carico', 'nessuna', trouble.seq)
      : satisfied('Dopo l’errore temporaneo la notifica è depositata.', taken.exchange.seq);
  }),
};
