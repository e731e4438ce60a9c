import * as fc from 'fast-check';
import { codiceFiscaleNumericoArbitrary } from '../kernel/values/codice-fiscale-numerico.arbitrary.ts';
import { codiceFiscaleArbitrary } from '../kernel/values/codice-fiscale.arbitrary.ts';
import { numeroAvvisoArbitrary } from '../kernel/values/numero-avviso.arbitrary.ts';
import type { NewMessage } from './contract/message.ts';
import type { ServicePayload } from './contract/service.ts';

/** One way of being wrong, and how a good value becomes so. */
export interface InvalidClass<Value> {
  readonly name: string;
  /** Words of the refusal that say what is wrong. */
  readonly told: string;
  spoil(good: Value): unknown;
}

export interface Invalid {
  readonly name: string;
  readonly told: string;
  readonly value: unknown;
}

const WORDS = ['mensa', 'scuola', 'città', 'perché', 'rinnovo', 'pratica', 'anagrafe', '«avviso»', '€', '🏛️'];

/** Prose of a length within bounds, in units of UTF-16. */
function prose(least: number, most: number): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.integer({ min: least, max: Math.min(most, least + 300) }),
      fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 12 }),
    )
    .map(([length, words]) =>
      `${words.join(' ')} `
        .repeat(Math.ceil(length / 8))
        .slice(0, length)
        // a surrogate cut from its pair is no character
        .replace(/[\uD800-\uDBFF]$/, '.'),
    );
}

const instantArbitrary = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2030-12-31T23:59:59Z'), noInvalidDate: true }),
      fc.constantFrom('Z', '', '+01:00', '-05:00'),
    )
    .map(([date, zone]) => date.toISOString().replace('Z', zone));

/** A message that IO takes from a user with the usual permissions; amounts up to ten thousand euro. */
export function ioMessageArbitrary(): fc.Arbitrary<NewMessage> {
  return fc.record(
    {
      fiscal_code: codiceFiscaleArbitrary(),
      time_to_live: fc.integer({ min: 3_600, max: 604_800 }),
      feature_level_type: fc.constant('STANDARD' as const),
      content: fc.record(
        {
          subject: prose(10, 120),
          markdown: prose(80, 10_000),
          due_date: instantArbitrary(),
          require_secure_channels: fc.boolean(),
          payment_data: fc.record(
            {
              amount: fc.integer({ min: 1, max: 1_000_000 }),
              notice_number: numeroAvvisoArbitrary().filter((notice) => /^[0123]/.test(notice)),
              invalid_after_due_date: fc.boolean(),
            },
            { requiredKeys: ['amount', 'notice_number'] },
          ),
        },
        { requiredKeys: ['subject', 'markdown'] },
      ),
    },
    { requiredKeys: ['fiscal_code', 'content'] },
  );
}

const content = (message: NewMessage, over: object): unknown => ({
  ...message,
  content: { ...message.content, ...over },
});
const payment = (message: NewMessage, over: object): unknown =>
  content(message, { payment_data: { amount: 1, notice_number: '301000000000000144', ...over } });

/** Every class of messages that IO refuses for their form. */
export const INVALID_IO_MESSAGES: readonly InvalidClass<NewMessage>[] = [
  { name: 'subject too short', told: 'content.subject', spoil: (good) => content(good, { subject: 'x'.repeat(9) }) },
  { name: 'subject too long', told: 'content.subject', spoil: (good) => content(good, { subject: 'x'.repeat(121) }) },
  { name: 'text too short', told: 'content.markdown', spoil: (good) => content(good, { markdown: 'x'.repeat(79) }) },
  { name: 'text too long', told: 'content.markdown', spoil: (good) => content(good, { markdown: 'x'.repeat(10_001) }) },
  { name: 'no subject', told: 'content.subject', spoil: (good) => content(good, { subject: undefined }) },
  { name: 'no content', told: 'root.content', spoil: ({ content: _, ...good }) => good },
  { name: 'a day for a due date', told: 'due_date', spoil: (good) => content(good, { due_date: '2026-12-31' }) },
  {
    name: 'a day that does not exist',
    told: 'due_date',
    spoil: (good) => content(good, { due_date: '2026-02-30T10:00:00Z' }),
  },
  { name: 'a company', told: 'fiscal_code', spoil: (good) => ({ ...good, fiscal_code: '12345678903' }) },
  {
    name: 'small letters',
    told: 'fiscal_code',
    spoil: (good) => ({ ...good, fiscal_code: good.fiscal_code?.toLowerCase() }),
  },
  { name: 'amount in euro', told: 'payment_data.amount', spoil: (good) => payment(good, { amount: 12.34 }) },
  { name: 'amount zero', told: 'payment_data.amount', spoil: (good) => payment(good, { amount: 0 }) },
  { name: 'amount too large', told: 'payment_data.amount', spoil: (good) => payment(good, { amount: 10_000_000_000 }) },
  {
    name: 'an IUV for a notice',
    told: 'payment_data.notice_number',
    spoil: (good) => payment(good, { notice_number: '01000000000000144' }),
  },
  {
    name: 'an auxiliary digit that is none',
    told: 'payment_data.notice_number',
    spoil: (good) => payment(good, { notice_number: '401000000000000144' }),
  },
  { name: 'too short a life', told: 'time_to_live', spoil: (good) => ({ ...good, time_to_live: 3_599 }) },
  {
    name: 'an unknown level',
    told: 'feature_level_type',
    spoil: (good) => ({ ...good, feature_level_type: 'PREMIUM' }),
  },
];

