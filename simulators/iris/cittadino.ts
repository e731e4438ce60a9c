import { pagabilitaDi } from './posizione.ts';
import type { Pagabilita } from './posizione.ts';
import type { IrisState } from './state.ts';

/** A position in the file of a citizen. `importo` is cents. */
export interface VoceDelFascicolo {
  readonly ente: string;
  readonly denominazione: string;
  readonly tributo: string;
  readonly idPendenza: string;
  readonly idPagamento: string;
  readonly causale: string;
  readonly importo: number;
  readonly scadenza?: string;
  readonly stato: Pagabilita;
  /** As who the citizen sees it: Cittadino, Altro, Delegato. */
  readonly titolo: string;
}

/**
 * The positions of a person across every ente, as the portal shows them: valid rows only, hidden ones not until they are
 * paid (iris.md §3.3). `now` is epoch ms.
 */
export function fascicoloDi(state: IrisState, codiceFiscale: string, now: number): readonly VoceDelFascicolo[] {
  return (state.perDestinatario.get(codiceFiscale) ?? []).flatMap((id) => {
    const riga = state.righe.get(id)!;
    if (riga.stato !== 'V') return [];
    const titolo = riga.destinatari.find((destinatario) => destinatario.id === codiceFiscale)?.tipo ?? 'Cittadino';
    return riga.condizioni
      .filter(({ annullata }) => !annullata)
      .map((condizione) => ({
        ente: riga.ente,
        denominazione: state.enti.get(riga.ente)?.denominazione ?? riga.ente,
        tributo: riga.tributo,
        idPendenza: riga.idPendenza,
        idPagamento: condizione.idPagamento,
        causale: condizione.causale ?? riga.causale,
        importo: condizione.importo,
        ...(condizione.scadenza === undefined ? {} : { scadenza: condizione.scadenza.text }),
        stato: pagabilitaDi(state, { riga, condizione }, now),
        titolo,
      }));
  });
}
