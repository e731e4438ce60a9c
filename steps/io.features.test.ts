import { describe, expect, it } from 'vitest';
import { io, iris } from '../simulators/index.ts';
import { mutants } from '../mocks/ente/mutants/index.ts';
import { phraseOf, phrasesIn, scenariosIn } from './promises.fixture.ts';
import type { Scenario } from './promises.fixture.ts';

// What the features of IO promise by their tags must be what their phrases ask. Phrases and features are read as texts.

const phrases = phrasesIn(
  /^(io|iris|flussi-io)(-.*)?\.steps\.ts$|^ioservice\.steps\.ts$/,
  /(?:\bask(?:Pendenza|Pagamento|Avvisi|Flussi)?\(\s*this,\s*|this\.expect\('io',\s*)'(\w+)'/g,
);
const scenarios = scenariosIn('features/io');
const journeys = scenariosIn('features/flussi').filter(({ tags }) => tags.some((tag) => tag.startsWith('IO-')));

function requirementsAsked({ steps }: Scenario): string[] {
  const asked = steps.flatMap((step) =>
    (phraseOf(phrases, step)?.expectations ?? []).map(
      (each) => (io.expectations[each] ?? iris.expectations[each])?.requirement ?? each,
    ),
  );
  return [...new Set(asked)].toSorted();
}

describe('the features of IO', () => {
  it('say only phrases that somebody can say', () => {
    const steps = [...scenarios, ...journeys].flatMap((scenario) => scenario.steps);
    expect(steps.filter((step) => phraseOf(phrases, step) === undefined)).toEqual([]);
  });

  it.each([...scenarios, ...journeys])('$place asks what its tags promise, and promises what it asks', (scenario) => {
    expect(requirementsAsked(scenario)).toEqual(scenario.tags.toSorted());
  });
});

describe('the catalogue of IO', () => {
  const asked = new Set(scenarios.flatMap((scenario) => requirementsAsked(scenario)));
  const onMessages = io.requirements.filter(({ id }) => /^IO-(PRF|MSG|PAY|STS|RC|RL|SEC|SVC|FEED|MST)-/.test(id));

  it('has for each requirement a scenario that asks it, or says why nobody tests it', () => {
    expect(
      onMessages.filter(({ id, notTested }) => !asked.has(id) && notTested === undefined).map(({ id }) => id),
    ).toEqual([]);
    expect(
      onMessages.filter(({ id, notTested }) => asked.has(id) && notTested !== undefined).map(({ id }) => id),
    ).toEqual([]);
  });

  it('has for each requirement that can fail or warn a defect that it finds', () => {
    const declared = new Set(mutants.flatMap(({ declares }) => declares));
    expect(
      onMessages
        .filter(({ id, level, notTested }) => level !== 'MAY' && notTested === undefined && !declared.has(id))
        .map(({ id }) => id),
    ).toEqual([]);
  });

  it('asks every expectation', () => {
    const said = [...scenarios, ...journeys].flatMap(({ steps }) =>
      steps.flatMap((step) => phraseOf(phrases, step)?.expectations ?? []),
    );
    expect(Object.keys(io.expectations).filter((each) => !said.includes(each))).toEqual([]);
  });
});
