import { correctParts } from '../../parts.ts';
import { sendMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

/** Defects in the calls as such: keys, headers, versions, retries. */
export const protocollo: readonly Mutant[] = [
  sendMutant('intestazione-del-gateway', 'Trasmette le intestazioni riservate al gateway di SEND.', 'SEND-SICUR-004', {
    sendHeaders: (...given) => ({ ...correctParts.sendHeaders(...given), 'x-pagopa-pn-cx-type': 'PA' }),
  }),
  sendMutant('stream-senza-chiave', 'Legge gli eventi senza la chiave API.', 'SEND-SICUR-003', {
    sendHeaders: (apiKey, operation, hasBody) => {
      const { 'x-api-key': key, ...headers } = correctParts.sendHeaders(apiKey, operation, hasBody);
      return operation === 'consumeEventStream' || key === undefined ? headers : { 'x-api-key': key, ...headers };
    },
  }),
  sendMutant('voucher-non-previsto', 'Trasmette un voucher con una chiave che non lo prevede.', 'SEND-SICUR-005', {
    sendHeaders: (...given) => ({ ...correctParts.sendHeaders(...given), authorization: 'Bearer voucher' }),
  }),
  sendMutant('corpo-senza-tipo', 'Trasmette le richieste senza dichiarare che il corpo è JSON.', 'SEND-PROTO-004', {
    sendHeaders: (apiKey, operation) => correctParts.sendHeaders(apiKey, operation, false),
  }),
  sendMutant('versione-deprecata', 'Deposita le notifiche con una versione deprecata.', 'SEND-PROTO-001', {
    requestVersion: () => 'v2.3',
  }),
  sendMutant('stream-deprecato', 'Crea e legge gli stream con una versione deprecata.', 'SEND-PROTO-001', {
    streamVersion: () => 'v2.8',
  }),
  sendMutant(
    'costo-prima-versione',
    'Chiede il costo con la prima versione, che non dice quello totale.',
    'SEND-PROTO-001 SEND-COSTO-003 SEND-COSTO-005',
    { priceVersion: () => '' },
  ),
  sendMutant(
    'operazione-inesistente',
    'Annulla le notifiche con un percorso che SEND non pubblica.',
    'SEND-PROTO-002',
    { cancelVersion: () => 'v2.3' },
  ),
  sendMutant('ritenta-senza-fine', 'Ripete senza limite le chiamate che SEND non riesce a servire.', 'SEND-PROTO-005', {
    shouldRetry: (reply, attempt, operation) =>
      correctParts.shouldRetry(reply, Math.min(attempt, 1), operation) && attempt < 40,
  }),
  sendMutant(
    'ritenta-il-respinto',
    'Ripete identica una richiesta che SEND ha respinto per il suo contenuto.',
    'SEND-PROTO-006',
    {
      shouldRetry: (reply, attempt, operation) =>
        (reply.status === 400 && attempt <= 3) || correctParts.shouldRetry(reply, attempt, operation),
    },
  ),
  sendMutant(
    'troppe-richieste-senza-attesa',
    'Dopo una risposta di troppe richieste ripete subito la chiamata.',
    'SEND-PROTO-007',
    { retryDelay: () => 0 },
  ),
  sendMutant(
    'non-ritenta-mai',
    'Rinuncia alla prima risposta mancata, anche quando l’errore è temporaneo.',
    'SEND-PROTO-008',
    { shouldRetry: () => false },
  ),
  sendMutant(
    'insiste-con-la-chiave',
    'Quando la chiave API non è accettata continua a ripetere la chiamata.',
    'SEND-SICUR-006',
    {
      shouldRetry: (reply, attempt, operation) =>
        ((reply.status === 401 || reply.status === 403) && operation !== 'uploadAttachment' && attempt <= 5) ||
        correctParts.shouldRetry(reply, attempt, operation),
    },
  ),
];
