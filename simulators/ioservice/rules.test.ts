import { describe, expect, it } from 'vitest';
import type { Fault } from '../kernel/fault.ts';
import type { Headers } from '../kernel/exchange.ts';
import { seen } from '../kernel/view.ts';
import { memory } from './memory.ts';
import { requirements } from './requirements.ts';
import { rules } from './rules.ts';
import vectors from './vectors/regole.json' with { type: 'json' };

/** An exchange of a vector, with what does not matter left out. */
interface VectorExchange {
  readonly op: string;
  readonly method?: string;
  readonly url?: string;
  readonly path?: Record<string, string>;
  readonly headers?: Headers;
  readonly send?: unknown;
  readonly status: number;
  readonly answer?: unknown;
  readonly fault?: Fault;
}

interface Story {
  readonly name: string;
  readonly exchanges: readonly VectorExchange[];
}

interface Vector {
  readonly requirement: string;
  readonly meets: readonly Story[];
  readonly breaks: readonly Story[];
  readonly silent?: readonly Story[];
}

/** What the rule says of each exchange of a story, in order. */
function outcomes(requirement: string, { exchanges }: Story): string[] {
  const past = memory.create();
  return exchanges.flatMap((each, index) => {
    const exchange = seen({
      kind: 'exchange',
      seq: index + 1,
      at: index,
      elapsedMs: 0,
      platform: 'ioservice',
      direction: 'toPlatform',
      operation: each.op,
      path: each.path ?? {},
      request: {
        method: each.method ?? 'POST',
        url: each.url ?? 'http://ioservice.example/IOItalia/rest/messages',
        headers: each.headers ?? {},
        ...(each.send === undefined ? {} : { text: JSON.stringify(each.send) }),
      },
      response: {
        status: each.status,
        headers: {},
        ...(each.answer === undefined ? {} : { text: JSON.stringify(each.answer) }),
      },
      ...(each.fault === undefined ? {} : { fault: each.fault }),
      satisfied: [],
      findings: [],
    });
    const said = rules
      .filter((rule) => rule.requirement === requirement && rule.operations?.includes(each.op) === true)
      .flatMap((rule) => rule.check(exchange, past)?.outcome ?? []);
    memory.remember(past, exchange);
    return said;
  });
}

describe('the rules of IOService', () => {
  it('have vectors each, and speak of requirements that are tested', () => {
    const tested = new Set(requirements.filter(({ notTested }) => notTested === undefined).map(({ id }) => id));
    expect(rules.map(({ requirement }) => requirement).filter((id) => !tested.has(id))).toEqual([]);
    expect(vectors.map(({ requirement }) => requirement).toSorted()).toEqual(
      rules.map(({ requirement }) => requirement).toSorted(),
    );
  });

  for (const { requirement, meets, breaks, silent = [] } of vectors as readonly Vector[]) {
    it.each(meets)(`${requirement} is met: $name`, (story) => {
      expect(outcomes(requirement, story)).toContain('satisfied');
      expect(outcomes(requirement, story)).not.toContain('violated');
    });
    it.each(breaks)(`${requirement} is broken: $name`, (story) => {
      expect(outcomes(requirement, story).at(-1)).toBe('violated');
    });
    it.each(silent)(`${requirement} has nothing to say: $name`, (story) => {
      expect(outcomes(requirement, story)).not.toContain('violated');
    });
  }
});
