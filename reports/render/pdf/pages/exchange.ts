import type { ExchangeExcerpt, MessageExcerpt } from '../../content/exchange-excerpt.ts';
import { duration, utcMoment } from '../../content/moment.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, leadingOf, SIZE } from '../style.ts';
import type { Span } from '../text.ts';

/** Where an exchange stands on the page: its left edge, and the width of the labels. */
export interface ExchangePlace {
  readonly x: number;
  readonly label: number;
}

/** An exchange with the excerpts of its request and response; one that is among `shown` already is named, not printed twice. */
export function exchange(sheet: Sheet, excerpt: ExchangeExcerpt, shown: Set<number>, place: ExchangePlace): void {
  const again = shown.has(excerpt.seq);
  shown.add(excerpt.seq);
  const facts = [
    `voce ${excerpt.seq} del registro`,
    ...(excerpt.operation === undefined ? [] : [excerpt.operation]),
    excerpt.direction,
    utcMoment(excerpt.at),
    duration(excerpt.elapsedMs),
    ...excerpt.remarks,
    ...(again ? ['riprodotto più sopra'] : []),
  ];
  if (!again) sheet.need(leadingOf(SIZE.body) * 8);
  sheet.fact(
    'Scambio',
    [
      { text: `${excerpt.method} ${excerpt.url}`, face: 'code' },
      { text: `\n${facts.join(' · ')}`, colour: GREY, size: SIZE.small },
    ],
    { x: place.x, labelWidth: place.label },
  );
  if (again) return;
  message(sheet, 'Richiesta', excerpt.request, place);
  message(
    sheet,
    excerpt.status === undefined ? 'Nessuna risposta' : `Risposta ${excerpt.status}`,
    excerpt.response,
    place,
  );
}

function message(sheet: Sheet, label: string, { headers, lines }: MessageExcerpt, place: ExchangePlace): void {
  const x = place.x + place.label;
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
