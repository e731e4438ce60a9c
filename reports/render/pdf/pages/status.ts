import type { Evidence } from '../../../evidence.ts';
import type { PlanVerdict } from '../../../verdict-tree.ts';
import { capital, VERDICT_WORDS } from '../../../words.ts';
import { conforming } from '../../content/labels.ts';
import { revisionsOf } from '../../content/rapporto.ts';
import type { Sheet } from '../sheet.ts';
import { table } from '../table.ts';

/** The document's history, and whether it is there to be signed. */
export function documentStatus(sheet: Sheet, evidence: Evidence, plan: PlanVerdict): void {
  const { run } = evidence.tree;
  const partial = run.selection.filter === undefined ? '' : ' L’esecuzione è parziale.';
  sheet.text(
    conforming(plan)
      ? `Documento pronto per la firma: l’esito del piano è «${VERDICT_WORDS[plan.verdict]}».`
      : `Rapporto, da non firmare: l’esito del piano è «${VERDICT_WORDS[plan.verdict]}».${partial}`,
    { after: 8 },
  );
  table(
    sheet,
    [
      { title: 'Revisione', share: 0.14, header: true },
      { title: 'Data', share: 0.24 },
      { title: 'Sintesi dei cambiamenti', share: 0.62 },
    ],
    revisionsOf(run).map(({ revisione, data, note }) => [
      [{ text: revisione }],
      [{ text: data }],
      [{ text: capital(note) }],
    ]),
  );
}
