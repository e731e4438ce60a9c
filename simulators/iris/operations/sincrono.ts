import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import { bozzaDi } from '../archivio.ts';
import { esitoDi } from '../codes.ts';
import type { IdpAllineamentoOtf } from '../contract/allineamento.ts';
import type { CorpoEsito } from '../contract/esito.ts';
import { answered, messageKey } from '../contract/header.ts';
import { momentOf } from '../contract/moment.ts';
import type { IdpOtf } from '../contract/otf.ts';
import type { Pendenza } from '../contract/pendenza.ts';
import { corpoDi, dettagliPreliminari } from '../esiti.ts';
import { messaggioMosso, rigaScritta, sessioneMossa } from '../eventi.ts';
import { schemaNonValido } from '../elaborazione.ts';
import { guastoPer } from '../guasti.ts';
import { lavora } from '../lavora.ts';
import { nuovaSessione, sessioneNellEsito } from '../sessione.ts';
import type { Caller, IrisEvent, IrisState, Messaggio } from '../state.ts';
import { messaggio as macchina } from '../status/messaggio.ts';
import { controlliPreliminari } from '../validation/otf.ts';
import { tributoAttivo } from '../validation/pendenza.ts';
import { passaDaCart } from './cart.ts';
import { onCart } from './on-cart.ts';
import { rispostaCon } from './soap.ts';

/** Positions sent synchronously, and paid at once where the message has an IdpOTF (iris.md §3.3), through CART. */
export const sincronoSuCart: readonly Operation<IrisState, Caller>[] = onCart(
  'IdpAllineamentoPendenzeEnteOTF',
  ({ request, caller }: Input<Caller>, state: IrisState, context: Context): Answer => {
    const passato = passaDaCart(request, caller, state, {
      wrapper: 'IdpAllineamentoPendenzeEnteOTF',
      servizio: 'IdpAllineamentoPendenze',
      unaVia: false,
      unaVolta: true,
    });
    if ('response' in passato) return passato;
    return rispondi(passato.message.content, passato.violazioni[0], state, context);
  },
);

/** The same without CART: the engine itself says what is wrong with the schema, and that it knows the message already. */
export function rispondi(
  content: IdpAllineamentoOtf,
  violazione: string | undefined,
  state: IrisState,
  context: Context,
): Answer {
  const now = context.clock.now();
  const { header, pendenze, otf } = content;
  const chiave = messageKey(header);
  const answer = (
    versione: string,
    corpo: CorpoEsito,
    sessione?: ReturnType<typeof sessioneNellEsito>,
  ): Answer['response'] =>
    rispostaCon({
      wrapper: 'IdpAllineamentoPendenzeEnteOTF.Esito',
      content: {
        versione,
        header: answered(header, momentOf(now)),
        corpo,
        ...(sessione === undefined ? {} : { sessione }),
      },
    });
  if (state.messaggi.has(chiave))
    return { response: answer('01.03-00', corpoDi({ ...esitoDi('A0000035'), elemento: 'String' })) };

  const ricevuto: Messaggio = {
    chiave,
    servizio: 'IdpAllineamentoPendenzeEnteOTF',
    versione: content.versione,
    header,
    ricevutoAlle: now,
    stato: macchina.next('DA ELABORARE', 'prende'),
    pendenze: [],
    violazioni: [],
  };
  const completo = messaggioMosso({ ...ricevuto, stato: macchina.next(ricevuto.stato, 'risponde') });
  const finito = (stato: 'nonValido' | 'rifiuta'): IrisEvent =>
    messaggioMosso({ ...ricevuto, stato: macchina.next(ricevuto.stato, stato) });

  if (violazione !== undefined && state.settings.schemaMotore)
    return { response: answer('01.03-00', corpoDi(schemaNonValido(violazione))), events: [finito('nonValido')] };
  const guasto = guastoPer(state, 'pendenza') ?? guastoPer(state, 'messaggio');
  if (guasto !== undefined) {
    const id = pendenze.at(-1)?.idPendenza ?? '000';
    return {
      response: answer('01.03-02', corpoDi(undefined, dettagliPreliminari(id, [esitoDi(guasto.codice)]))),
      events: [guasto.event, completo],
    };
  }
  const preliminari = controlliPreliminari(state, header.e2e.sender, pendenze, otf, now);
  if (preliminari.errori.length > 0)
    return {
      response: answer('01.03-02', corpoDi(undefined, dettagliPreliminari(preliminari.id, preliminari.errori))),
      events: [completo],
    };
  const bozza = bozzaDi(state);
  const { globale, dettagli } = lavora(state, bozza, header, sostituisci(state, header.e2e.sender.id, pendenze, otf), {
    nascosta: otf !== undefined,
    validaDaOggi: true,
    now,
  });
  const righe = bozza.scritte().map(rigaScritta);
  const riuscito = globale === undefined && dettagli.length === 0;
  if (otf === undefined || !riuscito)
    return {
      response: answer('01.03-00', corpoDi(globale, dettagli)),
      events: [...righe, globale === undefined ? completo : finito('rifiuta')],
    };
  const sessione = nuovaSessione(state, context, otf, bozza.scritte());
  return {
    response: answer('01.03-00', corpoDi(undefined), sessioneNellEsito(sessione, context)),
    events: [...righe, completo, sessioneMossa(sessione)],
  };
}

/** FL_REPLACE_OTF: on the fly, an Insert of a pendenza that exists becomes a Replace where the tributo says so (iris.md §3.3). */
export function sostituisci(
  state: IrisState,
  ente: string,
  pendenze: readonly Pendenza[],
  otf: IdpOtf | undefined,
): readonly Pendenza[] {
  if (otf === undefined) return pendenze;
  const bozza = bozzaDi(state);
  return pendenze.map((pendenza) => {
    const { tipoPendenza, idPendenza, tipoOperazione, dati } = pendenza;
    const insert = dati.Insert;
    if (
      tipoOperazione !== 'Insert' ||
      insert === undefined ||
      tributoAttivo(state.enti.get(ente), tipoPendenza)?.replaceOtf !== true ||
      bozza.valida(ente, tipoPendenza, idPendenza) === undefined
    )
      return pendenza;
    return { ...pendenza, tipoOperazione: 'Replace', dati: { Replace: insert } };
  });
}
