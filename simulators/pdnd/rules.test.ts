import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Event } from '../kernel/platform.ts';
import { seen } from '../kernel/view.ts';
import { memory } from './memory.ts';
import { requirements } from './requirements.ts';
import { rules } from './rules.ts';

interface Story {
  readonly name: string;
  readonly exchanges: readonly { readonly at: number; readonly status: number; readonly events?: readonly Event[] }[];
}

interface Vector {
  readonly requirement: string;
  readonly meets: readonly Story[];
  readonly breaks: readonly Story[];
  readonly silent: readonly Story[];
}

const vectors = JSON.parse(readFileSync(new URL('vectors/token.json', import.meta.url), 'utf8')) as Vector[];

/** What the rule says of the last exchange of a story. */
function verdict(requirement: string, { exchanges }: Story): string | undefined {
  const rule = rules.find((each) => each.requirement === requirement)!;
  const past = memory.create();
  let outcome: string | undefined;
  for (const [index, { at, status, events }] of exchanges.entries()) {
    const exchange = seen({
      kind: 'exchange',
      seq: index + 1,
      at,
      elapsedMs: 0,
      platform: 'pdnd',
      direction: 'toPlatform',
      operation: 'createToken',
      request: { method: 'POST', url: 'http://pdnd.example/token.oauth2', headers: {} },
      response: { status, headers: {} },
      ...(events === undefined ? {} : { events }),
      satisfied: [],
      findings: [],
    });
    outcome = rule.check(exchange, past)?.outcome;
    memory.remember(past, exchange);
  }
  return outcome;
}

describe('the rules of PDND', () => {
  it('each have a vector and a requirement', () => {
    expect(vectors.map(({ requirement }) => requirement)).toEqual(rules.map(({ requirement }) => requirement));
    const known = requirements.map(({ id }) => id);
    for (const { requirement } of rules) expect(known).toContain(requirement);
  });

  for (const { requirement, meets, breaks, silent } of vectors)
    describe(`rule ${requirement}`, () => {
      it.each(meets)('is met: $name', (story) => expect(verdict(requirement, story)).toBe('satisfied'));
      it.each(breaks)('is broken: $name', (story) => expect(verdict(requirement, story)).toBe('violated'));
      it.each(silent)('has nothing to say: $name', (story) => expect(verdict(requirement, story)).toBeUndefined());
    });
});
