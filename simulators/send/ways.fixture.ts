import * as fc from 'fast-check';
import { codiceFiscaleArbitrary } from '../kernel/values/codice-fiscale.arbitrary.ts';
import { numeroAvvisoArbitrary } from '../kernel/values/numero-avviso.arbitrary.ts';
import { addressWith } from './paper.fixture.ts';
import type { KnownPerson } from './persons.ts';
import { PAPER_CODES } from './workflow/paper-outcomes.ts';

/** One recipient with the way that a notification will take to them: what SEND knows, what the post will make of it. */
export interface Way {
  readonly person: KnownPerson;
  /** PEC in the request. */
  readonly special: string | undefined;
  /** Code of the paper channel, in the address. */
  readonly paper: string;
  readonly numeroAvviso: string;
}

/** What somebody does meanwhile, or how long nobody does anything. */
export interface Happening {
  readonly what: 'recipientViews' | 'raddRetrieval' | 'pay' | 'cancel' | 'wait';
  /** Which recipient, counted round. */
  readonly who: number;
  /** How long before it, hours. */
  readonly after: number;
}

const pec = fc.constantFrom(undefined, 'prova@pec.it', 'prova@fail.it');

/** What the registries know: nobody, another address, the one already tried, one that cannot be. */
const residenza = fc.constantFrom(undefined, 'altrove', 'stesso', 'incoerente' as const);

function wayArbitrary(): fc.Arbitrary<Way> {
  return fc
    .record({
      codiceFiscale: codiceFiscaleArbitrary(),
      platform: pec,
      special: pec,
      general: pec,
      residenza,
      cortesia: fc.subarray(['EMAIL', 'SMS', 'APPIO'] as const),
      paper: fc.constantFrom(...PAPER_CODES),
      numeroAvviso: numeroAvvisoArbitrary({ aux: 3 }),
    })
    .map(({ codiceFiscale, platform, special, general, residenza: known, cortesia, ...way }) => ({
      ...way,
      special,
      person: {
        codiceFiscale,
        cortesia,
        ...(platform === undefined ? {} : { pecPiattaforma: platform }),
        ...(general === undefined ? {} : { pecGenerale: general }),
        ...(known === undefined ? {} : { residenza: addressKnown(known, way.paper) }),
      },
    }));
}

function addressKnown(
  known: 'altrove' | 'stesso' | 'incoerente',
  paper: string,
): NonNullable<KnownPerson['residenza']> {
  const other = {
    address: 'VIA ALTROVE 9',
    zip: '87100',
    municipality: 'COSENZA',
    province: 'CS',
    foreignState: 'ITALIA',
  };
  if (known === 'stesso') return addressWith(paper);
  return known === 'altrove' ? other : { ...other, province: 'MI' };
}

/** One to three recipients, each with a way and a notice of their own. */
export function waysArbitrary(): fc.Arbitrary<readonly Way[]> {
  return fc
    .uniqueArray(wayArbitrary(), { minLength: 1, maxLength: 3, selector: ({ person }) => person.codiceFiscale })
    .filter((ways) => new Set(ways.map(({ numeroAvviso }) => numeroAvviso)).size === ways.length);
}

/** What happens meanwhile, at most half a dozen things over half a year. */
export function happeningsArbitrary(): fc.Arbitrary<readonly Happening[]> {
  return fc.array(
    fc.record({
      what: fc.constantFrom('recipientViews', 'raddRetrieval', 'pay', 'cancel', 'wait'),
      who: fc.nat({ max: 2 }),
      after: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 30 * 24 })),
    }),
    { maxLength: 6 },
  );
}
