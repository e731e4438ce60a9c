import { satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { SeenExchange } from '../../kernel/platform.ts';
import type { SendMemory } from '../memory.ts';
import { arrival, attachmentsOf, bareKey, errorCodes, list, members, noticesOf, text } from '../seen.ts';
import type { Members } from '../seen.ts';
import { CREATE } from '../versions.ts';
import { rule, unless } from './rule.ts';
import type { SendRule } from './rule.ts';

/** What every request for a notification must hold, whatever the story (send.md §1.6-§1.8, §8.1, §8.2). */
export const invio: readonly SendRule[] = [
  onRequest('SEND-INVIO-004', (request) => {
    if (hasPayments(request)) return undefined;
    const observed = text(request['pagoPaIntMode']) ?? 'nessuna dichiarazione';
    return unless(observed === 'NONE' ? undefined : { expected: 'NONE', observed }, {
      met: 'La notifica senza pagamento dichiara che l’integrazione con pagoPA non si applica.',
      broken: 'La notifica senza pagamento non dichiara che l’integrazione con pagoPA non si applica.',
    });
  }),
  onRequest('SEND-INVIO-006', (request, memory) => {
    let known = 0;
    for (const attachment of attachmentsOf(request)) {
      const { key, versionToken } = members(attachment['ref']);
      const digest = text(members(attachment['digests'])['sha256']);
      const slot = memory.byKey.get(bareKey(text(key) ?? ''));
      if (slot === undefined) {
        if (memory.byKey.forgot) continue;
        return violated(
          'La notifica cita un documento che non è stato prenotato.',
          'la chiave di un documento caricato',
          text(key) ?? 'nessuna chiave',
        );
      }
      if (slot.versionToken === undefined)
        return violated('La notifica cita un documento che non è stato caricato.', 'un documento caricato', slot.key);
      if (slot.versionToken !== versionToken)
        return violated(
          'La versione citata non è quella del caricamento.',
          slot.versionToken,
          text(versionToken) ?? 'nessuna versione',
        );
      if (slot.sha256 !== digest)
        return violated(
          'L’impronta citata non è quella del documento caricato.',
          slot.sha256,
          digest ?? 'nessuna impronta',
        );
      known++;
    }
    return known === 0 ? undefined : satisfied('I documenti della notifica sono quelli caricati.');
  }),
  onRequest('SEND-INVIO-007', (request) => {
    const code = text(request['taxonomyCode']) ?? '';
    const letter = hasPayments(request) ? 'P' : 'N';
    return unless(
      code.endsWith(letter) ? undefined : { expected: `un codice che termina con ${letter}`, observed: code },
      {
        met: 'Il codice tassonomico è coerente con il pagamento.',
        broken: 'Il codice tassonomico non è coerente con la presenza di un pagamento.',
      },
    );
  }),
  onRequest('SEND-INVIO-008', (request) => {
    if (request['notificationFeePolicy'] !== 'FLAT_RATE') return undefined;
    return unless(
      noticesOf(request).some(({ applyCost }) => applyCost === true)
        ? { expected: 'applyCost false su ogni avviso', observed: 'applyCost true' }
        : undefined,
      {
        met: 'Con spese forfettarie nessun avviso chiede di aggiungere il costo.',
        broken: 'Con spese forfettarie un avviso chiede di aggiungere il costo della notifica.',
      },
    );
  }),
  onRequest('SEND-INVIO-009', (request) => {
    if (request['notificationFeePolicy'] !== 'DELIVERY_MODE') return undefined;
    const { paFee, vat } = request;
    const problem =
      problemOf('il costo dell’ente (paFee)', paFee, 'centesimi') ??
      problemOf('l’aliquota IVA (vat)', vat, 'per cento');
    return unless(problem, {
      met: 'La notifica indica costo dell’ente e aliquota IVA.',
      broken: 'Con spese a carico del destinatario mancano il costo dell’ente o l’aliquota IVA.',
    });
  }),
  rule('SEND-INVIO-010', CREATE, ({ response, fault }) => {
    if (fault !== undefined) return undefined;
    if (errorCodes(response).includes('PN_DELIVERY_INVALID_SENDER_TAX_ID'))
      return violated(
        'Il codice fiscale del mittente non è quello dell’ente a cui appartiene la chiave.',
        'il codice fiscale dell’ente della chiave',
        'PN_DELIVERY_INVALID_SENDER_TAX_ID',
      );
    return response.status === 202 ? satisfied('Il mittente è l’ente della chiave.') : undefined;
  }),
  onRequest('SEND-INVIO-011', (request) => {
    if (!hasPayments(request)) return undefined;
    const observed = text(request['pagoPaIntMode']) ?? 'nessuna dichiarazione';
    // with flat-rate costs SEND itself takes NONE for what is meant (send.md §1.7)
    if (observed === 'NONE' && request['notificationFeePolicy'] !== 'DELIVERY_MODE') return undefined;
    return unless(
      observed === 'SYNC' || observed === 'ASYNC' ? undefined : { expected: 'SYNC oppure ASYNC', observed },
      {
        met: 'La notifica con pagamento dichiara l’integrazione con pagoPA.',
        broken: 'La notifica con pagamento non dichiara l’integrazione con pagoPA.',
      },
    );
  }),
  onRequest('SEND-INVIO-013', (request) => {
    const notices = noticesOf(request);
    if (notices.length === 0) return undefined;
    const wrong = notices.find(
      ({ noticeCode, creditorTaxId }) =>
        !/^\d{18}$/.test(text(noticeCode) ?? '') || !/^\d{11}$/.test(text(creditorTaxId) ?? ''),
    );
    return unless(
      wrong === undefined
        ? undefined
        : {
            expected: 'numero avviso di 18 cifre e creditore di 11',
            observed: `${JSON.stringify(wrong.noticeCode)} e ${JSON.stringify(wrong.creditorTaxId)}`,
          },
      {
        met: 'Numero avviso e creditore hanno la forma prevista.',
        broken: 'Numero avviso o creditore non hanno la forma prevista.',
      },
    );
  }),
  onRequest('SEND-INVIO-021', (request) => {
    const token = text(request['idempotenceToken']) ?? '';
    return unless(token === '' ? { expected: 'un codice di idempotenza', observed: 'nessun codice' } : undefined, {
      met: 'La richiesta porta un codice di idempotenza.',
      broken: 'La richiesta di inserimento non porta un codice di idempotenza.',
    });
  }),
  onRequest('SEND-INVIO-022', (request, memory) => {
    const before = memory.submissions.get(text(request['paProtocolNumber']) ?? '');
    if (before === undefined || (before.state !== 'unanswered' && before.state !== 'conflict')) return undefined;
    const token = text(request['idempotenceToken']);
    return unless(
      token === before.token
        ? undefined
        : {
            expected: `${before.token ?? 'nessun codice'}, come nella richiesta n. ${before.exchange}`,
            observed: token ?? 'nessun codice',
          },
      {
        met: 'L’invio ripetuto usa lo stesso codice di idempotenza.',
        broken: 'L’ente ripete l’invio della stessa notifica con un altro codice di idempotenza.',
      },
    );
  }),
  rule('SEND-INVIO-023', CREATE, (exchange, memory) => {
    const before = memory.submissions.get(text(members(exchange.request.json)['paProtocolNumber']) ?? '');
    if (before?.state === 'taken')
      return violated(
        'L’ente invia di nuovo una notifica che SEND ha già preso in carico.',
        'nessun altro invio per lo stesso protocollo',
        `un nuovo invio dopo la presa in carico n. ${before.exchange}`,
      );
    return exchange.response.status === 202 && arrival(exchange) === 'yes'
      ? satisfied('La notifica presa in carico non era già stata inviata.')
      : undefined;
  }),
  rule('SEND-INVIO-024', undefined, ({ request }) => {
    if (request.text === undefined || (request.method !== 'POST' && request.method !== 'PUT')) return undefined;
    const place = emptyMember(request.json);
    return unless(
      place === undefined
        ? undefined
        : { expected: 'il campo omesso', observed: `${place.path.replace(/^\./, '')}: ${place.value}` },
      {
        met: 'La richiesta omette i campi senza valore.',
        broken: 'La richiesta trasmette un campo senza valore invece di ometterlo.',
      },
    );
  }),
  onRequest('SEND-INVIO-025', (request) => {
    const without = list(request['recipients']).findIndex(
      (recipient) => text(members(members(recipient)['physicalAddress'])['address']) === undefined,
    );
    return unless(
      without < 0
        ? undefined
        : {
            expected: 'un indirizzo fisico per ogni destinatario',
            observed: `destinatario n. ${without + 1} senza indirizzo`,
          },
      { met: 'Ogni destinatario ha un indirizzo fisico.', broken: 'Un destinatario è senza indirizzo fisico.' },
    );
  }),
  onRequest('SEND-INVIO-028', (request) => {
    const said = `${text(request['subject']) ?? ''}\n${text(request['abstract']) ?? ''}`.toUpperCase();
    const found = list(request['recipients'])
      .map(members)
      .flatMap(({ taxId, denomination }) => [
        ['codice fiscale', text(taxId)] as const,
        ['nome', text(denomination)] as const,
      ])
      .find(([, value]) => value !== undefined && value.length > 3 && said.includes(value.toUpperCase()));
    return unless(
      found === undefined
        ? undefined
        : { expected: 'nessun dato personale', observed: `il ${found[0]} del destinatario nell’oggetto` },
      {
        met: 'Oggetto e descrizione non contengono dati del destinatario.',
        broken: 'Oggetto o descrizione contengono dati personali del destinatario.',
      },
    );
  }),
];

function onRequest(
  requirement: string,
  check: (request: Members, memory: SendMemory, exchange: SeenExchange) => Judgement | undefined,
): SendRule {
  return rule(requirement, CREATE, (exchange, memory) =>
    exchange.request.json === undefined ? undefined : check(members(exchange.request.json), memory, exchange),
  );
}

function hasPayments(request: Members): boolean {
  return list(request['recipients']).some((recipient) => list(members(recipient)['payments']).length > 0);
}

function problemOf(what: string, value: unknown, unit: string): { expected: string; observed: string } | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100
    ? undefined
    : {
        expected: `${what}, da 0 a 100 ${unit}`,
        observed: value === undefined ? 'assente' : JSON.stringify(value),
      };
}

/** Fields with a fixed list of values, where an empty text is no value. */
const ENUMERATED = new Set([
  'pagoPaIntMode',
  'notificationFeePolicy',
  'physicalCommunicationType',
  'recipientType',
  'eventType',
  'contentType',
]);

/** The first member without a value, and where it is. The path is written on the way back: most requests have none. */
function emptyMember(value: unknown): { path: string; value: string } | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  for (const name of Object.keys(value)) {
    const member = (value as Members)[name];
    const found =
      member === null
        ? { path: '', value: 'null' }
        : member === '' && ENUMERATED.has(name)
          ? { path: '', value: '""' }
          : emptyMember(member);
    if (found !== undefined)
      return { path: `${Array.isArray(value) ? `[${name}]` : `.${name}`}${found.path}`, value: found.value };
  }
  return undefined;
}
