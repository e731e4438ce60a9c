import type { PlanVerdict } from '../../../verdict-tree.ts';
import { counted, LEVEL_WORDS, requirementWords } from '../../../words.ts';
import { bounded, firstOf } from '../../content/bounded.ts';
import { tracesOf } from '../../content/traceability.ts';
import type { Trace } from '../../content/traceability.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, SIZE, VERDICT_COLOURS } from '../style.ts';
import { table } from '../table.ts';
import type { Span } from '../text.ts';
import { requirementSpan } from '../verdict-mark.ts';

const CASES_A_ROW = 8;

/** Requirement, cases that judge it, outcome: over the whole plan. */
export function traceability(sheet: Sheet, plan: PlanVerdict): void {
  sheet.text(
    'Ogni requisito giudicato dal piano, con i casi che lo mettono alla prova. L’esito di un requisito è il peggiore tra quelli dei suoi casi.',
    { after: 8 },
  );
  const traces = tracesOf(plan);
  if (traces.length === 0) sheet.text('Nessun requisito è stato giudicato.', { colour: GREY });
  else
    table(
      sheet,
      [
        { title: 'Requisito', share: 0.19, header: true },
        { title: 'Livello', share: 0.12 },
        { title: 'Testo', share: 0.3 },
        { title: 'Casi', share: 0.21 },
        { title: 'Esito', share: 0.18 },
      ],
      traces.map((trace) => [
        [{ text: trace.id, face: 'code' }],
        [{ text: LEVEL_WORDS[trace.level] }],
        [{ text: bounded(trace.text, 200) }],
        casesCell(trace),
        [requirementSpan(trace)],
      ]),
    );
}

function casesCell({ level, cases }: Trace): Span[] {
  const { shown, left } = firstOf(cases, CASES_A_ROW);
  const spans = shown.flatMap(({ id, verdict }, i): Span[] => [
    { text: `${i === 0 ? '' : ' '}${id}`, face: 'code', size: SIZE.tiny },
    ...(verdict === 'pass'
      ? []
      : [{ text: ` ${requirementWords({ level, verdict })}`, colour: VERDICT_COLOURS[verdict], size: SIZE.tiny }]),
  ]);
  return left === 0 ? spans : [...spans, { text: ` e ${counted(left, 'altro', 'altri')}`, colour: GREY }];
}
