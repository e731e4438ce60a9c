import type { Event } from '../kernel/platform.ts';
import { chiavePendenza, chiaviPagamento, indicizza } from './archivio.ts';
import type { NumeroGuasto } from './iuv/guasti-avvisi.ts';
import { registra } from './iuv/registro.ts';
import type { IuvEmesso } from './iuv/registro.ts';
import { applicatoriSpx } from './spx/applica.ts';
import type { Flusso } from './rendicontazione/flusso.ts';
import { CARGO, chiaveCondizione } from './state.ts';
import type { Ente, IrisEvent, IrisState, Messaggio, Pagamento, Riga, Sessione, Spedizione } from './state.ts';

type Applier = (state: IrisState, event: IrisEvent) => void;

/** What each event does to the state, and nothing else does. */
const APPLIERS: Readonly<Record<string, Applier>> = {
  riga(state, event) {
    const riga = event[CARGO] as Riga;
    const nuova = !state.righe.has(riga.id);
    state.righe.set(riga.id, riga);
    indicizza(state.perPendenza, chiavePendenza(riga), riga.id, nuova);
    for (const chiave of chiaviPagamento(riga)) indicizza(state.perPagamento, chiave, riga.id, nuova);
    for (const { id } of riga.destinatari) indicizza(state.perDestinatario, id, riga.id, nuova);
  },
  pagamento(state, event) {
    const pagamento = event[CARGO] as Pagamento;
    state.pagamenti.set(pagamento.id, pagamento);
    indicizza(state.perCondizione, chiaveCondizione(pagamento.rigaId, pagamento.idPagamento), pagamento.id);
  },
  messaggio(state, event) {
    const messaggio = event[CARGO] as Messaggio;
    state.messaggi.set(messaggio.chiave, messaggio);
  },
  daSpedire: spedizioneScritta,
  spedizione: spedizioneScritta,
  sessione(state, event) {
    const sessione = event[CARGO] as Sessione;
    if (!state.sessioni.has(sessione.token)) state.sessioniCreate++;
    state.sessioni.set(sessione.token, sessione);
  },
  notificaInCoda(state, event) {
    const gruppo = event['gruppo'] as string;
    state.gruppiInAttesa.add(gruppo);
    state.daNotificare.push({
      pagamentoId: event['pagamentoId'] as string,
      notifica: event['notifica'] as 'ESEGUITO' | 'REGOLATO' | 'INCASSO',
      gruppo,
    });
  },
  turnoInformativa(state, event) {
    const gruppo = event['gruppo'] as string;
    state.gruppiInAttesa.delete(gruppo);
    const altri = state.daNotificare.filter((one) => one.gruppo !== gruppo);
    state.daNotificare.splice(0, state.daNotificare.length, ...altri);
  },
  enteConfigurato(state, event) {
    const ente = event[CARGO] as Ente;
    state.enti.set(ente.codice, ente);
  },
  guastoScritto(state, event) {
    state.guasti.push(event['codice'] as string);
  },
  guastoPreso(state, event) {
    const at = state.guasti.indexOf(event['codice'] as string);
    if (at >= 0) state.guasti.splice(at, 1);
  },
  esitoRitardato(state, event) {
    state.ritardoEsitoMs = event['ms'] as number;
  },
  iuvEmessi(state, event) {
    registra(state.iuv, event['ente'] as string, event['ultimo'] as number, event[CARGO] as readonly IuvEmesso[]);
  },
  guastoAvvisiScritto(state, event) {
    state.guastiAvvisi.push(event['numero'] as NumeroGuasto);
  },
  guastoAvvisiPreso(state, event) {
    const at = state.guastiAvvisi.indexOf(event['numero'] as NumeroGuasto);
    if (at >= 0) state.guastiAvvisi.splice(at, 1);
  },
  ...applicatoriSpx,
  flussoPubblicato(state, event) {
    state.flussi.pubblicati.push(event[CARGO] as Flusso);
  },
  pagamentiRendicontati(state, event) {
    for (const id of event['ids'] as readonly string[]) state.flussi.rendicontati.add(id);
  },
  flussoContabile(state, event) {
    const { chiave, testo } = event[CARGO] as { readonly chiave: string; readonly testo: string };
    state.flussi.contabili.set(chiave, testo);
  },
  paginaFlussi(state, event) {
    state.flussi.righePerPagina = event['righe'] as number;
  },
  /** Told so that the journal says why nothing happened. */
  messaggioIgnorato: () => {},
  messaggioRifiutato: () => {},
  esitoSenzaInformativa: () => {},
  spedizioneRipetuta: () => {},
  turnoDiRinvio: () => {},
};

/** Applies an event to the state. @throws RangeError for an event that IRIS does not know. */
export function apply(state: IrisState, event: Event): void {
  const applier = APPLIERS[event.type];
  if (applier === undefined) throw new RangeError(`IRIS knows no event "${event.type}"`);
  applier(state, event);
}

function spedizioneScritta(state: IrisState, event: IrisEvent): void {
  const spedizione = event[CARGO] as Spedizione;
  state.spedizioni.set(spedizione.id, spedizione);
  const { wrapper, content } = spedizione.messaggio;
  if (wrapper === 'IdpInformativaPagamento') state.perMsgId.set(content.header.e2e.msgId, spedizione.id);
}
