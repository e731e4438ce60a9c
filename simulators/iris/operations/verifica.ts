import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import { esitoDi } from '../codes.ts';
import type { Esito } from '../contract/esito.ts';
import { answered } from '../contract/header.ts';
import { pagamentoOf } from '../contract/informativa-template.ts';
import { momentOf } from '../contract/moment.ts';
import type { Pagamento as PagamentoSulFilo } from '../contract/pagamento.ts';
import type {
  IdpVerifica,
  InformazioniPagamento,
  PagamentoChiesto,
  StatoPagamentoChiesto,
} from '../contract/verifica.ts';
import { guastoPer } from '../guasti.ts';
import { fatto } from '../informative/componi.ts';
import { posizioneDi, rispostaDi } from '../posizione.ts';
import type { Posizione, Risposta } from '../posizione.ts';
import type { Caller, IrisState } from '../state.ts';
import { schemaNonValido } from '../elaborazione.ts';
import { enteAttivo, tributoAttivo } from '../validation/pendenza.ts';
import { passaDaCart } from './cart.ts';
import { onCart } from './on-cart.ts';
import { rispostaCon } from './soap.ts';

/** How payments stand, as many as are asked for: short or in detail (iris.md §3.5), through CART. */
export const verificaSuCart: readonly Operation<IrisState, Caller>[] = onCart(
  'IdpVerificaStatoPagamenti',
  ({ request, caller }: Input<Caller>, state: IrisState, context: Context): Answer => {
    const passato = passaDaCart(request, caller, state, {
      wrapper: 'IdpVerificaStatoPagamenti',
      servizio: 'IdpInformativaPagamento',
      unaVia: false,
      unaVolta: false,
    });
    return 'response' in passato ? passato : rispondi(passato.message.content, passato.violazioni[0], state, context);
  },
);

/** The answer itself, the same at every address. */
export function rispondi(
  content: IdpVerifica,
  violazione: string | undefined,
  state: IrisState,
  { clock }: Context,
): Answer {
  const { versione, header, pagamenti, richiestaInformazioni } = content;
  const now = clock.now();
  const ente = header.e2e.sender.id;
  const guasto = guastoPer(state, 'verifica');
  const errore =
    violazione !== undefined && state.settings.schemaMotore
      ? schemaNonValido(violazione)
      : (erroreDi(state, content) ?? (guasto === undefined ? undefined : esitoDi(guasto.codice)));
  const risposte = errore === undefined ? pagamenti.map((chiesto) => trova(state, ente, chiesto, now)) : [];
  const dettagliata = richiestaInformazioni === true;
  return {
    response: rispostaCon({
      wrapper: 'IdpVerificaStatoPagamenti.Esito',
      content: {
        versione,
        header: answered(header, momentOf(now)),
        stati: dettagliata ? [] : risposte.map(breve),
        informazioni: dettagliata ? risposte.map(estesa) : [],
        ...(errore === undefined ? {} : { esito: errore }),
      },
    }),
    events: guasto === undefined ? [] : [guasto.event],
  };
}

/** Ente, SIL and tributo must be known and active, or there is one reason and no answer. */
function erroreDi(state: IrisState, { header, pagamenti }: IdpVerifica): Esito | undefined {
  const { id, sys } = header.e2e.sender;
  const ente = enteAttivo(state, id);
  if (ente === undefined) return esitoDi('A0000001');
  const noti = pagamenti.every(({ tipoPendenza }) => {
    const tributo = tributoAttivo(ente, tipoPendenza);
    return tributo !== undefined && (tributo.sil === undefined || tributo.sil === sys);
  });
  return noti && ente.sil.has(sys) ? undefined : esitoDi('A0000002');
}

interface Trovata {
  readonly chiesto: PagamentoChiesto;
  readonly posizione: Posizione | undefined;
  readonly risposta: Risposta;
}

function trova(state: IrisState, ente: string, chiesto: PagamentoChiesto, now: number): Trovata {
  const posizione = posizioneDi(state, ente, chiesto.tipoPendenza, chiesto.idPagamento);
  return { chiesto, posizione, risposta: rispostaDi(state, posizione, now) };
}

function breve({ chiesto, risposta }: Trovata): StatoPagamentoChiesto {
  return { idPagamento: chiesto.idPagamento, tipoPendenza: chiesto.tipoPendenza, stato: risposta.breve };
}

function estesa({ chiesto, posizione, risposta }: Trovata): InformazioniPagamento {
  const { stato, descrizione, pagamento } = risposta;
  return {
    idPagamento: chiesto.idPagamento,
    tipoPendenza: chiesto.tipoPendenza,
    stato,
    descrizioneStato: descrizione,
    ...(posizione === undefined || pagamento === undefined ? {} : { pagamento: bloccoDi(posizione, pagamento) }),
  };
}

/** The Pagamento of a detailed answer: as the newest template writes it, but for the kind of payer, which IRIS writes with a blank. */
function bloccoDi({ riga, condizione }: Posizione, pagamento: NonNullable<Risposta['pagamento']>): PagamentoSulFilo {
  const scritto = pagamentoOf('V010303', fatto(riga, condizione, pagamento));
  return { ...scritto, pagante: { ...scritto.pagante, tipo: 'Codice Fiscale' } };
}
