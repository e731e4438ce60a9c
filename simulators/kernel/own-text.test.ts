import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownText } from './own-text.ts';

it('any text is the same text on its own, half a surrogate pair included', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }), (text) => {
      expect(ownText(text)).toBe(text);
    }),
  );
  expect(ownText('Città di \ud83d')).toBe('Città di \ud83d');
});
