/** Words of a text: letters with their accents and inner apostrophes, as they stand. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*/gu) ?? [];
}

/** A text as it is compared: lower case, no accents, one kind of apostrophe. */
export function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'");
}

/** The first of some expressions that a text contains as whole words, whatever case and accents. */
export function containedIn(text: string, expressions: readonly string[]): string | undefined {
  const hay = folded(text);
  return expressions.find((each) => wholeWord(folded(each)).test(hay));
}

const patterns = new Map<string, RegExp>();

function wholeWord(expression: string): RegExp {
  let pattern = patterns.get(expression);
  if (pattern === undefined) {
    const escaped = expression.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`);
    patterns.set(expression, (pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'u')));
  }
  return pattern;
}

export const isUpper = (word: string): boolean =>
  /\p{L}/u.test(word) && word === word.toUpperCase() && word !== word.toLowerCase();

/** Letters of a text and how many are capitals. */
export function capitalsOf(text: string): { readonly letters: number; readonly capitals: number } {
  const letters = text.match(/\p{L}/gu) ?? [];
  return { letters: letters.length, capitals: letters.filter((each) => /\p{Lu}/u.test(each)).length };
}
