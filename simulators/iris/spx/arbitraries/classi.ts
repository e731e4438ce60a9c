import type { CodiceBs } from '../codici.ts';
import type { Rilievo } from '../errore.ts';
import { COLONNE_V2 } from '../tracciato.ts';
import type { Colonna } from '../tracciato.ts';

/** A file as rows of fields, the header first; the bytes come last, so that a class may break those too. */
export type Righe = readonly (readonly string[])[];

/** One way in which a file is wrong, made of any valid one: what IRIS says of it, and where. */
export interface Classe {
  readonly nome: string;
  readonly codice?: CodiceBs;
  /** What the check remarks, where IRIS lets the file by. */
  readonly rilievo?: Rilievo['tipo'];
  readonly colonna?: Colonna;
  readonly rompi: (righe: Righe) => Uint8Array | string;
}

/** A field in quotes where it needs them. */
function campo(testo: string): string {
  return /[|"\n]/.test(testo) ? `"${testo.replaceAll('"', '""')}"` : testo;
}

/** A file from its rows. */
export function testoDi(righe: Righe, { separatore = '|', fine = '\n' } = {}): string {
  return righe.map((riga) => riga.map(campo).join(separatore) + fine).join('');
}

const posto = (colonna: Colonna): number => COLONNE_V2.indexOf(colonna);

/** The rows with one field of the first row of data changed. */
function con(righe: Righe, cambi: Partial<Record<Colonna, string>>, riga = 1): Righe {
  return righe.map((campi, at) => {
    if (at !== riga) return campi;
    return campi.map((testo, dove) => cambi[COLONNE_V2[dove]!] ?? testo);
  });
}

/** A wrong value in a column. */
function campoErrato(
  nome: string,
  codice: CodiceBs,
  colonna: Colonna,
  valore: string,
  altri: Partial<Record<Colonna, string>> = {},
): Classe {
  return { nome, codice, colonna, rompi: (righe) => testoDi(con(righe, { ...altri, [colonna]: valore })) };
}

/** A row for another debt, made of the first. */
function altroDebito(righe: Righe, cambi: Partial<Record<Colonna, string>> = {}): readonly string[] {
  return con([righe[0]!, righe[1]!], { ID_DEBITO: 'ALTRO.1', ID_PAGAMENTO: 'ALTRO.1.1', ...cambi })[1]!;
}

/** Texts that let the eye count columns. */
const SENZA_TESTI = { CAUSALE_PAGAMENTO: '', NOTE_DEBITO: '', CAUSALE_DEBITO: 'Causale' };

const LUNGO = (caratteri: number): string => 'x'.repeat(caratteri);

/** Every class of invalid file that a valid one can be turned into without knowing what IRIS holds (iris.md §5.2). */
export const CLASSI: readonly Classe[] = [
  { nome: 'file vuoto', codice: 'BS000011', rompi: () => '' },
  { nome: 'senza intestazione', codice: 'BS000011', rompi: (righe) => testoDi(righe.slice(1)) },
  {
    nome: 'intestazione di 21 colonne',
    codice: 'BS000011',
    rompi: ([testa, ...righe]) => testoDi([testa!.slice(0, -1), ...righe]),
  },
  {
    nome: 'colonne scambiate nell’intestazione',
    codice: 'BS000011',
    rompi: ([testa, ...righe]) => testoDi([[testa![1]!, testa![0]!, ...testa!.slice(2)], ...righe]),
  },
  {
    nome: 'riga di 21 colonne',
    codice: 'BS000011',
    rompi: ([testa, riga, ...righe]) => testoDi([testa!, riga!.slice(0, -1), ...righe]),
  },
  {
    nome: 'riga di 23 colonne',
    codice: 'BS000011',
    rompi: ([testa, riga, ...righe]) => testoDi([testa!, [...riga!, ''], ...righe]),
  },
  {
    nome: 'riga vuota fra i dati',
    codice: 'BS000011',
    rompi: ([testa, ...righe]) => testoDi([testa!, [''], ...righe]),
  },
  {
    nome: 'separatore punto e virgola',
    codice: 'BS000011',
    rompi: (righe) => righe.map((riga) => `${riga.join(';')}\n`).join(''),
  },
  { nome: 'righe finite con il solo CR', codice: 'BS000011', rompi: (righe) => testoDi(righe, { fine: '\r' }) },
  {
    nome: 'virgoletta non chiusa',
    codice: 'BS000011',
    colonna: 'NOTE_DEBITO',
    rompi: (righe) => testoDi(con(righe, { NOTE_DEBITO: '§' })).replace('§', '"aperta'),
  },
  {
    nome: 'testo dopo la virgoletta',
    codice: 'BS000011',
    colonna: 'NOTE_DEBITO',
    rompi: (righe) => testoDi(con(righe, { NOTE_DEBITO: '§' })).replace('§', '"chiusa"dopo'),
  },
  {
    nome: 'virgoletta dentro un campo',
    codice: 'BS000011',
    colonna: 'NOTE_DEBITO',
    rompi: (righe) => testoDi(con(righe, { NOTE_DEBITO: '§' })).replace('§', 'una "parola'),
  },
  {
    nome: 'record smisurato',
    codice: 'BS000011',
    rompi: ([testa, ...righe]) => `${testoDi([testa!])}${LUNGO(100_000)}${testoDi(righe)}`,
  },
  {
    nome: 'Windows-1252',
    codice: 'BS000010',
    colonna: 'CAUSALE_DEBITO',
    rompi: (righe) => Buffer.from(testoDi(con(righe, { ...SENZA_TESTI, CAUSALE_DEBITO: 'Perch\u00e9 no' })), 'latin1'),
  },
  { nome: 'UTF-16', codice: 'BS000010', rompi: (righe) => Buffer.from(`\uFEFF${testoDi(righe)}`, 'utf16le') },
  {
    nome: 'carattere NUL',
    codice: 'BS000010',
    colonna: 'NOTE_DEBITO',
    rompi: (righe) => testoDi(con(righe, { ...SENZA_TESTI, NOTE_DEBITO: 'a\0b' })),
  },
  { nome: 'archivio ZIP', codice: 'BS000010', rompi: (righe) => `PK\u0003\u0004${testoDi(righe)}` },
  campoErrato('creditore assente', 'BS000013', 'CREDITORE', ''),
  campoErrato('tipo di debito assente', 'BS000014', 'TIPO_DEBITO', ''),
  {
    nome: 'creditore di un altro ente',
    codice: 'BS000015',
    colonna: 'CREDITORE',
    rompi: ([testa, ...righe]) => testoDi([testa!, ...righe.map((riga) => ['UnAltroEnte', ...riga.slice(1)])]),
  },
  {
    nome: 'due creditori',
    codice: 'BS000017',
    colonna: 'CREDITORE',
    rompi: (righe) => testoDi([...righe, altroDebito(righe, { CREDITORE: 'UnAltroEnte' })]),
  },
  {
    nome: 'due tipi di debito',
    codice: 'BS000018',
    colonna: 'TIPO_DEBITO',
    rompi: (righe) => testoDi([...righe, altroDebito(righe, { TIPO_DEBITO: 'ALTRO' })]),
  },
  {
    nome: 'mille errori',
    codice: 'BS000019',
    rompi: ([testa, ...righe]) =>
      testoDi([testa!, ...Array.from({ length: 1_001 }, () => con([testa!, righe[0]!], { ANNO_RIFERIMENTO: '' })[1]!)]),
  },
  campoErrato('debitore assente', 'BS000011', 'DEBITORI', ''),
  campoErrato('codice fiscale con il carattere di controllo errato', 'BS000020', 'DEBITORI', 'RSSMRA80A01H501X'),
  campoErrato('partita IVA con la cifra di controllo errata', 'BS000020', 'DEBITORI', '12345678901'),
  campoErrato('identificativo del debito con uno spazio', 'BS000011', 'ID_DEBITO', 'DEB 1'),
  campoErrato('identificativo del pagamento di 36 caratteri', 'BS000011', 'ID_PAGAMENTO', LUNGO(36)),
  campoErrato('scadenza assente', 'BS000011', 'DATA_SCADENZA', ''),
  campoErrato('scadenza che non esiste', 'BS000011', 'DATA_SCADENZA', '2027-02-30'),
  campoErrato('scadenza senza zeri', 'BS000011', 'DATA_SCADENZA', '1/2/2027'),
  campoErrato('scadenza del 1970', 'BS000011', 'DATA_SCADENZA', '1970-01-01'),
  campoErrato('inizio della validità assente', 'BS000011', 'DATA_INIZIO_VALIDITA', ''),
  campoErrato('validità che comincia dopo la scadenza', 'BS000020', 'DATA_INIZIO_VALIDITA', '2098-01-01'),
  campoErrato('validità che finisce prima della scadenza', 'BS000020', 'DATA_FINE_VALIDITA', '2001-01-01', {
    DATA_INIZIO_VALIDITA: '2000-01-01',
  }),
  campoErrato('data di pagamento con l’ora a metà', 'BS000011', 'DATA_PAGAMENTO', '2027-01-01T10:30'),
  campoErrato('stato minuscolo', 'BS000011', 'STATO_PAGAMENTO', 'da_pagare'),
  campoErrato('stato del solo documento', 'BS000011', 'STATO_PAGAMENTO', 'CHIUSO'),
  campoErrato('importo con la virgola', 'BS000011', 'IMPORTO_PAGAMENTO', '10,30', { VOCI_PAGAMENTO: '' }),
  campoErrato('importo negativo', 'BS000011', 'IMPORTO_PAGAMENTO', '-10300', { VOCI_PAGAMENTO: '' }),
  campoErrato('importo di 14 cifre', 'BS000011', 'IMPORTO_PAGAMENTO', '9'.repeat(14), { VOCI_PAGAMENTO: '' }),
  campoErrato('voci che non sommano', 'BS000020', 'VOCI_PAGAMENTO', 'BASE=10;ALTRO=20'),
  campoErrato('voce senza importo', 'BS000011', 'VOCI_PAGAMENTO', 'BASE'),
  campoErrato('anno di due cifre', 'BS000011', 'ANNO_RIFERIMENTO', '26'),
  campoErrato('causale del debito assente', 'BS000011', 'CAUSALE_DEBITO', ''),
  campoErrato('causale del debito di 257 caratteri', 'BS000011', 'CAUSALE_DEBITO', LUNGO(257)),
  campoErrato('note di 2001 caratteri', 'BS000011', 'NOTE_DEBITO', LUNGO(2001)),
  campoErrato('IBAN con il beneficiario', 'BS000011', 'IBAN_RIACCREDITO', 'IT07N0503402801000000000665;Comune'),
  campoErrato('pagato diverso dal dovuto', 'BS000020', 'IMPORTO_PAGATO', '10', { STATO_PAGAMENTO: 'PAGATO' }),
  campoErrato('PAGATO_IDP né Si né No', 'BS000011', 'PAGATO_IDP', 'forse'),
  {
    nome: 'rate non contigue',
    codice: 'BS000021',
    colonna: 'ID_DEBITO',
    rompi: (righe) =>
      testoDi([...righe, altroDebito(righe), con([righe[0]!, righe[1]!], { ID_PAGAMENTO: 'ALTRO.2' })[1]!]),
  },
  {
    nome: 'pagamento ripetuto',
    codice: 'BS000022',
    colonna: 'ID_PAGAMENTO',
    rompi: (righe) => testoDi([...righe, altroDebito(righe, { ID_PAGAMENTO: righe[1]![posto('ID_PAGAMENTO')]! })]),
  },
  {
    nome: 'rate con causali diverse',
    codice: 'BS000020',
    colonna: 'CAUSALE_DEBITO',
    rompi: ([testa, riga, ...righe]) =>
      testoDi([
        testa!,
        con([testa!, riga!], { ID_PAGAMENTO: 'ALTRO.3', CAUSALE_DEBITO: 'Un’altra' })[1]!,
        riga!,
        ...righe,
      ]),
  },
  {
    nome: 'una sola rata cancellata',
    codice: 'BS000020',
    colonna: 'STATO_PAGAMENTO',
    rompi: ([testa, riga, ...righe]) =>
      testoDi([
        testa!,
        con([testa!, riga!], { ID_PAGAMENTO: 'ALTRO.4', STATO_PAGAMENTO: 'CANCELLATO' })[1]!,
        con([testa!, riga!], { STATO_PAGAMENTO: 'DA_PAGARE' })[1]!,
        ...righe,
      ]),
  },
  {
    nome: 'millesimi che non sono centesimi',
    rilievo: 'millesimi',
    colonna: 'IMPORTO_PAGAMENTO',
    rompi: (righe) => testoDi(con(righe, { IMPORTO_PAGAMENTO: '10305', IMPORTO_PAGATO: '', VOCI_PAGAMENTO: '' })),
  },
  {
    nome: 'formula in una causale',
    rilievo: 'formula',
    colonna: 'CAUSALE_DEBITO',
    rompi: ([testa, riga, ...righe]) =>
      testoDi([
        testa!,
        con([testa!, riga!], {
          ID_DEBITO: 'FORMULA.1',
          ID_PAGAMENTO: 'FORMULA.1',
          CAUSALE_DEBITO: '=HYPERLINK("http://x")',
        })[1]!,
        riga!,
        ...righe,
      ]),
  },
  { nome: 'BOM', rilievo: 'bom', rompi: (righe) => `\uFEFF${testoDi(righe)}` },
  {
    nome: 'IBAN con il controllo errato',
    rilievo: 'iban',
    colonna: 'IBAN_RIACCREDITO',
    rompi: (righe) => testoDi(con(righe, { IBAN_RIACCREDITO: 'IT07N0503402801000000000666' })),
  },
];
