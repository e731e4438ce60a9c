/** Outcomes of a single payment in a flow (iris.md §8.1): 0 eseguito, 3 revocato, 9 eseguito senza RPT. */
export const ESITI = ['0', '3', '9'] as const;
export type EsitoSingolo = (typeof ESITI)[number];

/** One payment of a flow; `importo` in cents, without sign. */
export interface SingoloPagamento {
  readonly iuv: string;
  readonly iur: string;
  readonly indice: number;
  readonly importo: number;
  readonly esito: EsitoSingolo;
  /** ISO date. */
  readonly data: string;
}

/** A flow of a PSP for one account of an ente: what it declares, and what it holds. Amounts in cents. */
export interface Flusso {
  readonly identificativo: string;
  /** 1 for the first of its name, and so on. */
  readonly revisione: number;
  /** Epoch ms. */
  readonly dataOra: number;
  /** TRN of the transfer. */
  readonly regolamento: string;
  /** ISO date. */
  readonly dataRegolamento: string;
  readonly psp: { readonly codice: string; readonly denominazione: string };
  /** Codice fiscale of the ente to which it is given. */
  readonly dominio: string;
  /** Whom it says it is for, where that is another. */
  readonly intestatoA?: string;
  readonly denominazione: string;
  /** The one account that its transfer goes to: one flow, one SCT, one IBAN. */
  readonly iban: string;
  readonly numeroDichiarato: number;
  readonly totaleDichiarato: number;
  readonly pagamenti: readonly SingoloPagamento[];
}

/** What an outcome does to the account: a revocation takes back (iris.md §8.3). */
export function segno(esito: string): 1 | -1 {
  return esito === '3' ? -1 : 1;
}

/** What the payments of a flow come to, cents. */
export function sommaDi(pagamenti: readonly Pick<SingoloPagamento, 'importo' | 'esito'>[]): number {
  return pagamenti.reduce((somma, { importo, esito }) => somma + segno(esito) * importo, 0);
}

/** Causale of the transfer of a flow, AT-05 (iris.md §7.1). */
export function causaleSct({
  identificativo,
  dataRegolamento,
}: Pick<Flusso, 'identificativo' | 'dataRegolamento'>): string {
  return `/PUR/LGPE-RIVERSAMENTO Cumulativo pagamenti del ${dataRegolamento.replaceAll('-', '')}/URI/${identificativo}`;
}
