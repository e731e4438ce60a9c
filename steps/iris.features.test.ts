import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { iris } from '../simulators/index.ts';
import { plans } from './plans.ts';

// What the features promise by their tags must be what their phrases ask, and nothing of the catalogue may be left
// without a phrase. Phrases and features are read as texts: no scenario runs here.

const root = join(import.meta.dirname, '..');

/** Judged whenever it happens, and by no scenario: the plan's ente speaks through its Porta Delegata. */
const ONLY_BY_RULE = ['IRIS-TRASP-015'];

interface Phrase {
  readonly text: string;
  readonly pattern: RegExp;
  /** Names of expectations, as its code asks them. */
  readonly expectations: readonly string[];
}

interface Scenario {
  readonly place: string;
  readonly tags: readonly string[];
  readonly steps: readonly string[];
}

const phrases: readonly Phrase[] = readdirSync(join(root, 'steps'))
  .filter((name) => /^iris.*\.steps\.ts$/.test(name))
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
          expectations: [...code.matchAll(/\bask(?:Pendenza|Pagamento|Avvisi|Flussi)?\(\s*this,\s*'(\w+)'/g)].map(
            ([, asked]) => asked!,
          ),
        };
      }),
  );

/** Every folder whose cases are of IRIS, each with the sheets of its cases. */
const folders = [
  ...new Set(
    plans
      .filter(({ id }) => id.startsWith('iris-') || id === 'flussi')
      .flatMap(({ folder, shared = [] }) => [folder, ...shared].map((each) => join(root, each))),
  ),
];
const textsIn = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.feature'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
    // a journey to another platform is read beside that platform's features
    .filter(([, text]) => !/@(?!IRIS|TC-|FLUSSI)[A-Z]+-/.test(text));
const texts: ReadonlyMap<string, string> = new Map(folders.flatMap(textsIn));
const scenarios: readonly Scenario[] = [...texts].flatMap(([name, text]) => scenariosOf(name, text.split('\n')));

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

/** The phrase of a step; a placeholder of an outline stands for whatever its rows hold. */
function phraseOf(step: string): Phrase | undefined {
  return phrases.find(({ text }) => text === step) ?? phrases.find(({ pattern }) => pattern.test(step));
}

function requirementsAsked({ steps }: Scenario): string[] {
  return steps.flatMap((step) =>
    (phraseOf(step)?.expectations ?? []).map((each) => iris.expectations[each]?.requirement ?? each),
  );
}

const byRule = new Set(iris.rules.map((rule) => rule.requirement));

describe('the features of IRIS', () => {
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
    const blocks = [...texts.values()].flatMap((text) =>
      text.split(/^ +(?:Scenario|Schema dello scenario):/m).slice(1),
    );
    expect(blocks.filter((block) => (block.match(/^ {6}Quando /gm) ?? []).length !== 1)).toEqual([]);
  });
});

describe('the phrases of IRIS', () => {
  it('are all said by some feature', () => {
    const steps = [...texts.values()].flatMap((text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => /^(Dato|E|Quando|Allora) /.test(line))
        .map((line) => line.replace(/^\w+ /, '')),
    );
    const unused = phrases.filter(({ pattern }) => !steps.some((step) => pattern.test(step)));
    expect(unused.map(({ text }) => text)).toEqual([]);
  });

  it('ask only expectations that exist, and every one of them', () => {
    const asked = new Set(phrases.flatMap(({ expectations }) => expectations));
    expect([...asked].filter((each) => iris.expectations[each] === undefined)).toEqual([]);
    const unasked = Object.entries(iris.expectations).filter(
      ([name, { requirement }]) => !asked.has(name) && !ONLY_BY_RULE.includes(requirement),
    );
    expect(unasked.map(([name]) => name)).toEqual([]);
  });
});

describe('the catalogue of IRIS, in its features', () => {
  const asked = new Set(scenarios.flatMap((scenario) => requirementsAsked(scenario)));

  it('has for each requirement a scenario that asks it, or a reason why not', () => {
    const forgotten = iris.requirements
      .filter(({ id, notTested }) => notTested === undefined && !asked.has(id) && !ONLY_BY_RULE.includes(id))
      .map(({ id }) => id);
    expect(forgotten).toEqual([]);
  });

  it('does not test what it says it does not', () => {
    const excused = iris.requirements.filter(({ notTested }) => notTested !== undefined).map(({ id }) => id);
    expect(excused.filter((id) => asked.has(id) || byRule.has(id))).toEqual([]);
  });
});
