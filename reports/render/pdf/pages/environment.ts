import type { Evidence } from '../../../evidence.ts';
import type { PlanVerdict } from '../../../verdict-tree.ts';
import { modeShares } from '../../content/conduct.ts';
import { environmentFacts } from '../../content/facts.ts';
import type { Sheet } from '../sheet.ts';
import { SIZE } from '../style.ts';
import { table } from '../table.ts';

/** What was tested, with what, when, how it was driven, and what pins it. */
export function environment(sheet: Sheet, evidence: Evidence, plan: PlanVerdict): void {
  for (const { title, facts } of environmentFacts(evidence)) {
    sheet.heading(3, title, 40);
    for (const { label, value, code } of facts)
      sheet.fact(label, [{ text: value, ...(code === undefined ? {} : { face: 'code' }) }], { size: SIZE.body });
  }
  sheet.heading(3, 'Modi di conduzione', 90);
  table(
    sheet,
    [
      { title: 'Modo', share: 0.46, header: true },
      { title: 'Casi', share: 0.18 },
      { title: 'Scenari svolti', share: 0.18 },
      { title: 'Quota dei casi', share: 0.18 },
    ],
    modeShares(plan).map(({ mode, cases, scenarios, share }) => [
      [{ text: mode }],
      [{ text: String(cases) }],
      [{ text: String(scenarios) }],
      [{ text: share }],
    ]),
  );
}
