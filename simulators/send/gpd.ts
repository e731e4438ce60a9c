import type { Context, Effects, Event, Schedule } from '../kernel/platform.ts';
import type { NewNotificationRequest } from './contract/requests.ts';
import type { SendPorts } from './ports.ts';
import { priceOf } from './price.ts';
import type { Notification, RefusalReason, SendEvent, SendState } from './state.ts';

// SEND and GPD (send.md §4.4): with asynchronous integration SEND itself keeps the fee of each notice up to date where the
// creditor has left the position. With synchronous integration it never looks there.

/** How long SEND waits before it tries again what GPD could not take, nominal ms. */
const RETRY_MS = 60_000;
/** How often it tries again, so that an update that can never succeed ends. */
const RETRIES = 5;

/** What SEND made of GPD's answer to an update of a fee. */
export type FeeOutcome = 'OK_UPDATED' | 'OK_IN_PAYMENT' | 'KO_NOT_FOUND' | 'KO_CANNOT_UPDATE' | 'KO_RETRY';

const OUTCOMES: Readonly<Record<number, FeeOutcome>> = {
  200: 'OK_UPDATED',
  209: 'OK_IN_PAYMENT',
  404: 'KO_NOT_FOUND',
  422: 'KO_CANNOT_UPDATE',
};

interface Notice {
  readonly recIndex: number;
  readonly creditore: string;
  readonly numeroAvviso: string;
  readonly applyCost: boolean;
}

/** Every pagoPA notice of a request, recipient by recipient. */
function noticesOf({ recipients }: NewNotificationRequest): readonly Notice[] {
  return recipients.flatMap(({ payments = [] }, recIndex) =>
    payments.flatMap(({ pagoPa }) =>
      pagoPa === undefined
        ? []
        : [{ recIndex, creditore: pagoPa.creditorTaxId, numeroAvviso: pagoPa.noticeCode, applyCost: pagoPa.applyCost }],
    ),
  );
}

/** The notices whose fee SEND keeps on GPD: asynchronous, cost by cost, those that bear one (send.md §4.4). */
function kept({ request }: Notification): readonly Notice[] {
  return request.pagoPaIntMode === 'ASYNC' && request.notificationFeePolicy === 'DELIVERY_MODE'
    ? noticesOf(request).filter(({ applyCost }) => applyCost)
    : [];
}

/**
 * Where the notices of a new request stand, for the rules to see: SEND does not refuse a notice that is declared
 * synchronous and lies on GPD, nor does it ever update its fee. Nothing where there is no GPD beside SEND.
 */
export function noticesOnGpd(iun: string, request: NewNotificationRequest, { ports }: Context): readonly SendEvent[] {
  const { gpd } = (ports ?? {}) as SendPorts;
  const avvisi = noticesOf(request);
  if (gpd === undefined || avvisi.length === 0) return [];
  return [
    {
      type: 'noticesOnGpd',
      iun,
      modalita: request.pagoPaIntMode ?? 'NONE',
      avvisi: avvisi.map(({ creditore, numeroAvviso, applyCost }) => ({
        numeroAvviso,
        applicaCosti: applyCost,
        suGpd: gpd.standing(creditore, numeroAvviso),
      })),
    },
  ];
}

/** At validation every fee is written for the first time; a notice that cannot take it makes the notification void. */
export function gpdReasons(notification: Notification, context: Context): readonly RefusalReason[] {
  return kept(notification).flatMap((notice) => {
    const outcome = tell(notification, notice, 'VALIDATION', context);
    return outcome.startsWith('OK')
      ? []
      : [
          {
            errorCode: 'PAYMENT_NOT_VALID',
            detail: `GPD does not accept the fee of notice ${notice.numeroAvviso}: ${outcome}`,
            recIndex: notice.recIndex,
          },
        ];
  });
}

/** What happened to a notification that moves its fees, with the phase that SEND names it by. */
function phasesIn(events: readonly Event[], state: SendState): readonly (readonly [event: Event, phase: string])[] {
  return events.flatMap((event): (readonly [Event, string])[] => {
    if (event.type === 'requestRefused') return [[event, 'REQUEST_REFUSED']];
    if (event.type === 'timelineElement' && event['category'] === 'NOTIFICATION_CANCELLED')
      return [[event, 'NOTIFICATION_CANCELLED']];
    if (event.type !== 'paperSent') return [];
    const sends = state.notifications.get(event['iun'] as string)?.recipients[event['recIndex'] as number]?.analogSends;
    return [
      [
        event,
        event['product'] === 'RS' || event['product'] === 'RIS'
          ? 'SEND_SIMPLE_REGISTERED_LETTER'
          : `SEND_ANALOG_DOMICILE_ATTEMPT_${sends ?? 0}`,
      ],
    ];
  });
}

/** Effects, and the updates that GPD is owed for them: each is a timer of its own, once the effects have taken place. */
export function withFees(effects: Effects, state: SendState): Effects {
  const due = phasesIn(effects.events ?? [], state).flatMap(([{ iun, recIndex }, phase]): Schedule[] => {
    const notification = state.notifications.get(iun as string);
    return notification === undefined || kept(notification).length === 0
      ? []
      : [
          {
            afterMs: 0,
            timer: { type: 'fee', iun, phase, attempt: 0, ...(recIndex === undefined ? {} : { recIndex }) },
          },
        ];
  });
  return due.length === 0 ? effects : { ...effects, schedule: [...(effects.schedule ?? []), ...due] };
}

/** Fees that are due: those of one recipient, or of the whole notification. What GPD cannot take now is tried again. */
export function fee(notification: Notification, timer: Event, _state: SendState, context: Context): Effects {
  const { phase, recIndex, attempt } = timer as unknown as {
    readonly phase: string;
    readonly recIndex?: number;
    readonly attempt: number;
  };
  const notices = kept(notification).filter((notice) => recIndex === undefined || notice.recIndex === recIndex);
  const outcomes = notices.map((notice) => tell(notification, notice, phase, context));
  return outcomes.includes('KO_RETRY') && attempt < RETRIES
    ? { schedule: [{ afterMs: RETRY_MS, timer: { ...timer, attempt: attempt + 1 } }] }
    : {};
}

function tell(notification: Notification, notice: Notice, phase: string, { ports, ids }: Context): FeeOutcome {
  const { gpd } = (ports ?? {}) as SendPorts;
  if (gpd === undefined) return 'KO_NOT_FOUND';
  const { creditore, numeroAvviso } = notice;
  const status = gpd.updateFee({
    creditore,
    numeroAvviso,
    notificationFee: feeNow(notification, notice),
    requestId: `${creditore}_${numeroAvviso}_${phase}_${ids.uuid()}`,
  });
  return OUTCOMES[status] ?? 'KO_RETRY';
}

/** The fee of a notice as it stands: what SEND would tell if it were asked, nothing once refused or cancelled. Cents. */
export function feeNow(
  { request, recipients, refusal, cancelledAt }: Notification,
  { recIndex, applyCost }: Pick<Notice, 'recIndex' | 'applyCost'>,
): number {
  if (refusal !== undefined || cancelledAt !== undefined) return 0;
  return priceOf({
    policy: request.notificationFeePolicy,
    applyCost,
    paFee: request.paFee!,
    vat: request.vat!,
    analogCost: recipients[recIndex]!.analogCost,
  }).totalPrice;
}
