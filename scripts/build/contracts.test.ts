import standaloneCode from 'ajv/dist/standalone/index.js';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { expect, it } from 'vitest';
import { contract, contractsAsCode } from '../../simulators/kernel/json.ts';
import type { Issue } from '../../simulators/kernel/json.ts';
import { loadContracts } from './contracts.ts';

type Validate = { (value: unknown): boolean; errors?: readonly { instancePath: string; keyword: string }[] | null };

const TEXT = contract({ type: 'string', minLength: 3, maxLength: 5 });

/** Texts around those limits, of characters that UTF-16 writes with one unit, with two, with half of two. */
const TEXTS = ['a', '😀', 'a😀', '😀a', '\ud83d'].flatMap((each) =>
  [1, 2, 3, 4, 5, 6].map((times) => each.repeat(times)),
);

const VALUES = [
  ...TEXTS,
  null,
  3,
  '',
  'testo',
  [],
  [{}],
  {},
  { documents: [{}], recipients: [{ taxId: 1 }], platforms: { send: 3 } },
];

it('a contract compiled ahead finds what the same contract finds when it is compiled at once', async () => {
  await loadContracts();
  const codes = [...contractsAsCode((ajv, validate) => standaloneCode.default(ajv, validate))];
  expect(codes.length).toBeGreaterThan(50);
  let found = 0;
  for (const [schema, code] of codes) {
    const validate = evaluated(code);
    const same = contract(JSON.parse(schema) as Parameters<typeof contract>[0]);
    for (const value of VALUES) {
      const issues = same.check(value);
      found += issues.length;
      expect(validate(value)).toBe(issues.length === 0);
      expect((validate.errors ?? []).slice(0, 50).map(({ instancePath, keyword }) => [instancePath, keyword])).toEqual(
        issues.map(({ path, keyword }: Issue) => [path, keyword]),
      );
    }
  }
  expect(found).toBeGreaterThan(500);
});

it('the length of a text is counted in characters', () => {
  for (const text of TEXTS) {
    const characters = Array.from(text).length;
    expect(
      TEXT.check(text).map(({ keyword }) => keyword),
      text,
    ).toEqual(characters < 3 ? ['minLength'] : characters > 5 ? ['maxLength'] : []);
  }
});

function evaluated(code: string): Validate {
  const module = { exports: {} as unknown };
  (compileFunction(code, ['module', 'require']) as (...given: unknown[]) => void)(
    module,
    createRequire(import.meta.url),
  );
  return module.exports as Validate;
}
