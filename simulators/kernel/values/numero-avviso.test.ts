import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneCharacterChanged } from './invalid.arbitrary.ts';
import { iuvInputArbitrary } from './iuv.arbitrary.ts';
import { composeIuv } from './iuv.ts';
import { invalidNumeroAvvisoArbitrary, numeroAvvisoArbitrary } from './numero-avviso.arbitrary.ts';
import {
  composeNumeroAvviso,
  formatNumeroAvviso,
  isNumeroAvviso,
  numeroAvvisoOf,
  parseNumeroAvviso,
} from './numero-avviso.ts';
import { workedExamples } from './numero-avviso.vectors.ts';

test.each(workedExamples)('$numeroAvviso carries the IUV $iuv', ({ input, iuv, numeroAvviso }) => {
  expect(composeNumeroAvviso(input)).toBe(numeroAvviso);
  expect(numeroAvvisoOf({ ...input, iuv: composeIuv(input) })).toBe(numeroAvviso);
  const parsed = parseNumeroAvviso(numeroAvviso);
  expect(parsed).toMatchObject({ ok: true, value: { aux: input.aux, iuv, numeroAvviso } });
  expect(parsed.ok && parsed.value.check).toBe(input.aux === 1 ? undefined : iuv.slice(-2));
});

test('the parts of a notice, aux 3 and aux 0', () => {
  expect(parseNumeroAvviso('322000000000005306')).toEqual({
    ok: true,
    value: {
      aux: 3,
      segregazione: '22',
      base: '0000000000053',
      check: '06',
      iuv: '22000000000005306',
      numeroAvviso: '322000000000005306',
    },
  });
  expect(parseNumeroAvviso('001550000000024427')).toEqual({
    ok: true,
    value: {
      aux: 0,
      stazione: '01',
      base: '5500000000244',
      check: '27',
      iuv: '550000000024427',
      numeroAvviso: '001550000000024427',
    },
  });
});

test.each([
  [
    '322000000000005307',
    'numero avviso 322000000000005307: IUV (aux digit 3): attese le cifre di controllo 06; ricevuto "22000000000005307"',
  ],
  [
    '422000000000005306',
    'numero avviso: attesa come prima cifra (aux digit) 0, 1, 2 o 3; ricevuto "422000000000005306"',
  ],
  ['3220 0000 0000 0053 06', 'numero avviso: attese 18 cifre; ricevuto "3220 0000 0000 0053 06"'],
  ['', 'numero avviso: attese 18 cifre; ricevuto ""'],
])('%s is refused: %s', (text, problem) => {
  expect(parseNumeroAvviso(text)).toEqual({ ok: false, problem });
});

test('the printed form groups by four', () => {
  expect(formatNumeroAvviso(composeNumeroAvviso({ aux: 3, segregazione: '22', base: 53 }))).toBe(
    '3220 0000 0000 0053 06',
  );
});

test('an IUV of another length or a station that is not two digits throws', () => {
  const iuv = composeIuv({ aux: 3, segregazione: '22', base: 53 });
  expect(() => numeroAvvisoOf({ aux: 0, stazione: '01', iuv })).toThrow(RangeError);
  expect(() =>
    numeroAvvisoOf({ aux: 0, stazione: '1', iuv: composeIuv({ aux: 0, stazione: '01', base: 53 }) }),
  ).toThrow(RangeError);
});

describe('whatever the value', () => {
  test('what is composed can be read back, also from the printed form', () => {
    fc.assert(
      fc.property(iuvInputArbitrary(), (input) => {
        const numeroAvviso = composeNumeroAvviso(input);
        const parsed = parseNumeroAvviso(formatNumeroAvviso(numeroAvviso).replaceAll(' ', ''));
        expect(parsed).toMatchObject({ ok: true, value: { ...input, numeroAvviso } });
      }),
    );
  });

  test.each([0, 2, 3] as const)('one wrong digit after aux digit %d is always noticed', (aux) => {
    fc.assert(
      fc.property(oneCharacterChanged(numeroAvvisoArbitrary({ aux }), 1), (text) => {
        expect(isNumeroAvviso(text)).toBe(false);
      }),
    );
  });

  test('every labelled invalid is refused', () => {
    fc.assert(
      fc.property(invalidNumeroAvvisoArbitrary(), ({ text }) => {
        expect(parseNumeroAvviso(text).ok).toBe(false);
      }),
    );
  });

  test('the segregation code can be fixed', () => {
    fc.assert(
      fc.property(numeroAvvisoArbitrary({ aux: 3, segregazione: '47' }), (text) => {
        expect(text.startsWith('347')).toBe(true);
      }),
    );
  });
});
