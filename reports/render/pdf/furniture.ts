import type { Doc } from './document.ts';
import type { Sheet } from './sheet.ts';
import { COLUMN, GREY, MARGIN, PAGE, RULE, SIZE } from './style.ts';
import { oneLine } from './text.ts';
import type { Span } from './text.ts';

/** What stands at the head and foot of every page: artifacts, drawn when the number of pages is known. */
export interface Furniture {
  readonly left: string;
  readonly right: string;
  readonly foot: string;
}

/** Draws heads (not on the cover) and feet. */
export function furnish(sheet: Sheet, doc: Doc, furniture: Furniture): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    doc.switchToPage(index);
    sheet.artifact('Pagination', () => {
      const foot = PAGE.height - 42;
      if (index > start) pair(sheet, 34, [{ text: furniture.left }], [{ text: furniture.right, face: 'code' }]);
      pair(
        sheet,
        foot,
        [{ text: furniture.foot, face: 'strong' }],
        [{ text: `pagina ${index - start + 1} di ${count}` }],
      );
      if (index > start) doc.rect(MARGIN.left, 50, COLUMN, 0.4).fill(RULE);
      doc.rect(MARGIN.left, foot - 5, COLUMN, 0.4).fill(RULE);
    });
  }
}

function pair(sheet: Sheet, y: number, left: readonly Span[], right: readonly Span[]): void {
  const grey = (spans: readonly Span[]): Span[] => spans.map((span) => ({ ...span, colour: GREY }));
  const end = oneLine(sheet.fonts, grey(right), COLUMN / 2, { size: SIZE.tiny });
  const begin = oneLine(sheet.fonts, grey(left), COLUMN - end.width - 16, { size: SIZE.tiny });
  sheet.draw([begin], MARGIN.left, y);
  sheet.draw([end], MARGIN.left + COLUMN - end.width, y);
}
