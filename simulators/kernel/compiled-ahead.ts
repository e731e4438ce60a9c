import type { Validator } from './json.ts';

/**
 * The validator of a schema, by its text, where the build compiled it; the package puts such a function in the place of this one
 * (scripts/build/contracts.ts).
 */
export function compiledAhead(_schema: string): Validator | undefined {
  return undefined;
}
