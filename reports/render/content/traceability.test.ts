import { expect, test } from 'vitest';
import type { Evidence } from '../../evidence.ts';
import type { PlanVerdict } from '../../verdict-tree.ts';
import { notTestedOf } from './traceability.ts';

function whyOf(findings: readonly { readonly outcome: string; readonly message: string }[]): string {
  const plan = {
    notTested: [],
    cases: [
      {
        id: 'TC-1',
        verdict: 'fail',
        scenarios: [],
        requirements: [{ id: 'SEND-COSTO-003', level: 'MUST', text: 'x', verdict: 'blocked', findings }],
      },
    ],
  } as unknown as PlanVerdict;
  return notTestedOf({ catalogue: new Map() } as unknown as Evidence, plan)[0]!.why;
}

test('a requirement that could not be judged says what is true of it', () => {
  expect(whyOf([{ outcome: 'notObserved', message: 'Nessuno ha pagato.' }])).toBe('Nessuno ha pagato.');
  expect(whyOf([])).toBe('non è stato osservato in alcuno scenario');
  expect(whyOf([{ outcome: 'satisfied', message: 'bene' }])).toMatch(/^soddisfatto dove è stato osservato, ma in/);
});
