/**
 * The answer of every `parse…` in this folder: the value, or a sentence in Italian that says what was expected and
 * what came. A parse never throws; a `compose…` given impossible parts does (RangeError), because that is our mistake.
 */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Wraps a value that passed every check. */
export function accepted<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** Refuses a text: `expected` says what should have come ("attese 5 cifre"), `came` is the text itself, quoted and cut. */
export function refused(expected: string, came: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: `${expected}; ricevuto ${quoted(came)}` };
}

const QUOTED_AT_MOST = 60;

/** A text as it may stand in a message: in double quotes, control characters escaped, at most 60 characters. */
export function quoted(text: string): string {
  const shown = text.length > QUOTED_AT_MOST ? `${text.slice(0, QUOTED_AT_MOST)}…` : text;
  return text.length > QUOTED_AT_MOST ? `${JSON.stringify(shown)} (${text.length} caratteri)` : JSON.stringify(shown);
}
