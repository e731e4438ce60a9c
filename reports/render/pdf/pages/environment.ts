import type { Evidence } from '../../../evidence.ts';
import { environmentFacts } from '../../content/facts.ts';
import type { Sheet } from '../sheet.ts';
import { SIZE } from '../style.ts';

/** What was tested, with what, when, and what pins it. */
export function environment(sheet: Sheet, evidence: Evidence): void {
  for (const { title, facts } of environmentFacts(evidence)) {
    sheet.heading(3, title, 40);
    for (const { label, value, code } of facts)
      sheet.fact(label, [{ text: value, ...(code === undefined ? {} : { face: 'code' }) }], { size: SIZE.body });
  }
}
