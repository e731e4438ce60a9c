import { below, children, visibleText, WORD, WORD_2010, write } from './dom.ts';
import type { Document, Element } from './dom.ts';
import { FormProblem } from './problem.ts';

/** Where a value goes, as a person would point at it. */
export type Place =
  /** The cell after the one that says this. */
  | { readonly label: string }
  /** In the table whose first heading is this, the row whose first cell is `row`, under the heading `column`. */
  | { readonly table: string; readonly row: string; readonly column: string }
  /** The content control of this title. */
  | { readonly alias: string };

export function wordsOf(place: Place): string {
  if ('label' in place) return `la riga «${place.label}»`;
  if ('alias' in place) return `il controllo «${place.alias}»`;
  return `la tabella «${place.table}», riga «${place.row}», colonna «${place.column}»`;
}

/** Rows of a table, each with its cells. */
export type Grid = readonly (readonly Element[])[];

export function gridsOf(document: Document): readonly Grid[] {
  return below(document, 'tbl').map((table) => children(table, 'tr').map((row) => children(row, 'tc')));
}

/** A table with a heading row: its first row has three cells or more, and others follow. */
export function hasHeadings(grid: Grid): boolean {
  return grid.length > 1 && grid[0]!.length >= 3;
}

/** Fills a place in. @throws FormProblem MAP_NO_PLACE where there is none, or more than one */
export function fillPlace(document: Document, place: Place, value: string): void {
  const found = 'alias' in place ? controls(document, place.alias) : cells(document, place);
  if (found.length !== 1)
    throw new FormProblem(
      'MAP_NO_PLACE',
      `${found.length === 0 ? 'il modello non ha' : `il modello ha ${found.length} volte`} ${wordsOf(place)}`,
    );
  if (!('alias' in place)) write(found[0]!, value);
  else fillControl(found[0]!, value, place);
}

function cells(document: Document, place: Exclude<Place, { readonly alias: string }>): readonly Element[] {
  const grids = gridsOf(document);
  if ('label' in place)
    return grids.flatMap((grid) =>
      grid.flatMap(([first, second]) =>
        first !== undefined && second !== undefined && visibleText(first) === place.label ? [second] : [],
      ),
    );
  return grids
    .filter((grid) => hasHeadings(grid) && visibleText(grid[0]![0]!) === place.table)
    .flatMap(([headings, ...rows]) => {
      const at = headings!.findIndex((cell) => visibleText(cell) === place.column);
      return rows
        .filter(([key]) => key !== undefined && visibleText(key) === place.row)
        .flatMap((row) => row[at] ?? []);
    });
}

function controls(document: Document, alias: string): readonly Element[] {
  return below(document, 'sdt').filter((control) => aliasOf(control) === alias);
}

export function aliasOf(control: Element): string | undefined {
  const properties = children(control, 'sdtPr')[0];
  return properties === undefined
    ? undefined
    : (below(properties, 'alias')[0]?.getAttributeNS(WORD, 'val') ?? undefined);
}

export function isCheckBox(control: Element): boolean {
  return below(control, 'checkbox', WORD_2010).length > 0;
}

/** A check box wants «sì» or «no»; any other control takes the text. */
function fillControl(control: Element, value: string, place: Place): void {
  const content = children(control, 'sdtContent')[0];
  if (content === undefined) throw new FormProblem('MAP_NO_PLACE', `${wordsOf(place)} non ha contenuto`);
  const [box] = below(control, 'checkbox', WORD_2010);
  if (box === undefined) {
    write(content, value);
    return;
  }
  if (value !== 'sì' && value !== 'no')
    throw new FormProblem('MAP_UNKNOWN_KEY', `${wordsOf(place)} è una casella: vuole un valore sì/no, non «${value}»`);
  const state = below(box, value === 'sì' ? 'checkedState' : 'uncheckedState', WORD_2010)[0];
  const symbol = Number.parseInt(state?.getAttributeNS(WORD_2010, 'val') ?? (value === 'sì' ? '2612' : '2610'), 16);
  below(box, 'checked', WORD_2010)[0]?.setAttributeNS(WORD_2010, 'w14:val', value === 'sì' ? '1' : '0');
  write(content, String.fromCodePoint(symbol));
}
