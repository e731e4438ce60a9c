import type { Platform } from '../kernel/platform.ts';
import { textResponse } from '../kernel/exchange.ts';
import { calls } from './calls.ts';
import { checks } from './checks/index.ts';
import { expectations } from './expectations.ts';
import { memory } from './memory.ts';
import type { Memory } from './memory.ts';
import { requirements } from './requirements.ts';
import { rules } from './rules.ts';
import { apply, initial } from './state.ts';
import type { PagopaState } from './state.ts';

/** The pagoPA node as a creditor's station sees it: it calls, and nobody calls it. */
export const pagopa: Platform<PagopaState, undefined, Memory> = {
  id: 'pagopa',
  title: 'pagoPA, nodo dei pagamenti (lato ente creditore)',
  operations: [],
  calls,
  stimuli: {},
  requirements,
  rules,
  memory,
  /** A call is about one notice; the SUT's answer may repeat it. */
  businessKeys: ({ request }) =>
    NOTICE.exec(request.text ?? '')
      ?.slice(1)
      .map((notice) => `avviso:${notice}`) ?? [],
  expectations,
  checks,
  redaction: {
    secretHeaders: {},
    secretFields: {},
    personalFields: {
      fullName: 'name',
      entityUniqueIdentifierValue: 'taxId',
      'e-mail': 'email',
      streetName: 'address',
    },
  },
  initial,
  identities: (state) => ({
    stazioni: Object.fromEntries(
      [...state.enti.values()].map(({ codiceFiscale, idBroker, idStation, iban }) => [
        codiceFiscale,
        { idBrokerPA: idBroker, idStation, iban },
      ]),
    ),
  }),
  owns: () => false,
  credentialOf: () => undefined,
  authenticate: () => ({ caller: undefined }),
  apply,
  tick: () => ({}),
  refuse: (refusal) =>
    textResponse(
      404,
      'text/plain; charset=utf-8',
      refusal.kind === 'unknownOperation'
        ? refusal.explanation
        : 'Il nodo simulato chiama la stazione e non riceve richieste.',
    ),
};

const NOTICE = /<(?:\w+:)?noticeNumber>(\d{18})</;

export { positionOf } from './state.ts';
export type { PagopaState } from './state.ts';
