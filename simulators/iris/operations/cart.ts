import type { WireRequest, WireResponse } from '../../kernel/exchange.ts';
import { guastoPer } from '../guasti.ts';
import { messageKey } from '../contract/header.ts';
import type { Header } from '../contract/header.ts';
import type { Message } from '../contract/message.ts';
import type { Wrapper } from '../contract/wrapper.ts';
import type { Caller, IrisEvent, IrisState } from '../state.ts';
import { controllaTestata } from '../validation/testata.ts';
import type { ServizioAtteso, Spcoop } from '../validation/testata.ts';
import { faultCart, illeggibile, inCarico, leggi } from './soap.ts';

/** A message that CART let through, or the answer that stops it. */
export type Passato<W extends Wrapper> =
  | {
      readonly message: Extract<Message, { wrapper: W }>;
      /** What the engine will say of the schema, where the proxy does not. */
      readonly violazioni: readonly string[];
      readonly events: readonly IrisEvent[];
    }
  | { readonly response: WireResponse; readonly events: readonly IrisEvent[] };

export interface Attesa<W extends Wrapper> {
  readonly wrapper: W;
  readonly servizio: ServizioAtteso;
  /** One-way services only note an element they do not expect (iris.md §1.1). */
  readonly unaVia: boolean;
  /** Whether the same message twice is refused: not for the verifica. */
  readonly unaVolta: boolean;
}

/**
 * What stands between an ente and IRIS on CART, in its order (iris.md §1.1): schema, header, save, SPCoop headers, then the
 * engine, where the same message twice is known.
 */
export function passaDaCart<W extends Wrapper>(
  request: WireRequest,
  caller: Caller,
  state: IrisState,
  { wrapper, servizio, unaVia, unaVolta }: Attesa<W>,
): Passato<W> {
  const { decoded, violazioni } = leggi(request, [wrapper], 'cart', state.settings);
  const perche = illeggibile(decoded);
  if (perche !== undefined) return rifiutato('SIN001', perche);
  if (decoded.kind === 'unknown' && decoded.element.name !== wrapper) {
    const inatteso = `elemento ${decoded.element.name} invece di ${wrapper}`;
    return unaVia
      ? { response: inCarico(), events: [{ type: 'messaggioIgnorato', motivo: inatteso }] }
      : rifiutato('SIN001', inatteso);
  }
  if (state.settings.schemaProxy && violazioni[0] !== undefined) return rifiutato('SIN001', violazioni[0]);
  if (decoded.kind !== 'message' || decoded.message.wrapper !== wrapper)
    return rifiutato('SIN001', `il contenuto di ${wrapper} non è quello previsto`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its wrapper has just been looked at
  const message = decoded.message as Extract<Message, { wrapper: W }>;
  const { header } = message.content as { readonly header: Header };
  if (!isHeaderLeggibile(header)) return rifiutato('SIN001', 'la testata IdpHeader non è leggibile');

  const salvataggio = guastoPer(state, 'fault', ['IDP001', 'IDP002', 'IDP003', 'IDP005']);
  if (salvataggio !== undefined) return guastato(salvataggio.codice, salvataggio.event);
  const testata = controllaTestata(spcoopDi(request, caller), header, servizio);
  if (testata !== undefined) return rifiutato(testata);
  const motore = guastoPer(state, 'fault');
  if (motore !== undefined) return guastato(motore.codice, motore.event);
  if (unaVolta && state.messaggi.has(messageKey(header))) return rifiutato('DUP001');
  return { message, violazioni, events: [] };
}

/** On a Porta Delegata the headers are those of whoever presented the credentials; on the proxy they come as they are. */
function spcoopDi({ headers }: WireRequest, { soggetto, sil }: Caller): Spcoop {
  if (soggetto !== undefined)
    return {
      tipoMittente: 'SPC',
      tipoDestinatario: 'SPC',
      tipoServizio: 'SPC',
      mittente: soggetto,
      servizioApplicativo: sil,
    };
  return {
    tipoMittente: headers['spcooptipomittente'],
    tipoDestinatario: headers['spcooptipodestinatario'],
    tipoServizio: headers['spcooptiposervizio'],
    mittente: headers['spcoopmittente'],
    servizioApplicativo: headers['spcoopservizioapplicativo'],
  };
}

function isHeaderLeggibile({ trt, e2e }: Header): boolean {
  return [trt.sender.id, trt.sender.sys, trt.service, e2e.msgId, e2e.sender.id, e2e.sender.sys].every(
    (text) => text !== '',
  );
}

function rifiutato(codice: string, descrizione?: string): { response: WireResponse; events: readonly IrisEvent[] } {
  return { response: faultCart(codice, descrizione), events: [{ type: 'messaggioRifiutato', codice }] };
}

function guastato(codice: string, event: IrisEvent): { response: WireResponse; events: readonly IrisEvent[] } {
  return { response: faultCart(codice), events: [event, { type: 'messaggioRifiutato', codice, guasto: true }] };
}
