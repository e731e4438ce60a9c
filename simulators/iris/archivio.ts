import { chiaveDi } from './state.ts';
import type { Condizione, IrisState, Riga } from './state.ts';

/** The rows of IRIS as the rules of a message read them, and where they write what the message would change. */
export interface Archivio {
  /** The valid row of a pendenza (V), which hidden rows are not. */
  valida(ente: string, tributo: string, idPendenza: string): Riga | undefined;
  /** The valid row that holds a payment, with its condition; annulled conditions are not held. */
  condizione(
    ente: string,
    tributo: string,
    idPagamento: string,
  ): { readonly riga: Riga; readonly condizione: Condizione } | undefined;
  /** Writes a row, new or in the place of the one with its id. */
  scrivi(riga: Riga): void;
}

/** What a message changes, kept apart until it is known that it stands: reading sees it at once, the state does not. */
export interface Bozza extends Archivio {
  /** Rows written, in order; a row written twice stands once, as it was last. */
  scritte(): readonly Riga[];
  /** An id for a row that is new. */
  nuovoId(): string;
}

/** A draft over a state. */
export function bozzaDi(state: IrisState): Bozza {
  const scritte = new Map<string, Riga>();
  let nuovi = 0;
  const nuovePerPendenza = new Map<string, string[]>();
  const nuovePerPagamento = new Map<string, string[]>();
  const lette =
    (sotto: ReadonlyMap<string, readonly string[]>, nuove: ReadonlyMap<string, readonly string[]>) =>
    (chiave: string) =>
      unione(sotto.get(chiave) ?? [], nuove.get(chiave));
  const perPendenza = lette(state.perPendenza, nuovePerPendenza);
  const perPagamento = lette(state.perPagamento, nuovePerPagamento);
  const ultima = (ids: readonly string[], tale: (riga: Riga) => boolean): Riga | undefined =>
    ids.length === 0 ? undefined : ids.map((id) => scritte.get(id) ?? state.righe.get(id)!).findLast(tale);
  const scrivi = (riga: Riga): void => {
    scritte.set(riga.id, riga);
    indicizza(nuovePerPendenza, chiavePendenza(riga), riga.id);
    for (const chiave of chiaviPagamento(riga)) indicizza(nuovePerPagamento, chiave, riga.id);
  };
  return {
    scritte: () => [...scritte.values()],
    nuovoId: () => `R${state.righe.size + ++nuovi}`,
    valida: (ente, tributo, idPendenza) =>
      ultima(perPendenza(chiaveDi(ente, tributo, idPendenza)), ({ stato }) => stato === 'V'),
    condizione(ente, tributo, idPagamento) {
      const riga = ultima(
        perPagamento(chiaveDi(ente, tributo, idPagamento)),
        (candidata) => candidata.stato === 'V' && viva(candidata, idPagamento) !== undefined,
      );
      const condizione = riga === undefined ? undefined : viva(riga, idPagamento);
      return riga === undefined || condizione === undefined ? undefined : { riga, condizione };
    },
    scrivi,
  };
}

/**
 * Notes that a row is found under a key. A row that is new can only be the last one there: a debtor may have as many as he
 * likes, and they are not gone through.
 */
export function indicizza(indice: Map<string, string[]>, chiave: string, id: string, nuova = false): void {
  const ids = indice.get(chiave);
  if (ids === undefined) indice.set(chiave, [id]);
  else if (nuova ? ids.at(-1) !== id : !ids.includes(id)) ids.push(id);
}

/** The condition of a row with an id, unless annulled. */
export function viva({ condizioni }: Riga, idPagamento: string): Condizione | undefined {
  return condizioni.find((condizione) => condizione.idPagamento === idPagamento && !condizione.annullata);
}

/** Where a row is found by its pendenza. */
export function chiavePendenza({ ente, tributo, idPendenza }: Riga): string {
  return chiaveDi(ente, tributo, idPendenza);
}

/** Where a row is found by its payments. */
export function chiaviPagamento({ ente, tributo, condizioni }: Riga): readonly string[] {
  return condizioni.map(({ idPagamento }) => chiaveDi(ente, tributo, idPagamento));
}

function unione(ids: readonly string[], nuove: readonly string[] | undefined): readonly string[] {
  return nuove === undefined ? ids : [...ids, ...nuove.filter((id) => !ids.includes(id))];
}
