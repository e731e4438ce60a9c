import type { Answer, Context } from '../../kernel/platform.ts';
import { bozzaDi } from '../archivio.ts';
import { esitoDi } from '../codes.ts';
import type { IdpAllineamentoMultiOtf, RichiestaEnte } from '../contract/allineamento.ts';
import type { CorpoEsito, IdpMultiEsitoOtf } from '../contract/esito.ts';
import { messageKey } from '../contract/header.ts';
import type { Header } from '../contract/header.ts';
import { corpoDi, dettagliPreliminari } from '../esiti.ts';
import { messaggioMosso, rigaScritta, sessioneMossa } from '../eventi.ts';
import { schemaNonValido } from '../elaborazione.ts';
import { guastoPer } from '../guasti.ts';
import { lavora } from '../lavora.ts';
import { concludi, inCorsoDi } from '../pagamenti.ts';
import { posizioneDi } from '../posizione.ts';
import { nuovaSessione, sessioneNellEsito } from '../sessione.ts';
import type { IrisEvent, IrisState, Pagamento } from '../state.ts';
import { messaggio as macchina } from '../status/messaggio.ts';
import { controlliPreliminari } from '../validation/otf.ts';
import { sostituisci } from './sincrono.ts';
import { rispostaCon } from './soap.ts';

const VERSIONE = '01.03-04';

/** Positions of several enti in one cart: a session if all are accepted, else what is wrong with each one refused (iris.md §3.3). */
export function rispondiMulti(
  content: IdpAllineamentoMultiOtf,
  violazione: string | undefined,
  state: IrisState,
  context: Context,
): Answer {
  const now = context.clock.now();
  const { richieste, otf } = content;
  if (violazione !== undefined && state.settings.schemaMotore)
    return tutteRifiutate(richieste, corpoDi(schemaNonValido(violazione)));
  const guasto = guastoPer(state, 'pendenza') ?? guastoPer(state, 'messaggio');
  if (guasto !== undefined) {
    const { response } = tutteRifiutate(richieste, corpoDi({ ...esitoDi(guasto.codice), elemento: 'String' }));
    return { response, events: [guasto.event] };
  }

  const annullati = content.annullaPagamentiInCorso === true ? inCorso(state, richieste) : [];
  const bozza = bozzaDi(state);
  const nuovi = new Set<string>();
  const rifiutati: { readonly msgId: string; readonly corpo: CorpoEsito }[] = [];
  for (const richiesta of richieste) {
    const header = headerDi(content, richiesta);
    const chiave = messageKey(header);
    const { errori, id } = controlliPreliminari(state, richiesta.sender, richiesta.pendenze, otf, now, annullati);
    if (state.messaggi.has(chiave) || nuovi.has(chiave))
      rifiutati.push({ msgId: richiesta.msgId, corpo: corpoDi({ ...esitoDi('A0000035'), elemento: 'String' }) });
    else if (errori.length > 0)
      rifiutati.push({ msgId: richiesta.msgId, corpo: corpoDi(undefined, dettagliPreliminari(id, errori)) });
    else {
      const pendenze = sostituisci(state, richiesta.sender.id, richiesta.pendenze, otf);
      const { globale, dettagli } = lavora(state, bozza, header, pendenze, {
        nascosta: true,
        validaDaOggi: true,
        now,
        annullati,
      });
      if (globale !== undefined || dettagli.length > 0)
        rifiutati.push({ msgId: richiesta.msgId, corpo: corpoDi(globale, dettagli) });
    }
    nuovi.add(chiave);
  }
  // the ids are spent, whatever came of them; nothing else is, unless all were accepted
  const ricevuti = richieste
    .map((richiesta) => headerDi(content, richiesta))
    .filter((header) => !state.messaggi.has(messageKey(header)))
    .map((header) => messaggioRicevuto(content, header, rifiutati.length === 0, now));
  if (rifiutati.length > 0) return { response: rispostaMulti({ versione: VERSIONE, rifiutati }), events: ricevuti };

  const sessione = nuovaSessione(state, context, otf, bozza.scritte());
  const annullamento = concludi(state, context, annullati, 'annullaOperatore');
  return {
    response: rispostaMulti({ versione: VERSIONE, sessione: sessioneNellEsito(sessione, context), rifiutati: [] }),
    events: [...(annullamento.events ?? []), ...bozza.scritte().map(rigaScritta), ...ricevuti, sessioneMossa(sessione)],
  };
}

function rispostaMulti(content: IdpMultiEsitoOtf): Answer['response'] {
  return rispostaCon({ wrapper: 'IdpAllineamentoPendenzeMultiEnteOTF.Esito', content });
}

function tutteRifiutate(richieste: readonly RichiestaEnte[], corpo: CorpoEsito): Answer {
  const rifiutati = richieste.map(({ msgId }) => ({ msgId, corpo }));
  return { response: rispostaMulti({ versione: VERSIONE, rifiutati }) };
}

/** The header that a request of one ente would have had on its own. */
function headerDi({ trt }: IdpAllineamentoMultiOtf, { sender, msgId }: RichiestaEnte): Header {
  return { trt, e2e: { ...trt, msgId, sender } };
}

function messaggioRicevuto(
  { versione }: IdpAllineamentoMultiOtf,
  header: Header,
  accettato: boolean,
  now: number,
): IrisEvent {
  return messaggioMosso({
    chiave: messageKey(header),
    servizio: 'IdpAllineamentoPendenzeMultiEnteOTF',
    versione,
    header,
    ricevutoAlle: now,
    stato: macchina.next('IN CORSO', accettato ? 'risponde' : 'rifiuta'),
    pendenze: [],
    violazioni: [],
  });
}

/** Payments under way of the positions that the requests are about. */
function inCorso(state: IrisState, richieste: readonly RichiestaEnte[]): readonly Pagamento[] {
  return richieste.flatMap(({ sender, pendenze }) =>
    pendenze.flatMap(({ tipoPendenza, dati }) =>
      (dati.Insert?.infoPagamento ?? []).flatMap(({ dettagli }) =>
        dettagli.flatMap(({ idPagamento }) => {
          const posizione = posizioneDi(state, sender.id, tipoPendenza, idPagamento);
          const pagamento = posizione === undefined ? undefined : inCorsoDi(state, posizione);
          return pagamento === undefined ? [] : [pagamento];
        }),
      ),
    ),
  );
}
