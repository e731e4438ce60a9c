import * as fc from 'fast-check';
import { capArbitrary } from '../kernel/values/cap.arbitrary.ts';
import { codiceFiscaleArbitrary, invalidCodiceFiscaleArbitrary } from '../kernel/values/codice-fiscale.arbitrary.ts';
import { codiceFiscaleNumericoArbitrary } from '../kernel/values/codice-fiscale-numerico.arbitrary.ts';
import { importoArbitrary } from '../kernel/values/importo.arbitrary.ts';
import { numeroAvvisoArbitrary } from '../kernel/values/numero-avviso.arbitrary.ts';
import { pecArbitrary } from '../kernel/values/pec.arbitrary.ts';
import { PROVINCE } from '../kernel/values/provincia.data.ts';
import type { NewNotificationRequest, NotificationDocument, PhysicalAddress, Recipient } from './contract/requests.ts';
import { TAXONOMY_CODES } from './validation/taxonomy.data.ts';

/** What a generated notification may attach, and who sends it. Files are taken in order, each at most once. */
export interface Ground {
  readonly sender: { readonly denominazione: string; readonly codiceFiscale: string };
  /** At least {@link FILES_NEEDED} uploaded PDF files. */
  readonly files: readonly Pick<NotificationDocument, 'digests' | 'contentType' | 'ref'>[];
}

export interface Submission {
  readonly version: '2.4' | '2.5';
  readonly request: NewNotificationRequest;
}

const MAX_RECIPIENTS = 3;
const MAX_DOCUMENTS = 3;
const MAX_NOTICES = 2;

/** How many files the largest generated notification attaches. */
export const FILES_NEEDED = MAX_DOCUMENTS + MAX_RECIPIENTS * MAX_NOTICES;

const words = (letters: string, maxLength: number, minLength = 1) =>
  fc.string({ unit: fc.constantFrom(...letters.split('')), minLength, maxLength });

const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const LATIN_1 = `${ASCII}àèéìòùÀÈÉçñöü°§`;
const STREET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzàèìòù0123456789 ./'-";

/** An address that holds together: a chief town, a CAP of its province, lines that fit an envelope. */
export function physicalAddressArbitrary(): fc.Arbitrary<PhysicalAddress> {
  return fc.constantFrom(...PROVINCE.filter(({ capoluoghi }) => capoluoghi.length > 0)).chain((row) =>
    fc.record(
      {
        address: words(STREET, 44, 2),
        municipality: fc.constantFrom(...row.capoluoghi),
        zip: capArbitrary({ provincia: row.sigla }),
        province: fc.constant(row.sigla),
        foreignState: fc.constantFrom('ITALIA', 'Italia'),
        at: words(STREET, 20),
        addressDetails: words(STREET, 44),
        municipalityDetails: words(STREET, 20),
      },
      { requiredKeys: ['address', 'municipality', 'zip', 'province'] },
    ),
  );
}

interface Person {
  readonly recipientType: 'PF' | 'PG';
  readonly taxId: string;
  readonly denomination: string;
  readonly physicalAddress: PhysicalAddress;
  readonly pec: string | undefined;
  readonly notices: readonly { readonly noticeCode: string; readonly attached: boolean }[];
}

function personArbitrary(): fc.Arbitrary<Person> {
  const taxpayer = fc.oneof(
    codiceFiscaleArbitrary().map((taxId) => ({ recipientType: 'PF' as const, taxId: taxId as string })),
    codiceFiscaleNumericoArbitrary().map((taxId) => ({ recipientType: 'PG' as const, taxId: taxId as string })),
  );
  return fc
    .tuple(
      taxpayer,
      words(LATIN_1, 88),
      physicalAddressArbitrary(),
      fc.option(pecArbitrary(), { nil: undefined, freq: 4 }),
      fc.uniqueArray(fc.record({ noticeCode: numeroAvvisoArbitrary(), attached: fc.boolean() }), {
        maxLength: MAX_NOTICES,
        selector: ({ noticeCode }) => noticeCode,
      }),
    )
    .map(([who, denomination, physicalAddress, pec, notices]) => ({
      ...who,
      denomination,
      physicalAddress,
      pec,
      notices,
    }));
}

/**
 * A notification that SEND takes in charge and accepts, on either version of the path. Every file of the ground must
 * have been uploaded, and must be a PDF.
 */
