import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { call } from './call.ts';
import { emptyResponse } from './exchange.ts';
import { echo } from './fixtures/echo.ts';
import { echoBench, NOTE, post, request } from './fixtures/echo-bench.ts';
import { readChain } from './journal.ts';
import type { Rule, SeenExchange } from './platform.ts';
import { notObserved, satisfied, violated } from './requirement.ts';
import { judgeExchange } from './rules.ts';
import { seen } from './view.ts';

const exchange = { seq: 7, operation: 'a' } as SeenExchange;
const rule = (requirement: string, check: Rule<unknown>['check'], operations?: readonly string[]): Rule<unknown> => ({
  requirement,
  check,
  ...(operations === undefined ? {} : { operations }),
});
const judged = (rules: readonly Rule<unknown>[], seenExchange = exchange) =>
  judgeExchange({ ...echo, rules, memory: { create: () => [], remember: () => {} } }, seenExchange, []);

describe('rules', () => {
  test('satisfied ones are named once and in order; the others become findings of this exchange', () => {
    expect(
      judged([
        rule('B-1', () => satisfied('ok')),
        rule('A-1', () => satisfied('ok')),
        rule('A-1', () => satisfied('ok')),
        rule('C-1', () => undefined),
        rule('D-1', () => violated('no', 'x', 'y')),
        rule('E-1', () => notObserved('chissà')),
        rule('F-1', () => violated('no', 'x', 'y', 3)),
      ]),
    ).toEqual({
      satisfied: ['A-1', 'B-1'],
      findings: [
        { requirement: 'D-1', outcome: 'violated', message: 'no', expected: 'x', observed: 'y', exchange: 7 },
        { requirement: 'E-1', outcome: 'notObserved', message: 'chissà', exchange: 7 },
        { requirement: 'F-1', outcome: 'violated', message: 'no', expected: 'x', observed: 'y', exchange: 3 },
      ],
    });
  });

  test('look at the operations they name, or at all, those that nobody knows included', () => {
    const rules = [rule('A-1', () => satisfied('ok'), ['a']), rule('B-1', () => satisfied('ok'))];
    expect(judged(rules).satisfied).toEqual(['A-1', 'B-1']);
    expect(judged(rules, { ...exchange, operation: 'b' }).satisfied).toEqual(['B-1']);
    expect(judged(rules, { ...exchange, operation: undefined }).satisfied).toEqual(['B-1']);
  });

  test('one that throws is told of, or throws; the others are asked all the same', () => {
    const broken = rule('A-1', () => {
      throw new Error('guasta');
    });
    expect(() => judged([broken])).toThrow('guasta');
    const told: string[] = [];
    const platform = { ...echo, rules: [broken, rule('B-1', () => satisfied('ok'))] } as never;
    expect(
      judgeExchange(platform, { ...exchange, operation: 'altra' }, new Map(), (what) => void told.push(what)).satisfied,
    ).toEqual(['B-1']);
    expect(told).toEqual(['A-1']);
  });
});

describe('judged again from the journal', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('post' as const),
      requestId: fc.constantFrom('r1', 'r2', 'r3'),
      testo: fc.constantFrom('uno', 'due', 'è "tre"\n', 'Mario Rossi'),
      broken: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('get' as const), requestId: fc.constantFrom('r1', 'altro') }),
    fc.record({ kind: fc.constant('call' as const), status: fc.constantFrom(200, 500) }),
    fc.record({
      kind: fc.constant('fault' as const),
      fault: fc.constantFrom(
        { kind: 'reset' as const },
        { kind: 'truncate' as const, bytes: 3 },
        { kind: 'status' as const, status: 500 },
      ),
    }),
    fc.record({ kind: fc.constant('advance' as const), ms: fc.constantFrom(1, 3_600_000) }),
  );

  test('any run gives the same findings as it gave live', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const bench = echoBench();
        for (const each of steps) {
          if (each.kind === 'post') {
            const note = { ...NOTE, requestId: each.requestId, testo: each.testo };
            await bench.simulation.handle(post(each.broken ? Buffer.from(JSON.stringify(note).slice(0, -1)) : note));
          } else if (each.kind === 'get')
            await bench.simulation.handle(request('GET', `/eco/v1/note/${each.requestId}`));
          else if (each.kind === 'call')
            await call(
              bench.simulation,
              () => Promise.resolve(emptyResponse(each.status)),
              'http://sut.it/',
              'noteExpiring',
              { requestId: 'r1' },
            );
          else if (each.kind === 'fault')
            bench.simulation.faults.script({ operation: 'createNote', fault: each.fault });
          else await bench.clock.advance(each.ms);
        }
        const { entries, problem } = readChain(bench.journal.lines());
        expect(problem).toBeUndefined();
        const memory = echo.memory.create();
        for (const entry of entries) {
          if (entry.kind !== 'exchange') continue;
          const again = judgeExchange(echo, seen(entry), memory);
          expect(again).toEqual({ satisfied: entry.satisfied, findings: entry.findings });
        }
      }),
      { numRuns: 150 },
    );
  });
});
