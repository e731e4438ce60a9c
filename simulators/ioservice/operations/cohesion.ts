import { textResponse } from '../../kernel/exchange.ts';
import type { Operation } from '../../kernel/platform.ts';
import { buildXml } from '../../kernel/xml.ts';
import type { Caller, IoserviceState } from '../state.ts';

type Cohesion = Operation<IoserviceState, Caller | undefined>;

/** The page where a citizen chooses how to log in; what follows is the citizen's, and a stimulus. */
export const cohesionLogin: Cohesion = {
  id: 'cohesionLogin',
  method: 'GET',
  path: '/SPManager/WAYF.aspx',
  answers: { 200: undefined },
  handle: () => ({
    response: textResponse(
      200,
      'text/html; charset=utf-8',
      '<!doctype html><html lang="it"><title>Cohesion (simulato)</title><p>Accesso simulato.</p></html>',
    ),
  }),
};

/** The attributes of whoever logged in; the names of the members are reconstructed (io.md §10.3). */
export const cohesionCredential: Cohesion = {
  id: 'cohesionCredential',
  method: 'GET',
  path: '/SPManager/webCheckSessionSSO.aspx',
  answers: { 200: undefined, 401: undefined },
  handle({ query }, { sessioni }) {
    const sessione = sessioni.get(query['IdSessioneSSO'] ?? '');
    return query['Operation'] === 'GetCredential' && sessione !== undefined
      ? {
          response: textResponse(
            200,
            'text/xml; charset=utf-8',
            buildXml({
              name: 'dsAuth',
              children: [
                {
                  name: 'auth',
                  children: [
                    { name: 'livello', text: String(sessione.livello) },
                    { name: 'codice_fiscale', text: sessione.codiceFiscale },
                  ],
                },
              ],
            }),
          ),
        }
      : { response: textResponse(401, 'text/plain; charset=utf-8', 'sessione sconosciuta o scaduta') };
  },
};
