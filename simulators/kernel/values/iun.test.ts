import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { iunArbitrary, invalidIunArbitrary } from './iun.arbitrary.ts';
import {
  checkLetter,
  composeIun,
  generateIun,
  iunOfNotificationRequestId,
  iunParts,
  isIun,
  lettersAllowedAfter,
  notificationRequestIdOf,
  parseIun,
} from './iun.ts';

/** The pattern of the contract, send.md §1.11. */
const CONTRACT = /^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}-[0-9]{6}-[A-Z]{1}-[0-9]{1}$/;

test.each([
  ['GPTG-NEPG-ZTET-202402-E-1', 'GPTGNEPGZTET', '202402', 'E'],
  ['KWKU-JHXN-HJXM-202304-U-1', 'KWKUJHXNHJXM', '202304', 'U'],
  ['MZQR-VKDM-MJEN-202305-M-1', 'MZQRVKDMMJEN', '202305', 'M'],
])('%s, of send.md §1.11, satisfies the formula', (iun, letters, yearMonth, check) => {
  expect(checkLetter(letters, yearMonth)).toBe(check);
  expect(composeIun(letters, yearMonth)).toBe(iun);
  const parsed = parseIun(iun);
  expect(parsed).toEqual({ ok: true, value: iun });
  expect(parsed.ok && iunParts(parsed.value)).toEqual({ letters, yearMonth, check });
});

test.each([
  ['GPTG-NEPG-ZTET-202402-A-1', 'IUN: attesa la lettera di controllo E'],
  ['GPTG-NEPG-ZTET-202402-E-2', 'IUN: attesa la cifra finale 1'],
  ['GPTG-NEPG-ZTET-202413-E-1', 'IUN: atteso un mese da 01 a 12'],
  ['GPTG-NNPG-ZTET-202402-E-1', 'IUN: lettere NN non ammesse'],
  ['GPTG-HNPG-ZTET-202402-E-1', 'IUN: lettere HN non ammesse'],
  ['BPTG-NEPG-ZTET-202402-E-1', 'IUN: attese solo lettere tra'],
  ['gptg-nepg-ztet-202402-e-1', 'IUN: atteso il formato'],
  ['', 'IUN: atteso il formato'],
])('%s is refused: %s', (text, problem) => {
  expect(parseIun(text)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
});

describe('generation', () => {
  test('the month is that of UTC', () => {
    expect(generateIun(() => 0, Date.UTC(2026, 11, 31, 23, 59, 59, 999))).toContain('-202612-');
    expect(generateIun(() => 0, Date.UTC(2027, 0, 1))).toContain('-202701-');
  });

  test('it draws twelve times, always within what is asked', () => {
    const asked: number[] = [];
    generateIun((n) => asked.push(n) && n - 1, 0);
    expect(asked).toEqual([20, 19, 19, 19, 20, 19, 19, 19, 20, 19, 19, 19]);
  });

  test('forbidden neighbours are never offered, and a new group starts afresh', () => {
    expect(lettersAllowedAfter('U')).not.toContain('U');
    expect(lettersAllowedAfter('U')).not.toContain('V');
    expect(lettersAllowedAfter('V')).not.toContain('U');
    expect(lettersAllowedAfter('H')).not.toContain('N');
    expect(lettersAllowedAfter('N')).not.toContain('H');
    expect(lettersAllowedAfter('L')).not.toContain('J');
    expect(lettersAllowedAfter('J')).toContain('L');
    expect(lettersAllowedAfter('')).toHaveLength(20);
  });

  test('a time that is no date throws', () => {
    expect(() => generateIun(() => 0, Number.NaN)).toThrow(RangeError);
    expect(() => generateIun(() => 0, 8.64e15)).toThrow(RangeError);
  });
});

describe('notificationRequestId', () => {
  test('it is the base64 of the IUN, 36 characters', () => {
    const iun = composeIun('GPTGNEPGZTET', '202402');
    expect(notificationRequestIdOf(iun)).toBe('R1BURy1ORVBHLVpURVQtMjAyNDAyLUUtMQ==');
    expect(notificationRequestIdOf(iun)).toBe(Buffer.from(iun).toString('base64'));
    expect(notificationRequestIdOf(iun)).toMatch(/^[A-Za-z0-9+/=]{36}$/);
  });

  test('it leads back to the IUN', () => {
    fc.assert(
      fc.property(iunArbitrary(), (iun) => {
        expect(iunOfNotificationRequestId(notificationRequestIdOf(iun))).toEqual({ ok: true, value: iun });
      }),
    );
  });

  test('what holds no IUN is refused', () => {
    fc.assert(
      fc.property(invalidIunArbitrary(), ({ text }) => {
        expect(iunOfNotificationRequestId(btoa(text)).ok).toBe(false);
      }),
    );
    expect(iunOfNotificationRequestId('R1BURy1ORVBHLVpURVQtMjAyNDAyLUUtMR==')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('forma canonica'),
    });
    expect(iunOfNotificationRequestId('').ok).toBe(false);
  });
});

describe('whatever the value', () => {
  test('what is generated is accepted and can be composed again', () => {
    fc.assert(
      fc.property(iunArbitrary(), (iun) => {
        expect(iun).toMatch(CONTRACT);
        expect(parseIun(iun)).toEqual({ ok: true, value: iun });
        const { letters, yearMonth } = iunParts(iun);
        expect(composeIun(letters, yearMonth)).toBe(iun);
      }),
    );
  });

  test('every labelled invalid is refused', () => {
    fc.assert(
      fc.property(invalidIunArbitrary(), ({ text }) => {
        expect(isIun(text)).toBe(false);
      }),
    );
  });

  test('the same seed gives the same values', () => {
    const draw = (): string[] => fc.sample(iunArbitrary(), { seed: 7, numRuns: 20 });
    expect(draw()).toEqual(draw());
  });
});

test('impossible parts throw', () => {
  expect(() => composeIun('GPTGNEPGZTEB', '202402')).toThrow(RangeError);
  expect(() => composeIun('GPTGNEPGZTE', '202402')).toThrow(RangeError);
  expect(() => composeIun('GGTGNEPGZTET', '202402')).toThrow(RangeError);
  expect(() => composeIun('GPTGNEPGZTET', '202400')).toThrow(RangeError);
});
