import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneCharacterChanged } from './invalid.arbitrary.ts';
import { invalidIuvArbitrary, iuvArbitrary, iuvInputArbitrary } from './iuv.arbitrary.ts';
import { composeIuv, parseIuv, type IuvInput, type IuvScheme } from './iuv.ts';
import { workedExamples } from './numero-avviso.vectors.ts';

function schemeOf(input: IuvInput): IuvScheme {
  return input.aux === 0 ? { aux: 0, stazione: input.stazione } : { aux: input.aux };
}

test.each(workedExamples)('aux $input.aux, base $input.base gives $iuv', ({ input, iuv }) => {
  expect(composeIuv(input)).toBe(iuv);
  expect(parseIuv(iuv, schemeOf(input))).toMatchObject({
    ok: true,
    value: { ...input, base: expect.stringMatching(new RegExp(`^0*${input.base}$`)), iuv },
  });
});

test('a base may be a number, a bigint or digits', () => {
  const iuvs = [53, 53n, '53', '0000000000053'].map((base) => composeIuv({ aux: 3, segregazione: '22', base }));
  expect(new Set(iuvs)).toEqual(new Set(['22000000000005306']));
});

describe('whatever the value', () => {
  test('what is composed can be read back', () => {
    fc.assert(
      fc.property(iuvInputArbitrary(), (input) => {
        const iuv = composeIuv(input);
        const parsed = parseIuv(iuv, schemeOf(input));
        expect(parsed).toMatchObject({ ok: true, value: { ...input, iuv } });
        expect(parsed.ok && composeIuv(parsed.value)).toBe(iuv);
      }),
    );
  });

  test.each([0, 2, 3] as const)('one wrong digit is always noticed with aux %d', (aux) => {
    const input = iuvInputArbitrary({ aux });
    fc.assert(
      fc.property(
        input.chain((chosen) =>
          fc.tuple(fc.constant(chosen), oneCharacterChanged(fc.constant<string>(composeIuv(chosen)))),
        ),
        ([chosen, text]) => {
          expect(parseIuv(text, schemeOf(chosen)).ok).toBe(false);
        },
      ),
    );
  });

  test('IUVs of aux 3 are accepted, every labelled invalid is refused', () => {
    fc.assert(
      fc.property(iuvArbitrary(), (iuv) => {
        expect(parseIuv(iuv, { aux: 3 }).ok).toBe(true);
      }),
    );
    fc.assert(
      fc.property(invalidIuvArbitrary(), ({ text }) => {
        expect(parseIuv(text, { aux: 3 }).ok).toBe(false);
      }),
    );
  });

  test('aux 1 has no check digits: any 17 digits are an IUV', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{17}$/), (text) => {
        expect(parseIuv(text, { aux: 1 }).ok).toBe(true);
      }),
    );
  });
});

test('a refusal names the digits that were expected', () => {
  expect(parseIuv('22000000000005307', { aux: 3 })).toEqual({
    ok: false,
    problem: 'IUV (aux digit 3): attese le cifre di controllo 06; ricevuto "22000000000005307"',
  });
  expect(parseIuv('2200000000000530', { aux: 3 }).ok).toBe(false);
  expect(parseIuv('2200000000000530A', { aux: 3 }).ok).toBe(false);
});

test.each<IuvInput>([
  { aux: 3, segregazione: '2', base: 1 },
  { aux: 3, segregazione: '22', base: '12345678901234' },
  { aux: 3, segregazione: '22', base: -1 },
  { aux: 3, segregazione: '22', base: 1.5 },
  { aux: 2, base: '' },
  { aux: 2, base: 2 ** 60 },
  { aux: 1, base: 10n ** 17n },
  { aux: 0, stazione: 'AB', base: 1 },
])('impossible parts throw: %o', (input) => {
  expect(() => composeIuv(input)).toThrow(RangeError);
});
