import { describe, expect, test } from 'vitest';
import { expectation } from './expect.ts';
import { echo } from './fixtures/echo.ts';
import { echoBench, NOTE, post, request } from './fixtures/echo-bench.ts';
import { Journal, readChain } from './journal.ts';
import { seen, viewOf } from './view.ts';

/** Two notes, one read, a stimulus, an hour. */
async function run() {
  const bench = echoBench();
  await bench.simulation.handle(post());
  await bench.simulation.handle(request('GET', '/eco/v1/note/r1?da=2&da=3&q=a%20b'));
  bench.simulation.stimulate('reads', { requestId: 'r1' });
  await bench.simulation.handle(post({ ...NOTE, requestId: 'r2', testo: 'Due' }));
  await bench.clock.advance(3_600_000);
  return bench;
}

describe('a stretch of the journal', () => {
  test('exchanges: oldest first, decoded, of one operation or of all', async () => {
    const view = viewOf((await run()).scope.entries);
    expect(view.exchanges().map(({ seq, operation }) => [seq, operation])).toEqual([
      [1, 'createNote'],
      [2, 'readNote'],
      [5, 'createNote'],
    ]);
    const [, second] = view.exchanges('createNote');
    expect(second?.request.json).toMatchObject({ requestId: 'r2', testo: 'Due' });
    expect(view.exchanges('readNote')[0]).toMatchObject({ query: { da: '3', q: 'a b' }, path: { requestId: 'r1' } });
    expect(view.exchanges('altra')).toEqual([]);
  });

  test('events stand where they were applied, of exchanges and of time', async () => {
    const bench = await run();
    const view = viewOf(bench.scope.entries);
    expect(view.events().map(({ seq, event }) => [seq, event.type])).toEqual([
      [1, 'noteTaken'],
      [4, 'noteRead'],
      [5, 'noteTaken'],
      [6, 'noteExpired'],
      [7, 'noteExpired'],
    ]);
    expect(view.events('noteRead')).toMatchObject([{ platform: 'eco', event: { requestId: 'r1' } }]);
    expect(view.stimuli('reads')).toMatchObject([{ seq: 3, name: 'reads', parameters: { requestId: 'r1' } }]);
    expect([view.stimuli().length, view.stimuli('altro').length]).toEqual([1, 0]);
  });

  test('commands have the answer that came to them, or none', () => {
    const journal = new Journal();
    const scope = journal.open();
    const command = (name: string, at: number): void =>
      void journal.append({ kind: 'command', at, name, parameters: { at } });
    const answer = (name: string, at: number, status: string): void =>
      void journal.append({ kind: 'answer', at, name, answer: { status } });
    command('a', 1);
    command('b', 2);
    answer('b', 3, 'done');
    answer('a', 4, 'rejected');
    command('a', 5);
    const view = viewOf(scope.entries);
    expect(
      view.commands().map(({ name, at, answeredSeq, answer: given }) => [name, at, answeredSeq, given?.status]),
    ).toEqual([
      ['a', 1, 4, 'rejected'],
      ['b', 2, 3, 'done'],
      ['a', 5, Number.MAX_SAFE_INTEGER, undefined],
    ]);
    expect(view.commands('b')).toHaveLength(1);
  });

  test('JSON is read when asked for, once; what is not JSON is undefined', async () => {
    const bench = await run();
    const entry = bench.last();
    const exchange = seen(entry);
    expect(exchange.request.json).toBe(exchange.request.json);
    expect(seen(entry)).toBe(exchange);
    await bench.simulation.handle(post(Buffer.from('{"a":')));
    expect(seen(bench.last()).request).toMatchObject({ text: '{"a":', json: undefined });
    await bench.simulation.handle(request('GET', '/eco/v1/note/r1'));
    expect(seen(bench.last()).request.json).toBeUndefined();
  });

  test('the same from memory and from the file', async () => {
    const bench = await run();
    const read = readChain(bench.journal.lines()).entries;
    expect(JSON.stringify(viewOf(read).exchanges())).toBe(JSON.stringify(viewOf(bench.scope.entries).exchanges()));
  });
});

describe('expectations', () => {
  test('are asked by name over a stretch, and answer for their requirement', async () => {
    const { scope } = await run();
    expect(expectation(echo as never, 'noteSent', scope.entries, { testo: 'Due' })).toEqual({
      requirement: 'ECO-NOTE-001',
      outcome: 'satisfied',
      message: 'La nota è arrivata.',
    });
    expect(expectation(echo as never, 'noteSent', scope.entries.slice(0, 4), { testo: 'Due' })).toMatchObject({
      outcome: 'violated',
      expected: 'Due',
      observed: 'Buongiorno',
    });
  });

  test.each(['altra', 'toString', '__proto__'])('"%s", which there is not, is a mistake of ours', (name) => {
    expect(() => expectation(echo as never, name, [], {})).toThrow(new RangeError(`eco has no expectation "${name}"`));
  });
});
