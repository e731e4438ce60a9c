import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plans } from './plans.ts';
import { describePlans } from './describe-plans.ts';

const root = join(import.meta.dirname, '..');
const withSheets = plans.filter(({ folder }) => existsSync(join(root, folder, 'casi.json')));

it('the plans of SEND and of IRIS CA have sheets', () => {
  expect(withSheets.map(({ id }) => id)).toEqual(expect.arrayContaining(['send', 'iris-ca']));
});

describe.each(withSheets)('the sheets of $id', (plan) => {
  const casi = [plan.folder, ...(plan.shared ?? [])].flatMap(
    (folder) =>
      (
        JSON.parse(readFileSync(join(root, folder, 'casi.json'), 'utf8')) as {
          readonly casi: readonly Readonly<Record<string, unknown>>[];
        }
      ).casi,
  );

  it('are one a case, titled as the feature is', async () => {
    const [{ cases } = { cases: [] }] = describePlans([plan]);
    expect(casi.map(({ id, title }) => `${id as string} · ${title as string}`).sort()).toEqual(
      cases.map(({ title }) => title).sort(),
    );
    expect(cases.map(({ id, sheet }) => [id, typeof sheet?.objective])).toEqual(cases.map(({ id }) => [id, 'string']));
  });

  it('leave nothing empty', () => {
    const members = ['id', 'title', 'objective', 'references', 'preconditions', 'expected', 'key', 'evidence'];
    for (const caso of casi) {
      expect(Object.keys(caso)).toEqual(members);
      for (const member of members) {
        const value = caso[member];
        expect([caso['id'], member, Array.isArray(value) ? value.length > 0 : value !== '']).toEqual([
          caso['id'],
          member,
          true,
        ]);
      }
    }
  });
});
