import type { Sheet } from './sheet.ts';
import { COLUMN, GREY, INK, leadingOf, MARGIN, RULE, SIZE } from './style.ts';
import { heightOf, lay } from './text.ts';
import type { Line, Span } from './text.ts';

export interface Column {
  readonly title: string;
  /** Share of the width; the shares of a table add up to 1. */
  readonly share: number;
  /** The cell names its row: it is a header of the row. */
  readonly header?: true;
}

export type Cell = readonly Span[];

const GUTTER = 10;
const PAD = 3.5;

/** A table whose header row comes again at the top of every page; rows are never split, so cells must be bounded. */
export function table(sheet: Sheet, columns: readonly Column[], rows: Iterable<readonly Cell[]>): void {
  const widths = columns.map(({ share }) => COLUMN * share);
  const lefts = widths.map((_, i) => MARGIN.left + widths.slice(0, i).reduce((a, b) => a + b, 0));
  const set = (cell: Cell, i: number, size: number): readonly Line[] =>
    lay(sheet.fonts, cell, widths[i]! - (i === columns.length - 1 ? 0 : GUTTER), { size, leading: leadingOf(size) });
  const head = columns.map(({ title }, i) => set([{ text: title, face: 'strong', colour: GREY }], i, SIZE.tiny));
  const headHeight = tallest(head) + PAD;

  const drawHead = (): void => {
    for (const [i, lines] of head.entries()) sheet.draw(lines, lefts[i]!, sheet.y);
  };
  const closeHead = (): void => {
    sheet.y += headHeight;
    sheet.rule(sheet.y, INK, 0.75);
    sheet.y += 0.75;
  };

  sheet.need(headHeight + 40);
  sheet.within('Table', () => {
    sheet.within('THead', () =>
      sheet.within('TR', () => {
        for (const [i, lines] of head.entries())
          sheet.within('TH', (element) => element.add(() => sheet.draw(lines, lefts[i]!, sheet.y)), {
            scope: 'Column',
          });
      }),
    );
    closeHead();
    sheet.within('TBody', () => {
      for (const row of rows) {
        const cells = row.map((cell, i) => set(cell, i, SIZE.small));
        const height = tallest(cells) + PAD * 2;
        if (sheet.room < height) {
          sheet.newPage();
          sheet.artifact('Pagination', drawHead);
          closeHead();
        }
        sheet.within('TR', () => {
          for (const [i, lines] of cells.entries()) {
            const header = columns[i]!.header === true;
            sheet.within(
              header ? 'TH' : 'TD',
              (element) => element.add(() => sheet.draw(lines, lefts[i]!, sheet.y + PAD)),
              header ? { scope: 'Row' } : {},
            );
          }
        });
        sheet.y += height;
        sheet.rule(sheet.y, RULE, 0.4);
        sheet.y += 0.4;
      }
    });
  });
  sheet.space(8);
}

function tallest(cells: readonly (readonly Line[])[]): number {
  return cells.reduce((height, lines) => Math.max(height, heightOf(lines)), 0);
}
