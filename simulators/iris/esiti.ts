import type { CorpoEsito, Dettaglio, Esito } from './contract/esito.ts';

/** The body of an esito where everything went well. */
export const CORRETTO: CorpoEsito = { stato: 'Elaborato Correttamente', esiti: [], dettagli: [] };

/** The body of an esito: a reason for the whole message, and what became of the pendenze refused. */
export function corpoDi(globale: Esito | undefined, dettagli: readonly Dettaglio[] = []): CorpoEsito {
  if (globale === undefined && dettagli.length === 0) return CORRETTO;
  return { stato: 'Elaborato con Errori', esiti: globale === undefined ? [] : [globale], dettagli };
}

/** One Dettaglio for each error, all of the same pendenza, as the checks before the store tell them (iris.md §3.3). */
export function dettagliPreliminari(id: string, errori: readonly Esito[]): readonly Dettaglio[] {
  return errori.map((esito) => ({ id, stato: 'Scartato', esiti: [esito] }));
}
