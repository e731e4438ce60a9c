import type { Known } from './official/compare.ts';

const GATEWAY =
  'risponde il gateway con il proprio oggetto, statusCode e message, che il contratto non descrive (io.md §4, §9)';
const PROBLEM =
  'gli errori dei gestori sono application/problem+json, il contratto dichiara application/json per ogni risposta (io.md §3.1)';
const BODY = 'il contratto dichiara lo stato senza corpo; i gestori rispondono con un problema (io.md §4, §9)';

/** A status that the file does not declare for some operations. */
function undeclared(status: number, operations: readonly string[], reason: string): readonly Known[] {
  return operations.map((operation) => ({ operation, status, kind: 'status', what: 'non dichiarato', reason }));
}

const REMOTE = ['createRCConfiguration', 'listRCConfiguration', 'getRCConfiguration', 'updateRCConfiguration'];

/** Where the IO simulator leaves the official Swagger file on purpose, each with the reason. */
export const ioDivergences: readonly Known[] = [
  ...[401, 429].map((status): Known => ({
    operation: '*',
    status,
    kind: 'body',
    what: 'non dichiarato',
    reason: GATEWAY,
  })),
  ...[403, 404, 409].map((status): Known => ({
    operation: '*',
    status,
    kind: 'body',
    what: 'non dichiarato',
    reason: BODY,
  })),
  ...[400, 404, 500].map((status): Known => ({
    operation: '*',
    status,
    kind: 'mediaType',
    what: 'application/problem+json',
    reason: PROBLEM,
  })),
  ...[401, 429].flatMap((status) => undeclared(status, REMOTE, `${GATEWAY}; per i contenuti remoti nemmeno lo stato`)),
  ...undeclared(
    400,
    [
      'getMessage',
      'getProfileByPOST',
      'getProfile',
      'getSubscriptionsFeedForDate',
      'getServiceActivationByPOST',
      'cmsGetServices',
      'cmsReviewService',
    ],
    'un corpo, un percorso o una domanda che non si decodifica è 400 anche dove non è dichiarato (io.md §3.3, §4)',
  ),
  ...undeclared(
    404,
    ['submitMessageforUserWithFiscalCodeInBody', 'submitMessageforUser'],
    'una configurazione di contenuti remoti che non esiste è 404 (io.md §4, §5.1 punto 12)',
  ),
  ...undeclared(
    403,
    ['createRCConfiguration'],
    'senza il permesso di configurare contenuti remoti è 403, che il contratto non dichiara (io.md §3.3 riga 21)',
  ),
  ...undeclared(
    409,
    ['cmsDeleteService'],
    'una scheda in revisione non si elimina: 409 in pratica (io.md §3.3 riga 14, §5.3)',
  ),
  ...undeclared(
    500,
    ['getMessage', 'getProfileByPOST', 'getProfile'],
    'pagoPA che non risponde, o un indirizzo che non si conosce, sono 500 in pratica (io.md §3.4.3, §4)',
  ),
  {
    operation: 'getSubscriptionsFeedForDate',
    status: 200,
    kind: 'body',
    what: '/subscriptions/* maxLength',
    reason: 'le impronte sono di 64 cifre; il contratto le limita a 16, ma ne dà il modello da 64 (io.md §9)',
  },
  {
    operation: 'getSubscriptionsFeedForDate',
    status: 200,
    kind: 'body',
    what: '/unsubscriptions/* maxLength',
    reason: 'le impronte sono di 64 cifre; il contratto le limita a 16, ma ne dà il modello da 64 (io.md §9)',
  },
];
