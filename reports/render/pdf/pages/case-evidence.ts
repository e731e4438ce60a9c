import type { CaseEvidence } from '../../content/case-evidence.ts';
import { counted } from '../../../words.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, MARGIN, SIZE } from '../style.ts';
import { exchange } from './exchange.ts';

/** Exchanges of the scenario that stands for the case; those that a finding has shown already are named. */
export function caseEvidence(sheet: Sheet, { scenario, exchanges, left }: CaseEvidence, shown: Set<number>): void {
  sheet.text(
    `Dallo scenario «${scenario}», il primo scambio di ogni operazione. Estratti, con i dati già sostituiti.`,
    {
      size: SIZE.small,
      colour: GREY,
      after: 4,
    },
  );
  for (const [index, excerpt] of exchanges.entries()) {
    if (index > 0) sheet.space(6);
    exchange(sheet, excerpt, shown, { x: MARGIN.left, label: 66 });
  }
  if (left > 0)
    sheet.text(`${counted(left, 'altro scambio', 'altri scambi')} dello stesso scenario nel registro.`, {
      size: SIZE.small,
      colour: GREY,
    });
}
