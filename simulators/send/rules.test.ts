import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../kernel/fault.ts';
import type { Headers } from '../kernel/exchange.ts';
import type { Event } from '../kernel/platform.ts';
import { seen } from '../kernel/view.ts';
import { memory } from './memory.ts';
import { requirements } from './requirements.ts';
import { rules } from './rules.ts';

/** An exchange of a vector, with what does not matter left out. */
interface VectorExchange {
  /** null: no operation matches. */
  readonly op: string | null;
  readonly method?: string;
  readonly url?: string;
  readonly path?: Record<string, string>;
  readonly at?: number;
  readonly ms?: number;
  readonly headers?: Headers;
  readonly send?: unknown;
  readonly bytes?: { sha256: string; size: number; head: string };
  readonly status: number;
  readonly answerHeaders?: Headers;
  readonly answer?: unknown;
  readonly answerBytes?: { sha256: string; size: number; head: string };
  readonly fault?: Fault;
  readonly events?: readonly Event[];
}

interface Story {
  readonly name: string;
  readonly exchanges: readonly VectorExchange[];
}

interface Vector {
  readonly requirement: string;
  readonly meets: readonly Story[];
  readonly breaks: readonly Story[];
  /** Stories on which the rule has nothing to say. */
  readonly silent?: readonly Story[];
}

const folder = new URL('vectors/', import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector[]);

const START = Date.UTC(2026, 10, 22, 9);

/** What the rule says of each exchange of a story, in order. */
function outcomes(requirement: string, { exchanges }: Story): string[] {
  const past = memory.create();
  const judging = rules.filter((rule) => rule.requirement === requirement);
  return exchanges.flatMap((each, index) => {
    const exchange = seen({
      kind: 'exchange',
      seq: index + 1,
      at: START + (each.at ?? 0),
      elapsedMs: each.ms ?? 0,
      platform: 'send',
      direction: 'toPlatform',
      ...(each.op === null ? {} : { operation: each.op }),
      path: each.path ?? {},
      request: {
        method: each.method ?? 'POST',
        url: each.url ?? `http://send.example/${each.op ?? ''}`,
        headers: each.headers ?? {},
        ...(each.send === undefined ? {} : { text: JSON.stringify(each.send) }),
        ...(each.bytes === undefined ? {} : { binary: each.bytes }),
      },
      response: {
        status: each.status,
        headers: each.answerHeaders ?? {},
        ...(each.answer === undefined ? {} : { text: JSON.stringify(each.answer) }),
        ...(each.answerBytes === undefined ? {} : { binary: each.answerBytes }),
      },
      ...(each.fault === undefined ? {} : { fault: each.fault }),
      ...(each.events === undefined ? {} : { events: each.events }),
      satisfied: [],
      findings: [],
    });
    const said = judging
      .filter(
        ({ operations }) =>
          operations === undefined || (exchange.operation !== undefined && operations.includes(exchange.operation)),
      )
      .flatMap((rule) => rule.check(exchange, past)?.outcome ?? []);
    memory.remember(past, exchange);
    return said;
  });
}

describe('the rules of SEND', () => {
  it('each have a vector, and each vector a rule', () => {
    const ruled = [...new Set(rules.map((rule) => rule.requirement))].sort();
    expect(vectors.map((vector) => vector.requirement).sort()).toEqual(ruled);
  });

  it('speak of requirements of the catalogue that are tested', () => {
    const tested = new Set(requirements.filter((each) => each.notTested === undefined).map((each) => each.id));
    expect(rules.map((rule) => rule.requirement).filter((id) => !tested.has(id))).toEqual([]);
  });

  for (const { requirement, meets, breaks, silent = [] } of vectors) {
    describe(`rule ${requirement}`, () => {
      it('has an exchange that meets it and one that breaks it', () => {
        expect(meets.length).toBeGreaterThan(0);
        expect(breaks.length).toBeGreaterThan(0);
      });
      for (const story of meets)
        it(`is met: ${story.name}`, () => {
          const said = outcomes(requirement, story);
          expect(said).toContain('satisfied');
          expect(said).not.toContain('violated');
        });
      for (const story of breaks)
        it(`is broken: ${story.name}`, () => expect(outcomes(requirement, story).at(-1)).toBe('violated'));
      for (const story of silent)
        it(`is not in question: ${story.name}`, () => expect(outcomes(requirement, story)).toEqual([]));
    });
  }
});

describe('what rules remember', () => {
  it('stays bounded whatever the traffic', () => {
    const past = memory.create();
    for (let i = 0; i < 25_000; i++) past.creditors.set(String(i), 'x');
    expect(past.creditors.get('0')).toBeUndefined();
    expect(past.creditors.forgot).toBe(true);
    expect(past.creditors.get('24999')).toBe('x');
  });
});