export function submissionArbitrary(ground: Ground): fc.Arbitrary<Submission> {
  const optional = fc.record(
    {
      idempotenceToken: words(ASCII, 40),
      abstract: words(LATIN_1, 200),
      amount: importoArbitrary({ max: 1_000_000 }),
      paymentExpirationDate: fc.constant('2026-12-31'),
      additionalLanguages: fc.constantFrom('DE', 'SL', 'FR').map((language) => [language]),
    },
    { requiredKeys: [] },
  );
  return fc
    .record({
      version: fc.constantFrom('2.4' as const, '2.5' as const),
      people: fc.uniqueArray(personArbitrary(), {
        minLength: 1,
        maxLength: MAX_RECIPIENTS,
        selector: ({ taxId }) => taxId,
      }),
      documents: fc.integer({ min: 1, max: MAX_DOCUMENTS }),
      paProtocolNumber: words(ASCII, 60),
      subject: words(LATIN_1, 134),
      taxonomyCode: fc.constantFrom(...TAXONOMY_CODES),
      physicalCommunicationType: fc.constantFrom('AR_REGISTERED_LETTER' as const, 'REGISTERED_LETTER_890' as const),
      byDelivery: fc.boolean(),
      paFee: fc.integer({ min: 0, max: 100 }),
      vat: fc.integer({ min: 0, max: 100 }),
      mode: fc.constantFrom('NONE' as const, 'SYNC' as const, undefined),
      creditor: codiceFiscaleNumericoArbitrary(),
      optional,
    })
    .filter(({ people }) => distinctNotices(people))
    .map(({ version, people, documents, byDelivery, paFee, vat, mode, creditor, optional: extra, ...rest }) => {
      const files = ground.files.values();
      const next = () => files.next().value!;
      return {
        version,
        request: {
          ...rest,
          ...extra,
          senderDenomination: ground.sender.denominazione,
          senderTaxId: ground.sender.codiceFiscale,
          documents: Array.from({ length: documents }, (_, index) => ({ ...next(), title: `Atto ${index + 1}` })),
          notificationFeePolicy: byDelivery ? ('DELIVERY_MODE' as const) : ('FLAT_RATE' as const),
          ...(byDelivery ? { paFee, vat } : {}),
          ...(mode === undefined ? {} : { pagoPaIntMode: mode }),
          recipients: people.map(({ notices, pec, ...who }): Recipient => ({
            ...who,
            ...(pec === undefined ? {} : { digitalDomicile: { type: 'PEC', address: pec } }),
            ...(notices.length === 0
              ? {}
              : {
                  payments: notices.map(({ noticeCode, attached }, index) => ({
                    pagoPa: {
                      noticeCode,
                      creditorTaxId: creditor,
                      applyCost: byDelivery && index === 0,
                      ...(attached ? { attachment: next() } : {}),
                    },
                  })),
                }),
          })),
        },
      };
    });
}

function distinctNotices(people: readonly Person[]): boolean {
  const all = people.flatMap(({ notices }) => notices.map(({ noticeCode }) => noticeCode));
  return new Set(all).size === all.length;
}

/** A request that SEND refuses before the 202, with the layer that refuses it and the code it says (send.md §1.3, §1.7). */
export interface InvalidSubmission {
  readonly label: string;
  readonly version: '2.4' | '2.5';
  /** Not typed as a request: it is none. */
  readonly body: unknown;
  readonly layer: 'gateway' | 'application';
  readonly status: 400 | 403;
  readonly code: string;
}

type Spoiling = (submission: Submission, draw: { readonly taxId: string; readonly at: number }) => unknown;

interface InvalidClass {
  readonly label: string;
  readonly layer: InvalidSubmission['layer'];
  readonly status: InvalidSubmission['status'];
  readonly code: string;
  readonly version?: Submission['version'];
  /** Makes the valid request into one of this class. */
  readonly spoil: Spoiling;
}

const GATEWAY = { layer: 'gateway', status: 400, code: 'PN_INVALID_BODY' } as const;
const APPLICATION = { layer: 'application', status: 400, code: 'PN_GENERIC_INVALIDPARAMETER' } as const;

const REQUIRED = [
  'paProtocolNumber',
  'subject',
  'recipients',
  'documents',
  'notificationFeePolicy',
  'physicalCommunicationType',
  'senderDenomination',
  'senderTaxId',
  'taxonomyCode',
] as const;

function without<Whole extends object, Member extends keyof Whole>(whole: Whole, member: Member): Omit<Whole, Member> {
  const { [member]: _left, ...rest } = whole;
  return rest;
}

