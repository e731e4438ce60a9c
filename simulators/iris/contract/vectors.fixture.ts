import vectors from './vectors/elements.json' with { type: 'json' };

/** A text of a vector; a long one is told by what is repeated. */
export type VectorText = string | { readonly repeat: string; readonly times: number };

/** One element, or attribute, with a form that the schema admits and one that it refuses. */
export interface ElementVector {
  /** The content of a wrapper, then local names down to the element. */
  readonly path: string;
  readonly attribute?: string;
  /** A text that is admitted. */
  readonly valid?: VectorText;
  /** A text that is refused; without one, the element is missing (`mancante`), twice there (`ripetuto`), or has an attribute too many. */
  readonly invalid: { readonly why: string; readonly text?: VectorText };
}

/** Vectors of every element rule of the newest version. */
export const elementVectors: readonly ElementVector[] = vectors;

/** A text of a vector, in full. */
export function textOfVector(text: VectorText): string {
  return typeof text === 'string' ? text : text.repeat.repeat(text.times);
}
