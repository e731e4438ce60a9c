import { ownText } from './own-text.ts';

/**
 * Remembers what a pure function of a text gave, for about the latest `limit` texts: memory stays flat and the speed with
 * it, however many texts go by.
 */
export function recently<Value>(limit: number, compute: (text: string) => Value): (text: string) => Value {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return (text) => {
    let value = young.get(text);
    if (value !== undefined) return value;
    value = old.get(text) ?? compute(text);
    if (young.size >= limit) {
      old = young;
      young = new Map();
    }
    young.set(ownText(text), value);
    return value;
  };
}
