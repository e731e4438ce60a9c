import type { Known } from './official/compare.ts';

/** Where the SEND simulator leaves the official OpenAPI files on purpose, each with the reason. */
export const officialDivergences: readonly Known[] = [
  {
    operation: 'createEventStreamV29',
    status: 409,
    kind: 'status',
    what: 'non dichiarato',
    reason: 'il limite di stream risponde 409 PN_WEBHOOK_MAXSTREAMSCOUNTREACHED nel codice (send.md §1.2 riga 13)',
  },
  {
    operation: 'retrieveSentNotificationV28',
    status: 404,
    kind: 'status',
    what: 'non dichiarato',
    reason: 'il dettaglio risponde 404 in pratica, benché non sia dichiarato (send.md §1.2 riga 5, §11.5)',
  },
];
