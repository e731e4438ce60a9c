import type { Evidence } from '../../../evidence.ts';
import type { PlanVerdict } from '../../../verdict-tree.ts';
import { counted } from '../../../words.ts';
import { firstOf } from '../../content/bounded.ts';
import { notTestedOf } from '../../content/traceability.ts';
import type { Sheet } from '../sheet.ts';
import { GREY } from '../style.ts';
import { table } from '../table.ts';
import { verdictSpan } from '../verdict-mark.ts';

const ROWS = 400;

/** What was not tested, and why: nothing is left unsaid. */
export function notTested(sheet: Sheet, evidence: Evidence, plan: PlanVerdict): void {
  const { shown, left } = firstOf(notTestedOf(evidence, plan), ROWS);
  if (shown.length === 0) {
    sheet.text('Tutti i requisiti del catalogo che riguardano questo piano sono stati messi alla prova.');
    return;
  }
  sheet.text('Quanto segue non è stato messo alla prova o non si è potuto giudicare, con il motivo.', { after: 8 });
  table(
    sheet,
    [
      { title: 'Requisito o caso', share: 0.19, header: true },
      { title: 'Oggetto', share: 0.33 },
      { title: 'Esito', share: 0.16 },
      { title: 'Motivo', share: 0.32 },
    ],
    shown.map((row) => [
      [{ text: row.what, face: 'code' }],
      [{ text: row.text }],
      [verdictSpan(row.verdict)],
      [{ text: row.why }],
    ]),
  );
  if (left > 0) sheet.text(`${counted(left, 'altra voce', 'altre voci')} in verdict.json.`, { colour: GREY });
}
