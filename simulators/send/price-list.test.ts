import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { paperCents } from './price-list.ts';
import type { PaperProduct } from './price-list.ts';
import { SEND_FEE } from './price.ts';
import { zoneOf } from './zones.ts';

interface Observed {
  readonly prodotto: PaperProduct;
  /** Post code in Italy. */
  readonly cap?: string;
  /** State abroad. */
  readonly stato?: string;
  readonly partialPrice: number;
}

const OBSERVED = JSON.parse(
  readFileSync(new URL('vectors/prezzi/osservati.json', import.meta.url), 'utf8'),
) as readonly Observed[];

const at = ({ cap, stato }: Pick<Observed, 'cap' | 'stato'>) => ({
  address: 'VIA 1',
  municipality: 'LUOGO',
  ...(cap === undefined ? {} : { zip: cap }),
  ...(stato === undefined ? {} : { foreignState: stato }),
});

describe('the price list', () => {
  test.each(OBSERVED)('$prodotto to $cap$stato within 20 g', ({ prodotto, partialPrice, ...place }) => {
    expect(paperCents(prodotto, at(place), 15) + SEND_FEE).toBe(partialPrice);
    expect(paperCents(prodotto, at(place), 20) + SEND_FEE).toBe(partialPrice);
  });

  test('five prices of AR are there, whose place the observation does not name', () => {
    const found = ['80013', '60012', '05100', '80060', '17100'].map(
      (cap) => paperCents('AR', at({ cap }), 20) + SEND_FEE,
    );
    expect(found).toEqual([467, 485, 538, 546, 608]);
  });

  test('a heavier letter costs more, class by class, for every product', () => {
    for (const prodotto of ['890', 'AR', 'RS', 'RIR', 'RIS'] as const) {
      const place = prodotto.startsWith('RI') ? at({ stato: 'FRANCIA' }) : at({ cap: '00118' });
      const costs = [20, 21, 51, 101, 251, 351, 1001].map((grams) => paperCents(prodotto, place, grams));
      expect(costs).toEqual([...new Set(costs)].toSorted((a, b) => a - b));
      expect(paperCents(prodotto, place, 2000)).toBe(costs.at(-1));
      expect(() => paperCents(prodotto, place, 2001)).toThrow(RangeError);
    }
  });

  test("the run's own prices come first", () => {
    const own = [{ prodotto: 'RIR', cap: 'ZONA_3', finoAGrammi: 20, centesimi: 1 }] as const;
    expect(paperCents('RIR', at({ stato: 'Australia' }), 20, own)).toBe(1);
    expect(paperCents('RIR', at({ stato: 'Francia' }), 20, own)).toBe(821);
  });

  test.each([
    ['Francia', 'ZONA_1'],
    ['REPUBBLICA CECA', 'ZONA_1'],
    ['Brasile', 'ZONA_2'],
    ['stato ignoto', 'ZONA_2'],
    [' australia ', 'ZONA_3'],
  ])('%s is in %s', (state, zone) => expect(zoneOf(state)).toBe(zone));
});
