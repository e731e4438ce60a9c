import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contract, MAX_DEPTH, parseJson, parseJsonText } from './json.ts';
import { jsonFault } from './json-fault.ts';

const problemOf = (body: string | Uint8Array): string => {
  const parsed = parseJson(typeof body === 'string' ? Buffer.from(body) : body);
  return parsed.ok ? `accepted: ${JSON.stringify(parsed.value)}` : parsed.problem;
};
/** CPU time of this thread in ms: how busy the machine is does not count. */
const elapsed = (work: () => void): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
};

describe('what is refused, and where', () => {
  test.each([
    ['nothing', '', 'il corpo non è JSON valido (è vuoto)'],
    ['blanks', ' \n\t ', 'il corpo non è JSON valido (è vuoto)'],
    ['a truncated object', '{"a":1,"b":', 'il corpo non è JSON valido (finisce prima del dovuto)'],
    ['a truncated string', '{"a":"x', 'il corpo non è JSON valido (finisce prima del dovuto)'],
    ['a truncated literal', '[tru', 'il corpo non è JSON valido (riga 1, colonna 2)'],
    ['prose', 'Buongiorno', 'il corpo non è JSON valido (riga 1, colonna 1)'],
    ['prose that speaks of positions', 'x position 99', 'il corpo non è JSON valido (riga 1, colonna 1)'],
    ['XML', '\n <a/>', 'il corpo non è JSON valido (riga 2, colonna 2)'],
    [
      'a literal misspelt, far inside',
      `{"a":"${'x'.repeat(200)}",\n"b":None}`,
      'il corpo non è JSON valido (riga 2, colonna 5)',
    ],
    ['a trailing comma', '{"a":1,\n}', 'il corpo non è JSON valido (riga 2, colonna 1)'],
    ['single quotes', "{'a':1}", 'il corpo non è JSON valido (riga 1, colonna 2)'],
    ['a new line in a string', '{"a":"x\ny"}', 'il corpo non è JSON valido (riga 1, colonna 8)'],
    ['an escape there is not', String.raw`["\x"]`, 'il corpo non è JSON valido (riga 1, colonna 3)'],
    ['a leading zero', '[01]', 'il corpo non è JSON valido (riga 1, colonna 3)'],
    ['not a number', '[NaN]', 'il corpo non è JSON valido (riga 1, colonna 2)'],
    ['something after the end', '{} {}', 'il corpo non è JSON valido (riga 1, colonna 4)'],
    ['brackets crossed', '[{]}', 'il corpo non è JSON valido (riga 1, colonna 3)'],
    ['a byte order mark', '\ufeff{}', 'il corpo comincia con un BOM, che JSON non ammette'],
    [
      'half a surrogate pair',
      String.raw`{"a":"x\ud83d"}`,
      'il JSON contiene metà di una coppia surrogata, al carattere 8',
    ],
    ['the other half', String.raw`["\ude00\ud83d"]`, 'il JSON contiene metà di una coppia surrogata, al carattere 3'],
    [
      'half of one after a whole one',
      String.raw`["\ud83d\ude00\uDE00"]`,
      'il JSON contiene metà di una coppia surrogata, al carattere 15',
    ],
  ])('%s', (_, body, problem) => {
    expect(problemOf(body)).toBe(problem);
  });

  test.each<[string, number[], number]>([
    ['ISO-8859-1', [0x22, 0x74, 0xe0, 0x22], 3],
    ['a lone continuation', [0x22, 0x80, 0x22], 2],
    ['a sequence cut by the end', [0x22, 0x61, 0xe2, 0x82], 3],
    ['a sequence cut by a letter', [0x22, 0xf0, 0x9f, 0x61, 0x22], 2],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22], 2],
    ['an overlong form of three bytes', [0xe0, 0x9f, 0xbf], 1],
    ['an overlong form of four bytes', [0xf0, 0x8f, 0xbf, 0xbf], 1],
    ['half a surrogate pair in bytes', [0x22, 0xed, 0xa0, 0x80, 0x22], 2],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 1],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00], 1],
  ])('not UTF-8: %s', (_, bytes, place) => {
    expect(problemOf(Uint8Array.from(bytes))).toBe(
      `il corpo non è in UTF-8: il byte ${place} non è valido in quella codifica`,
    );
  });

  test('the byte named is where the longest valid beginning ends', () => {
    const strict = (bytes: Uint8Array): boolean => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 4 }), (tail, head) => {
        const bytes = Buffer.concat([Buffer.from(`"${head.toWellFormed()}`), tail]);
        fc.pre(!strict(bytes));
        const place = Number(/il byte (\d+)/.exec(problemOf(bytes))?.[1]);
        expect(strict(bytes.subarray(0, place - 1))).toBe(true);
        for (let more = place; more <= Math.min(place + 3, bytes.length); more++)
          expect(strict(bytes.subarray(0, more))).toBe(false);
      }),
    );
  });
});

