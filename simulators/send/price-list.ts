import type { PhysicalAddress } from './contract/requests.ts';
import { isItaly } from './validation/italy.ts';

/** Paper products (send.md §2.5): registered with return receipt, judicial act, abroad; simple letter, here and abroad. */
export type PaperProduct = 'AR' | '890' | 'RIR' | 'RS' | 'RIS';

/** One price: net cents of a product to the places whose post code begins so, up to a weight. */
export interface PaperPrice {
  readonly prodotto: PaperProduct;
  /** Beginning of the post code; empty for everywhere else. */
  readonly cap: string;
  /** Greatest weight of the envelope, grams. */
  readonly finoAGrammi: number;
  readonly centesimi: number;
}

// Observed prices of the tender of December 2024, letters within 20 g, without SEND's fee (send.md §4.2). What places that
// were not observed and heavier letters cost is ours: the file of the run may replace any of it.
const WITHIN_20_GRAMS: readonly (readonly [product: PaperProduct, cents: number, zips: readonly string[]])[] = [
  ['890', 761, ['70', '90']],
  ['890', 806, ['00', '21', '']],
  ['890', 824, ['10', '35', '14']],
  ['890', 853, ['64']],
  ['890', 857, ['06', '87']],
  ['890', 878, ['60']],
  ['890', 1003, ['05', '17']],
  ['AR', 271, ['70']],
  ['AR', 297, ['80']],
  ['AR', 318, ['83']],
  ['AR', 358, ['00', '']],
  ['RS', 194, ['']],
  ['RIR', 890, ['']],
  ['RIS', 430, ['']],
];

/** What a heavier letter costs more, in percent of the price within 20 g, by the greatest weight in grams. */
const HEAVIER: readonly (readonly [grams: number, percent: number])[] = [
  [20, 0],
  [50, 25],
  [100, 50],
  [250, 100],
  [2000, 200],
];

/** Prices where the run says nothing else. */
export const PRICE_LIST: readonly PaperPrice[] = WITHIN_20_GRAMS.flatMap(([prodotto, cents, zips]) =>
  zips.flatMap((cap) =>
    HEAVIER.map(([finoAGrammi, percent]) => ({
      prodotto,
      cap,
      finoAGrammi,
      centesimi: cents + Math.round((cents * percent) / 100),
    })),
  ),
);

/**
 * The net cost (cents) of one paper send: of the prices for the product and the weight (grams), the one for the longest
 * beginning of the post code, then for the least weight. Prices of the run come before the list's.
 * @throws RangeError where no price reaches that weight.
 */
export function paperCents(
  product: PaperProduct,
  { zip = '', ...address }: PhysicalAddress,
  grams: number,
  ofTheRun: readonly PaperPrice[] = [],
): number {
  const place = isItaly(address) ? zip : '';
  for (const list of [ofTheRun, PRICE_LIST]) {
    const [best] = list
      .filter(({ prodotto, cap, finoAGrammi }) => prodotto === product && place.startsWith(cap) && grams <= finoAGrammi)
      .toSorted((a, b) => b.cap.length - a.cap.length || a.finoAGrammi - b.finoAGrammi);
    if (best !== undefined) return best.centesimi;
  }
  throw new RangeError(`no price for ${product} of ${grams} g to "${zip}"`);
}

/** Pages and grams of what is printed: the notice of receipt on one page, and one page for each document with it. */
export function envelopeOf(documents: number): { readonly numberOfPages: number; readonly envelopeWeight: number } {
  const numberOfPages = 1 + documents;
  // five grams for the envelope and five for a sheet printed on both sides
  return { numberOfPages, envelopeWeight: 5 + 5 * Math.ceil(numberOfPages / 2) };
}
