import { expect, test } from 'vitest';
import { accepted, quoted, refused } from './parsed.ts';

test('a refusal says what was expected and what came', () => {
  expect(refused('attese 5 cifre', '12')).toEqual({ ok: false, problem: 'attese 5 cifre; ricevuto "12"' });
  expect(accepted(1)).toEqual({ ok: true, value: 1 });
});

test('what came is shown without control characters and cut at 60 characters', () => {
  expect(quoted('a\n"b"')).toBe('"a\\n\\"b\\""');
  expect(quoted('x'.repeat(1000))).toBe(`"${'x'.repeat(60)}…" (1000 caratteri)`);
});
