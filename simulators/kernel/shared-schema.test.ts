import Type from 'typebox';
import { expect, it } from 'vitest';
import { contract } from './json.ts';
import { sharedSchema } from './shared-schema.ts';

const Address = Type.Object(
  Object.fromEntries(
    ['via', 'cap', 'comune', 'provincia'].map((name) => [name, Type.String({ minLength: 1, maxLength: 80 })]),
  ),
  { additionalProperties: false },
);
const Person = Type.Object({ home: Address, work: Type.Optional(Address), others: Type.Array(Address) });

it('writes once what stands in several places', () => {
  const { $defs, properties } = sharedSchema(Person) as {
    readonly $defs: object;
    readonly properties: Readonly<Record<string, unknown>>;
  };
  expect(Object.keys($defs)).toEqual(['shared1']);
  expect(properties['home']).toEqual({ $ref: '#/$defs/shared1' });
  expect(properties['others']).toMatchObject({ items: { $ref: '#/$defs/shared1' } });
});

it('leaves alone what stands once', () => {
  expect(sharedSchema(Address)).toBe(Address);
});

it('violations are said with the place and the words they had', () => {
  const good = { via: 'Via Roma 1', cap: '00118', comune: 'Roma', provincia: 'RM' };
  const issues = contract(Person).check({
    home: good,
    work: { ...good, cap: '' },
    others: [good, { ...good, piano: 3 }],
  });
  expect(issues.map(({ path, keyword, params }) => ({ path, keyword, params }))).toEqual([
    { path: '/work/cap', keyword: 'minLength', params: { limit: 1 } },
    { path: '/others/1', keyword: 'additionalProperties', params: { additionalProperty: 'piano' } },
  ]);
});
