import type * as fc from 'fast-check';
import { json, ruleOf } from '../kernel/sample.arbitrary.ts';
import type { Sample, WrongSample } from '../kernel/sample.arbitrary.ts';
import { INVALID_IO_MESSAGES, INVALID_SERVICE_CARDS, ioMessageArbitrary, serviceCardArbitrary } from './arbitraries.ts';
import type { InvalidClass } from './arbitraries.ts';

function spoilt<Value>(good: fc.Arbitrary<Value>, classes: readonly InvalidClass<Value>[]): readonly WrongSample[] {
  return classes.map(({ name, spoil }) => ({ rule: ruleOf(name), texts: good.map((value) => json(spoil(value))) }));
}

/** What `collaudo sample` makes of IO. */
export const samples: readonly Sample[] = [
  {
    kind: 'messaggio-io',
    title: 'messaggio di IO (NewMessage), in JSON',
    // IO takes a notice without its due date too
    valid: ioMessageArbitrary()
      .filter(({ content }) => content.payment_data === undefined || content.due_date !== undefined)
      .map(json),
    wrong: spoilt(ioMessageArbitrary(), INVALID_IO_MESSAGES),
  },
  {
    kind: 'servizio-io',
    title: 'servizio di IO come lo vuole l’API di gestione (ServicePayload), in JSON',
    note: 'lo dice IO quando il servizio è creato o aggiornato',
    valid: serviceCardArbitrary().map(json),
    wrong: spoilt(serviceCardArbitrary(), INVALID_SERVICE_CARDS),
  },
];
