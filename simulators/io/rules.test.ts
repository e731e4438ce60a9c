import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Headers } from '../kernel/exchange.ts';
import type { Fault } from '../kernel/fault.ts';
import { seen } from '../kernel/view.ts';
import { BODY, persona, START } from './io.fixture.ts';
import { memory } from './memory.ts';
import { requirements } from './requirements.ts';
import { rules } from './rules.ts';

/** An exchange of a vector, with what does not matter left out. */
interface VectorExchange {
  /** null: no operation matches. */
  readonly op: string | null;
  readonly direction?: 'toPlatform' | 'fromPlatform';
  readonly method?: string;
  readonly url?: string;
  readonly path?: Record<string, string>;
  /** Milliseconds after the first. */
  readonly at?: number;
  readonly headers?: Headers;
  readonly send?: unknown;
  /** A message with this laid over its content (null takes away), for the citizen `to`. */
  readonly content?: Readonly<Record<string, unknown>>;
  readonly to?: string;
  readonly status?: number;
  readonly answer?: unknown;
  readonly answerText?: string;
  readonly answerHeaders?: Headers;
  readonly fault?: Fault;
  readonly failure?: string;
  /** The same exchange, so many times and so far apart (ms). */
  readonly times?: number;
  readonly everyMs?: number;
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
const vectors = readdirSync(folder).flatMap(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector[],
);

const SENT: Headers = { 'content-type': 'application/json', 'ocp-apim-subscription-key': 'secret:api-key#0' };

function bodyOf({ content, to, send }: VectorExchange): unknown {
  if (content === undefined) return send;
  const whole = { subject: 'Richiesta di residenza ricevuta', markdown: BODY, ...content };
  return {
    fiscal_code: to ?? persona('P-OK'),
    content: Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null)),
  };
}

/** What the rule says of each exchange of a story, in order. */
function outcomes(requirement: string, { exchanges }: Story): (string | undefined)[] {
  const past = memory.create();
  const judging = rules.filter((rule) => rule.requirement === requirement);
  const whole = exchanges.flatMap((each) =>
    Array.from({ length: each.times ?? 1 }, (_, index) => ({
      ...each,
      at: (each.at ?? 0) + index * (each.everyMs ?? 0),
    })),
  );
  return whole.map((each, index) => {
    const { op, path = {}, answer } = each;
    const body = bodyOf(each);
    const answered = each.answerText ?? (answer === undefined ? undefined : JSON.stringify(answer));
    const exchange = seen({
      kind: 'exchange',
      seq: index + 1,
      at: START + each.at,
      elapsedMs: 0,
      platform: 'io',
      direction: each.direction ?? 'toPlatform',
      ...(op === null ? {} : { operation: op }),
      path,
      request: {
        method: each.method ?? 'POST',
        url: each.url ?? `https://io.example/${[op, ...Object.values(path)].join('/')}`,
        headers: each.headers ?? SENT,
        ...(body === undefined ? {} : { text: JSON.stringify(body) }),
      },
      response: {
        status: each.status ?? (each.content === undefined ? 200 : 201),
        headers: each.answerHeaders ?? {},
        ...(answered === undefined ? {} : { text: answered }),
      },
      ...(each.fault === undefined ? {} : { fault: each.fault }),
      ...(each.failure === undefined ? {} : { failure: each.failure }),
      satisfied: [],
      findings: [],
    });
    const said = judging
      .filter(({ operations }) => operations === undefined || (op !== null && operations.includes(op)))
      .map((rule) => rule.check(exchange, past)?.outcome)
      .find((outcome) => outcome !== undefined);
    memory.remember(past, exchange);
    return said;
  });
}

describe('the rules of IO', () => {
  it('each have vectors that meet them and vectors that break them, and each vector a rule', () => {
    const ruled = [...new Set(rules.map(({ requirement }) => requirement))];
    expect(vectors.map(({ requirement }) => requirement).toSorted()).toEqual(ruled.toSorted());
    expect(vectors.filter(({ meets, breaks }) => meets.length === 0 || breaks.length === 0)).toEqual([]);
  });

  it('speak of requirements of the catalogue that are tested', () => {
    const tested = new Set(requirements.filter(({ notTested }) => notTested === undefined).map(({ id }) => id));
    expect(rules.map(({ requirement }) => requirement).filter((id) => !tested.has(id))).toEqual([]);
  });

  for (const { requirement, meets, breaks, silent = [] } of vectors) {
    it.each(meets)(`${requirement} is met: $name`, (story) => {
      const said = outcomes(requirement, story);
      expect(said.at(-1)).toBe('satisfied');
      expect(said).not.toContain('violated');
    });
    it.each(breaks)(`${requirement} is broken: $name`, (story) => {
      const said = outcomes(requirement, story);
      expect(said.at(-1)).toBe('violated');
      expect(said.slice(0, -1)).not.toContain('violated');
    });
    it.each(silent)(`${requirement} finds nothing: $name`, (story) => {
      expect(outcomes(requirement, story)).not.toContain('violated');
    });
  }
});
