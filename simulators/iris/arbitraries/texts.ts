import * as fc from 'fast-check';

const ORDINARY = 'abcdefghilmnopqrstuvz ABCDEFGHILMNOPQRSTUVZ 0123456789 àèéìòù '.split('');
/** What XML must escape, what encodings get wrong, what lies outside the basic plane. */
const HARD = ['&', '<', '>', '"', "'", ']]>', '&amp;', '€', 'ß', 'Ł', '中', '😀', '\u00a0', '\u2028', '/', '%', ';'];

// made once: fast-check prepares each unit of a string when it first sees it, and that is slow
const TEXT_UNIT = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...ORDINARY) },
  { weight: 1, arbitrary: fc.constantFrom(...HARD) },
);

/** Texts of 1 to `max` characters (code points), without blanks at the ends. */
export function textArbitrary(max: number): fc.Arbitrary<string> {
  return fc
    .string({ unit: TEXT_UNIT, minLength: 1, maxLength: Math.min(max, 40) })
    .map((text) => Array.from(text.trim()).slice(0, max).join('').trim())
    .filter((text) => text !== '');
}

/** A text exactly as long as is allowed. */
export function longestText(max: number): string {
  return 'lungo '.repeat(Math.ceil(max / 6)).slice(0, max - 1) + 'x';
}

const IDENTIFIER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._'.split('');
const IDENTIFIER_UNIT = fc.constantFrom(...IDENTIFIER);

/** IdentificativoIdp (iris.md §2.1): at most 35 characters, beginning as told. */
export function identificativoArbitrary(prefix = ''): fc.Arbitrary<string> {
  return identifier(prefix, 35);
}

/** MsgId (iris.md §2.1): at most 44 characters, beginning as told. */
export function msgIdArbitrary(prefix = ''): fc.Arbitrary<string> {
  return identifier(prefix, 44);
}

// without fast-check's bias towards a few strings: two identifiers should not meet
function identifier(prefix: string, max: number): fc.Arbitrary<string> {
  const ordinary = fc.string({ unit: IDENTIFIER_UNIT, minLength: 14, maxLength: 14 });
  const longest = fc.string({ unit: IDENTIFIER_UNIT, minLength: max - prefix.length, maxLength: max - prefix.length });
  return fc
    .noBias(fc.oneof({ weight: 9, arbitrary: ordinary }, { weight: 1, arbitrary: longest }))
    .map((text) => prefix + text);
}

/** How an amount of whole cents may be written: one, two or three decimals, none, a plus sign, zeros before it. */
export function amountTextArbitrary(cents: number): fc.Arbitrary<string> {
  const euro = Math.trunc(cents / 100);
  const rest = String(cents % 100).padStart(2, '0');
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(`${euro}.${rest}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        `${euro}.${rest}0`,
        ...(rest === '00' ? [String(euro), `${euro}.`] : []),
        ...(rest.endsWith('0') ? [`${euro}.${rest.charAt(0)}`] : []),
        `+${euro}.${rest}`,
        `0${euro}.${rest}`,
        ...(euro === 0 ? [`.${rest}`] : []),
      ),
    },
  );
}
