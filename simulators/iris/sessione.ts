import type { Context } from '../kernel/platform.ts';
import type { IdpOtf, SessioneGateway } from './contract/otf.ts';
import type { IrisState, Riga, Sessione } from './state.ts';
import { sessione as macchina } from './status/sessione.ts';

/** Where the gateway's page is, under the platform's own address (iris.md §3.3). */
export const GATEWAY_PATH = '/gateway/PaymentAuthentication';

const BASE_32 = '0123456789ABCDEFGHIJKLMNOPQRSTUV';

/** A session over the conditions of some rows, ready to be opened once. */
export function nuovaSessione(state: IrisState, { clock }: Context, otf: IdpOtf, righe: readonly Riga[]): Sessione {
  return {
    token: tokenDi(clock.now(), state.sessioniCreate, state.ids.pagamenti.digits(3)),
    stato: macchina.next('-', 'crea'),
    creataAlle: clock.now(),
    otf,
    offline: otf.offlinePaymentMethods ?? state.settings.offlineSeAssente,
    carrello: righe
      .filter(({ stato }) => stato !== 'A')
      .flatMap(({ id, condizioni }) =>
        condizioni.filter(({ annullata }) => !annullata).map(({ idPagamento }) => ({ rigaId: id, idPagamento })),
      ),
  };
}

/** Epoch ms (13 digits), a counter in base 32 (4), the node (3): as iris.md §3.3 shows one. */
function tokenDi(now: number, contatore: number, nodo: string): string {
  let resto = (contatore + 1) % 32 ** 4;
  let cifre = '';
  for (let i = 0; i < 4; i++) {
    cifre = BASE_32.charAt(resto % 32) + cifre;
    resto = Math.floor(resto / 32);
  }
  return `${String(now).padStart(13, '0').slice(-13)}${cifre}${nodo}`;
}

/** What the answer says of a session: its id, and where the browser must go. */
export function sessioneNellEsito({ token }: Sessione, { publicUrl }: Context): SessioneGateway {
  return { versione: '01.03-02', idSessioneGW: token, urlGW: `${publicUrl}${GATEWAY_PATH}?token=${token}` };
}
