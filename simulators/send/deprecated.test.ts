import { expect, test } from 'vitest';
import { operations } from './operations/index.ts';
import { supersededBy } from './problem.ts';
import { DEPRECATED } from './versions.ts';

test('what is deprecated is an operation, and it alone has something that took its place', () => {
  const superseded = operations.filter(({ path }) => supersededBy(path.replaceAll(/\{\w+\}/g, 'x')) !== '');
  expect(superseded.map(({ id }) => id).toSorted()).toEqual([...DEPRECATED].toSorted());
});
