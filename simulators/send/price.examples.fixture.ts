import { readFileSync } from 'node:fs';

/** A worked example of a price (send.md §4.2). Cents, percent. */
export interface PricedExample {
  readonly id: string;
  readonly policy?: 'FLAT_RATE';
  readonly applyCost?: false;
  readonly paFee: number;
  readonly vat: number;
  readonly analogCost: number;
  readonly partialPrice: number;
  readonly totalPrice: number;
  /** Where it is delivered on paper, and the outcome asked for there. */
  readonly recapito?: {
    readonly codice: string;
    readonly cap: string;
    readonly comune: string;
    readonly provincia: string;
  };
  /** Net costs of the paper sends, where the scenario tells them. */
  readonly invii?: readonly number[];
}

/** An example in which there is no price to tell (C11). */
export interface UnpricedExample {
  readonly id: string;
  readonly stato: 'cancelled' | 'refused' | 'notAccepted' | 'unknown';
}

export const EXAMPLES = JSON.parse(
  readFileSync(new URL('vectors/prezzi/esempi.json', import.meta.url), 'utf8'),
) as readonly (PricedExample | UnpricedExample)[];

export const isPriced = (example: PricedExample | UnpricedExample): example is PricedExample => 'totalPrice' in example;
