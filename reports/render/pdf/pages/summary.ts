import type { Evidence } from '../../../evidence.ts';
import { VERDICTS } from '../../../verdict-tree.ts';
import type { PlanVerdict, Verdict } from '../../../verdict-tree.ts';
import { LEVEL_WORDS, MODE_WORDS, VERDICT_MEANINGS } from '../../../words.ts';
import { namesOf, titleOf } from '../../content/case-title.ts';
import { labelsOf } from '../../content/labels.ts';
import { tracesOf } from '../../content/traceability.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, SIZE } from '../style.ts';
import { table } from '../table.ts';
import { verdictSpan } from '../verdict-mark.ts';

/** The cases of the plan with their outcome, and how to read the words used. */
export function summary(sheet: Sheet, evidence: Evidence, plan: PlanVerdict): void {
  const { scenario } = labelsOf(evidence.tree.run);
  table(
    sheet,
    [
      { title: 'Caso', share: 0.17, header: true },
      { title: 'Titolo', share: 0.37 },
      { title: 'Modo', share: 0.15 },
      { title: scenario.heading, share: 0.08 },
      { title: 'Esito', share: 0.23 },
    ],
    plan.cases.map((aCase) => [
      [{ text: namesOf(aCase).join('\n'), face: 'code' }],
      [{ text: titleOf(aCase) }],
      [{ text: MODE_WORDS[aCase.mode] }],
      [{ text: String(aCase.scenarios.length) }],
      [verdictSpan(aCase.verdict)],
    ]),
  );
  sheet.heading(3, 'A cura di chi verifica', 60);
  sheet.fact('Data della verifica', [{ text: '____ / ____ / ________' }]);
  sheet.fact('Esito della verifica', [{ text: '☐ positivo     ☐ negativo     ☐ da rivedere' }]);
  sheet.fact('Note', [{ text: ' ' }]);
  sheet.heading(3, 'Requisiti per esito, e come si leggono gli esiti', 60);
  sheet.text(
    `${LEVEL_WORDS.MUST} indica un obbligo, ${LEVEL_WORDS.SHOULD} una raccomandazione, ${LEVEL_WORDS.MAY} una facoltà. ` +
      'L’esito di un caso è il peggiore tra quelli dei suoi requisiti, nell’ordine della tabella; una raccomandazione disattesa non rende il caso non conforme.',
    { after: 8 },
  );
  const counts = new Map<Verdict, number>();
  for (const { verdict } of tracesOf(plan)) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  table(
    sheet,
    [
      { title: 'Esito', share: 0.3, header: true },
      { title: 'Requisiti', share: 0.13 },
      { title: 'Significato', share: 0.57 },
    ],
    VERDICTS.map((verdict) => [
      [verdictSpan(verdict)],
      [{ text: String(counts.get(verdict) ?? 0) }],
      [{ text: VERDICT_MEANINGS[verdict] }],
    ]),
  );
  if (plan.cases.length === 0) sheet.text('Il piano non contiene casi di prova.', { size: SIZE.body, colour: GREY });
}