describe('what is accepted', () => {
  test.each([
    [`${'['.repeat(MAX_DEPTH)}${']'.repeat(MAX_DEPTH)}`],
    [`[${Array.from({ length: 500 }, () => '[{}]').join()}]`],
    ['{"a":"[[[[{{{{","b":"\\"[\\\\"}'],
    [String.raw`["\ud83d\ude00","\\ud83d"]`],
    [`["\\"${'['.repeat(99)}","x\\\\",[]]`],
    [' {"a" : 1} '],
    ['"text"'],
    ['{"__proto__":{"polluted":true}}'],
  ])('%s', (text) => {
    expect(parseJson(Buffer.from(text))).toEqual({ ok: true, value: JSON.parse(text) as unknown });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('of a member that comes twice the last counts', () => {
    expect(parseJson(Buffer.from('{"a":1,"a":2}'))).toEqual({ ok: true, value: { a: 2 } });
  });

  test('exactly what the engine accepts, up to depth; and a fault has its place where one more character changes nothing', () => {
    const fragments = fc.array(
      fc.oneof(
        fc.constantFrom(
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"',
          '"a"',
          '1',
          '-',
          '0',
          '.5',
          'e3',
          'true',
          'nul',
          ' ',
          '\n',
          '\\',
          '\\n',
          '\\u00e8',
          '\u0007',
        ),
        fc.json({ maxDepth: 2 }),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fragments, (parts) => {
        const text = parts.join('');
        const engine = ((): boolean => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        expect(parseJsonText(text).ok).toBe(engine);
        const at = jsonFault(text);
        if (at < text.length) {
          expect(engine).toBe(false);
          // whatever follows, a beginning that is already wrong stays wrong, at the same place
          expect(jsonFault(`${text.slice(0, at + 1)} `)).toBe(at);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('depth', () => {
  test('the bracket that goes too deep is named', () => {
    expect(problemOf('['.repeat(MAX_DEPTH + 1))).toBe(`il JSON annida più di ${MAX_DEPTH} livelli, al carattere 65`);
    expect(problemOf(`{"a":"[[","b":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)).toBe(
      `il JSON annida più di ${MAX_DEPTH} livelli, al carattere 78`,
    );
  });
});

describe('four megabytes take no more than moments', () => {
  const MB4 = 4 * 1024 * 1024;
  test.each([
    ['brackets', '['.repeat(MB4)],
    ['pairs of brackets', `[${'[],'.repeat(MB4 / 3)}[]]`],
    ['one string', `"${'x'.repeat(MB4 - 2)}"`],
    ['one string of escapes', `"${'\\"'.repeat(MB4 / 2 - 1)}"`],
    ['an unfinished string of escapes', `"${'\\"'.repeat(MB4 / 2 - 1)}`],
    ['blanks', ' '.repeat(MB4)],
    ['lines', `[${'\n'.repeat(MB4)}x`],
    ['numbers', `[${'1,'.repeat(MB4 / 2)}x`],
    ['surrogate pairs', `"${String.raw`\ud83d\ude00`.repeat(MB4 / 12)}"`],
  ])('%s', (_, text) => {
    const bytes = Buffer.from(text);
    expect(elapsed(() => parseJson(bytes))).toBeLessThan(2_000);
  });

  test('bytes that are not UTF-8 at the very end', () => {
    const bytes = Buffer.alloc(MB4, 'è');
    bytes[MB4 - 1] = 0xff;
    expect(elapsed(() => problemOf(bytes))).toBeLessThan(2_000);
    expect(problemOf(bytes)).toContain(`il byte ${MB4 - 1} `);
  });
});

describe('contracts', () => {
  const pair = contract({
    type: 'object',
    required: ['a'],
    additionalProperties: false,
    properties: {
      a: { type: 'string', maxLength: 3, minLength: 2 },
      b: { type: 'array', items: { type: 'integer' } },
      'c/d~e': { type: 'null' },
    },
  });

  test('every violation, each with place, keyword, what was expected and what came', () => {
    expect(pair.check({ a: 'ab' })).toEqual([]);
    expect(pair.check({ a: 'abcd', b: [1, 'due'], 'c/d~e': 5, z: 1 })).toEqual([
      {
        path: '',
        keyword: 'additionalProperties',
        message: expect.any(String) as string,
        params: { additionalProperty: 'z' },
        value: '{"a":"abcd","b":[1,"due"],"c/d~e":5,"z":1}',
      },
      {
        path: '/a',
        keyword: 'maxLength',
        message: 'must NOT have more than 3 characters',
        params: { limit: 3 },
        value: '"abcd"',
      },
      { path: '/b/1', keyword: 'type', message: 'must be integer', params: { type: 'integer' }, value: '"due"' },
      { path: '/c~1d~0e', keyword: 'type', message: 'must be null', params: { type: 'null' }, value: '5' },
    ]);
  });

  test.each([
    ['abc', true],
    ['abcd', false],
    ['a', false],
    ['😀😀😀', true],
    ['😀😀😀😀', false],
    ['😀', false],
    ['😀a', true],
  ])('lengths are counted in characters, not in units of UTF-16: %s', (text, valid) => {
    expect(pair.check({ a: text }).length === 0).toBe(valid);
  });

  test('an excerpt is the beginning of the JSON, at most 80 characters', () => {
    const anything = contract({ type: 'boolean' });
    fc.assert(
      fc.property(
        fc.jsonValue().filter((value) => typeof value !== 'boolean'),
        (value) => {
          const whole = JSON.stringify(value);
          const [issue] = anything.check(value);
          expect(issue?.value.length).toBeLessThanOrEqual(80);
          expect(issue?.value).toBe(whole.length <= 80 ? whole : `${whole.slice(0, 77).toWellFormed()}...`);
        },
      ),
    );
  });

  test('a hundred thousand violations: fifty are told, in time', () => {
    const value = { a: 'abc', b: Array.from({ length: 100_000 }, () => 'x'.repeat(30)) };
    let told = 0;
    expect(elapsed(() => (told = pair.check(value).length))).toBeLessThan(2_000);
    expect(told).toBe(50);
  });

  test('fifty violations of a value of megabytes, in time', () => {
    const wide = contract({ type: 'object', required: Array.from({ length: 50 }, (_, i) => `m${i}`) });
    const value = { text: 'x'.repeat(4_000_000), list: Array.from({ length: 100_000 }, () => ({ a: 1 })) };
    expect(elapsed(() => wide.check(value))).toBeLessThan(200);
  });

  test('is compiled when first used, and then remembered', () => {
    const broken = contract({ type: 'nonsense' });
    expect(() => broken.check(1)).toThrow(/type/);
  });
});
