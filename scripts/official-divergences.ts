import type { Known } from './official/compare.ts';

/** Where the SEND simulator leaves the official OpenAPI files on purpose, each with the reason. */
export const officialDivergences: readonly Known[] = [
  {
    operation: '*',
    status: 400,
    kind: 'mediaType',
    what: 'application/json',
    reason:
      'la validazione dello schema è del gateway, che risponde application/json con gli stessi membri (send.md §1.3, L2)',
  },
  {
    operation: '*',
    status: 401,
    kind: 'status',
    what: 'non dichiarato',
    reason: 'senza chiave risponde l’authorizer del gateway, che i contratti non descrivono (send.md §1.3, L1)',
  },
  {
    operation: '*',
    status: 403,
    kind: 'status',
    what: 'non dichiarato',
    reason:
      'chiave ignota o bloccata: risponde l’authorizer del gateway (send.md §1.3, L1); in creazione, senderTaxId di un altro ente (§1.7)',
  },
  {
    operation: '*',
    status: 403,
    kind: 'mediaType',
    what: 'application/json',
    reason: 'il rifiuto dell’authorizer del gateway è application/json (send.md §1.3, L1)',
  },
  {
    operation: '*',
    status: 403,
    kind: 'body',
    what: '/ required',
    reason: 'il rifiuto dell’authorizer del gateway ha il solo membro message (send.md §1.3, L1)',
  },
  {
    operation: '*',
    status: 413,
    kind: 'status',
    what: 'non dichiarato',
    reason: 'il corpo oltre il limite è rifiutato dal gateway, che i contratti non descrivono',
  },
  {
    operation: 'createEventStreamV29',
    status: 409,
    kind: 'status',
    what: 'non dichiarato',
    reason: 'il limite di stream risponde 409 PN_WEBHOOK_MAXSTREAMSCOUNTREACHED nel codice (send.md §1.2 riga 13)',
  },
  {
    operation: 'consumeEventStreamV29',
    status: 429,
    kind: 'body',
    what: 'non dichiarato',
    reason: 'il 429 porta il problema PN_STREAM_RETRY_AFTER_ERROR come ogni altro errore (send.md §1.3.2)',
  },
  {
    operation: 'consumeEventStreamV29',
    status: 200,
    kind: 'body',
    what: '/*/element/category enum',
    reason: 'lo stimolo unknownElement invia di proposito una categoria che il client non può conoscere',
  },
  ...['V28', 'V29'].map((version) => ({
    operation: `retrieveSentNotification${version}`,
    status: 200,
    kind: 'body' as const,
    what: '/timeline/*/category enum',
    reason: 'lo stimolo unknownElement invia di proposito una categoria che il client non può conoscere',
  })),
  ...['', 'V20', 'V21', 'V23', 'V24', 'V25', 'V26', 'V27', 'V28', 'V29'].map((version) => ({
    operation: `retrieveSentNotification${version}`,
    status: 404,
    kind: 'status' as const,
    what: 'non dichiarato',
    reason: 'il dettaglio risponde 404 in pratica, benché non sia dichiarato (send.md §1.2 riga 5, §11.5)',
  })),
];
