import { expect, it } from 'vitest';
import { describePlans, featureIn } from './describe-plans.ts';
import { plansNamed } from './plan-features.ts';

it('a plan is described by the cases and scenarios of its features, rows of examples apart', () => {
  const [flussi] = describePlans(plansNamed(['flussi']));
  expect(flussi?.cases[0]?.id).toBe('TC-FLUSSO-01');
  const [io] = describePlans(plansNamed(['io']));
  const scenarios = io?.cases.flatMap(({ scenarios: each }) => each.map(({ id }) => id)) ?? [];
  expect(scenarios).toContain('TC-IO-MSG-06/testo-di-lunghezza-non-ammessa#2');
  expect(new Set(scenarios).size).toBe(scenarios.length);
});

it('what is not Gherkin is said with its file and line', () => {
  expect(() =>
    featureIn('Funzionalità: prova\n\n  Scenario: uno\n    Allora ecco\n  Boh\n', 'features/prova.feature'),
  ).toThrow(/^features\/prova\.feature is not Gherkin: [^]*\(5:3\)/);
});
