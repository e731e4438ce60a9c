import { isTaxIdStandIn } from './stand-in.ts';

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
 * word where `isValid` says so.
 */
export function replaceTaxIds(
  text: string,
  replacement: (taxId: string) => string,
  isValid: (taxId: string) => boolean,
): string {
  const parts: string[] = [];
  let copied = 0;
  // `start` always stands after a character that is of no word: looking backwards from a word's length ahead, most are skipped
  for (let start = 0; start + LENGTH <= text.length;) {
    let end = start + LENGTH - 1;
    while (end >= start && isWord(text.charCodeAt(end))) end--;
    if (end >= start) {
      start = end + 1;
      continue;
    }
    end = start + LENGTH;
    while (end < text.length && isWord(text.charCodeAt(end))) end++;
    const word = text.slice(start, end);
    const replaced = inWord(word, escapeLength(text, start, end), replacement, isValid);
    if (replaced !== word) {
      parts.push(text.slice(copied, start), replaced);
      copied = end;
    }
    start = end + 1;
  }
  if (copied === 0) return text;
  parts.push(text.slice(copied));
  return parts.join('');
}

function isWord(code: number): boolean {
  return code < 128 && WORD[code] === 1;
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
  if (rest.length === LENGTH)
    return !isTaxIdStandIn(rest) && PERSON.test(rest) ? word.slice(0, escape) + replacement(rest) : word;
  return word.replace(WITHIN, (found) => (isValid(found) ? replacement(found) : found));
}
