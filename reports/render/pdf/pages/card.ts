import { counted, LEVEL_WORDS } from '../../../words.ts';
import { bounded } from '../../content/bounded.ts';
import type { ExchangeExcerpt, MessageExcerpt } from '../../content/exchange-excerpt.ts';
import type { FindingCard } from '../../content/findings.ts';
import { duration, utcMoment } from '../../content/moment.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, leadingOf, MARGIN, SIZE, VERDICT_COLOURS } from '../style.ts';
import { prose } from '../text.ts';
import type { Span } from '../text.ts';
import { verdictSpan } from '../verdict-mark.ts';

const X = MARGIN.left + 14;
const LABEL = 84;

/**
 * One finding: the clause, what was expected and what came, the exchange, what to do, how to see it again. An exchange
 * that is among `shown` already is named, not printed twice.
 */
export function card(sheet: Sheet, finding: FindingCard, shown: Set<number>): void {
  sheet.need(leadingOf(SIZE.body) * 7);
  sheet.railed(VERDICT_COLOURS[finding.verdict], () => {
    sheet.text([{ text: finding.message, face: 'strong' }], { role: 'H5', x: X, size: SIZE.body + 0.4, after: 1 });
    sheet.text([{ ...verdictSpan(finding.verdict), size: SIZE.small }, ...where(finding)], {
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
    if (finding.exchange !== undefined) exchange(sheet, finding.exchange, shown);
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

function exchange(sheet: Sheet, excerpt: ExchangeExcerpt, shown: Set<number>): void {
  const again = shown.has(excerpt.seq);
  shown.add(excerpt.seq);
  const facts = [
    `voce ${excerpt.seq} del registro`,
    ...(excerpt.operation === undefined ? [] : [excerpt.operation]),
    excerpt.direction,
    utcMoment(excerpt.at),
    duration(excerpt.elapsedMs),
    ...excerpt.remarks,
    ...(again ? ['riprodotto in un rilievo precedente'] : []),
  ];
  if (!again) sheet.need(leadingOf(SIZE.body) * 8);
  row(sheet, 'Scambio', [
    { text: `${excerpt.method} ${excerpt.url}`, face: 'code' },
    { text: `\n${facts.join(' · ')}`, colour: GREY, size: SIZE.small },
  ]);
  if (again) return;
  message(sheet, 'Richiesta', excerpt.request);
  message(sheet, excerpt.status === undefined ? 'Nessuna risposta' : `Risposta ${excerpt.status}`, excerpt.response);
}

function message(sheet: Sheet, label: string, { headers, lines }: MessageExcerpt): void {
  const x = X + LABEL;
  sheet.need(leadingOf(SIZE.code) * 4 + 24);
  sheet.text([{ text: label, colour: GREY }], { x, size: SIZE.tiny, before: 2, after: 1 });
  const body: Span[] = [
    ...headers.map((header): Span => ({ text: `${header}\n`, face: 'code', colour: GREY })),
    ...lines.map((line): Span => ({ text: `${line}\n`, face: 'code' })),
  ];
  if (body.length === 0) body.push({ text: '(senza intestazioni di rilievo e senza corpo)', colour: GREY });
  const last = body.at(-1)!;
  body[body.length - 1] = { ...last, text: last.text.replace(/\n$/, '') };
  sheet.text(body, { role: 'Code', x, size: SIZE.code / 0.88, panel: true, hanging: 9, after: 4 });
}
