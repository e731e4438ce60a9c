import * as fc from 'fast-check';

/** A text that must be refused, with the reason it was made wrong: `why` names the class in reports and in tests. */
export type Invalid<Why extends string> = { readonly why: Why; readonly text: string };

/** Puts a label on every text of an arbitrary. */
export function labelled<Why extends string>(why: Why, texts: fc.Arbitrary<string>): fc.Arbitrary<Invalid<Why>> {
  return texts.map((text) => ({ why, text }));
}

/** A valid text with one character lost or one doubled: every fixed-length value must refuse it. */
export function oneCharacterMoreOrLess(valid: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(valid, fc.nat(), fc.boolean()).map(([text, pick, longer]) => {
    const at = pick % text.length;
    return longer ? text.slice(0, at) + text.charAt(at) + text.slice(at) : text.slice(0, at) + text.slice(at + 1);
  });
}

/**
 * A text with exactly one character replaced by another of the same class (digit by digit, capital by capital), at a
 * position from `from` (0-based) up to, not including, `to`; other characters are left alone.
 */
export function oneCharacterChanged(valid: fc.Arbitrary<string>, from = 0, to?: number): fc.Arbitrary<string> {
  return fc.tuple(valid, fc.nat(), fc.nat()).map(([text, pick, step]) => {
    const end = to ?? text.length;
    const positions = text
      .slice(from, end)
      .split('')
      .map((character, index) => ({ character, at: index + from }))
      .filter(({ character }) => /[0-9A-Z]/.test(character));
    const chosen = positions[pick % positions.length];
    if (chosen === undefined) throw new RangeError(`no digit or capital to change in ${text}`);
    return replaceAt(text, chosen.at, another(chosen.character, step));
  });
}

/** `text` with the character at `index` (0-based) replaced. */
export function replaceAt(text: string, index: number, character: string): string {
  return text.slice(0, index) + character + text.slice(index + 1);
}

/** Another digit for a digit, another capital for a capital; `step` (any natural) chooses which. */
export function another(character: string, step: number): string {
  const [first, size] = /[0-9]/.test(character) ? [48, 10] : [65, 26];
  const rank = character.charCodeAt(0) - first;
  return String.fromCharCode(first + ((rank + 1 + (step % (size - 1))) % size));
}

/** Digits, exactly `length` of them. */
export function digits(length: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: length, maxLength: length });
}
