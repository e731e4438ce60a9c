import { describe, expect, it } from 'vitest';
import { syntheticEvidence } from '../fixtures/evidence.ts';
import { toldEvidence } from '../fixtures/told-evidence.ts';
import { unzip } from '../zip.ts';
import { renderChecklistSend } from './checklist-send.ts';
import { renderChecklistXlsx } from './xlsx.ts';

const evidence = syntheticEvidence();

describe('the checklist as a spreadsheet', () => {
  it('has a row for every requirement of every case and for those nobody tests, with applicability and rationale', async () => {
    const parts = unzip(await renderChecklistXlsx(evidence));
    const text = (name: string): string => Buffer.from(parts.get(name) ?? []).toString();
    const sheet = text('xl/worksheets/sheet1.xml');
    const all = sheet + text('xl/sharedStrings.xml');
    const expected = evidence.tree.plans.reduce(
      (sum, { cases, notTested }) =>
        sum + notTested.length + cases.reduce((count, each) => count + each.requirements.length, 0),
      0,
    );
    expect(sheet.match(/<row /g)).toHaveLength(expected + 1);
    for (const { requirements, reason } of evidence.tree.plans[0]!.cases) {
      for (const { id } of requirements) expect(all).toContain(id);
      if (reason !== undefined && requirements.length > 0) expect(all).toContain(reason.slice(0, 20));
    }
    for (const heading of ['Applicabile', 'Motivazione', 'Fonte']) expect(all).toContain(heading);
    expect(all).toContain('Prova generale su simulatore');
    expect(all).not.toContain('<script>');
  });

  it('names a case officially beside its own identifier, as the checklist of SEND does', async () => {
    const named = toldEvidence();
    const parts = unzip(await renderChecklistXlsx(named));
    const all = [...parts.values()].map((part) => Buffer.from(part).toString()).join('');
    expect(all).toContain('E2E-&lt;7&gt; · TC-INVIO-01');
    expect(renderChecklistSend(named)).toContain('TC-INVIO-01 (E2E-<7>): ');
    expect(renderChecklistSend(evidence)).toContain('TC-INVIO-01: ');
  });

  it('is the same bytes on repeat', async () => {
    expect(Buffer.from(await renderChecklistXlsx(evidence)).equals(await renderChecklistXlsx(evidence))).toBe(true);
  });
});
