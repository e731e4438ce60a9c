import type { Context, Effects } from '../../kernel/platform.ts';
import { importo as cents } from '../../kernel/values/importo.ts';
import { informativaOf } from '../contract/informativa-template.ts';
import type { FattoDiPagamento } from '../contract/informativa-template.ts';
import { canaleOf } from '../canali.ts';
import { daSpedire } from '../eventi.ts';
import type { Condizione, IrisEvent, IrisState, Pagamento, Riga, Spedizione } from '../state.ts';
import { spedizione } from '../status/spedizione.ts';
import { componiInformativaCsv } from '../spx/informativa.ts';
import type { Gruppo } from './notifiche.ts';

/** The turn of a group has come: what it has to tell becomes one or more informative, each of at most a thousand payments. */
export function componiInformative(state: IrisState, chiave: string, context: Context): Effects {
  const gruppo = JSON.parse(chiave) as Gruppo;
  const ids = state.daNotificare.filter((one) => one.gruppo === chiave).map(({ pagamentoId }) => pagamentoId);
  const events: IrisEvent[] = [{ type: 'turnoInformativa', gruppo: chiave, pagamenti: ids.length }];
  if (state.enti.get(gruppo.ente)?.tributi.get(gruppo.tributo)?.metodo === 'PULL_WS')
    return { events: [...events, ...(componiInformativaCsv(state, gruppo, ids, context).events ?? [])] };
  const { maxPagamenti } = state.settings;
  for (let from = 0; from < ids.length; from += maxPagamenti) {
    const pronta = informativa(state, gruppo, ids.slice(from, from + maxPagamenti), context);
    events.push(daSpedire(pronta));
  }
  return { events };
}

function informativa(state: IrisState, gruppo: Gruppo, ids: readonly string[], { clock }: Context): Spedizione {
  const now = clock.now();
  const msgId = `IP_${now}_${state.ids.messaggi.digits(8)}`;
  const ente = state.enti.get(gruppo.ente)!;
  const template = ente.tributi.get(gruppo.tributo)?.template ?? 'V010303';
  const tratta = ente.intermediario === undefined ? {} : { tratta: { id: ente.intermediario } };
  const content = informativaOf(
    template,
    { msgId, at: now, destinatario: { id: gruppo.ente, sys: gruppo.sil, ...tratta } },
    ids.map((id) => fattoDi(state, gruppo, state.pagamenti.get(id)!)),
  );
  return {
    id: msgId,
    ente: gruppo.ente,
    sil: gruppo.sil,
    coda: `informativa/${gruppo.ente}/${gruppo.sil}`,
    messaggio: { wrapper: 'IdpInformativaPagamento', content },
    pagamenti: ids,
    stato: spedizione.next('-', 'prepara'),
    prontaAlle: now,
    prossimoAlle: now,
    tentativi: 0,
  };
}

/** A payment as an informativa tells it. */
function fattoDi(state: IrisState, { tributo, notifica }: Gruppo, pagamento: Pagamento): FattoDiPagamento {
  const riga = state.righe.get(pagamento.rigaId)!;
  const condizione = riga.condizioni.find(({ idPagamento }) => idPagamento === pagamento.idPagamento)!;
  return { ...fatto(riga, condizione, pagamento), tipoPendenza: tributo, esito: notifica };
}

/** A payment as IRIS tells it, whatever the message: an informativa, or the answer to a verifica (iris.md §3.5). */
export function fatto(riga: Riga, condizione: Condizione, pagamento: Pagamento): FattoDiPagamento {
  const canale = canaleOf(pagamento.canale);
  const eseguitoAlle = pagamento.eseguitoAlle ?? pagamento.iniziatoAlle;
  return {
    idPagamento: pagamento.idPagamento,
    idPendenza: riga.idPendenza,
    tipoPendenza: riga.tributo,
    esito: 'ESEGUITO',
    pagatoAt: eseguitoAlle,
    ...(condizione.scadenza?.at === undefined ? {} : { scadenzaAt: condizione.scadenza.at }),
    importo: cents(pagamento.importo),
    debitore: debitoreDi(riga).id,
    versante: { id: pagamento.pagante.id, descrizione: pagamento.pagante.descrizione },
    canale: { tipo: canale.tipo, descrizione: canale.descrizione },
    mezzo: { tipo: pagamento.mezzo.slice(0, 35) },
    idTransazione: pagamento.idTransazione,
    transatoAt: pagamento.iniziatoAlle,
    ...(pagamento.codiceAutorizzazione === undefined ? {} : { codiceAutorizzazione: pagamento.codiceAutorizzazione }),
    autorizzatoAt: eseguitoAlle,
    commissioni: cents(pagamento.commissioni),
    causale: condizione.causale ?? riga.causale,
    iuv: pagamento.idPagamento,
    ...(riga.note === undefined ? {} : { note: riga.note }),
  };
}

/** Who owes: the first Cittadino or Altro, else the first there is. */
export function debitoreDi({ destinatari }: Riga): { readonly id: string; readonly descrizione: string } {
  const debitore = destinatari.find(({ tipo }) => tipo !== 'Delegato') ?? destinatari[0];
  const id = debitore?.id ?? 'ANONIMO';
  return { id, descrizione: (debitore?.descrizione ?? debitore?.datiDestinatario?.anagrafica ?? id).slice(0, 70) };
}
