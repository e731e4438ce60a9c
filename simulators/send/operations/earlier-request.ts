import type { FirstRequest, NewNotificationRequest } from '../contract/requests.ts';
import { requestKnownTo } from '../known-to.ts';
import type { ProblemError } from '../problem.ts';
import { age } from '../versions.ts';
import type { RequestVersion } from '../versions.ts';

type Asked = NewNotificationRequest;
type Payment = NonNullable<Asked['recipients'][number]['payments']>[number];

/**
 * A request in the words of today: what its version does not know is left out, as SEND's own translation does, and what the
 * first ones could not say takes the value that SEND gives it (send.md §1.6; pn-delivery, request versioning).
 */
export function inCurrentWords(version: RequestVersion, body: unknown): Asked {
  const asked = version === '1' ? fromFirst(body as FirstRequest) : (body as Asked);
  const known = requestKnownTo(version, asked);
  return age(version) < 2.3 ? { ...known, paFee: known.paFee ?? 100, vat: known.vat ?? 22 } : known;
}

/** Why a version cannot take a request that its schema allows. */
export function unsayable(version: RequestVersion, body: unknown): readonly ProblemError[] {
  if (version === '1') {
    const { pagoPaIntMode, recipients } = body as FirstRequest;
    return [
      ...(pagoPaIntMode === 'ASYNC' ? invalid('pagoPaIntMode', 'Version 1 knows no asynchronous integration') : []),
      ...recipients.flatMap(({ payment }, index) =>
        payment !== undefined && payment.noticeCode === payment.noticeCodeAlternative
          ? invalid(`recipients[${index}].payment.noticeCodeAlternative`, 'Alternative notice equal to the notice')
          : [],
      ),
    ];
  }
  if (version !== '2.1') return [];
  // 2.1 leaves the fee to SEND, but not where somebody else writes it on the debt
  const { notificationFeePolicy, pagoPaIntMode, paFee, vat, recipients } = body as Asked;
  const f24 = recipients.some(({ payments = [] }) => payments.some((payment) => payment.f24 !== undefined));
  return notificationFeePolicy === 'DELIVERY_MODE' &&
    (pagoPaIntMode === 'ASYNC' || f24) &&
    (paFee === undefined || vat === undefined)
    ? invalid('paFee', 'paFee and vat are required')
    : [];
}

const invalid = (element: string, detail: string): readonly ProblemError[] => [
  { code: 'PN_GENERIC_INVALIDPARAMETER', element, detail },
];

/** One payment becomes the list of one or two, the alternative notice being the second. */
function fromFirst({ recipients, ...request }: FirstRequest): Asked {
  const applyCost = request.notificationFeePolicy === 'DELIVERY_MODE';
  return {
    ...request,
    recipients: recipients.map(({ recipientType, taxId, denomination, digitalDomicile, physicalAddress, payment }) => {
      const recipient = {
        recipientType,
        taxId,
        denomination,
        physicalAddress,
        ...(digitalDomicile === undefined ? {} : { digitalDomicile }),
      };
      if (payment === undefined) return recipient;
      const { noticeCode, creditorTaxId, noticeCodeAlternative, pagoPaForm } = payment;
      const payments: Payment[] = [
        {
          pagoPa: {
            noticeCode,
            creditorTaxId,
            applyCost,
            ...(pagoPaForm === undefined ? {} : { attachment: pagoPaForm }),
          },
        },
      ];
      if (noticeCodeAlternative !== undefined)
        payments.push({ pagoPa: { noticeCode: noticeCodeAlternative, creditorTaxId, applyCost } });
      return { ...recipient, payments };
    }),
  };
}

/** A request in the words of a version: the first one has a payment where the others have a list. */
export function inWordsOf(version: RequestVersion, request: Asked): object {
  const known = requestKnownTo(version, request);
  if (version !== '1') return known;
  return {
    ...known,
    recipients: known.recipients.map(({ payments = [], ...recipient }) => {
      const [payment, alternative] = payments.map(({ pagoPa }) => pagoPa);
      if (payment === undefined) return recipient;
      const { noticeCode, creditorTaxId, attachment } = payment;
      return {
        ...recipient,
        payment: {
          noticeCode,
          creditorTaxId,
          ...(alternative === undefined ? {} : { noticeCodeAlternative: alternative.noticeCode }),
          ...(attachment === undefined ? {} : { pagoPaForm: attachment }),
        },
      };
    }),
  };
}
