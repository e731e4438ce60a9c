import type { SendReferences } from '../../content/send-references.ts';
import { leftRows } from '../../content/send-references.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, SIZE } from '../style.ts';
import { table } from '../table.ts';
import type { Span } from '../text.ts';

/** Identifiers, events, files and prices of the scenario that stands for the case. */
export function references(sheet: Sheet, { scenario, tables }: SendReferences): void {
  sheet.text(`Dallo scenario «${scenario}». I dati personali sono sostituiti.`, {
    size: SIZE.small,
    colour: GREY,
    after: 2,
  });
  for (const { title, columns, rows, left } of tables) {
    sheet.heading(5, title, 60);
    table(
      sheet,
      columns,
      rows.map((row) =>
        row.map((text, i): readonly Span[] => [
          columns[i]!.code === undefined ? { text } : { text, face: 'code', size: SIZE.tiny },
        ]),
      ),
    );
    if (left > 0) sheet.text(leftRows(left), { size: SIZE.small, colour: GREY });
  }
}
