import type { Context, Effects, Schedule } from '../kernel/platform.ts';
import { canaleOf } from './canali.ts';
import { pagamentoMosso, rigaScritta } from './eventi.ts';
import { debitoreDi } from './informative/componi.ts';
import { notifica } from './informative/notifiche.ts';
import { notificationCost } from './ports.ts';
import type { Posizione } from './posizione.ts';
import { pagamentiDi } from './state.ts';
import type { IrisEvent, IrisState, Pagamento, Pagante } from './state.ts';
import { pagamento as macchina } from './status/pagamento.ts';
import type { MossaPagamento } from './status/pagamento.ts';
import { riga as macchinaRiga } from './status/riga.ts';

/** How something is paid. */
export interface Modo {
  readonly canale: string;
  /** The channel's first unless told. */
  readonly mezzo?: string;
  /** The debtor unless told. */
  readonly pagante?: Pagante;
}

/** Payments that begin together: one transaction, one payment for each position, all under way. */
export function inizia(
  state: IrisState,
  context: Context,
  posizioni: readonly Posizione[],
  { canale, mezzo, pagante }: Modo,
): { readonly events: readonly IrisEvent[]; readonly pagamenti: readonly Pagamento[] } {
  const { tipo, mezzi, commissioni } = canaleOf(canale);
  const idTransazione = `TR${state.ids.pagamenti.digits(16)}`;
  const events: IrisEvent[] = [];
  const pagamenti = posizioni.map(({ riga, condizione }, at): Pagamento => {
    const debitore = debitoreDi(riga);
    const nelCarrello: Pagamento = {
      id: `${idTransazione}.${at + 1}`,
      idTransazione,
      rigaId: riga.id,
      idPagamento: condizione.idPagamento,
      stato: macchina.next('-', 'carrello'),
      importo: condizione.importo + notificationCost(state, context, { riga, condizione }),
      // one transaction, one fee: the first payment bears it
      commissioni: at === 0 ? commissioni : 0,
      canale: tipo,
      mezzo: mezzo ?? mezzi[0]!,
      pagante: pagante ?? { tipo: tipoDi(debitore.id), ...debitore },
      iniziatoAlle: context.clock.now(),
      incasso: '0',
    };
    const avviato: Pagamento = { ...nelCarrello, stato: macchina.next(nelCarrello.stato, 'avvia') };
    events.push(pagamentoMosso(riga, nelCarrello), pagamentoMosso(riga, avviato));
    return avviato;
  });
  return { events, pagamenti };
}

function tipoDi(id: string): Pagante['tipo'] {
  return /^[0-9]{11}$/.test(id) ? 'PartitaIVA' : 'CodiceFiscale';
}

/** Payments that end together. What is paid comes to light (a hidden row becomes visible) and will be told of. */
export function concludi(
  state: IrisState,
  context: Context,
  pagamenti: readonly Pagamento[],
  mossa: MossaPagamento,
): Effects {
  const events: IrisEvent[] = [];
  const schedule: Schedule[] = [];
  const avviati = new Set<string>();
  const righe = new Map(pagamenti.map(({ rigaId }) => [rigaId, state.righe.get(rigaId)!]));
  for (const pagamento of pagamenti) {
    const stato = macchina.next(pagamento.stato, mossa);
    const paga = stato === 'ES' || stato === 'EF';
    const mosso: Pagamento = {
      ...pagamento,
      stato,
      ...(stato === 'ES'
        ? {
            eseguitoAlle: context.clock.now(),
            codiceAutorizzazione: pagamento.codiceAutorizzazione ?? state.ids.pagamenti.digits(6),
          }
        : {}),
    };
    const riga = righe.get(pagamento.rigaId)!;
    events.push(pagamentoMosso(riga, mosso));
    if (paga && riga.stato === 'H') {
      const visibile = { ...riga, stato: macchinaRiga.next(riga.stato, 'paga') };
      righe.set(riga.id, visibile);
      events.push(rigaScritta(visibile));
    }
    if (stato === 'ES') add(notifica(state, context, riga, mosso, 'ESEGUITO', avviati), events, schedule);
    if (stato === 'EF')
      schedule.push({ afterMs: state.settings.buonFineMs, timer: { type: 'buonFine', pagamento: mosso.id } });
  }
  return { events, schedule };
}

function add(effects: Effects, events: IrisEvent[], schedule: Schedule[]): void {
  events.push(...(effects.events ?? []));
  schedule.push(...(effects.schedule ?? []));
}

/** The payment of a position that is under way, if there is one. */
export function inCorsoDi(state: IrisState, { riga, condizione }: Posizione): Pagamento | undefined {
  return pagamentiDi(state, riga.id, condizione.idPagamento).find(({ stato }) => stato === 'IC');
}

/** The positions that are paid with one: the others of its cartella, which is paid whole. */
export function insieme({ riga, condizione }: Posizione): readonly Posizione[] {
  return riga.cartella
    ? riga.condizioni.filter(({ annullata }) => !annullata).map((una) => ({ riga, condizione: una }))
    : [{ riga, condizione }];
}
