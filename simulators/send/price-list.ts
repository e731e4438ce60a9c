import type { PhysicalAddress } from './contract/requests.ts';
import { isItaly } from './validation/italy.ts';
import { zoneOf } from './zones.ts';

/** Paper products (send.md §2.5): registered with return receipt, judicial act, abroad; simple letter, here and abroad. */
export type PaperProduct = 'AR' | '890' | 'RIR' | 'RS' | 'RIS';

/** One price: net cents of a product to the places whose post code (abroad, whose zone) begins so, up to a weight. */
export interface PaperPrice {
  readonly prodotto: PaperProduct;
  /** Beginning of the post code, or a zone abroad (`ZONA_1`..`ZONA_3`); empty for everywhere else. */
  readonly cap: string;
  /** Greatest weight of the envelope, grams. */
  readonly finoAGrammi: number;
  readonly centesimi: number;
}

// Observed prices of the tender of December 2024, letters within 20 g, without SEND's fee (send.md §4.2). Of simple letters, of
// five prices of AR and of mail abroad the observation names no place: simple letters are where an earlier tender's tests have the
// same price give or take a cent, zones where they name one; the rest, and places that were not observed, are ours. The file of
// the run may replace any of it.
const WITHIN_20_GRAMS: readonly (readonly [product: PaperProduct, cents: number, places: readonly string[]])[] = [
  ['890', 761, ['70', '90']],
  ['890', 806, ['00', '21', '']],
  ['890', 824, ['10', '35', '14']],
  ['890', 853, ['64']],
  ['890', 857, ['06', '87']],
  ['890', 878, ['60']],
  ['890', 1003, ['05', '17']],
  ['AR', 271, ['70']],
  ['AR', 297, ['801']],
  ['AR', 318, ['83']],
  ['AR', 358, ['00', '']],
  ['AR', 367, ['800']],
  ['AR', 385, ['60']],
  ['AR', 438, ['05']],
  ['AR', 446, ['8006']],
  ['AR', 508, ['17']],
  ['RS', 174, ['70', '801']],
  ['RS', 194, ['']],
  ['RS', 195, ['601', '841']],
  ['RS', 214, ['001']],
  ['RS', 241, ['04']],
  ['RS', 244, ['600', '800']],
  ['RS', 302, ['000']],
  ['RIR', 821, ['ZONA_1']],
  ['RIR', 937, ['ZONA_2']],
  ['RIR', 995, ['ZONA_3']],
  ['RIS', 637, ['ZONA_1']],
  ['RIS', 752, ['ZONA_2']],
  ['RIS', 809, ['ZONA_3']],
];

/** What a heavier letter costs more, in percent of the price within 20 g, by the greatest weight in grams: classes observed, percents ours. */
const HEAVIER: readonly (readonly [grams: number, percent: number])[] = [
  [20, 0],
  [50, 25],
  [100, 50],
  [250, 100],
  [350, 130],
  [1000, 165],
  [2000, 200],
];

/** Prices where the run says nothing else. */
export const PRICE_LIST: readonly PaperPrice[] = WITHIN_20_GRAMS.flatMap(([prodotto, cents, places]) =>
  places.flatMap((cap) =>
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
 * beginning of the post code or for the zone, then for the least weight. Prices of the run come before the list's.
 * @throws RangeError where no price reaches that weight.
 */
export function paperCents(
  product: PaperProduct,
  { zip = '', ...address }: PhysicalAddress,
  grams: number,
  ofTheRun: readonly PaperPrice[] = [],
): number {
  const place = isItaly(address) ? zip : zoneOf(address.foreignState ?? '');
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
