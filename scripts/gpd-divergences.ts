import type { Known } from './official/compare.ts';

/** Where the GPD simulator leaves the official OpenAPI files on purpose, each with the reason. */
export const gpdDivergences: readonly Known[] = [
  {
    operation: '*',
    status: 400,
    kind: 'status',
    what: 'non dichiarato',
    reason: 'corpo illeggibile o parametri fuori forma: risponde il servizio prima dell’operazione',
  },
  {
    operation: '*',
    status: 403,
    kind: 'status',
    what: 'non dichiarato',
    reason: 'la chiave non copre l’ente: risponde il gateway, per ogni operazione allo stesso modo',
  },
  {
    operation: '*',
    status: 413,
    kind: 'status',
    what: 'non dichiarato',
    reason: 'il corpo oltre il limite è rifiutato dal gateway, che i contratti non descrivono',
  },
];
