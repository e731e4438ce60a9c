import * as fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { canonical, canonicalByRule, sha256 } from './canonical.ts';
import { GENESIS, Journal, linesOf, readChain } from './journal.ts';
import type { Entry, EntryBody } from './journal.ts';

const directory = mkdtempSync(join(tmpdir(), 'collaudo-giornale-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const note = (at: number, data: unknown = { n: at }): EntryBody => ({ kind: 'note', at, name: 'prova', data });

/** A journal of `count` notes, as lines. */
function linesWith(count: number): string[] {
  const journal = new Journal();
  for (let at = 1; at <= count; at++) journal.append(note(at));
  return [...journal.lines()];
}

describe('what is written', () => {
  test('each line is the canonical form of its entry, and its hash that of the line without it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.nat(), (data, at) => {
        const journal = new Journal();
        const entry = journal.append(note(at, data));
        const [line] = [...journal.lines()];
        const { hash, ...record } = entry;
        expect(line).toBe(canonicalByRule(entry));
        expect(hash).toBe(sha256(canonicalByRule(record)));
        expect(JSON.parse(line!)).toEqual(JSON.parse(JSON.stringify(entry)));
      }),
    );
  });

  test('entries are numbered from 1 and chained from 64 zeros; length and head pin the whole', () => {
    const journal = new Journal();
    expect([journal.length, journal.head]).toEqual([0, GENESIS]);
    const first = journal.append(note(1));
    const second = journal.append(note(2));
    expect([first.seq, first.prev, second.seq, second.prev]).toEqual([1, GENESIS, 2, first.hash]);
    expect([journal.length, journal.head]).toEqual([2, second.hash]);
    expect(readChain(journal.lines())).toEqual({ entries: [first, second], head: second.hash });
  });

  test('members without a value are left out', () => {
    const journal = new Journal();
    journal.append({
      kind: 'trouble',
      at: 1,
      trouble: { kind: 'error', code: 'X', message: 'y', source: undefined },
    } as never);
    expect([...journal.lines()][0]).not.toContain('source');
    expect(readChain(journal.lines()).problem).toBeUndefined();
  });

  test('what has no canonical form is refused and leaves the journal as it was', () => {
    const journal = new Journal();
    journal.append(note(1));
    const { head } = journal;
    for (const data of [Number.NaN, '\ud800', Number.POSITIVE_INFINITY])
      expect(() => journal.append(note(2, data))).toThrow(Error);
    expect([journal.length, journal.head]).toEqual([1, head]);
  });
});

describe('canonical JSON is what RFC 8785 says, whatever the short cuts', () => {
  test.each([
    [{ b: 1, a: [{ d: 2, c: 3 }] }],
    [{ '10': 1, '9': 2, a: 3, A: 4 }],
    [JSON.parse('{"b":1,"__proto__":{"z":1,"y":2},"a":2}')],
    [{ é: 1, e: 2, '\u{1f600}': 3, '\ufb33': 4 }],
    [[-0, 1e21, 1e-7, 0.1, 333333333.3333333, 5e-324]],
    [{ a: '\u2028 " \\ \b \u000f \u007f € \\ud800' }],
    [{ a: undefined, c: null, b: new Date(0) }],
    [Object.assign(Object.create(null) as object, { b: 1, a: 2 })],
    ['text'],
    [7],
    [null],
  ])('%j', (value) => {
    expect(canonical(value)).toBe(canonicalByRule(value));
  });

  test('any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(value)).toBe(canonicalByRule(value));
      }),
    );
  });

  test('a nesting of a hundred thousand levels', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(canonical(deep)).toHaveLength(200_001);
  });
});

