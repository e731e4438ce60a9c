import { formatNumeroAvviso } from '../../kernel/values/numero-avviso.ts';
import type { Avviso } from './avviso.ts';

/** The texts of a notice as the technical guide names them (iris.md §7.4). */
export interface TestiAvviso {
  readonly ente_creditore: string;
  readonly settore_ente?: string;
  readonly info_ente?: string;
  readonly cf_ente: string;
  readonly cf_destinatario: string;
  readonly nome_cognome_destinatario: string;
  readonly indirizzo_destinatario?: string;
  readonly importo: string;
  readonly data: string;
  readonly codice_avviso: string;
  readonly numero_cc_postale?: string;
  readonly intestatario_cc_postale?: string;
  readonly cbill?: string;
}

export type CampoAvviso = keyof TestiAvviso;

/** Characters of each field at most (iris.md §7.4). */
export const LIMITI: Readonly<Partial<Record<CampoAvviso, number>>> = {
  ente_creditore: 50,
  settore_ente: 50,
  info_ente: 100,
  cf_ente: 16,
  cf_destinatario: 16,
  nome_cognome_destinatario: 35,
  indirizzo_destinatario: 40,
  numero_cc_postale: 20,
  intestatario_cc_postale: 50,
};

/** 999.999,99 euro, in cents: a notice for more has no room for its amount. */
export const IMPORTO_MASSIMO = 99_999_999;

/** Forms of the fields that have one. */
export const FORME: Readonly<Partial<Record<CampoAvviso, readonly [RegExp, string]>>> = {
  importo: [
    /^(?:[1-9]\d{0,2}(?:\.\d{3})?|0),\d{2}$/,
    'fino a 999.999,99, punto per le migliaia e virgola per i decimali',
  ],
  data: [/^(?:0[1-9]|[12]\d|3[01])\/(?:0[1-9]|1[0-2])\/\d{4}$/, 'gg/mm/aaaa'],
  codice_avviso: [/^\d{4} \d{4} \d{4} \d{4} \d{2}$/, '18 cifre a gruppi di 4 divisi da uno spazio'],
  cbill: [/^[A-Z0-9]+$/, 'lettere maiuscole e cifre'],
};

/** The texts of a notice, cut where the guide leaves no more room. @throws RangeError for an amount beyond the greatest. */
export function testiDi({ numeroAvviso, importo, scadenza, ente, destinatario, postale }: Avviso): TestiAvviso {
  if (importo > IMPORTO_MASSIMO)
    throw new RangeError(`a notice holds at most ${IMPORTO_MASSIMO} cents, got ${importo}`);
  const { settore, info, cbill } = ente;
  return {
    ente_creditore: entro('ente_creditore', ente.denominazione),
    ...(settore === undefined ? {} : { settore_ente: entro('settore_ente', settore) }),
    ...(info === undefined ? {} : { info_ente: entro('info_ente', info) }),
    cf_ente: ente.codiceFiscale,
    cf_destinatario: destinatario.codiceFiscale,
    nome_cognome_destinatario: entro('nome_cognome_destinatario', destinatario.denominazione),
    ...(destinatario.indirizzo === undefined
      ? {}
      : { indirizzo_destinatario: entro('indirizzo_destinatario', destinatario.indirizzo) }),
    importo: importoStampato(importo),
    data: dataStampata(scadenza),
    codice_avviso: formatNumeroAvviso(numeroAvviso),
    ...(postale === undefined
      ? {}
      : {
          numero_cc_postale: postale.conto,
          intestatario_cc_postale: entro('intestatario_cc_postale', postale.intestatario),
        }),
    ...(cbill === undefined ? {} : { cbill: cbill.toUpperCase() }),
  };
}

function entro(campo: CampoAvviso, testo: string): string {
  return testo.slice(0, LIMITI[campo]);
}

/** Cents -> `1.234,56`. */
export function importoStampato(cents: number): string {
  const cifre = String(cents).padStart(3, '0');
  return `${cifre.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, '.')},${cifre.slice(-2)}`;
}

/** ISO date -> `gg/mm/aaaa`. */
export function dataStampata(iso: string): string {
  const [anno, mese, giorno] = iso.split('-');
  return `${giorno!}/${mese!}/${anno!}`;
}
