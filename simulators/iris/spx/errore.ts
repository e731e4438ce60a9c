import type { CodiceBs } from './codici.ts';
import type { Colonna } from './tracciato.ts';

/** Something IRIS refuses of a file. */
export interface Errore {
  readonly codice: CodiceBs;
  /** Line of the file, from 1. */
  readonly riga: number;
  readonly colonna?: Colonna;
  /** What is wrong and what was expected; no personal data. */
  readonly testo: string;
  readonly idDebito?: string;
}

/** Something IRIS lets by and that is worth mending: ours (iris.md §5.2 says nothing of it). */
export interface Rilievo {
  readonly tipo: 'millesimi' | 'formula' | 'bom' | 'iban' | 'spazi';
  readonly riga: number;
  readonly colonna?: Colonna;
  readonly testo: string;
}

/** Where in a file, as it is told: `riga 12, colonna IMPORTO_PAGAMENTO`. */
export function luogoDi({ riga, colonna }: Pick<Errore, 'riga' | 'colonna'>): string {
  return `riga ${riga}${colonna === undefined ? '' : `, colonna ${colonna}`}`;
}
