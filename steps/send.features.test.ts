import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gpd, pagopa, pdnd, send } from '../simulators/index.ts';

// What the features promise by their tags must be what their phrases ask, and nothing of the catalogue may be left
// without a phrase or a rule. Phrases and features are read as texts: no scenario runs here.

const root = join(import.meta.dirname, '..');

interface Phrase {
  readonly text: string;
  readonly pattern: RegExp;
  /** `send/takenInCharge`, as its code asks them. */
  readonly expectations: readonly string[];
}

interface Scenario {
  readonly place: string;
  readonly tags: readonly string[];
  readonly steps: readonly string[];
}

const phrases: readonly Phrase[] = readdirSync(join(root, 'steps'))
  .filter((name) => /^send.*\.steps\.ts$/.test(name))
  .flatMap((name) =>
    readFileSync(join(root, 'steps', name), 'utf8')
      .split(/^(?:Given|When|Then)\(/m)
      .slice(1)
      .map((code) => {
        const [, single, double] = /^\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/.exec(code) ?? [];
        const text = (single ?? double ?? '').replaceAll("\\'", "'");
        const words = text.split(/\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
        return {
          text,
          pattern: new RegExp(`^${words.join('.+?')}$`),
          expectations: [
            ...[...code.matchAll(/\bask\(\s*this,\s*'(\w+)'/g)].map(([, asked]) => `send/${asked}`),
            ...[...code.matchAll(/\.expect\(\s*'(\w+)',\s*'(\w+)'/g)].map(
              ([, platform, asked]) => `${platform}/${asked}`,
            ),
          ],
        };
      }),
  );

const features = join(root, 'features/send');
const scenarios: readonly Scenario[] = readdirSync(features)
  .filter((name) => name.endsWith('.feature'))
  .flatMap((name) => scenariosOf(name, readFileSync(join(features, name), 'utf8').split('\n')));

function scenariosOf(name: string, lines: readonly string[]): Scenario[] {
  const found: { place: string; tags: string[]; steps: string[] }[] = [];
  let tags: string[] = [];
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (text.startsWith('@')) tags = [...tags, ...text.split(/\s+/)];
    else if (/^(Scenario|Schema dello scenario):/.test(text)) {
      found.push({ place: `${name}:${index + 1}`, tags: tags.map((tag) => tag.slice(1)), steps: [] });
      tags = [];
    } else if (/^(Funzionalità|Regola|Contesto):/.test(text)) tags = [];
    else if (/^(Dato|E|Quando|Allora) /.test(text)) found.at(-1)?.steps.push(text.replace(/^\w+ /, ''));
  }
  return found;
}

const requirementOf: ReadonlyMap<string, string> = new Map(
  [send, pagopa, gpd, pdnd].flatMap(({ id, expectations }) =>
    Object.entries(expectations).map(([name, { requirement }]) => [`${id}/${name}`, requirement] as const),
  ),
);

function phraseOf(step: string): Phrase | undefined {
  // a placeholder of an outline stands for whatever its rows hold
  return phrases.find(({ pattern }) => pattern.test(step));
}

function requirementsAsked({ steps }: Scenario): string[] {
  return steps.flatMap((step) => (phraseOf(step)?.expectations ?? []).map((each) => requirementOf.get(each) ?? each));
}

const byRule = new Set([send, pagopa, gpd, pdnd].flatMap(({ rules }) => rules.map((rule) => rule.requirement)));

describe('the features of SEND', () => {
  it('are there, with phrases that somebody can say', () => {
    expect(scenarios.length).toBeGreaterThan(60);
    const unsaid = scenarios.flatMap(({ place, steps }) =>
      steps.filter((step) => phraseOf(step) === undefined).map((step) => `${place} ${step}`),
    );
    expect(unsaid).toEqual([]);
  });

  for (const scenario of scenarios)
    it(`${scenario.place} asks what its tags promise, and promises what it asks`, () => {
      const asked = [...new Set(requirementsAsked(scenario))].sort();
      expect(asked).toEqual([...new Set(scenario.tags)].sort());
    });

  it('have one Quando a scenario', () => {
    const texts = readdirSync(features).map((name) => readFileSync(join(features, name), 'utf8'));
    const blocks = texts.flatMap((text) => text.split(/^ +(?:Scenario|Schema dello scenario):/m).slice(1));
    expect(blocks.filter((block) => (block.match(/^ {6}Quando /gm) ?? []).length !== 1)).toEqual([]);
  });
});

describe('the phrases of SEND', () => {
  it('are all said by some feature', () => {
    const background = readdirSync(features).flatMap((name) =>
      readFileSync(join(features, name), 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => /^(Dato|E) /.test(line))
        .map((line) => line.replace(/^\w+ /, '')),
    );
    const steps = [...scenarios.flatMap((scenario) => scenario.steps), ...background];
    expect(phrases.filter(({ pattern }) => !steps.some((step) => pattern.test(step))).map(({ text }) => text)).toEqual(
      [],
    );
  });

  it('ask only expectations that exist', () => {
    const asked = phrases.flatMap(({ expectations }) => expectations);
    expect(asked.filter((each) => !requirementOf.has(each))).toEqual([]);
  });
});

describe('the catalogue of SEND', () => {
  const asked = new Set(scenarios.flatMap((scenario) => requirementsAsked(scenario)));

  it('has for each requirement a scenario that asks it, or a reason why not', () => {
    const forgotten = send.requirements
      .filter(({ id, notTested }) => notTested === undefined && !asked.has(id))
      .map(({ id }) => id);
    expect(forgotten).toEqual([]);
  });

  it('does not test what it says it does not', () => {
    const excused = send.requirements.filter(({ notTested }) => notTested !== undefined).map(({ id }) => id);
    expect(excused.filter((id) => asked.has(id) || byRule.has(id))).toEqual([]);
  });

  it('gives every row a single identifier and, when ours, the level of a MUST', () => {
    const ids = send.requirements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, level, status, ours } of send.requirements)
      expect([id, status === 'reconstructed' && level === 'MUST']).toEqual([id, ours === true]);
  });

  it('has an expectation for everything it tests', () => {
    const expected = new Set(Object.values(send.expectations).map(({ requirement }) => requirement));
    const tested = send.requirements.filter(({ notTested }) => notTested === undefined).map(({ id }) => id);
    expect(tested.filter((id) => !expected.has(id) && !byRule.has(id))).toEqual([]);
  });
});