describe('tampering has a name', () => {
  const lines = linesWith(5);
  const edited = (line: number, edit: (text: string) => string): string[] =>
    lines.map((text, i) => (i === line - 1 ? edit(text) : text));
  /** The line as whoever knows the algorithm would forge it. */
  const forged = (text: string, change: Partial<Entry>): string => {
    const { hash: _, ...record } = { ...(JSON.parse(text) as Entry), ...change };
    return canonicalByRule({ ...record, hash: sha256(canonicalByRule(record)) });
  };

  test.each<[string, string[], string, number]>([
    ['a value edited', edited(3, (text) => text.replace('"n":3', '"n":4')), 'WRONG_HASH', 3],
    ['a member added', edited(3, (text) => text.replace('"n":3', '"m":1,"n":3')), 'WRONG_HASH', 3],
    ['the hash edited', edited(3, (text) => text.replace(/"hash":"./, '"hash":"x')), 'WRONG_HASH', 3],
    ['a line deleted', lines.toSpliced(2, 1), 'WRONG_SEQ', 3],
    ['the first line deleted', lines.slice(1), 'WRONG_SEQ', 1],
    ['two lines swapped', [lines[0]!, lines[2]!, lines[1]!, ...lines.slice(3)], 'WRONG_SEQ', 2],
    ['a line repeated', lines.toSpliced(2, 0, lines[1]!), 'WRONG_SEQ', 3],
    ['a line forged with its own hash', edited(3, (text) => forged(text, { at: 9 })), 'WRONG_PREV', 4],
    ['a line of another journal', edited(3, (text) => forged(text, { prev: GENESIS })), 'WRONG_PREV', 3],
    ['a space', edited(3, (text) => text.replace(',', ', ')), 'NOT_CANONICAL', 3],
    [
      'members in another order',
      edited(3, (text) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).toReversed()))),
      'NOT_CANONICAL',
      3,
    ],
    ['a member twice', edited(3, (text) => text.replace('"at":3', '"at":3,"at":3')), 'NOT_CANONICAL', 3],
    ['an escape nobody needs', edited(3, (text) => text.replace('prova', String.raw`\u0070rova`)), 'NOT_CANONICAL', 3],
    ['a carriage return', edited(3, (text) => `${text}\r`), 'NOT_CANONICAL', 3],
    ['half a line', edited(3, (text) => text.slice(0, 40)), 'NOT_JSON', 3],
    ['an empty line', lines.toSpliced(2, 0, ''), 'NOT_JSON', 3],
    ['a list', edited(3, () => '[]'), 'NOT_JSON', 3],
    ['null', edited(3, () => 'null'), 'NOT_JSON', 3],
    ['a number', edited(3, () => '3'), 'NOT_JSON', 3],
    ['half a surrogate pair', edited(3, (text) => text.replace('prova', String.raw`\ud800`)), 'NOT_CANONICAL', 3],
    ['a number too large', edited(3, (text) => text.replace('"n":3', '"n":1e999')), 'NOT_CANONICAL', 3],
  ])('%s', (_, tampered, code, line) => {
    const { problem, entries } = readChain(tampered);
    expect(problem).toMatchObject({ code, line });
    expect(problem?.message).toContain(`riga ${line}`);
    expect(entries).toHaveLength(line - 1);
  });

  test('an end cut off leaves an intact chain, shorter and with another head: only both together pin a journal', () => {
    const whole = readChain(lines);
    const cut = readChain(lines.slice(0, 4));
    expect(cut.problem).toBeUndefined();
    expect(cut.entries).toHaveLength(whole.entries.length - 1);
    expect(cut.head).not.toBe(whole.head);
  });

  test('any character changed is found', () => {
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.nat(), fc.constantFrom('0', 'a', ' ', '"', '}'), (line, place, by) => {
        const text = lines[line]!;
        const at = place % text.length;
        fc.pre(text.charAt(at) !== by);
        const tampered = lines.with(line, text.slice(0, at) + by + text.slice(at + 1));
        expect(readChain(tampered).problem?.line).toBe(line + 1);
      }),
      { numRuns: 500 },
    );
  });
});

describe('scopes', () => {
  test('keep what comes while they are open, each its own stretch', () => {
    const journal = new Journal();
    journal.append(note(1));
    const outer = journal.open();
    journal.append(note(2));
    const inner = journal.open();
    journal.append(note(3));
    inner.close();
    journal.append(note(4));
    outer.close();
    journal.append(note(5));
    expect(outer.entries.map(({ at }) => at)).toEqual([2, 3, 4]);
    expect(inner.entries.map(({ at }) => at)).toEqual([3]);
  });
});

describe('on disk', () => {
  test('the same lines as in memory, readable while it is written', () => {
    const path = join(directory, 'uguale.ndjson');
    const onDisk = new Journal(path);
    const inMemory = new Journal();
    for (let at = 1; at <= 2_000; at++) {
      const body = note(at, `è ${'€'.repeat(at % 97)} 😀`);
      expect(onDisk.append(body)).toEqual(inMemory.append(body));
    }
    expect([...onDisk.lines()]).toEqual([...inMemory.lines()]);
    onDisk.append(note(2_001));
    expect([...onDisk.lines()]).toHaveLength(2_001);
    onDisk.close();
    expect(readFileSync(path, 'utf8')).toMatch(/\}\n$/);
    expect(readChain(linesOf(path))).toMatchObject({ head: onDisk.head });
  });

  test('lines larger than a block of reading, characters across its edge, a last line without its end', () => {
    const path = join(directory, 'righe.ndjson');
    const long = ['è'.repeat(300_000), '😀'.repeat(200_000), `x${'€'.repeat(87_381)}`, '', 'fine'];
    writeFileSync(path, long.join('\n'));
    expect([...linesOf(path)]).toEqual(long);
    writeFileSync(path, `${long.join('\n')}\n`);
    expect([...linesOf(path)]).toEqual(long);
    writeFileSync(path, '');
    expect([...linesOf(path)]).toEqual([]);
  });

  test('an entry of 8 MB', () => {
    const journal = new Journal(join(directory, 'grande.ndjson'));
    journal.append(note(1, 'x"'.repeat(4_000_000)));
    journal.append(note(2));
    expect(readChain(journal.lines()).problem).toBeUndefined();
    journal.close();
  });

  test('200,000 entries in flat memory', () => {
    const journal = new Journal(join(directory, 'molte.ndjson'));
    const data = { testo: 'x'.repeat(300) };
    const heap = (): number => {
      globalThis.gc?.();
      return process.memoryUsage().heapUsed;
    };
    for (let at = 1; at <= 20_000; at++) journal.append(note(at, data));
    const before = heap();
    for (let at = 20_001; at <= 200_000; at++) journal.append(note(at, data));
    // kept in memory, those lines would be about 90 MB
    expect(heap() - before).toBeLessThan(40_000_000);
    let count = 0;
    for (const line of journal.lines()) if (line.length > 300) count++;
    expect(count).toBe(200_000);
    journal.close();
  });
});
