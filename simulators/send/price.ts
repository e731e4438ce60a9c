import { importo, withVat } from '../kernel/values/importo.ts';

/** PagoPA's fee for each recipient, in cents (send.md §4.1). */
export const SEND_FEE = 100;

/** What the price of one notice depends on. Amounts in euro cents, `vat` a whole percent. */
export interface PriceComponents {
  readonly policy: 'FLAT_RATE' | 'DELIVERY_MODE';
  readonly applyCost: boolean;
  readonly paFee: number;
  readonly vat: number;
  /** Net cost of every paper send of the recipient, added up. */
  readonly analogCost: number;
}

/** Cents, percent. */
export interface Price {
  readonly partialPrice: number;
  readonly totalPrice: number;
  readonly vat: number;
  readonly paFee: number;
  readonly sendFee: number;
  readonly analogCost: number;
}

/**
 * The price of a notice (send.md §4.1). VAT lies on paper costs only and is rounded half-up, once, on their sum. With
 * FLAT_RATE, or where the notice bears no cost, both prices are zero and the components are told all the same.
 * @throws RangeError for amounts that are not whole cents, or a VAT outside 0..100.
 */
export function priceOf({ policy, applyCost, paFee, vat, analogCost }: PriceComponents): Price {
  const free = policy === 'FLAT_RATE' || !applyCost;
  const net = importo(analogCost);
  return {
    partialPrice: free ? 0 : SEND_FEE + net,
    totalPrice: free ? 0 : SEND_FEE + withVat(net, vat) + importo(paFee),
    vat,
    paFee,
    sendFee: SEND_FEE,
    analogCost: net,
  };
}
