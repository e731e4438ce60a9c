const PERSON = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/i;
/** Inside a longer word only the exact form counts, in capitals: a digest in base64 would seem to hold one now and then. */
const WITHIN = /[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]/g;

const LENGTH = 16;
const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const WORD = new Uint8Array(128);
for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')
  WORD[character.charCodeAt(0)] = 1;

/**
 * Replaces the codici fiscali of people wherever a text holds one: as a word of its own in either case, omocodia and wrong
 * control letter included, after an escape of JSON (`\n`, `\u0020`) or of a URL (`%20`), or in capitals within a longer
 * word where `isValid` says so. One pass over the characters: on most texts nothing else happens.
 */
export function replaceTaxIds(
  text: string,
  replacement: (taxId: string) => string,
  isValid: (taxId: string) => boolean,
): string {
  let result = '';
  let copied = 0;
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    if (code < 128 && WORD[code] === 1) {
      if (start < 0) start = i;
      continue;
    }
    if (start >= 0 && i - start >= LENGTH) {
      const word = text.slice(start, i);
      const replaced = inWord(word, escapeLength(text, start, i), replacement, isValid);
      if (replaced !== word) {
        result += text.slice(copied, start) + replaced;
        copied = i;
      }
    }
    start = -1;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** How many of a word's first characters belong to an escape that stands before a word of 16. */
function escapeLength(text: string, start: number, end: number): number {
  const extra = end - start - LENGTH;
  if (extra === 0 || start === 0) return 0;
  const before = text.charCodeAt(start - 1);
  if (extra === 2 && before === PERCENT) return 2;
  if (before !== BACKSLASH) return 0;
  return extra === 1 || (extra === 5 && text.charAt(start) === 'u') ? extra : 0;
}

function inWord(
  word: string,
  escape: number,
  replacement: (taxId: string) => string,
  isValid: (taxId: string) => boolean,
): string {
  const rest = escape === 0 ? word : word.slice(escape);
  if (rest.length === LENGTH) return PERSON.test(rest) ? word.slice(0, escape) + replacement(rest) : word;
  return word.replace(WITHIN, (found) => (isValid(found) ? replacement(found) : found));
}
