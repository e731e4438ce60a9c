import { textResponse } from '../kernel/exchange.ts';
import type { WireRequest, WireResponse } from '../kernel/exchange.ts';
import type { Operation } from '../kernel/platform.ts';
import { pathOf } from '../kernel/simulate.ts';
import { GATEWAY_PATH } from './sessione.ts';
import { autenticaSpx, isSmartProxy } from './spx/accesso.ts';
import type { Caller, IrisState, Soggetto } from './state.ts';

interface Credenziali {
  readonly utente: string;
  readonly password: string;
}

/** User and password of HTTP Basic, where a request has them. */
export function basicOf({ headers }: WireRequest): Credenziali | undefined {
  const [, encoded] = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(headers['authorization'] ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const at = text.indexOf(':');
  return at < 0 ? undefined : { utente: text.slice(0, at), password: text.slice(at + 1) };
}

/**
 * What tells the tenants of one address apart: the password on a Porta Delegata, the token on the gateway, and the SIL that
 * a message or a header names elsewhere, where there is no secret.
 */
export function credentialOf(request: WireRequest): string | undefined {
  const path = pathOf(request.url);
  if (path === GATEWAY_PATH) {
    const token = new URL(request.url).searchParams.get('token');
    return token === null ? undefined : `token:${token}`;
  }
  const basic = basicOf(request);
  if (basic !== undefined) return `password:${basic.password}`;
  const [, senderSys] = /[?&]senderSys=([^&]+)/.exec(request.url) ?? [];
  if (senderSys !== undefined) return `sil:${decodeURIComponent(senderSys)}`;
  const { spcoopservizioapplicativo, 'ocp-apim-subscription-key': chiave } = request.headers;
  if (chiave !== undefined) return `chiave:${chiave}`;
  if (spcoopservizioapplicativo !== undefined) return `sil:${spcoopservizioapplicativo}`;
  const text = Buffer.from(request.body).toString('latin1');
  const [, sil] = /E2ESndrSys\s*>\s*([^<\s]+)/.exec(text) ?? [];
  if (sil !== undefined) return `sil:${sil}`;
  const [, dominio] = /IdentificativoDominio\s*>\s*(\d{11})\s*</i.exec(text) ?? [];
  return dominio === undefined ? undefined : `dominio:${dominio}`;
}

/** Whether this simulation issued a credential. */
export function owns(state: IrisState, credential: string): boolean {
  const at = credential.indexOf(':');
  const value = credential.slice(at + 1);
  const systems = soggetti(state).flatMap(({ sil }) => [...sil]);
  switch (credential.slice(0, at)) {
    case 'token':
      return state.sessioni.has(value);
    case 'password':
      return systems.some(([, password]) => password === value);
    case 'chiave':
      return [...state.accessi.values()].some((accesso) => accesso.chiave === value);
    case 'dominio':
      return [...state.enti.values()].some(({ codiceFiscale }) => codiceFiscale === value);
    default:
      return systems.some(([sil]) => sil === value);
  }
}

function soggetti({ enti, intermediari }: IrisState): readonly Soggetto[] {
  return [...enti.values(), ...intermediari.values()];
}

/**
 * A Porta Delegata wants HTTP Basic, the SIL as user (iris.md §1.1): 401 where it does not know the two, 403 where the SIL is
 * of somebody else than the subject in the path, 404 where there is no such subject. Elsewhere nobody is asked.
 */
export function authenticate(
  operation: Operation<IrisState, Caller>,
  request: WireRequest,
  state: IrisState,
): { caller: Caller } | { refused: WireResponse } {
  if (isSmartProxy(operation.path)) return autenticaSpx(request, state);
  if (!operation.path.startsWith('/pdd/')) return { caller: {} };
  const nome = decodeURIComponent(pathOf(request.url).split('/')[3] ?? '');
  const basic = basicOf(request);
  const noto = soggetti(state).find(({ sil }) => basic !== undefined && sil.get(basic.utente) === basic.password);
  if (basic === undefined || noto === undefined) return { refused: nonAutenticato() };
  const soggetto = soggetti(state).find(({ codice }) => `SPC${codice}` === nome);
  if (soggetto === undefined)
    return { refused: rifiutato(404, `Porta Delegata inesistente: nessun soggetto CART è ${nome}.`) };
  if (!soggetto.sil.has(basic.utente))
    return {
      refused: rifiutato(
        403,
        `Il servizio applicativo ${basic.utente} non è autorizzato alla Porta Delegata di ${nome}.`,
      ),
    };
  return { caller: { soggetto: soggetto.codice, sil: basic.utente } };
}

function nonAutenticato(): WireResponse {
  const { headers, ...response } = rifiutato(
    401,
    'La Porta Delegata richiede l’autenticazione HTTP Basic: utente il nome del SIL, con la sua password.',
  );
  return { ...response, headers: { ...headers, 'www-authenticate': 'Basic realm="PdD", charset="UTF-8"' } };
}

function rifiutato(status: number, perche: string): WireResponse {
  return textResponse(status, 'text/plain; charset=utf-8', perche);
}
