import type { NumeroAvviso } from '../../kernel/values/numero-avviso.ts';
import type { AmpiezzaImporto } from './qr.ts';

/** What a notice says; `importo` in cents, `scadenza` an ISO date. */
export interface Avviso {
  readonly numeroAvviso: NumeroAvviso;
  readonly importo: number;
  readonly scadenza: string;
  readonly oggetto: string;
  readonly ente: {
    readonly denominazione: string;
    readonly codiceFiscale: string;
    readonly settore?: string;
    readonly info?: string;
    readonly cbill?: string;
  };
  readonly destinatario: {
    readonly codiceFiscale: string;
    readonly denominazione: string;
    readonly indirizzo?: string;
  };
  /** Present where the ente collects on a postal account: only then is there a DataMatrix (iris.md §7.3). */
  readonly postale?: { readonly conto: string; readonly intestatario: string };
  readonly ampiezzaQr?: AmpiezzaImporto;
}

/** Account number of an IBAN of Poste (ABI 07601), without leading zeros; undefined for another bank's. */
export function contoPostale(iban: string): string | undefined {
  return /^IT\d{2}[A-Z]07601/.test(iban) ? iban.slice(15).replace(/^0+(?=.)/, '') : undefined;
}
