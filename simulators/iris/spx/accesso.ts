import { textResponse } from '../../kernel/exchange.ts';
import type { WireRequest, WireResponse } from '../../kernel/exchange.ts';
import type { Answer, Input } from '../../kernel/platform.ts';
import { basicOf } from '../authenticate.ts';
import type { Caller, IrisState } from '../state.ts';
import type { SpxSettings } from './settings.ts';

export type Profilo = SpxSettings['profilo'];

/** Who speaks to SmartProxy. `tutti`: for every system of the ente. */
export interface Mittente {
  readonly ente: string;
  readonly sil: string;
  readonly tutti: boolean;
}

/** What SmartProxy says where it does not do what was asked (iris.md §5.1). */
export const ERRORI = {
  utente: 'Utente non trovato.',
  malformata: 'Richiesta malformata.',
  trasmissione: 'Trasmissione non trovata.',
  generico: 'Errore generico.',
} as const;

/** Addresses where HTTP Basic is asked for. */
const SMART = '/proxyiris-smart/';

/** Whether a path is SmartProxy's with authentication. */
export function isSmartProxy(path: string): boolean {
  return path.includes(SMART);
}

/** The user and password of a SIL, else 401. */
export function autenticaSpx(request: WireRequest, state: IrisState): { caller: Caller } | { refused: WireResponse } {
  const basic = basicOf(request);
  const noto = [...state.enti.values()].find(
    ({ sil }) => basic !== undefined && sil.get(basic.utente) === basic.password,
  );
  return basic === undefined || noto === undefined
    ? {
        refused: textResponse(401, 'text/plain; charset=utf-8', ERRORI.utente, {
          'www-authenticate': 'Basic realm="SmartProxy", charset="UTF-8"',
        }),
      }
    : { caller: { soggetto: noto.codice, sil: basic.utente } };
}

/** Who asks, by the profile of the address; a refusal where it does not answer, or nobody is known by that name. */
export function mittenteDi(profilo: Profilo, { query, caller }: Input<Caller>, state: IrisState): Mittente | Answer {
  if (state.settings.spx.profilo !== profilo)
    return errore(404, `In questo ambiente SmartProxy risponde con il profilo «${state.settings.spx.profilo}».`);
  if (profilo === 'toscana') return { ente: caller.soggetto ?? '', sil: caller.sil ?? '', tutti: true };
  const { senderId, senderSys } = query;
  if (senderId === undefined || senderSys === undefined) return errore(400, ERRORI.malformata);
  const ente = state.enti.get(senderId);
  if (ente === undefined || !ente.sil.has(senderSys)) return errore(404, 'Ente o sistema non trovato.');
  return { ente: senderId, sil: senderSys, tutti: false };
}

export function errore(status: 400 | 404 | 503, testo: string): Answer {
  return { response: textResponse(status, 'text/plain; charset=utf-8', testo) };
}
