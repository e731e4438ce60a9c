import type { Evidence } from '../../../evidence.ts';
import { counted, LEVEL_WORDS } from '../../../words.ts';
import { bounded } from '../../content/bounded.ts';
import type { FindingCard } from '../../content/findings.ts';
import { timelineOfFinding } from '../../content/timeline.ts';
import type { Timeline } from '../../content/timeline.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, leadingOf, MARGIN, SIZE, VERDICT_COLOURS } from '../style.ts';
import { prose } from '../text.ts';
import type { Span } from '../text.ts';
import { requirementSpan } from '../verdict-mark.ts';
import { exchange } from './exchange.ts';

const X = MARGIN.left + 14;
const LABEL = 84;

/**
 * One finding: the clause, what was expected and what came, the exchange, what to do, how to see it again. An exchange
 * that is among `shown` already is named, not printed twice.
 */
export function card(sheet: Sheet, evidence: Evidence, finding: FindingCard, shown: Set<number>): void {
  sheet.need(leadingOf(SIZE.body) * 7);
  sheet.railed(VERDICT_COLOURS[finding.verdict], () => {
    sheet.text([{ text: finding.message, face: 'strong' }], { role: 'H5', x: X, size: SIZE.body + 0.4, after: 1 });
    sheet.text([{ ...requirementSpan(finding), size: SIZE.small }, ...where(finding)], {
      x: X,
      size: SIZE.small,
      after: 5,
    });
    row(sheet, 'Clausola', [
      { text: finding.requirement, face: 'code' },
      { text: `  ${LEVEL_WORDS[finding.level]}  `, face: 'strong', size: SIZE.small },
      { text: finding.text },
      { text: `\n${finding.source}`, colour: GREY, size: SIZE.small },
    ]);
    if (finding.expected !== undefined) row(sheet, 'Atteso', prose(finding.expected));
    if (finding.observed !== undefined) row(sheet, 'Osservato', prose(finding.observed));
    if (finding.exchange !== undefined) exchange(sheet, finding.exchange, shown, { x: X, label: LABEL });
    const timeline = timelineOfFinding(evidence, finding);
    if (timeline !== undefined) row(sheet, 'Nello scenario', timelineSpans(timeline));
    row(sheet, 'Che cosa fare', prose(finding.remedy));
    row(sheet, 'Per riprodurlo', [{ text: finding.command, face: 'code' }]);
  });
}

function row(sheet: Sheet, label: string, value: readonly Span[]): void {
  sheet.fact(label, value, { x: X, labelWidth: LABEL });
}

function where(finding: FindingCard): readonly Span[] {
  const name = bounded(finding.scenario?.name ?? finding.scenarioId, 200);
  const also =
    finding.alsoIn === 0 ? '' : `; lo stesso in ${counted(finding.alsoIn, 'altro scenario', 'altri scenari')}`;
  return [{ text: `   nello scenario «${name}»${also}`, colour: GREY, size: SIZE.small }];
}

/** What happened around the exchange: one moment a line, the exchange itself in strong. */
function timelineSpans({ position, moments, before, after }: Timeline): readonly Span[] {
  const grey = (text: string): Span => ({ text, colour: GREY, size: SIZE.small });
  return [
    grey(position),
    ...(before === 0 ? [] : [grey(`\n${counted(before, 'altro momento', 'altri momenti')} prima`)]),
    ...moments.flatMap(({ seq, text, literal, here }): Span[] => [
      grey(`\n${seq}  `),
      { text, size: SIZE.small, ...(here ? { face: 'strong' } : literal ? { face: 'code' } : {}) },
    ]),
    ...(after === 0 ? [] : [grey(`\n${counted(after, 'altro momento', 'altri momenti')} dopo`)]),
  ];
}
