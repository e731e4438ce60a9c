import { expect, it } from 'vitest';
import { contract } from './json.ts';
import { sharedSchema } from './shared-schema.ts';

const TEXT = { type: 'string', minLength: 1, maxLength: 80 };
const ADDRESS = {
  type: 'object',
  additionalProperties: false,
  required: ['via', 'cap', 'comune', 'provincia'],
  properties: { via: TEXT, cap: TEXT, comune: TEXT, provincia: TEXT },
};
const PERSON = {
  type: 'object',
  required: ['home', 'others'],
  properties: { home: ADDRESS, work: { ...ADDRESS }, others: { type: 'array', items: ADDRESS } },
};

it('writes once what stands in several places', () => {
  const { $defs, properties } = sharedSchema(PERSON) as {
    readonly $defs: object;
    readonly properties: Readonly<Record<string, unknown>>;
  };
  expect(Object.keys($defs)).toEqual(['shared1']);
  expect(properties['home']).toEqual({ $ref: '#/$defs/shared1' });
  expect(properties['others']).toMatchObject({ items: { $ref: '#/$defs/shared1' } });
});

it('leaves alone what stands once', () => {
  expect(sharedSchema(ADDRESS)).toBe(ADDRESS);
});

it('violations are said with the place and the words they had', () => {
  const good = { via: 'Via Roma 1', cap: '00118', comune: 'Roma', provincia: 'RM' };
  const issues = contract(PERSON).check({
    home: good,
    work: { ...good, cap: '' },
    others: [good, { ...good, piano: 3 }],
  });
  expect(issues.map(({ path, keyword, params }) => ({ path, keyword, params }))).toEqual([
    { path: '/work/cap', keyword: 'minLength', params: { limit: 1 } },
    { path: '/others/1', keyword: 'additionalProperties', params: { additionalProperty: 'piano' } },
  ]);
});
