import { parse } from 'csv-parse';
import type { CsvError } from 'csv-parse';

/** How a file of records is written. */
export interface FormaCsv {
  readonly separatore: string;
  /** Characters of one record at most: what is longer stops the reading, and memory with it. */
  readonly massimo: number;
}

/** Why the reading stopped before the end. */
export interface GuastoCsv {
  /** Line of the file, from 1, where the record begins. */
  readonly riga: number;
  /** Place of the field in its record, from 0, where known. */
  readonly campo?: number;
  readonly testo: string;
}

/**
 * Reads records one at a time: `suRecord` is given the fields and the line on which the record begins, and says whether to
 * go on. Nothing is kept of what has been read. @returns why it stopped early, if it did for a defect of the file.
 */
export async function leggiCsv(
  pezzi: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { separatore, massimo }: FormaCsv,
  suRecord: (campi: readonly string[], riga: number) => boolean,
): Promise<GuastoCsv | undefined> {
  let avanti = true;
  let fineRiga = 0;
  let guasto: CsvError | undefined;
  const parser = parse({
    delimiter: separatore,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    max_record_size: massimo,
    on_record(campi: string[], { lines }) {
      const riga = fineRiga + 1;
      fineRiga = lines;
      avanti &&= suRecord(campi, riga);
      return null;
    },
  });
  const finito = new Promise<void>((resolve) => {
    parser.once('end', resolve);
    parser.once('error', (error: CsvError) => {
      guasto = error;
      resolve();
    });
  });
  parser.resume();
  for await (const pezzo of pezzi) {
    if (!avanti || guasto !== undefined) break;
    if (!parser.write(pezzo)) await Promise.race([new Promise((resolve) => parser.once('drain', resolve)), finito]);
  }
  if (!avanti) {
    parser.destroy();
    return undefined;
  }
  if (guasto === undefined) parser.end();
  await finito;
  return guasto === undefined ? undefined : guastoDi(guasto, fineRiga + 1, massimo);
}

function guastoDi(error: CsvError, riga: number, massimo: number): GuastoCsv {
  const { column } = error as { column?: unknown };
  const campo = typeof column === 'number' ? { campo: column } : {};
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return {
        riga,
        testo: `il record supera i ${massimo} caratteri: manca una fine riga, o una virgoletta non è chiusa`,
      };
    case 'CSV_QUOTE_NOT_CLOSED':
      return { riga, ...campo, testo: 'una virgoletta aperta non è chiusa prima della fine del file' };
    case 'CSV_INVALID_CLOSING_QUOTE':
      return {
        riga,
        ...campo,
        testo: 'dopo la virgoletta che chiude un campo c’è altro testo: le virgolette interne si raddoppiano ("")',
      };
    case 'INVALID_OPENING_QUOTE':
      return {
        riga,
        ...campo,
        testo: 'una virgoletta sta dentro un campo che non comincia con una virgoletta: va racchiuso il campo intero',
      };
    default:
      return { riga, ...campo, testo: `il record non si legge (${error.code})` };
  }
}
