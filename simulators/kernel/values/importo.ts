import { branded } from './brand.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

/** An amount in euro cents: a safe integer, zero or more. Never euro, never a float: 37 is 0,37 €. */
export type Importo = number & { readonly __brand: 'Importo' };

/** Makes an amount of `cents`. RangeError unless a safe integer, zero or more. */
export function importo(cents: number): Importo {
  if (!Number.isSafeInteger(cents) || cents < 0)
    throw new RangeError(`whole cents, zero or more, expected, got ${cents}`);
  return branded<Importo>(cents + 0);
}

/**
 * Reads an amount as Italians write it: `1.234,56`, `1234,56`, `0,37`. Two decimals always; dots only between groups of
 * three; no sign, no currency, no leading zeros.
 */
export function parseImportoItaliano(text: string): Parsed<Importo> {
  return /^(0|[1-9][0-9]*|[1-9][0-9]{0,2}(\.[0-9]{3})+),[0-9]{2}$/.test(text)
    ? fromDigits(text.replaceAll(/[.,]/g, ''), text)
    : refused('importo: attesa la forma italiana con due decimali, come 1.234,56', text);
}

/** Reads an amount as it travels on the pagoPA wire: `12.34`, a dot and two decimals always (`stAmount`, send.md §6). */
export function parseImportoDecimale(text: string): Parsed<Importo> {
  return /^[0-9]+\.[0-9]{2}$/.test(text)
    ? fromDigits(text.replace('.', ''), text)
    : refused('importo: attese cifre, punto e due decimali, come 12.34', text);
}

/**
 * Reads an amount written as xs:decimal with at most three decimals (IRIS `Importo`, iris.md §2.1): `100`, `12.5`,
 * `12.500`. The third decimal must be zero: an amount is whole cents.
 */
export function parseImportoXsdDecimal(text: string): Parsed<Importo> {
  const match = /^\+?([0-9]+)(?:\.([0-9]{0,3}))?$/.exec(text);
  const decimals = (match?.[2] ?? '').padEnd(3, '0');
  return match && decimals.endsWith('0')
    ? fromDigits(`${match[1]}${decimals.slice(0, 2)}`, text)
    : refused('importo: atteso un decimale in centesimi interi, come 12.5 o 12.50', text);
}

/** The Italian form, dots for thousands and two decimals: 123456 -> `1.234,56`, 37 -> `0,37`. */
export function formatImportoItaliano(value: Importo): string {
  const { euro, cents } = split(value);
  return `${euro.replaceAll(/[0-9](?=([0-9]{3})+$)/g, '$&.')},${cents}`;
}

/** The wire form, a dot and two decimals: 37 -> `0.37`, 2112 -> `21.12`. */
export function formatImportoDecimale(value: Importo): string {
  const { euro, cents } = split(value);
  return `${euro}.${cents}`;
}

/** The sum, in cents; of nothing, zero. RangeError when it is no longer a safe integer. */
export function sumImporti(...values: readonly Importo[]): Importo {
  let sum = 0;
  for (const value of values) sum = importo(sum + value);
  return importo(sum);
}

/**
 * The amount with VAT added, rounded half-up to the cent once, on integers: (150, 1) -> 152. Add the net amounts first
 * and call it once on the sum (send.md §4.1). `percent` is a whole 0..100; RangeError otherwise or beyond safe integers.
 */
export function withVat(net: Importo, percent: number): Importo {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100)
    throw new RangeError(`a whole percent 0..100 expected, got ${percent}`);
  return importo(Number((BigInt(net) * BigInt(100 + percent) + 50n) / 100n));
}

function split(value: Importo): { euro: string; cents: string } {
  const digits = value.toString().padStart(3, '0');
  return { euro: digits.slice(0, -2), cents: digits.slice(-2) };
}

function fromDigits(digits: string, text: string): Parsed<Importo> {
  const cents = Number(digits);
  return Number.isSafeInteger(cents)
    ? accepted(importo(cents))
    : refused('importo: atteso un valore entro 90.071.992.547.409,91 euro', text);
}