/** The request with its first recipient changed. */
function withFirst({ request }: Submission, change: (recipient: Recipient) => object): unknown {
  const [first, ...others] = request.recipients;
  return { ...request, recipients: [change(first!), ...others] };
}

function withAddress(submission: Submission, change: object): unknown {
  return withFirst(submission, (recipient) => ({
    ...recipient,
    physicalAddress: { ...recipient.physicalAddress, ...change },
  }));
}

/** The request with one notice for its first recipient, and no other payment. */
function withNotice({ request }: Submission, applyCosts: readonly boolean[], over: object): unknown {
  const [first, ...others] = request.recipients.map((recipient) => without(recipient, 'payments'));
  return {
    ...request,
    recipients: [
      {
        ...first,
        payments: applyCosts.map((applyCost, index) => ({
          pagoPa: { noticeCode: `30201100000000010${index}`, creditorTaxId: '77777777777', applyCost },
        })),
      },
      ...others,
    ],
    ...over,
  };
}

const DELIVERY_MODE = { notificationFeePolicy: 'DELIVERY_MODE', paFee: 100, vat: 22 };

/** Every labelled class of request that is refused before the 202, in the order of send.md §1.7. */
export const INVALID_CLASSES: readonly InvalidClass[] = [
  {
    ...GATEWAY,
    label: 'missingMember',
    spoil: ({ request }, { at }) => ({ ...request, [REQUIRED[at % REQUIRED.length]!]: undefined }),
  },
  { ...GATEWAY, label: 'nullOptionalMember', spoil: ({ request }) => ({ ...request, abstract: null }) },
  { ...GATEWAY, label: 'emptyEnum', spoil: ({ request }) => ({ ...request, pagoPaIntMode: '' }) },
  { ...GATEWAY, label: 'unknownEnum', spoil: ({ request }) => ({ ...request, notificationFeePolicy: 'FREE' }) },
  { ...GATEWAY, label: 'numberForString', spoil: ({ request }) => ({ ...request, senderTaxId: 12345678903 }) },
  { ...GATEWAY, label: 'stringForNumber', spoil: ({ request }) => ({ ...request, paFee: '100' }) },
  { ...GATEWAY, label: 'longSubject', spoil: ({ request }) => ({ ...request, subject: 'a'.repeat(135) }) },
  { ...GATEWAY, label: 'subjectOnTwoLines', spoil: ({ request }) => ({ ...request, subject: 'a\nb' }) },
  { ...GATEWAY, label: 'longAbstract', spoil: ({ request }) => ({ ...request, abstract: 'a'.repeat(1025) }) },
  { ...GATEWAY, label: 'noDocuments', spoil: ({ request }) => ({ ...request, documents: [] }) },
  { ...GATEWAY, label: 'noRecipients', spoil: ({ request }) => ({ ...request, recipients: [] }) },
  { ...GATEWAY, label: 'malformedTaxonomy', spoil: ({ request }) => ({ ...request, taxonomyCode: '10202N' }) },
  { ...GATEWAY, label: 'paFeeTooHigh', spoil: ({ request }) => ({ ...request, ...DELIVERY_MODE, paFee: 101 }) },
  { ...GATEWAY, label: 'negativePaFee', spoil: ({ request }) => ({ ...request, ...DELIVERY_MODE, paFee: -1 }) },
  { ...GATEWAY, label: 'vatTooHigh', spoil: ({ request }) => ({ ...request, ...DELIVERY_MODE, vat: 101 }) },
  {
    ...GATEWAY,
    label: 'unknownRecipientMember',
    spoil: (submission) => withFirst(submission, (recipient) => ({ ...recipient, telefono: '0' })),
  },
  {
    ...GATEWAY,
    label: 'emptyDenomination',
    spoil: (submission) => withFirst(submission, (recipient) => ({ ...recipient, denomination: '' })),
  },
  {
    ...GATEWAY,
    label: 'longDenomination',
    spoil: (submission) => withFirst(submission, (recipient) => ({ ...recipient, denomination: 'a'.repeat(89) })),
  },
  {
    ...GATEWAY,
    label: 'taxIdOfWrongLength',
    spoil: (submission, { at }) =>
      withFirst(submission, (recipient) => ({ ...recipient, taxId: 'A'.repeat(at % 2 === 0 ? 10 : 17) })),
  },
  {
    ...GATEWAY,
    label: 'malformedPec',
    spoil: (submission) =>
      withFirst(submission, (recipient) => ({ ...recipient, digitalDomicile: { type: 'PEC', address: 'nessuno' } })),
  },
  {
    ...GATEWAY,
    label: 'noticeOfSeventeenDigits',
    spoil: (submission) =>
      withFirst(submission, (recipient) => ({
        ...recipient,
        payments: [{ pagoPa: { noticeCode: '3'.repeat(17), creditorTaxId: '77777777777', applyCost: false } }],
      })),
  },
  {
    ...GATEWAY,
    label: 'sha256OfTheHexadecimal',
    spoil: ({ request }) => ({
      ...request,
      documents: request.documents.map((document) => ({ ...document, digests: { sha256: 'Y'.repeat(88) } })),
    }),
  },
  {
    ...GATEWAY,
    label: 'noPhysicalAddressInVersion24',
    version: '2.4',
    spoil: (submission) => withFirst(submission, (recipient) => without(recipient, 'physicalAddress')),
  },
  {
    ...APPLICATION,
    label: 'noFirstPhysicalAddress',
    version: '2.5',
    code: 'PN_GENERIC_INVALIDPARAMETER_REQUIRED',
    spoil: (submission) => withFirst(submission, (recipient) => without(recipient, 'physicalAddress')),
  },
  {
    ...APPLICATION,
    label: 'wrongCheckCharacter',
    spoil: (submission, { taxId }) =>
      withFirst(submission, (recipient) => ({ ...recipient, recipientType: 'PF', taxId })),
  },
  {
    ...APPLICATION,
    label: 'companyWithPersonalTaxId',
    spoil: (submission) =>
      withFirst(submission, (recipient) => ({ ...recipient, recipientType: 'PG', taxId: 'BNRMHL75C06G702B' })),
  },
  {
    ...APPLICATION,
    label: 'sameRecipientTwice',
    spoil: ({ request }) => {
      const first = without(request.recipients[0]!, 'payments');
      return { ...request, recipients: [...request.recipients, first] };
    },
  },
  {
    ...APPLICATION,
    label: 'sameNoticeTwice',
    spoil: (submission) => {
      const pagoPa = { noticeCode: '302011000000000177', creditorTaxId: '77777777777', applyCost: false };
      return withFirst(submission, (recipient) => ({ ...recipient, payments: [{ pagoPa }, { pagoPa }] }));
    },
  },
  {
    ...APPLICATION,
    label: 'tooManyRecipients',
    spoil: ({ request }) => {
      const first = without(request.recipients[0]!, 'payments');
      return { ...request, recipients: Array.from({ length: 16 }, () => first) };
    },
  },
  {
    ...APPLICATION,
    label: 'tooManyAttachments',
    spoil: ({ request }) => ({ ...request, documents: Array.from({ length: 16 }, () => request.documents[0]) }),
  },
  {
    ...APPLICATION,
    label: 'sameFileTwice',
    spoil: ({ request }) => ({ ...request, documents: [request.documents[0], request.documents[0]] }),
  },
  {
    ...APPLICATION,
    label: 'deliveryModeWithoutFee',
    spoil: ({ request }) => ({ ...request, ...DELIVERY_MODE, paFee: undefined }),
  },
  {
    ...APPLICATION,
    label: 'deliveryModeWithoutVat',
    spoil: ({ request }) => ({ ...request, ...DELIVERY_MODE, vat: undefined }),
  },
  {
    ...APPLICATION,
    label: 'deliveryModeWithNoCostApplied',
    spoil: (submission) => withNotice(submission, [false, false], { ...DELIVERY_MODE, pagoPaIntMode: 'SYNC' }),
  },
  {
    ...APPLICATION,
    label: 'flatRateWithCostApplied',
    spoil: (submission) => withNotice(submission, [false, true], { notificationFeePolicy: 'FLAT_RATE' }),
  },
  {
    ...APPLICATION,
    label: 'unknownTaxonomy',
    code: 'PN_GENERIC_INVALIDPARAMETER_TAXONOMYCODE',
    spoil: ({ request }) => ({ ...request, taxonomyCode: '999999P' }),
  },
  { ...APPLICATION, label: 'noProvince', spoil: (submission) => withAddress(submission, { province: '' }) },
  {
    ...APPLICATION,
    label: 'addressCharacters',
    spoil: (submission) => withAddress(submission, { address: 'VIA ROMA, 1' }),
  },
  {
    ...APPLICATION,
    label: 'longAddressLine',
    spoil: (submission) => withAddress(submission, { address: 'VIA '.repeat(12) + 'X' }),
  },
  {
    ...APPLICATION,
    label: 'denominationOutsideLatin1',
    spoil: (submission) => withFirst(submission, (recipient) => ({ ...recipient, denomination: 'Дмитрий' })),
  },
  {
    ...APPLICATION,
    label: 'attachmentOfTheWrongFamily',
    spoil: ({ request }) => ({
      ...request,
      documents: request.documents.map((document) => ({
        ...document,
        ref: { ...document.ref, key: 'PN_F24_META-0.json' },
      })),
    }),
  },
  {
    ...APPLICATION,
    label: 'unknownLanguage',
    code: 'PN_DELIVERY_INVALIDADDITIONALLANGS',
    spoil: ({ request }) => ({ ...request, additionalLanguages: ['EN'] }),
  },
  {
    ...APPLICATION,
    label: 'unknownGroup',
    code: 'PN_DELIVERY_INVALIDPARAMETER_GROUP',
    spoil: ({ request }) => ({ ...request, group: 'nessuno' }),
  },
  {
    layer: 'application',
    status: 403,
    code: 'PN_DELIVERY_INVALID_SENDER_TAX_ID',
    label: 'senderTaxIdOfAnother',
    spoil: ({ request }) => ({ ...request, senderTaxId: '77777777777' }),
  },
];

