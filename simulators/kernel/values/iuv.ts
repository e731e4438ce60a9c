import { branded } from './brand.ts';
import { accepted, refused, type Parsed } from './parsed.ts';
import { remainderOfDigits } from './remainder.ts';

/**
 * Numeric IUV of a notice: 15 digits with aux digit 0, 17 with 1, 2, 3. The check digits are the number formed by aux
 * digit, station or segregation code, and base, modulo 93. Source: iris.md §7.1 (pagoPA, Specifiche attuative, IUV).
 */
export type Iuv = string & { readonly __brand: 'Iuv' };

/** What an IUV is made of. Aux 0 needs the station code (2 digits, not in the IUV), aux 3 the segregation code (2 digits). */
export type IuvInput =
  | { readonly aux: 0; readonly stazione: string; readonly base: string | number | bigint }
  | { readonly aux: 1; readonly base: string | number | bigint }
  | { readonly aux: 2; readonly base: string | number | bigint }
  | { readonly aux: 3; readonly segregazione: string; readonly base: string | number | bigint };

/** An IUV read: `base` zero padded (13, 17, 15, 13 digits for aux 0, 1, 2, 3), `check` two digits, absent with aux 1. */
export type IuvParts =
  | { readonly aux: 0; readonly stazione: string; readonly base: string; readonly check: string; readonly iuv: Iuv }
  | { readonly aux: 1; readonly base: string; readonly check?: undefined; readonly iuv: Iuv }
  | { readonly aux: 2; readonly base: string; readonly check: string; readonly iuv: Iuv }
  | {
      readonly aux: 3;
      readonly segregazione: string;
      readonly base: string;
      readonly check: string;
      readonly iuv: Iuv;
    };

export type AuxDigit = IuvParts['aux'];

/** How an IUV must be read: the aux digit is never inside it, and with aux 0 the station neither. */
export type IuvScheme = { readonly aux: 0; readonly stazione: string } | { readonly aux: 1 | 2 | 3 };

const BASE_LENGTH: Record<AuxDigit, number> = { 0: 13, 1: 17, 2: 15, 3: 13 };

/** Digits of the IUV for each aux digit. */
export const IUV_LENGTH: Readonly<Record<AuxDigit, number>> = { 0: 15, 1: 17, 2: 17, 3: 17 };

/**
 * Builds an IUV; the base is zero padded. RangeError when the base is not a natural number that fits, or a code is not
 * two digits.
 */
export function composeIuv(input: IuvInput): Iuv {
  const base = paddedBase(input);
  if (input.aux === 1) return branded<Iuv>(base);
  if (input.aux === 2) return branded<Iuv>(`${base}${checkOf(`2${base}`)}`);
  if (input.aux === 0) return branded<Iuv>(`${base}${checkOf(`0${twoDigits(input.stazione)}${base}`)}`);
  const coded = `${twoDigits(input.segregazione)}${base}`;
  return branded<Iuv>(`${coded}${checkOf(`3${coded}`)}`);
}

/** Reads an IUV under a scheme and verifies its check digits (aux 1 has none). RangeError when the station is not two digits. */
export function parseIuv(text: string, scheme: IuvScheme): Parsed<IuvParts> {
  const length = IUV_LENGTH[scheme.aux];
  if (text.length !== length || !/^[0-9]+$/.test(text)) {
    return refused(`IUV (aux digit ${scheme.aux}): attese ${length} cifre`, text);
  }
  const parts = split(branded<Iuv>(text), scheme);
  const expected = composeIuv(parts);
  return expected === text
    ? accepted(parts)
    : refused(`IUV (aux digit ${scheme.aux}): attese le cifre di controllo ${expected.slice(-2)}`, text);
}

function split(iuv: Iuv, scheme: IuvScheme): IuvParts {
  if (scheme.aux === 1) return { aux: 1, base: iuv, iuv };
  const check = iuv.slice(-2);
  if (scheme.aux === 0) return { aux: 0, stazione: scheme.stazione, base: iuv.slice(0, 13), check, iuv };
  if (scheme.aux === 2) return { aux: 2, base: iuv.slice(0, 15), check, iuv };
  return { aux: 3, segregazione: iuv.slice(0, 2), base: iuv.slice(2, 15), check, iuv };
}

function checkOf(digits: string): string {
  return remainderOfDigits(digits, 93).toString().padStart(2, '0');
}

function paddedBase({ aux, base }: IuvInput): string {
  if (typeof base === 'number' && !Number.isSafeInteger(base))
    throw new RangeError(`a safe integer expected as base, got ${base}`);
  const digits = base.toString();
  const length = BASE_LENGTH[aux];
  if (!/^[0-9]+$/.test(digits) || digits.length > length) {
    throw new RangeError(`a base of at most ${length} digits expected with aux digit ${aux}, got ${digits}`);
  }
  return digits.padStart(length, '0');
}

function twoDigits(code: string): string {
  if (!/^[0-9]{2}$/.test(code)) throw new RangeError(`a code of two digits expected, got ${code}`);
  return code;
}
