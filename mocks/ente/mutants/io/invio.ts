import { correctParts } from '../../parts.ts';
import { planMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

const ioMutant = planMutant('io');

/** Defects in asking about a citizen and in sending. */
export const invio: readonly Mutant[] = [
  ioMutant('io-senza-profilo', 'Scrive al cittadino senza chiederne il profilo.', 'IO-PRF-001 IO-PRF-009', {
    asksProfile: () => false,
  }),
  ioMutant('io-scrive-dopo-il-404', 'Scrive anche a chi non è su IO.', 'IO-PRF-002 IO-PRF-009', {
    invitationFrom: (reply) => (reply.status === 404 ? 'send' : correctParts.invitationFrom(reply)),
  }),
  ioMutant(
    'io-ignora-sender-allowed',
    'Scrive anche a chi non accetta i messaggi del servizio.',
    'IO-PRF-003 IO-PRF-009',
    {
      invitationFrom: (reply) => (reply.status === 200 ? 'send' : correctParts.invitationFrom(reply)),
    },
  ),
  ioMutant('io-profilo-nell-indirizzo', 'Chiede il profilo con il codice fiscale nell’indirizzo.', 'IO-PRF-004', {
    ioProfileQuestion: (fiscalCode) => ({ method: 'GET', path: `/profiles/${fiscalCode}` }),
  }),
  ioMutant('io-scrive-dopo-il-403', 'Scrive anche quando IO non consente di chiedere il profilo.', 'IO-PRF-005', {
    sendsAfter: (invito) => invito === 'send' || invito === 'trouble',
  }),
  ioMutant('io-codice-in-minuscolo', 'Trasmette il codice fiscale com’è in archivio.', 'IO-PRF-006', {
    ioRecipient: (codiceFiscale) => codiceFiscale.trim(),
  }),
  ioMutant('io-chiama-per-le-imprese', 'Chiede a IO il profilo delle imprese.', 'IO-PRF-007', {
    ioRecipientProblem: (codiceFiscale) =>
      /^\d{11}$/.test(codiceFiscale) ? undefined : correctParts.ioRecipientProblem(codiceFiscale),
  }),
  ioMutant('io-profilo-vecchio', 'Chiede il profilo una volta sola, e poi se ne ricorda.', 'IO-PRF-008 IO-PRF-003', {
    asksProfile: (_, askedBefore) => askedBefore === undefined,
  }),
  ioMutant('io-cerca-chi-e-su-io', 'Chiede il profilo anche dei familiari del destinatario.', 'IO-MSG-033', {
    peopleAskedAbout: (recipient) => ['RSSMRA80A01H501U', recipient],
  }),
  ioMutant('io-nessun-altro-canale', 'Di chi non è su IO non fa nulla.', 'IO-PRF-009', { otherChannel: () => false }),
  ioMutant(
    'io-forma-deprecata',
    'Indica il destinatario nell’indirizzo, oltre che nel corpo.',
    'IO-MSG-004 IO-MSG-003',
    {
      ioSubmitPath: (codiceFiscale) => `/messages/${codiceFiscale}`,
    },
  ),
  ioMutant('io-senza-tipo', 'Non dichiara che il corpo è in JSON.', 'IO-MSG-005', {
    ioHeaders: (key) => correctParts.ioHeaders(key, false),
  }),
  ioMutant('io-doppione', 'Invia di nuovo un messaggio già inviato.', 'IO-MSG-007', { alreadyTold: () => false }),
  ioMutant(
    'io-ritenta-nel-silenzio',
    'Se la risposta non arriva ripete l’invio finché non arriva.',
    'IO-MSG-014 IO-MSG-007',
    {
      repeatsAfterSilence: () => 5,
    },
  ),
  ioMutant(
    'io-silenzio-ignorato',
    'Dà per non inviato un messaggio di cui non ha avuto risposta.',
    'IO-MSG-014 IO-MSG-007',
    {
      alreadyTold: (held) => held?.id !== undefined,
    },
  ),
  ioMutant('io-ritenta-il-400', 'Ripete identico un messaggio respinto per il suo contenuto.', 'IO-MSG-008', {
    ioShouldRetry: (reply, attempt, operation) =>
      (reply.status === 400 && attempt <= 2) || correctParts.ioShouldRetry(reply, attempt, operation),
  }),
  ioMutant('io-ritenta-il-403', 'Ripete identico un messaggio per il quale mancano i permessi.', 'IO-MSG-008', {
    ioShouldRetry: (reply, attempt, operation) =>
      (reply.status === 403 && attempt <= 2) || correctParts.ioShouldRetry(reply, attempt, operation),
  }),
  ioMutant('io-non-ritenta', 'Dopo un errore temporaneo rinuncia.', 'IO-MSG-009', {
    ioShouldRetry: (reply, attempt, operation) =>
      reply.status < 500 && correctParts.ioShouldRetry(reply, attempt, operation),
  }),
  ioMutant('io-ritenta-subito', 'Dopo un errore temporaneo ripete senza attendere.', 'IO-MSG-009', {
    ioRetryDelay: (reply, attempt, operation) =>
      reply.status >= 500 ? 0 : correctParts.ioRetryDelay(reply, attempt, operation),
  }),
  ioMutant(
    'io-perde-l-identificativo',
    'Non conserva l’identificativo del messaggio.',
    'IO-MSG-010 IO-MSG-016 IO-MSG-007',
    {
      ioIdFrom: () => undefined,
    },
  ),
  ioMutant('io-risposta-rigida', 'Non legge le risposte che portano un dato nuovo.', 'IO-MSG-016', {
    ioIdFrom: (reply) => (Object.keys(reply.json ?? {}).length === 1 ? correctParts.ioIdFrom(reply) : undefined),
  }),
  ioMutant('io-una-chiave-per-tutti', 'Usa la chiave del primo servizio per tutti.', 'IO-MSG-011', {
    ioKeyFor: (_, keys, secondary) => correctParts.ioKeyFor(Object.keys(keys)[0]!, keys, secondary),
  }),
  ioMutant(
    'io-motivo-taciuto',
    'Non dice all’operatore perché IO ha rifiutato.',
    'IO-MSG-017 IO-PRF-005 IO-PAY-005 IO-SEC-002',
    {
      ioOperatorMessage: () => undefined,
    },
  ),
  ioMutant('io-testo-tagliato', 'Taglia o allunga i testi della lunghezza sbagliata.', 'IO-MSG-018', {
    ioFittingText: (text, min, max) => text.padEnd(min, '.').slice(0, max),
  }),
  ioMutant('io-lunghezze-ignorate', 'Invia i testi qualunque ne sia la lunghezza.', 'IO-MSG-001 IO-MSG-002', {
    ioTextProblem: () => undefined,
  }),
];
