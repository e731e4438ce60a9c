import { isCodiceFiscale } from '../../kernel/values/codice-fiscale.ts';
import { isCodiceFiscaleNumerico } from '../../kernel/values/codice-fiscale-numerico.ts';
import { noticeKey, protocolKey, storeKey } from '../apply.ts';
import type { NewNotificationRequest, PhysicalAddress, Recipient } from '../contract/requests.ts';
import type { ProblemError } from '../problem.ts';
import type { Caller, SendState } from '../state.ts';
import { isItaly } from './italy.ts';
import { TAXONOMY_CODES } from './taxonomy.data.ts';

/** One row of send.md §1.7: what is looked at, after the schema, before the 202. */
export interface SynchronousCheck {
  readonly id: string;
  /** The errors found; usually none. */
  check(request: NewNotificationRequest, state: SendState, caller: Caller): readonly ProblemError[];
}

const NONE: readonly ProblemError[] = [];
const INVALID = 'PN_GENERIC_INVALIDPARAMETER';
const LANGUAGES: ReadonlySet<string> = new Set(['DE', 'SL', 'SI', 'FR']);
const MAX_LINE = 44;
// characters that an address may have in PagoPA's development environment; letters with accents are letters
const ADDRESS_CHARACTERS = /^[\p{L}0-9@_./ '-]*$/u;
const LATIN_1 = /^[\u0020-\u007e\u00a0-\u00ff]*$/;

/** The checks that make a request a 400, in order; all of them run, so that a client hears everything at once. */
export const SYNCHRONOUS_CHECKS: readonly SynchronousCheck[] = [
  {
    id: 'recipientCount',
    check: ({ recipients }, { settings }) =>
      recipients.length > settings.maxRecipients ? invalid('recipients', 'Max recipient count reached') : NONE,
  },
  {
    id: 'attachmentCount',
    check: (request, { settings }) =>
      attachmentsOf(request).length > settings.maxAttachments
        ? invalid('documents', 'Max attachment count reached')
        : NONE,
  },
  {
    id: 'sameAttachmentTwice',
    check: (request) =>
      repeated(attachmentsOf(request).map(({ key }) => storeKey(key))) === undefined
        ? NONE
        : invalid('documents', 'Same attachment compares more then once in the same request'),
  },
  {
    id: 'attachmentFamily',
    check: (request) =>
      attachmentsOf(request).flatMap(({ key, family, element }) =>
        storeKey(key).startsWith(family) ? NONE : invalid(element, `Key ${key} is not of the family ${family}`),
      ),
  },
  {
    id: 'taxId',
    check: ({ recipients }) =>
      recipients.flatMap((recipient, index) => taxIdProblem(recipient, `recipients[${index}].taxId`)),
  },
  {
    id: 'duplicatedRecipient',
    check: ({ recipients }) =>
      repeated(recipients.map(({ taxId }) => taxId)) === undefined
        ? NONE
        : invalid('recipients', 'Duplicated recipient taxId'),
  },
  {
    id: 'duplicatedIuv',
    check: (request) =>
      repeated(noticesOf(request).map(({ creditorTaxId, noticeCode }) => noticeKey(creditorTaxId, noticeCode))) ===
      undefined
        ? NONE
        : invalid('recipients', 'Duplicated iuv'),
  },
  {
    id: 'feePolicy',
    check: (request) => (request.notificationFeePolicy === 'FLAT_RATE' ? flatRate(request) : deliveryMode(request)),
  },
  {
    id: 'taxonomyCode',
    check: ({ taxonomyCode }) =>
      TAXONOMY_CODES.has(taxonomyCode)
        ? NONE
        : [{ code: `${INVALID}_TAXONOMYCODE`, element: 'taxonomyCode', detail: 'Unknown taxonomy code' }],
  },
  {
    id: 'firstPhysicalAddress',
    check: ({ recipients }, { settings }) =>
      settings.firstPhysicalAddress === 'optional'
        ? NONE
        : recipients.flatMap(({ physicalAddress }, index) =>
            physicalAddress === undefined
              ? [
                  {
                    code: `${INVALID}_REQUIRED`,
                    element: `recipients[${index}].physicalAddress`,
                    detail: 'A first physical address is always required',
                  },
                ]
              : NONE,
          ),
  },
  {
    id: 'province',
    check: ({ recipients }) =>
      recipients.flatMap(({ physicalAddress }, index) =>
        physicalAddress !== undefined && isItaly(physicalAddress) && (physicalAddress.province ?? '').trim() === ''
          ? invalid(`recipients[${index}].physicalAddress`, 'No province provided in physical address')
          : NONE,
      ),
  },
  {
    id: 'addressCharacters',
    check: ({ recipients }) =>
      recipients.flatMap(({ physicalAddress }, index) =>
        physicalAddress === undefined || Object.values(physicalAddress).every((text) => ADDRESS_CHARACTERS.test(text))
          ? NONE
          : invalid(
              `recipients[${index}].physicalAddress`,
              'Physical address has characters that are not allowed: letters, digits and @_./\u0020\u0027- are',
            ),
      ),
  },
  {
    id: 'addressLines',
    check: ({ recipients }) =>
      recipients.flatMap(({ physicalAddress }, index) =>
        physicalAddress === undefined || linesOf(physicalAddress).every((line) => line.length <= MAX_LINE)
          ? NONE
          : invalid(
              `recipients[${index}].physicalAddress`,
              `A line of the physical address is longer than ${MAX_LINE} characters`,
            ),
      ),
  },
  {
    id: 'denominationCharacters',
    check: ({ recipients, senderDenomination }) => [
      ...(LATIN_1.test(senderDenomination)
        ? NONE
        : invalid('senderDenomination', 'Denomination has characters outside ISO-8859-1')),
      ...recipients.flatMap(({ denomination }, index) =>
        LATIN_1.test(denomination)
          ? NONE
          : invalid(`recipients[${index}].denomination`, 'Denomination has characters outside ISO-8859-1'),
      ),
    ],
  },
  {
    id: 'additionalLanguages',
    check: ({ additionalLanguages = [] }) => {
      if (additionalLanguages.length > 1)
        return [
          {
            code: 'PN_DELIVERY_REQUIREDADDITIONALLANG',
            element: 'additionalLanguages',
            detail: 'Only one additional language is allowed',
          },
        ];
      return additionalLanguages.every((language) => LANGUAGES.has(language))
        ? NONE
        : [
            {
              code: 'PN_DELIVERY_INVALIDADDITIONALLANGS',
              element: 'additionalLanguages',
              detail: 'Additional language not allowed: DE, SL or FR',
            },
          ];
    },
  },
  {
    id: 'group',
    check: ({ group }, _state, { key }) => {
      const known =
        group === undefined
          ? key.groups.length === 0
          : (key.groups.length === 0 ? key.pa.groups : key.groups).includes(group);
      return known
        ? NONE
        : [
            {
              code: 'PN_DELIVERY_INVALIDPARAMETER_GROUP',
              element: 'group',
              detail:
                group === undefined ? 'Specify a group of the key' : 'The group is not one of the key or is unknown',
            },
          ];
    },
  },
  {
    id: 'sendingDisabled',
    check: (_request, { disabledSenders }, { key }) =>
      disabledSenders.has(key.pa.id)
        ? [{ code: 'PN_DELIVERY_SEND_IS_DISABLED', detail: 'Sending is disabled for this sender' }]
        : NONE,
  },
];

/** What a request is refused with before the 202: a status and its errors (send.md §1.7-1.8). */
export interface Rejection {
  readonly status: 400 | 403 | 409;
  readonly errors: readonly ProblemError[];
}

/** Runs every check: first those that make a 400, then the sender's own tax id (403), then duplicates (409). */
export function synchronousRejection(
  request: NewNotificationRequest,
  state: SendState,
  caller: Caller,
): Rejection | undefined {
  const errors: ProblemError[] = [];
  for (const { check } of SYNCHRONOUS_CHECKS) {
    const found = check(request, state, caller);
    if (found.length > 0) errors.push(...found);
  }
  if (errors.length > 0) return { status: 400, errors };
  if (request.senderTaxId !== caller.key.pa.codiceFiscale)
    return {
      status: 403,
      errors: [
        {
          code: 'PN_DELIVERY_INVALID_SENDER_TAX_ID',
          element: 'senderTaxId',
          detail: 'senderTaxId is not the tax id of the administration that owns the key',
        },
      ],
    };
  const duplicates = duplicatesOf(request, state, caller);
  return duplicates.length > 0 ? { status: 409, errors: duplicates } : undefined;
}

/** Requests and notices that are there already. A notice is free again once its notification is refused or cancelled. */
function duplicatesOf(
  request: NewNotificationRequest,
  { byProtocol, byNotice, notifications }: SendState,
  { key }: Caller,
): readonly ProblemError[] {
  const duplicates: ProblemError[] = [];
  const code = `${INVALID}_DUPLICATED`;
  if (byProtocol.has(protocolKey(key.pa.id, request.paProtocolNumber, request.idempotenceToken)))
    duplicates.push(duplicated('senderPaId##paProtocolNumber##idempotenceToken'));
  const alive = noticesOf(request).some(({ creditorTaxId, noticeCode }) => {
    const place = byNotice.get(noticeKey(creditorTaxId, noticeCode));
    const status = place === undefined ? undefined : notifications.get(place.iun)?.status;
    return status !== undefined && status !== 'REFUSED' && status !== 'CANCELLED';
  });
  if (alive) duplicates.push(duplicated('creditorTaxId##noticeCode'));
  return duplicates;

  function duplicated(what: string): ProblemError {
    const text = `Duplicated notification for ${what}`;
    return { code, element: text, detail: text };
  }
}

function invalid(element: string, detail: string): readonly ProblemError[] {
  return [{ code: INVALID, element, detail }];
}

// The check digit of a company is left alone: PagoPA's own test companies include one that has it wrong (send.md §3.1).
function taxIdProblem({ recipientType, taxId }: Recipient, element: string): readonly ProblemError[] {
  const numeric = taxId.length === 11;
  if (recipientType === 'PG') return numeric ? NONE : invalid(element, 'SEND accepts only numerical taxId for PG');
  return (numeric ? isCodiceFiscaleNumerico(taxId) : isCodiceFiscale(taxId)) ? NONE : invalid(element, 'Invalid taxId');
}

/** With FLAT_RATE nothing is added to any notice. */
function flatRate({ recipients }: NewNotificationRequest): readonly ProblemError[] {
  return recipients.flatMap(({ payments = [] }, index) =>
    payments.some(({ pagoPa, f24 }) => pagoPa?.applyCost === true || f24?.applyCost === true)
      ? invalid(`recipients[${index}].payments`, 'applyCost must be false with notificationFeePolicy FLAT_RATE')
      : NONE,
  );
}

/** With DELIVERY_MODE fee and VAT are told, and of each recipient's payments one of each kind bears the cost. */
function deliveryMode({ recipients, paFee, vat }: NewNotificationRequest): readonly ProblemError[] {
  const errors: ProblemError[] = [];
  if (paFee === undefined)
    errors.push(...invalid('paFee', 'paFee is required with notificationFeePolicy DELIVERY_MODE'));
  if (vat === undefined) errors.push(...invalid('vat', 'vat is required with notificationFeePolicy DELIVERY_MODE'));
  for (const [index, { payments = [] }] of recipients.entries()) {
    const pagoPa = payments.flatMap((payment) => (payment.pagoPa === undefined ? [] : [payment.pagoPa]));
    const f24 = payments.flatMap((payment) => (payment.f24 === undefined ? [] : [payment.f24]));
    for (const [kind, list] of [
      ['pagoPa', pagoPa],
      ['f24', f24],
    ] as const) {
      if (list.length > 0 && !list.some(({ applyCost }) => applyCost))
        errors.push(
          ...invalid(
            `recipients[${index}].payments`,
            `applyCost must be true for one ${kind} payment with notificationFeePolicy DELIVERY_MODE`,
          ),
        );
    }
  }
  return errors;
}

interface Attachment {
  readonly key: string;
  readonly family: 'PN_NOTIFICATION_ATTACHMENTS' | 'PN_F24_META';
  readonly element: string;
}

function attachmentsOf({ documents, recipients }: NewNotificationRequest): readonly Attachment[] {
  const attachments: Attachment[] = documents.map(({ ref }, index) => ({
    key: ref.key,
    family: 'PN_NOTIFICATION_ATTACHMENTS',
    element: `documents[${index}].ref.key`,
  }));
  for (const [recipient, { payments = [] }] of recipients.entries()) {
    for (const [index, { pagoPa, f24 }] of payments.entries()) {
      const element = `recipients[${recipient}].payments[${index}]`;
      if (pagoPa?.attachment !== undefined)
        attachments.push({ key: pagoPa.attachment.ref.key, family: 'PN_NOTIFICATION_ATTACHMENTS', element });
      if (f24 !== undefined) attachments.push({ key: f24.metadataAttachment.ref.key, family: 'PN_F24_META', element });
    }
  }
  return attachments;
}

function noticesOf({
  recipients,
}: NewNotificationRequest): readonly { readonly creditorTaxId: string; readonly noticeCode: string }[] {
  return recipients.flatMap(({ payments = [] }) =>
    payments.flatMap(({ pagoPa }) => (pagoPa === undefined ? [] : [pagoPa])),
  );
}

/** The lines of an address as they are printed on an envelope. */
function linesOf(address: PhysicalAddress): readonly string[] {
  return [
    [address.at, address.municipalityDetails],
    [address.addressDetails],
    [address.address],
    [address.zip, address.municipality, address.province],
    [address.foreignState],
  ].map((parts) => parts.filter((part) => part !== undefined && part !== '').join(' '));
}

function repeated(values: readonly string[]): string | undefined {
  if (values.length < 2) return undefined;
  const met = new Set<string>();
  for (const value of values) {
    if (met.has(value)) return value;
    met.add(value);
  }
  return undefined;
}
