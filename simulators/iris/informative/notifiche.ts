import type { Context, Effects } from '../../kernel/platform.ts';
import type { EsitoPagamento } from '../contract/pagamento.ts';
import type { IrisState, Notifica, Pagamento, Riga } from '../state.ts';
import { mancaAlTurno, periodoDi } from './frequenza.ts';

/** Which informativa a payment may join (iris.md §3.7): same ente, tributo, SIL, tipo spontaneo and kind of notification. */
export interface Gruppo {
  readonly ente: string;
  readonly tributo: string;
  readonly sil: string;
  readonly spontaneo: boolean;
  readonly notifica: EsitoPagamento;
}

/** Queues a payment to be told of, and starts the timer of its group where none runs; nothing, where the tributo is not told. */
export function notifica(
  state: IrisState,
  context: Context,
  riga: Riga,
  pagamento: Pagamento,
  evento: EsitoPagamento,
  /** Groups whose timer this same change has already started. */
  avviati: Set<string> = new Set(),
): Effects {
  const tributo = state.enti.get(riga.ente)?.tributi.get(riga.tributo);
  const periodo = tributo === undefined || !tributo.notifica ? undefined : periodoDi(tributo.frequenza, state.settings);
  if (tributo === undefined || periodo === undefined) return {};
  const gruppo: Gruppo = {
    ente: riga.ente,
    tributo: riga.tributo,
    sil: riga.sil,
    spontaneo: tributo.spontaneo,
    notifica: evento,
  };
  const chiave = JSON.stringify(gruppo);
  const inCoda: Notifica = { pagamentoId: pagamento.id, notifica: evento, gruppo: chiave };
  const avvia = !state.gruppiInAttesa.has(chiave) && !avviati.has(chiave);
  avviati.add(chiave);
  const { avvio, settings } = state;
  return {
    events: [{ type: 'notificaInCoda', ...inCoda }],
    schedule: avvia
      ? [
          {
            afterMs: mancaAlTurno(context.clock, avvio, settings.primoTurnoMs, periodo),
            timer: { type: 'informativa', gruppo: chiave },
          },
        ]
      : [],
  };
}
