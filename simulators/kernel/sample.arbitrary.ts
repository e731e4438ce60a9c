import * as fc from 'fast-check';

/** One way of being wrong that a kind of artefact is generated in. */
export interface WrongSample {
  /** The word after `--invalid`. */
  readonly rule: string;
  /** Artefacts that break this rule. */
  readonly texts: fc.Arbitrary<string | Uint8Array>;
}

/** A kind of artefact that can be generated: `collaudo sample KIND`. */
export interface Sample {
  /** The word on the command line; that of the check on the same artefact, where there is one. */
  readonly kind: string;
  /** What comes out, in Italian, as a noun phrase. */
  readonly title: string;
  /** Where what is wrong is told by somebody else than the check on the file itself: a register, a peer, a key. Italian. */
  readonly note?: string;
  readonly valid: fc.Arbitrary<string | Uint8Array>;
  readonly wrong: readonly WrongSample[];
}

/** `count` artefacts of an arbitrary, the same for the same seed. */
export function drawn(
  texts: fc.Arbitrary<string | Uint8Array>,
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly Uint8Array[] {
  return fc
    .sample(texts, { numRuns: count, seed })
    .map((text) => (typeof text === 'string' ? new TextEncoder().encode(text) : text));
}

/** The classes of a labelled arbitrary, each by itself. */
export function byLabel<Labelled>(
  labelled: fc.Arbitrary<Labelled>,
  labels: readonly string[],
  labelOf: (one: Labelled) => string,
  textOf: (one: Labelled) => string,
): readonly WrongSample[] {
  return labels.map((label) => ({
    rule: ruleOf(label),
    texts: labelled.filter((one) => labelOf(one) === label).map(textOf),
  }));
}

/** A label as a word of the command line: `wrongCheckDigits` and «l’IBAN è d’altri» become `wrong-check-digits`, `l-iban-e-d-altri`. */
export function ruleOf(label: string): string {
  return label
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A value as JSON, indented for whoever reads it. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
