import type { WireRequest, WireResponse } from '../kernel/exchange.ts';
import type { Operation } from '../kernel/platform.ts';
import { problem, unauthorized } from './problem.ts';
import { puoInviare } from './state.ts';
import type { Caller, IoserviceState } from './state.ts';

export const KEY = 'ocp-apim-subscription-key';
export const TENANT = 'codice-utente';

/** Operations of Cohesion: a browser, or a server with a session, asks them. */
export const COHESION = ['cohesionLogin', 'cohesionCredential'] as const;

export const credentialOf = (request: WireRequest): string | undefined => request.headers[KEY];

export const owns = (state: IoserviceState, credential: string): boolean => state.chiavi.has(credential);

/**
 * Key missing or unknown: 401 without body; key of another tenant than Codice-Utente says: 400 (both as the public
 * relative). A service that may not send: 403 [reconstructed].
 */
export function authenticate(
  operation: Operation<IoserviceState, Caller | undefined>,
  request: WireRequest,
  state: IoserviceState,
): { caller: Caller | undefined } | { refused: WireResponse } {
  if (COHESION.some((id) => id === operation.id)) return { caller: undefined };
  const servizio = state.chiavi.get(request.headers[KEY] ?? '');
  if (servizio === undefined) return { refused: unauthorized() };
  if (request.headers[TENANT] !== state.settings.ente.codiceUtente)
    return {
      refused: problem(400, 'Utente non corretto', 'la chiave e il Codice-Utente non appartengono allo stesso ente'),
    };
  if (operation.id === 'insertMessages' && !puoInviare(servizio, state.settings))
    return { refused: problem(403, 'Servizio non abilitato', whyNot(servizio)) };
  return { caller: { servizio } };
}

function whyNot({ registrazione, permesso }: Caller['servizio']): string {
  switch (registrazione) {
    case 'nonRegistrato':
      return 'il servizio non è registrato: chiedere la registrazione sul portale regionale';
    case 'inRevisione':
      return 'il servizio è in revisione presso PagoPA';
    case 'disattivato':
      return 'il servizio è stato disattivato con la variazione del delegato';
    case 'registrato':
      return permesso ? 'il servizio non è ancora visibile in app' : 'il servizio non ha il permesso di inviare';
  }
}
