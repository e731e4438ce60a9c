import * as fc from 'fast-check';
import { codiceFiscaleArbitrary } from '../kernel/values/codice-fiscale.arbitrary.ts';
import type { Item } from './contract/messages.ts';

const WORDS = [
  'mensa',
  'scuola',
  'tributi',
  'città',
  'perché',
  'più',
  'rinnovo',
  'pratica',
  'anagrafe',
  '«avviso»',
  '€',
];

/** Prose of a length within bounds, in UTF-16 units. */
function prose(least: number, most: number): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.integer({ min: least, max: Math.min(most, least + 400) }),
      fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 12 }),
    )
    .map(([length, words]) => `${words.join(' ')} `.repeat(Math.ceil(length / 4)).slice(0, length));
}

/** A message that the gateway takes, its number left to the batch. */
function messageArbitrary(): fc.Arbitrary<Omit<Item, 'progressivo_messaggio'>> {
  return fc.record({
    codice_fiscale: codiceFiscaleArbitrary(),
    contenuto: fc.record({
      oggetto_messaggio: prose(10, 120).map((text) => text.slice(0, 120)),
      corpo_messaggio: prose(80, 10_000),
      data_scadenza: fc
        .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2030-12-31T23:59:59Z'), noInvalidDate: true })
        .map((date) => date.toISOString()),
    }),
  });
}

/** A batch that the gateway takes. */
export function batchArbitrary(): fc.Arbitrary<readonly Item[]> {
  return fc
    .array(messageArbitrary(), { minLength: 1, maxLength: 8 })
    .map((messages) => messages.map((message, index) => ({ progressivo_messaggio: index + 1, ...message })));
}

/** One way of being wrong, and how a good message becomes so. */
export interface InvalidClass {
  readonly name: string;
  spoil(item: Item): unknown;
}

const content = (item: Item, over: object): unknown => ({ ...item, contenuto: { ...item.contenuto, ...over } });

/** Every class of messages that the gateway refuses for their form. */
export const INVALID_CLASSES: readonly InvalidClass[] = [
  { name: 'subject too short', spoil: (item) => content(item, { oggetto_messaggio: 'Corto' }) },
  { name: 'subject too long', spoil: (item) => content(item, { oggetto_messaggio: 'x'.repeat(121) }) },
  { name: 'text too short', spoil: (item) => content(item, { corpo_messaggio: 'x'.repeat(79) }) },
  { name: 'text too long', spoil: (item) => content(item, { corpo_messaggio: 'x'.repeat(10_001) }) },
  { name: 'due date without thousandths', spoil: (item) => content(item, { data_scadenza: '2026-12-31T22:59:59Z' }) },
  { name: 'due date without zone', spoil: (item) => content(item, { data_scadenza: '2026-12-31T22:59:59.000' }) },
  {
    name: 'due date with an offset',
    spoil: (item) => content(item, { data_scadenza: '2026-12-31T23:59:59.000+01:00' }),
  },
  { name: 'no due date', spoil: (item) => content(item, { data_scadenza: undefined }) },
  { name: 'a tax id of a company', spoil: (item) => ({ ...item, codice_fiscale: '12345678903' }) },
  {
    name: 'a tax id in small letters',
    spoil: (item) => ({ ...item, codice_fiscale: item.codice_fiscale.toLowerCase() }),
  },
  { name: 'number zero', spoil: (item) => ({ ...item, progressivo_messaggio: 0 }) },
  {
    name: 'number as a text',
    spoil: (item) => ({ ...item, progressivo_messaggio: String(item.progressivo_messaggio) }),
  },
  {
    name: 'amount in euro',
    spoil: (item) => content(item, { dati_pagamento: { importo: 12.34, avviso_pagoPA: '301000000000000144' } }),
  },
  {
    name: 'an IUV for a notice',
    spoil: (item) => content(item, { dati_pagamento: { importo: 1234, avviso_pagoPA: '01000000000000144' } }),
  },
  {
    name: 'a word for the flag',
    spoil: (item) =>
      content(item, {
        dati_pagamento: { importo: 1234, avviso_pagoPA: '301000000000000144', scadenza_pagamento: 'true' },
      }),
  },
];

/** A batch with one message wrong: its place, and the class. */
export function invalidBatchArbitrary(): fc.Arbitrary<{
  readonly messages: readonly unknown[];
  readonly at: number;
  readonly name: string;
}> {
  return fc
    .tuple(batchArbitrary(), fc.nat(), fc.constantFrom(...INVALID_CLASSES))
    .map(([good, where, { name, spoil }]) => {
      const at = where % good.length;
      return { messages: good.map((item, index) => (index === at ? spoil(item) : item)), at, name };
    });
}
