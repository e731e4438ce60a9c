import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../kernel/journal.ts';
import { viewOf } from '../kernel/view.ts';
import { expectations } from './expectations.ts';
import { rules } from './rules.ts';

/** What happened, written short: a request to GPD, what happened there, or a question to the SUT with its answer. */
type Happening =
  | { readonly operation: string; readonly status: number; readonly nav?: string; readonly send: unknown }
  | { readonly events: readonly unknown[] }
  | { readonly command: string; readonly numeroAvviso: string; readonly result: unknown };

interface Case {
  readonly name: string;
  readonly story: readonly Happening[];
}

interface Vector {
  readonly expectation: string;
  readonly requirement: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly meets: readonly Case[];
  readonly breaks: readonly Case[];
  readonly silent: readonly Case[];
}

const vectors = JSON.parse(readFileSync(new URL('vectors/copia.json', import.meta.url), 'utf8')) as Vector[];
const SUBJECT = { creditore: '12345678903', numeroAvviso: '301000000000000041' };

function entriesOf(happening: Happening): readonly object[] {
  if ('events' in happening) return [{ kind: 'events', platform: 'gpd', events: happening.events }];
  if ('command' in happening) {
    const { command: name, numeroAvviso, result } = happening;
    return [
      { kind: 'command', name, parameters: { ...SUBJECT, numeroAvviso } },
      { kind: 'answer', name, answer: { status: 'done', result } },
    ];
  }
  const { operation, status, nav, send } = happening;
  return [
    {
      kind: 'exchange',
      elapsedMs: 0,
      platform: 'gpd',
      direction: operation === 'updateNotificationFee' ? 'betweenPlatforms' : 'toPlatform',
      operation,
      path: nav === undefined ? {} : { nav },
      request: { method: 'POST', url: 'http://gpd.example/', headers: {}, text: JSON.stringify(send) },
      response: { status, headers: {} },
      satisfied: [],
      findings: [],
    },
  ];
}

function outcome({ expectation, given }: Vector, { story }: Case): string {
  const entries = story
    .flatMap(entriesOf)
    .map((entry, index) => ({ at: index * 1_000, ...entry, seq: index + 1 }) as unknown as Entry);
  return expectations[expectation]!.check(viewOf(entries), { ...SUBJECT, ...given }).outcome;
}

describe('what an ente is expected to do on GPD', () => {
  it('has vectors, met and broken, where no rule’s vectors prove it', () => {
    const byRules = new Set(rules.map(({ requirement }) => requirement));
    const own = Object.entries(expectations).filter(([, { requirement }]) => !byRules.has(requirement));
    expect(vectors.map(({ expectation, requirement }) => [expectation, requirement])).toEqual(
      own.map(([name, { requirement }]) => [name, requirement]),
    );
    for (const { meets, breaks } of vectors) expect(Math.min(meets.length, breaks.length)).toBeGreaterThan(0);
  });

  for (const vector of vectors)
    describe(`${vector.requirement}, ${vector.expectation}`, () => {
      it.each(vector.meets)('is met: $name', (each) => expect(outcome(vector, each)).toBe('satisfied'));
      it.each(vector.breaks)('is broken: $name', (each) => expect(outcome(vector, each)).toBe('violated'));
      if (vector.silent.length > 0)
        it.each(vector.silent)('has nothing to say: $name', (each) =>
          expect(outcome(vector, each)).toBe('notObserved'),
        );
    });
});
