/** Kinds of field that an ente may add to its form, up to five each (iris.md §6, plugin BBE). */
export const TIPI_CAMPO = ['TESTO', 'DATA', 'IMPORTO', 'NUMERO'] as const;
export type TipoCampo = (typeof TIPI_CAMPO)[number];

/** A field of a custom form. Its name is one of `TESTO_1`..`NUMERO_5`. */
export interface Campo {
  readonly nome: string;
  readonly etichetta: string;
  readonly obbligatorio: boolean;
  readonly aiuto?: string;
}

/** The form of a tributo of Bollettino Bianco: standard where there are no fields of its own. */
export interface Modulo {
  readonly campi: readonly Campo[];
  readonly istruzioni?: string;
}