const spoiltBy = <Value>(good: fc.Arbitrary<Value>, classes: readonly InvalidClass<Value>[]): fc.Arbitrary<Invalid> =>
  fc.tuple(good, fc.constantFrom(...classes)).map(([value, { name, told, spoil }]) => ({
    name,
    told,
    value: spoil(value),
  }));

/** A message that IO refuses, with the class of its defect. */
export const invalidIoMessageArbitrary = (): fc.Arbitrary<Invalid> =>
  spoiltBy(ioMessageArbitrary(), INVALID_IO_MESSAGES);

/** A question about a citizen that IO can read, and those that it cannot. */
export const profileQuestionArbitrary = (): fc.Arbitrary<{ readonly fiscal_code: string }> =>
  fc.record({ fiscal_code: codiceFiscaleArbitrary() });

export const INVALID_PROFILE_QUESTIONS: readonly InvalidClass<{ readonly fiscal_code: string }>[] = [
  {
    name: 'small letters',
    told: 'fiscal_code',
    spoil: ({ fiscal_code }) => ({ fiscal_code: fiscal_code.toLowerCase() }),
  },
  { name: 'a company', told: 'fiscal_code', spoil: () => ({ fiscal_code: '12345678903' }) },
  { name: 'cut', told: 'fiscal_code', spoil: ({ fiscal_code }) => ({ fiscal_code: fiscal_code.slice(0, 15) }) },
  { name: 'nobody', told: 'fiscal_code', spoil: () => ({}) },
];

export const invalidProfileQuestionArbitrary = (): fc.Arbitrary<Invalid> =>
  spoiltBy(profileQuestionArbitrary(), INVALID_PROFILE_QUESTIONS);

/** The card of a service that IO takes and its automatic review lets pass. */
export function serviceCardArbitrary(): fc.Arbitrary<ServicePayload> {
  return fc.record({
    name: prose(10, 60).map((text) => `Servizio ${text.trim()}`),
    description: prose(80, 1_000),
    organization: fc.record({ name: fc.constant('Comune di Esempio'), fiscal_code: codiceFiscaleNumericoArbitrary() }),
    authorized_cidrs: fc.array(
      fc
        .tuple(fc.ipV4(), fc.option(fc.integer({ min: 0, max: 32 }), { nil: undefined }))
        .map(([ip, mask]) => (mask === undefined ? ip : `${ip}/${mask}`)),
      { maxLength: 4 },
    ),
    metadata: fc.record(
      {
        scope: fc.constantFrom('LOCAL' as const, 'NATIONAL' as const),
        topic_id: fc.integer({ min: 0, max: 17 }),
        privacy_url: fc.constant('https://www.comune.example/privacy'),
        email: fc.constant('servizi@comune.example'),
        phone: fc.constant('055 123456'),
      },
      { requiredKeys: ['scope', 'topic_id', 'privacy_url', 'email'] },
    ),
  });
}

const metadata = (card: ServicePayload, over: object): unknown => ({
  ...card,
  metadata: { ...card.metadata, ...over },
});

/** Every class of cards that IO refuses for their form. */
export const INVALID_SERVICE_CARDS: readonly InvalidClass<ServicePayload>[] = [
  { name: 'no name', told: 'root.name', spoil: ({ name: _, ...card }) => card },
  { name: 'an empty description', told: 'root.description', spoil: (card) => ({ ...card, description: '' }) },
  { name: 'no scope', told: 'metadata.scope', spoil: (card) => metadata(card, { scope: undefined }) },
  { name: 'a scope in small letters', told: 'metadata.scope', spoil: (card) => metadata(card, { scope: 'local' }) },
  { name: 'no topic', told: 'metadata.topic_id', spoil: (card) => metadata(card, { topic_id: undefined }) },
  { name: 'an unknown topic', told: 'topic_id does not exists', spoil: (card) => metadata(card, { topic_id: 18 }) },
  { name: 'an empty optional member', told: 'metadata.tos_url', spoil: (card) => metadata(card, { tos_url: '' }) },
  {
    name: 'a mask of 33',
    told: 'authorized_cidrs',
    spoil: (card) => ({ ...card, authorized_cidrs: ['20.18.1.10/33'] }),
  },
  {
    name: 'a body without eleven digits',
    told: 'organization.fiscal_code',
    spoil: (card) => ({ ...card, organization: { ...card.organization, fiscal_code: '123' } }),
  },
];

export const invalidServiceCardArbitrary = (): fc.Arbitrary<Invalid> =>
  spoiltBy(serviceCardArbitrary(), INVALID_SERVICE_CARDS);
