import type { ScenarioVerdict } from '../../../verdict-tree.ts';
import { counted } from '../../../words.ts';
import { bounded, firstOf } from '../../content/bounded.ts';
import type { Sheet } from '../sheet.ts';
import { COLUMN, GREY, leadingOf, MARGIN, SIZE } from '../style.ts';
import { heightOf, lay, oneLine } from '../text.ts';
import { verdictSpan } from '../verdict-mark.ts';

/** Scenarios printed with their steps, and those printed in one line; the rest is counted. */
const IN_FULL = 16;
const IN_LINE = 120;
const STEPS = 40;

/** Scenarios with their steps: what went wrong first, then the others in the order they were run. */
export function scenarios(sheet: Sheet, all: readonly ScenarioVerdict[]): void {
  const ordered = all.toSorted((a, b) => Number(a.verdict === 'pass') - Number(b.verdict === 'pass'));
  for (const [index, scenario] of ordered.slice(0, IN_FULL).entries()) {
    if (index > 0) sheet.space(7);
    inFull(sheet, scenario);
  }
  const { shown, left } = firstOf(ordered.slice(IN_FULL), IN_LINE);
  if (shown.length === 0) return;
  sheet.heading(5, 'Altri scenari');
  for (const scenario of shown) inLine(sheet, scenario);
  if (left > 0)
    sheet.text(`${counted(left, 'altro scenario', 'altri scenari')}: per esteso in verdict.json.`, {
      size: SIZE.small,
      colour: GREY,
    });
}

function inFull(sheet: Sheet, scenario: ScenarioVerdict): void {
  sheet.need(leadingOf(SIZE.body) * 4 + 10);
  inLine(sheet, scenario);
  const place = [scenario.place, ...(scenario.seed === undefined ? [] : [`seme ${scenario.seed}`])];
  sheet.text([{ text: bounded(place.join(' · '), 200), face: 'code', colour: GREY }], {
    size: SIZE.tiny,
    after: 2,
    x: MARGIN.left + 12,
  });
  if (scenario.trouble !== undefined)
    sheet.text(`${bounded(scenario.trouble.message, 500)} (${scenario.trouble.code})`, {
      x: MARGIN.left + 12,
      size: SIZE.small,
    });
  sheet.within('L', () => {
    for (const { keyword, text } of scenario.steps.slice(0, STEPS))
      sheet.within('LI', () =>
        sheet.text([{ text: `${keyword.trim()} `, face: 'strong', colour: GREY }, { text: bounded(text, 300) }], {
          role: 'LBody',
          x: MARGIN.left + 12,
          size: SIZE.small + 0.4,
          hanging: 14,
          after: 0,
        }),
      );
  });
  if (scenario.steps.length > STEPS)
    sheet.text(`${counted(scenario.steps.length - STEPS, 'altro passo', 'altri passi')} nel registro.`, {
      x: MARGIN.left + 12,
      size: SIZE.small,
      colour: GREY,
    });
}

/** The name at the left, the outcome at the right. */
function inLine(sheet: Sheet, scenario: ScenarioVerdict): void {
  const size = SIZE.body;
  const verdict = oneLine(sheet.fonts, [verdictSpan(scenario.verdict)], 170, {
    size: SIZE.small,
    leading: leadingOf(size),
  });
  const name = lay(sheet.fonts, [{ text: bounded(scenario.name, 240), face: 'strong' }], COLUMN - verdict.width - 20, {
    size,
  });
  sheet.need(heightOf(name));
  const top = sheet.y;
  sheet.within('P', (element) =>
    element.add(() => {
      sheet.draw(name, MARGIN.left, top);
      sheet.draw([verdict], MARGIN.left + COLUMN - verdict.width, top);
    }),
  );
  sheet.y += heightOf(name) + 1;
}
