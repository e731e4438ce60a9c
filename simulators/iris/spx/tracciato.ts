/** The columns of the standard tracciato CSV_BASIC_V2, in order (iris.md §5.2). */
export const COLONNE_V2 = [
  'CREDITORE',
  'TIPO_DEBITO',
  'DEBITORI',
  'ID_DEBITO',
  'ID_PAGAMENTO',
  'DATA_SCADENZA',
  'DATA_INIZIO_VALIDITA',
  'DATA_FINE_VALIDITA',
  'CAUSALE_PAGAMENTO',
  'STATO_PAGAMENTO',
  'IMPORTO_PAGAMENTO',
  'VOCI_PAGAMENTO',
  'ANNO_RIFERIMENTO',
  'NOTE_DEBITO',
  'CAUSALE_DEBITO',
  'IBAN_RIACCREDITO',
  'IMPORTO_PAGATO',
  'DATA_VALUTA_ACCREDITO',
  'CANALE_PAGAMENTO',
  'DATA_PAGAMENTO',
  'NOTE_PAGAMENTO',
  'PAGATO_IDP',
] as const;

export type Colonna = (typeof COLONNE_V2)[number];

/** The columns of CSV_BASIC_V3: two less (iris.md §5.3). */
export const COLONNE_V3: readonly Colonna[] = COLONNE_V2.filter(
  (colonna) => colonna !== 'IBAN_RIACCREDITO' && colonna !== 'DATA_VALUTA_ACCREDITO',
);

export const FORMATI = ['CSV_BASIC_V2', 'CSV_BASIC_V3'] as const;
export type Formato = (typeof FORMATI)[number];

/** A form in which positions are written as CSV. */
export interface Tracciato {
  readonly formato: Formato;
  readonly colonne: readonly Colonna[];
  readonly separatore: string;
  /** Reads an amount to thousandths of euro; undefined where it is none. */
  readonly millesimi: (testo: string) => number | undefined;
  /** How an amount is written, for a message. */
  readonly formaImporto: string;
}

export const TRACCIATI: Readonly<Record<Formato, Tracciato>> = {
  CSV_BASIC_V2: {
    formato: 'CSV_BASIC_V2',
    colonne: COLONNE_V2,
    separatore: '|',
    millesimi: (testo) => (/^[0-9]{1,13}$/.test(testo) ? Number(testo) : undefined),
    formaImporto: 'millesimi di euro, da 1 a 13 cifre (10300 per 10,30 euro)',
  },
  CSV_BASIC_V3: {
    formato: 'CSV_BASIC_V3',
    colonne: COLONNE_V3,
    separatore: ';',
    millesimi(testo) {
      const [, intero, decimali = ''] = /^([0-9]{1,10})(?:,([0-9]{1,3}))?$/.exec(testo) ?? [];
      return intero === undefined ? undefined : Number(intero) * 1000 + Number(decimali.padEnd(3, '0'));
    },
    formaImporto: 'importo in euro con la virgola (10,30)',
  },
};

/** States a row may declare in the code of the engine, and in the document of the tracciato, which differ (iris.md §5.2). */
export const STATI_MOTORE = [
  'DA_PAGARE',
  'CANCELLATO',
  'NON_PAGABILE',
  'DA_PAGARE_VARIAZIONE',
  'PAGATO',
  'PAGATO_IRREGOLARE',
] as const;
export const STATI_DOCUMENTO = [
  'DA_PAGARE',
  'CANCELLATO',
  'NON_PAGABILE',
  'CHIUSO',
  'PAGATO',
  'PAGATO_IRREGOLARE',
] as const;
export type StatoPagamentoCsv = (typeof STATI_MOTORE)[number] | (typeof STATI_DOCUMENTO)[number];

/** Where documents and code disagree, each a switch (iris.md §5.2, §5.3). */
export interface Varianti {
  readonly formato: Formato;
  /** The document says the two dates of validity may be absent, the code wants them. */
  readonly validitaFacoltativa: boolean;
  /** Which list of states holds. */
  readonly stati: 'motore' | 'documento';
  /** The document lets IBAN_RIACCREDITO be `iban;beneficiario` of 101 characters, the code 27 characters. */
  readonly iban: 'motore' | 'documento';
  /** Words of the esito: `OK`/`KO`, or the document's sentences. */
  readonly esito: 'motore' | 'documento';
  /** Whether a byte order mark before the header is let by; neither source speaks of it. */
  readonly bomAmmesso: boolean;
}

/** The code of the engine is followed: it is what answers. */
export const VARIANTI: Varianti = {
  formato: 'CSV_BASIC_V2',
  validitaFacoltativa: false,
  stati: 'motore',
  iban: 'motore',
  esito: 'motore',
  bomAmmesso: true,
};

/** The states of a variant. */
export function statiDi({ stati }: Varianti): readonly StatoPagamentoCsv[] {
  return stati === 'motore' ? STATI_MOTORE : STATI_DOCUMENTO;
}