/** Requests refused before the 202, each with its label and what the refusal says; made of `valid` ones. */
export function invalidSubmissionArbitrary(
  ground: Ground,
  classes: readonly InvalidClass[] = INVALID_CLASSES,
  valid: fc.Arbitrary<Submission> = submissionArbitrary(ground),
): fc.Arbitrary<InvalidSubmission> {
  return fc
    .tuple(
      fc.constantFrom(...classes),
      valid,
      invalidCodiceFiscaleArbitrary().filter(({ why }) => why === 'wrongCheckCharacter'),
      fc.nat({ max: 1000 }),
    )
    .map(([{ spoil, version, ...rest }, submission, { text: taxId }, at]) => ({
      ...rest,
      version: version ?? submission.version,
      body: spoil(submission, { taxId, at }),
    }));
}

/** A request taken in charge and then refused, with the code that says why (send.md §1.10). */
export interface RefusedSubmission extends Submission {
  readonly label: string;
  readonly code: string;
}

const REFUSED_CLASSES: readonly {
  readonly label: string;
  readonly code: string;
  readonly spoil: (request: NewNotificationRequest) => NewNotificationRequest;
}[] = [
  {
    label: 'fileNeverUploaded',
    code: 'FILE_NOTFOUND',
    spoil: (request) => withDocument(request, { ref: { key: 'PN_NOTIFICATION_ATTACHMENTS-0.pdf', versionToken: '0' } }),
  },
  {
    label: 'digestOfAnotherFile',
    code: 'FILE_SHA_ERROR',
    spoil: (request) => withDocument(request, { digests: { sha256: `${'A'.repeat(43)}=` } }),
  },
  {
    label: 'capOfAnotherProvince',
    code: 'NOT_VALID_ADDRESS',
    spoil: (request) => withPlace(request, { municipality: 'PALERMO', zip: '20019', province: 'MI' }),
  },
  {
    label: 'provinceOfAnotherCap',
    code: 'NOT_VALID_ADDRESS',
    spoil: (request) => withPlace(request, { municipality: 'MILANO', zip: '90121', province: 'PA' }),
  },
  {
    label: 'noCap',
    code: 'NOT_VALID_ADDRESS',
    spoil: (request) => withPlace(request, { municipality: 'ROMA', zip: '', province: 'RM' }),
  },
];

/** Requests that pass every synchronous check and are refused later. */
export function refusedSubmissionArbitrary(ground: Ground): fc.Arbitrary<RefusedSubmission> {
  return fc
    .tuple(fc.constantFrom(...REFUSED_CLASSES), submissionArbitrary(ground))
    .map(([{ label, code, spoil }, { version, request }]) => ({ label, code, version, request: spoil(request) }));
}

function withDocument(request: NewNotificationRequest, over: Partial<NotificationDocument>): NewNotificationRequest {
  const [first, ...others] = request.documents;
  return { ...request, documents: [{ ...first!, ...over }, ...others] };
}

function withPlace(request: NewNotificationRequest, place: Partial<PhysicalAddress>): NewNotificationRequest {
  const [first, ...others] = request.recipients;
  const physicalAddress: PhysicalAddress = { ...first!.physicalAddress!, ...place, foreignState: 'ITALIA' };
  return { ...request, recipients: [{ ...first!, physicalAddress }, ...others] };
}
