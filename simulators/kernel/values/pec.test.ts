import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { invalidPecArbitrary, pecArbitrary } from './pec.arbitrary.ts';
import { isPec, parsePec } from './pec.ts';

test.each([
  'account@domain.it',
  'protocollo@pec.comune.esempio.it',
  'a+b_c@x-y.example',
  "o'brien@pec.test",
  'TEST@FAIL-Irreperibile.AR',
])('%s is well formed', (text) => {
  expect(parsePec(text)).toEqual({ ok: true, value: text });
});

test.each([
  ['', 'una sola chiocciola'],
  ['a@b@c.it', 'una sola chiocciola'],
  ['@c.it', 'prima della chiocciola'],
  ['"a b"@c.it', 'prima della chiocciola'],
  ['a@localhost', 'nome di dominio'],
  ['a@[127.0.0.1]', 'nome di dominio'],
  ['a@127.0.0.1', 'nome di dominio'],
  ['a@b.it\n', 'nome di dominio'],
  [`a@${'b.'.repeat(200)}it`, 'al massimo 320 caratteri'],
])('%s is refused: %s', (text, problem) => {
  expect(parsePec(text)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
});

test('64 characters before, 255 after the at sign are the most', () => {
  const domain = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}`;
  expect(isPec(`${'x'.repeat(64)}@${domain}`)).toBe(true);
  expect(isPec(`${'x'.repeat(65)}@pec.example`)).toBe(false);
  expect(isPec(`x@${domain}.e`)).toBe(false);
});

test('what is generated is accepted, what is labelled invalid is refused', () => {
  fc.assert(
    fc.property(pecArbitrary(), (text) => {
      expect(isPec(text) && text.length <= 320).toBe(true);
    }),
  );
  fc.assert(
    fc.property(invalidPecArbitrary(), ({ text }) => {
      expect(parsePec(text).ok).toBe(false);
    }),
  );
});

test('a hostile text is judged in linear time', () => {
  expect(isPec(`${'a.'.repeat(100_000)}@`)).toBe(false);
  expect(isPec('a@'.repeat(159))).toBe(false);
});
