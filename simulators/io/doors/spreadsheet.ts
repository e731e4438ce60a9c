/** A sheet of a workbook: its name and its rows; blank cells are null, dates are text as `aaaa-mm-gg`. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

export type Cell = string | number | boolean | null;

/** Reads an .xlsx workbook. Rejects where the bytes are none. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const { default: readXlsxFile } = await import('read-excel-file/node');
  const sheets = await readXlsxFile(Buffer.from(bytes));
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((row) =>
      row.map((cell) =>
        cell instanceof Date
          ? cell.toISOString().slice(0, 10)
          : typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
            ? cell
            : null,
      ),
    ),
  }));
}

/** `B3` of the second column and third row, both counted from 0. */
export function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
