import { branded } from './brand.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

/** IUN of SEND: `AAAA-AAAA-AAAA-yyyymm-C-1`, 25 characters, letters of a 20-letter alphabet. Source: send.md §1.11. */
export type Iun = string & { readonly __brand: 'Iun' };

/** The parts of an IUN: 12 letters without dashes, year and month `yyyymm`, check letter. */
export type IunParts = { readonly letters: string; readonly yearMonth: string; readonly check: string };

/** The alphabet of the IUN, in the order that the check letter counts. */
export const IUN_ALPHABET = 'ADEGHJKLMNPQRTUVWXYZ';

const FORBIDDEN_PAIRS = ['UV', 'VU', 'HN', 'NH', 'LJ'];
const PATTERN = /^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}-[0-9]{6}-[A-Z]-[0-9]$/;
const LETTERS = /^[ADEGHJKLMNPQRTUVWXYZ]{12}$/;
const YEAR_MONTH = /^[0-9]{4}(0[1-9]|1[0-2])$/;
const GROUP = 4;

/**
 * The check letter: ranks (from 1) of the 12 letters plus the 6 digits, modulo 20, as an index in the alphabet.
 * `letters` has no dashes, `yearMonth` is `yyyymm`. RangeError when either has a wrong form.
 */
export function checkLetter(letters: string, yearMonth: string): string {
  if (!LETTERS.test(letters)) throw new RangeError(`12 letters of ${IUN_ALPHABET} expected, got ${letters}`);
  if (!YEAR_MONTH.test(yearMonth)) throw new RangeError(`yyyymm expected, got ${yearMonth}`);
  let sum = 0;
  for (const letter of letters) sum += IUN_ALPHABET.indexOf(letter) + 1;
  for (const digit of yearMonth) sum += Number(digit);
  return IUN_ALPHABET.charAt(sum % IUN_ALPHABET.length);
}

/** Builds an IUN from 12 letters without dashes and `yyyymm`. RangeError on a wrong form or on letters that may not stand together. */
export function composeIun(letters: string, yearMonth: string): Iun {
  const check = checkLetter(letters, yearMonth);
  const pair = wrongPair(letters);
  if (pair !== undefined) throw new RangeError(`the letters ${pair} may not stand together in ${letters}`);
  return branded<Iun>(`${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}-${yearMonth}-${check}-1`);
}

/** Reads an IUN: pattern, alphabet, adjacency inside a group, month 01..12, check letter, final 1. */
export function parseIun(text: string): Parsed<Iun> {
  if (!PATTERN.test(text)) return refused('IUN: atteso il formato AAAA-AAAA-AAAA-aaaamm-A-1', text);
  const { letters, yearMonth, check } = iunParts(branded<Iun>(text));
  if (!LETTERS.test(letters)) return refused(`IUN: attese solo lettere tra ${IUN_ALPHABET}`, text);
  const pair = wrongPair(letters);
  if (pair !== undefined) return refused(`IUN: lettere ${pair} non ammesse una accanto all'altra`, text);
  if (!YEAR_MONTH.test(yearMonth)) return refused('IUN: atteso un mese da 01 a 12', text);
  const expected = checkLetter(letters, yearMonth);
  if (check !== expected) return refused(`IUN: attesa la lettera di controllo ${expected}`, text);
  return text.endsWith('1') ? accepted(branded<Iun>(text)) : refused('IUN: attesa la cifra finale 1', text);
}

/** Whether `parseIun` accepts the text. */
export function isIun(text: string): text is Iun {
  return parseIun(text).ok;
}

/** Splits an IUN into its parts. */
export function iunParts(iun: Iun): IunParts {
  return { letters: iun.slice(0, 14).replaceAll('-', ''), yearMonth: iun.slice(15, 21), check: iun.charAt(22) };
}

/**
 * Draws an IUN. `nextInt(n)` gives an integer 0..n-1 and is called 12 times, always among letters allowed next, so
 * nothing is drawn twice; `at` is in epoch milliseconds and gives the month in UTC. RangeError when `at` is no date of
 * the years 0..9999.
 */
export function generateIun(nextInt: (n: number) => number, at: number): Iun {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`a date of the years 0..9999 expected, got ${at} ms`);
  let letters = '';
  while (letters.length < 3 * GROUP) {
    const previous = letters.length % GROUP === 0 ? '' : letters.charAt(letters.length - 1);
    const allowed = lettersAllowedAfter(previous);
    letters += allowed.charAt(nextInt(allowed.length));
  }
  return composeIun(letters, year.toString().padStart(4, '0') + (date.getUTCMonth() + 1).toString().padStart(2, '0'));
}

/** The letters that may follow `previous` in the same group of an IUN; all of them after nothing (`''`). */
export function lettersAllowedAfter(previous: string): string {
  return ALLOWED_AFTER.get(previous) ?? IUN_ALPHABET;
}

const LETTERS_IN_ORDER = IUN_ALPHABET.split('');
const ALLOWED_AFTER: ReadonlyMap<string, string> = new Map(
  LETTERS_IN_ORDER.map((previous) => [
    previous,
    LETTERS_IN_ORDER.filter((letter) => !isWrongPair(previous + letter)).join(''),
  ]),
);

/** The notificationRequestId of an IUN: its base64, 36 characters (send.md §1.9). */
export function notificationRequestIdOf(iun: Iun): string {
  return btoa(iun);
}

/** The IUN inside a notificationRequestId: 36 characters of canonical base64 that hold a valid IUN. */
export function iunOfNotificationRequestId(text: string): Parsed<Iun> {
  if (!/^[A-Za-z0-9+/]{34}==$/.test(text))
    return refused('notificationRequestId: attesi 36 caratteri base64 terminati da ==', text);
  const decoded = atob(text);
  if (btoa(decoded) !== text) return refused('notificationRequestId: atteso base64 in forma canonica', text);
  const iun = parseIun(decoded);
  return iun.ok ? iun : { ok: false, problem: `notificationRequestId: ${iun.problem}` };
}

function wrongPair(letters: string): string | undefined {
  for (let at = 1; at < letters.length; at += 1) {
    const pair = letters.slice(at - 1, at + 1);
    if (at % GROUP !== 0 && isWrongPair(pair)) return pair;
  }
  return undefined;
}

function isWrongPair(pair: string): boolean {
  return pair.length === 2 && (pair.charAt(0) === pair.charAt(1) || FORBIDDEN_PAIRS.includes(pair));
}
