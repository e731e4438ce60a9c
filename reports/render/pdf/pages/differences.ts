import { counted } from '../../../words.ts';
import { DIFFERENCE_COLUMNS } from '../../content/differences.ts';
import type { DifferenceRows } from '../../content/differences.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, SIZE } from '../style.ts';
import { table } from '../table.ts';
import type { Span } from '../text.ts';

const SHARES = [0.24, 0.17, 0.17, 0.15, 0.15, 0.12];

/** What real platforms answered otherwise than their simulators. */
export function differences(sheet: Sheet, { text, rows, left }: DifferenceRows): void {
  sheet.text(text, { after: 8 });
  if (rows.length === 0) return;
  table(
    sheet,
    DIFFERENCE_COLUMNS.map((title, i) => ({ title, share: SHARES[i]!, ...(i === 0 ? { header: true } : {}) })),
    rows.map((row) =>
      row.map((cell, i): readonly Span[] => [
        i === 0 || i === 2 ? { text: cell, face: 'code', size: SIZE.tiny } : { text: cell },
      ]),
    ),
  );
  if (left > 0)
    sheet.text(`${counted(left, 'altra differenza', 'altre differenze')} in verdict.json.`, { colour: GREY });
}
