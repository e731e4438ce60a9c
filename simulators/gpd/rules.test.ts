import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seen } from '../kernel/view.ts';
import { requirements } from './requirements.ts';
import { rules } from './rules.ts';

interface Case {
  readonly name: string;
  readonly exchange: {
    /** null: no operation matches. */
    readonly op: string | null;
    readonly status: number;
    readonly send?: unknown;
    readonly answer?: unknown;
  };
}

interface Vector {
  readonly requirement: string;
  readonly meets: readonly Case[];
  readonly breaks: readonly Case[];
  readonly silent: readonly Case[];
}

const vectors = JSON.parse(readFileSync(new URL('vectors/posizioni.json', import.meta.url), 'utf8')) as Vector[];

/** What the rule says of an exchange. */
function verdict(requirement: string, { exchange: { op, status, send, answer } }: Case): string | undefined {
  const { operations, check } = rules.find((each) => each.requirement === requirement)!;
  if (operations !== undefined && (op === null || !operations.includes(op))) return undefined;
  return check(
    seen({
      kind: 'exchange',
      seq: 1,
      at: 0,
      elapsedMs: 0,
      platform: 'gpd',
      direction: 'toPlatform',
      ...(op === null ? {} : { operation: op }),
      request: {
        method: 'POST',
        url: 'http://gpd.example/',
        headers: {},
        ...(send === undefined ? {} : { text: JSON.stringify(send) }),
      },
      response: { status, headers: {}, ...(answer === undefined ? {} : { text: JSON.stringify(answer) }) },
      satisfied: [],
      findings: [],
    }),
    undefined,
  )?.outcome;
}

describe('the rules of GPD', () => {
  it('each have a vector and a requirement', () => {
    expect(vectors.map(({ requirement }) => requirement)).toEqual(rules.map(({ requirement }) => requirement));
    const known = requirements.map(({ id }) => id);
    for (const { requirement } of rules) expect(known).toContain(requirement);
  });

  for (const { requirement, meets, breaks, silent } of vectors)
    describe(`rule ${requirement}`, () => {
      it.each(meets)('is met: $name', (each) => expect(verdict(requirement, each)).toBe('satisfied'));
      it.each(breaks)('is broken: $name', (each) => expect(verdict(requirement, each)).toBe('violated'));
      if (silent.length > 0)
        it.each(silent)('has nothing to say: $name', (each) => expect(verdict(requirement, each)).toBeUndefined());
    });
});
