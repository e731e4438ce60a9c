import type { Flusso } from './flusso.ts';

/** Flows published so far. */
export interface RegistroFlussi {
  /** Every flow, in the order of publication; a newer one of the same name replaces what it says, not its place in history. */
  readonly pubblicati: Flusso[];
  /** Payments that stand in a flow already, by id. */
  readonly rendicontati: Set<string>;
  /** Accounting flows that enti sent, as text, by dominio, kind and supporto. */
  readonly contabili: Map<string, string>;
  /** Entries of one page of the REST services. */
  righePerPagina: number;
}

export function registroFlussi(): RegistroFlussi {
  return { pubblicati: [], rendicontati: new Set(), contabili: new Map(), righePerPagina: 1_000 };
}

/** The newest occurrence of each flow of an ente, oldest first; all PSPs unless one is named. */
export function flussiDi({ pubblicati }: RegistroFlussi, dominio: string, psp?: string): readonly Flusso[] {
  const ultimi = new Map<string, Flusso>();
  for (const flusso of pubblicati)
    if (flusso.dominio === dominio && (psp === undefined || flusso.psp.codice === psp))
      ultimi.set(`${flusso.psp.codice}/${flusso.identificativo}`, flusso);
  return [...ultimi.values()];
}
