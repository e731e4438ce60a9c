const BLANK = /[ \t\n\r]*/y;
/** All but control characters, quotes and backslashes; and escapes. */
const STRING_BODY = /[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERALS = ['true', 'false', 'null'];

/**
 * Where a text stops being JSON (RFC 8259): the first character, from 0, that cannot stand where it does; the length of the
 * text where it ends too early or is JSON after all. The engine's own messages tell the place in some cases only.
 */
export function jsonFault(text: string): number {
  const open: ('{' | '[')[] = [];
  let at = 0;
  const skip = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? (at = pattern.lastIndex) : at;
  };
  /** Reads past a string; false where it is none, with `at` where it goes wrong. */
  const string = (): boolean => {
    if (text[at] !== '"') return false;
    at++;
    skip(STRING_BODY);
    if (text[at] !== '"') return false;
    at++;
    return true;
  };
  const scalar = (): boolean => {
    if (text[at] === '"') return string();
    const literal = LITERALS.find((each) => text.startsWith(each, at));
    const before = at;
    at += literal?.length ?? 0;
    return literal !== undefined || skip(NUMBER) > before;
  };

  let expected: 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'commaOrEnd' | 'nothing' = 'value';
  for (;;) {
    skip(BLANK);
    const character = text[at];
    if (character === undefined) return text.length;
    const inside = open.at(-1);
    if (expected === 'nothing') return at;
    if (expected === 'colon') {
      if (character !== ':') return at;
      at++;
      expected = 'value';
    } else if (
      (character === ']' && inside === '[' && (expected === 'valueOrEnd' || expected === 'commaOrEnd')) ||
      (character === '}' && inside === '{' && (expected === 'nameOrEnd' || expected === 'commaOrEnd'))
    ) {
      at++;
      open.pop();
      expected = open.length === 0 ? 'nothing' : 'commaOrEnd';
    } else if (expected === 'commaOrEnd') {
      if (character !== ',') return at;
      at++;
      expected = inside === '{' ? 'name' : 'value';
    } else if (expected === 'name' || expected === 'nameOrEnd') {
      if (!string()) return at;
      expected = 'colon';
    } else if (character === '{' || character === '[') {
      open.push(character);
      at++;
      expected = character === '{' ? 'nameOrEnd' : 'valueOrEnd';
    } else {
      if (!scalar()) return at;
      expected = open.length === 0 ? 'nothing' : 'commaOrEnd';
    }
  }
}
