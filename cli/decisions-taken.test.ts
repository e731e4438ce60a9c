import { expect, it } from 'vitest';
import type { Entry } from '../simulators/kernel/journal.ts';
import { DecisionsTaken } from './decisions-taken.ts';

const entries = ['uno', 'due', 'tre'].map((id, i) => ({
  kind: 'scenarioStart',
  scenario: { id, place: `features/prova.feature:${i + 1}` },
})) as unknown as readonly Entry[];

function watched(): DecisionsTaken {
  const decisions = new DecisionsTaken();
  const scenarios = { uno: ['arrotonda'], due: ['arrotonda', 'firma'], tre: ['tace'] };
  for (const [id, parts] of Object.entries(scenarios)) {
    for (const part of parts) decisions.taken(part);
    decisions.scenarioEnded(id);
  }
  return decisions;
}

it('a part is looked for where it was taken, and nowhere else', () => {
  expect(watched().placesOf(['firma'], entries)).toEqual(['features/prova.feature:2']);
  expect(watched().placesOf(['arrotonda'], entries)).toEqual(['features/prova.feature:1', 'features/prova.feature:2']);
  expect(watched().placesOf(['firma', 'tace'], entries)).toEqual([
    'features/prova.feature:2',
    'features/prova.feature:3',
  ]);
});

it('of a part that is never taken nothing is known', () => {
  expect(watched().placesOf(['sconosciuta'], entries)).toBeUndefined();
});
