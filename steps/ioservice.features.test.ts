import { describe, expect, it } from 'vitest';
import { ioservice } from '../simulators/index.ts';
import { phraseOf, phrasesIn, scenariosIn } from './promises.fixture.ts';
import type { Scenario } from './promises.fixture.ts';

// What the features promise by their tags must be what their phrases ask, and nothing of the catalogue may be left
// without a phrase. Phrases and features are read as texts: no scenario runs here.

const phrases = phrasesIn(
  /^ioservice.*\.steps\.ts$/,
  /(?:\bask(?:Held)?\(\s*this,\s*|this\.expect\('ioservice',\s*)'(\w+)'/g,
);
const scenarios = scenariosIn('features/ioservice');

function requirementsAsked({ steps }: Scenario): string[] {
  const asked = steps.flatMap((step) =>
    (phraseOf(phrases, step)?.expectations ?? []).map((each) => ioservice.expectations[each]?.requirement ?? each),
  );
  return [...new Set(asked)].toSorted();
}

describe('the features of IOService', () => {
  it('say only phrases that somebody can say, and every phrase is said', () => {
    const steps = scenarios.flatMap((scenario) => scenario.steps);
    expect(steps.filter((step) => phraseOf(phrases, step) === undefined)).toEqual([]);
    expect(phrases.filter(({ pattern }) => !steps.some((step) => pattern.test(step))).map(({ text }) => text)).toEqual(
      [],
    );
  });

  it.each(scenarios)('$place asks what its tags promise, and promises what it asks', (scenario) => {
    expect(requirementsAsked(scenario)).toEqual(scenario.tags.toSorted());
  });

  it('cover the cases of the catalogue', () => {
    const cases = new Set(scenarios.map(({ place }) => place.split('.')[0]));
    expect([...cases]).toEqual(
      Array.from({ length: 16 }, (_, index) => `tc-ios-${String(index + 1).padStart(2, '0')}`),
    );
  });
});

describe('the catalogue of IOService', () => {
  it('has for each requirement a scenario that asks it', () => {
    const asked = new Set(scenarios.flatMap((scenario) => requirementsAsked(scenario)));
    expect(ioservice.requirements.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([]);
  });

  it('gives every row a single identifier and, when ours, the level of a MUST', () => {
    const ids = ioservice.requirements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, level, status, ours } of ioservice.requirements)
      expect([id, status === 'reconstructed' && level === 'MUST']).toEqual([id, ours === true]);
  });

  it('asks every expectation', () => {
    const asked = new Set(phrases.flatMap(({ expectations }) => expectations));
    expect(Object.keys(ioservice.expectations).filter((each) => !asked.has(each))).toEqual([]);
  });
});
