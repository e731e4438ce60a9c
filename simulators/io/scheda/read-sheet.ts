import { UnreadableArtefact } from '../../kernel/artefact.ts';
import type { Artefact } from '../../kernel/artefact.ts';
import { cellName, readWorkbook } from '../doors/spreadsheet.ts';
import type { Cell, Sheet } from '../doors/spreadsheet.ts';
import { FIELDS, fieldOfHeading } from './fields.ts';
import type { Field } from './fields.ts';
import type { Scheda, Written } from './scheda.ts';

/** A row of the sheet of messages: one text that a service may send. */
export interface ModelMessage {
  readonly place: string;
  readonly service: string;
  readonly subject: string;
  readonly markdown: string;
}

/** The workbook of the instructions (§3.2): services, messages, cards. A workbook of one sheet holds cards. */
export interface Workbook {
  readonly cards: readonly Scheda[];
  /** Names of the list of services, with their places; undefined without that sheet. */
  readonly services?: readonly { readonly place: string; readonly name: string }[];
  readonly messages: readonly ModelMessage[];
}

/** Reads the workbook; its columns are ours (docs/scheda-io.md). @throws UnreadableArtefact */
export async function workbookFrom(artefact: Artefact): Promise<Workbook> {
  let sheets;
  try {
    sheets = await readWorkbook(artefact.bytes());
  } catch {
    throw new UnreadableArtefact(`«${artefact.name}» non si legge come foglio di calcolo .xlsx`);
  }
  const cardSheet = sheets.length === 1 ? sheets[0] : sheetCalled(sheets, 'schede');
  if (cardSheet === undefined)
    throw new UnreadableArtefact(
      `«${artefact.name}» non ha il foglio «Schede»; fogli: ${sheets.map(({ name }) => name).join(', ')}`,
    );
  const serviceSheet = sheetCalled(sheets, 'servizi');
  const messageSheet = sheetCalled(sheets, 'messaggi');
  return {
    cards: cardsOf(cardSheet, artefact),
    ...(serviceSheet === undefined
      ? {}
      : { services: tableOf(serviceSheet).flatMap((row) => named(row, 'nome del servizio')) }),
    messages: messageSheet === undefined ? [] : tableOf(messageSheet).map(messageOf),
  };
}

function sheetCalled(sheets: readonly Sheet[], name: string): Sheet | undefined {
  return sheets.find((sheet) => sheet.name.trim().toLowerCase() === name);
}

interface TableRow {
  readonly label: string;
  /** Cells by heading, as it is written. */
  readonly cells: ReadonlyMap<string, { readonly value: Exclude<Cell, null>; readonly place: string }>;
}

/** Rows under the first, which holds the headings; blank rows and cells are left out. */
function tableOf({ name, rows }: Sheet): readonly TableRow[] {
  const headings = (rows[0] ?? []).map((cell) => String(cell ?? '').trim());
  return rows.slice(1).flatMap((row, index) => {
    const cells = new Map(
      row.flatMap((value, column) =>
        value === null || String(value).trim() === ''
          ? []
          : [
              [
                headings[column] ?? '',
                { value, place: `foglio «${name}», cella ${cellName(column, index + 1)}` },
              ] as const,
            ],
      ),
    );
    return cells.size === 0 ? [] : [{ label: `foglio «${name}», riga ${index + 2}`, cells }];
  });
}

function cardsOf(sheet: Sheet, artefact: Artefact): readonly Scheda[] {
  const headings = (sheet.rows[0] ?? []).map((cell) => String(cell ?? ''));
  if (!headings.some((heading) => fieldOfHeading(heading) === 'name'))
    throw new UnreadableArtefact(
      `il foglio «${sheet.name}» di «${artefact.name}» non ha nella prima riga la colonna «${FIELDS.name.heading}»`,
    );
  const rows = tableOf(sheet);
  if (rows.length === 0)
    throw new UnreadableArtefact(`il foglio «${sheet.name}» di «${artefact.name}» non contiene schede`);
  return rows.map(({ label, cells }) => {
    const written = new Map<Field, Written>();
    const unknown: string[] = [];
    for (const [heading, { value, place }] of cells) {
      const field = fieldOfHeading(heading);
      if (field === undefined) unknown.push(heading);
      else written.set(field, { value: valueOf(field, value), place });
    }
    return {
      label,
      written,
      unknown,
      named: (field) => `colonna «${FIELDS[field].heading}»`,
      file(field) {
        const name = written.get(field)?.value;
        return typeof name === 'string' ? artefact.beside(name) : undefined;
      },
    };
  });
}

const YES = /^(sì|si|vero|true|x)$/i;
const NO = /^(no|falso|false)$/i;

/** A cell as the field holds it: a spreadsheet writes numbers for codes and words for true and false. */
function valueOf(field: Field, value: Exclude<Cell, null>): unknown {
  const text = String(value).trim();
  switch (FIELDS[field].kind) {
    case 'integer':
      return /^\d+$/.test(text) ? Number(text) : value;
    case 'boolean':
      return YES.test(text) ? true : NO.test(text) ? false : value;
    default:
      return text;
  }
}

function named({ cells }: TableRow, heading: string): { place: string; name: string }[] {
  const found = cellUnder(cells, heading);
  return found === undefined ? [] : [{ place: found.place, name: String(found.value).trim() }];
}

function messageOf({ label, cells }: TableRow): ModelMessage {
  const text = (heading: string): string => String(cellUnder(cells, heading)?.value ?? '').trim();
  return { place: label, service: text('servizio'), subject: text('oggetto'), markdown: text('testo') };
}

function cellUnder(cells: TableRow['cells'], heading: string) {
  return [...cells].find(([written]) => written.toLowerCase() === heading)?.[1];
}
