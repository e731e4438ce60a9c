import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { capArbitrary, invalidCapArbitrary } from './cap.arbitrary.ts';
import { isCap, parseCap } from './cap.ts';

test.each(['00118', '50123', '98168'])('%s is well formed', (text) => {
  expect(parseCap(text)).toEqual({ ok: true, value: text });
});

test.each(['', '5012', '501234', 'I-50123', '5012O', '50123\n', ' 50123'])('"%s" is refused', (text) => {
  expect(parseCap(text)).toEqual({ ok: false, problem: `CAP: attese 5 cifre; ricevuto ${JSON.stringify(text)}` });
});

test('what is generated is accepted, what is labelled invalid is refused', () => {
  fc.assert(
    fc.property(capArbitrary(), (text) => {
      expect(isCap(text)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(invalidCapArbitrary(), ({ text }) => {
      expect(parseCap(text).ok).toBe(false);
    }),
  );
});
