import { COLONNE_V2, TRACCIATI } from './tracciato.ts';
import type { Colonna, Varianti } from './tracciato.ts';
import type { Scarto } from './state.ts';

/** A row as IRIS writes it: a field is in quotes only when it holds the separator (iris.md §5.4); line ends become blanks. */
export function rigaCsv(campi: readonly string[], separatore = '|'): string {
  return `${campi
    .map((campo) => campo.replaceAll(/\s*[\r\n]+\s*/g, ' '))
    .map((campo) => (campo.includes(separatore) ? `"${campo.replaceAll('"', '""')}"` : campo))
    .join(separatore)}\n`;
}

/** A row of the tracciato from the columns that have something. */
export function rigaTracciato(campi: Readonly<Partial<Record<Colonna, string>>>): string {
  return rigaCsv(COLONNE_V2.map((colonna) => campi[colonna] ?? ''));
}

export const INTESTAZIONE_V2 = rigaCsv(COLONNE_V2);

interface Esito {
  readonly scarti: readonly Scarto[];
  readonly accolti: readonly string[];
  readonly nomeErroreSchema: string;
  /** Whether what was taken is listed too. */
  readonly positivi: boolean;
}

/** The esito of a file (iris.md §5.3): one row where all went well, else a row for each thing refused. */
export function esitoCsv({ scarti, accolti, nomeErroreSchema, positivi }: Esito, varianti: Varianti): string {
  const [ok, ko] = varianti.esito === 'motore' ? ['OK', 'KO'] : ['Elaborato correttamente', 'Elaborato con Errore'];
  const v3 = varianti.formato === 'CSV_BASIC_V3';
  const { separatore } = TRACCIATI[varianti.formato];
  let progressivo = 0;
  const riga = (esito: string, idDebito: string, codice: string, testo: string): string =>
    rigaCsv(
      v3 ? [String(++progressivo), esito, idDebito, '', codice, testo] : [esito, idDebito, codice, testo],
      separatore,
    );
  const intestazione = rigaCsv(
    v3
      ? ['PROGRESSIVO', 'ESITO', 'ID_DEBITO', 'ID_PAGAMENTO', 'CODICE_ERRORE', 'DESCRIZIONE_ERRORE']
      : ['ESITO', 'ID_DEBITO', 'CODICE_ERRORE', 'DESCRIZIONE_ERRORE'],
    separatore,
  );
  const buone = scarti.length === 0 && !positivi ? [''] : positivi ? accolti : [];
  return (
    intestazione +
    buone.map((id) => riga(ok, id, 'OK', 'Elaborato correttamente')).join('') +
    scarti
      .map(({ idDebito, codice, testo }) =>
        riga(ko, idDebito, codice === 'BS000011' ? nomeErroreSchema : codice, testo),
      )
      .join('')
  );
}
