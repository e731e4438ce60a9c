import { jsonResponse } from '../../kernel/exchange.ts';
import type { Context, Operation } from '../../kernel/platform.ts';
import { noticeKey } from '../apply.ts';
import { firstPrice, price, pricePath } from '../contract/notifications.ts';
import { priceOf } from '../price.ts';
import type { Price } from '../price.ts';
import { problemOf } from '../problem.ts';
import { endOfDayInRome, isoInstant } from '../rome.ts';
import type { Caller, SendState } from '../state.ts';

/**
 * What a notice costs now (send.md §1.16). Whoever has a key and knows the pair is told: the pair is the creditor's tax
 * id and the notice, whoever the sender. Each answer leaves an asseveration, the proof that the debt was refreshed.
 */
export const retrieveNotificationPriceV23: Operation<SendState, Caller> = {
  id: 'retrieveNotificationPriceV23',
  method: 'GET',
  path: '/delivery/v2.3/price/{paTaxId}/{noticeCode}',
  parameters: pricePath,
  answers: { 200: price },
  handle: tell((told) => told),
};

/** The first version tells one amount: the partial price, without VAT and without the sender's fee (pn-delivery). */
export const retrieveNotificationPrice: Operation<SendState, Caller> = {
  id: 'retrieveNotificationPrice',
  method: 'GET',
  path: '/delivery/price/{paTaxId}/{noticeCode}',
  parameters: pricePath,
  answers: { 200: firstPrice },
  handle: tell(({ iun, partialPrice, refinementDate, notificationViewDate }) => ({
    iun,
    amount: partialPrice,
    ...(refinementDate === undefined ? {} : { refinementDate }),
    ...(notificationViewDate === undefined ? {} : { notificationViewDate }),
  })),
};

interface Told extends Price {
  readonly iun: string;
  readonly refinementDate?: string;
  readonly notificationViewDate?: string;
}

function tell(inWords: (told: Told) => object): Operation<SendState, Caller>['handle'] {
  return ({ path, caller }, state, context) => {
    const { paTaxId, noticeCode } = path as { paTaxId: string; noticeCode: string };
    const place = state.byNotice.get(noticeKey(paTaxId, noticeCode));
    const notification = place === undefined ? undefined : state.notifications.get(place.iun);
    if (place === undefined || notification === undefined)
      return notFound('PN_DELIVERY_NOTIFICATIONCOSTNOTFOUND', 'No notification for this notice', context);
    if (notification.cancelledAt !== undefined)
      return notFound('PN_DELIVERYPUSH_NOTIFICATION_CANCELLED', 'The notification was cancelled', context);
    if (notification.statusHistory.length === 0 || notification.refusal !== undefined)
      return notFound('PN_DELIVERY_PUSH_NOTIFICATION_NOT_ACCEPTED', 'The notification is not accepted', context);
    const { request, iun, recipients, sender } = notification;
    const { analogCost, viewedAt, refinedAt, refinementDueAt } = recipients[place.recIndex]!;
    const refinement = refinedAt ?? refinementDueAt;
    const payment = request.recipients[place.recIndex]!.payments![place.paymentIndex]!;
    return {
      response: jsonResponse(
        200,
        inWords({
          iun,
          ...priceOf({
            policy: request.notificationFeePolicy,
            applyCost: payment.pagoPa!.applyCost,
            paFee: request.paFee!,
            vat: request.vat!,
            analogCost,
          }),
          ...(refinement === undefined ? {} : { refinementDate: endOfDayInRome(refinement) }),
          ...(viewedAt === undefined ? {} : { notificationViewDate: endOfDayInRome(viewedAt) }),
        }),
      ),
      events: [
        {
          type: 'priceAsseverated',
          iun,
          senderPaId: sender.id,
          creditorTaxId: paTaxId,
          noticeCode,
          recipientIdx: place.recIndex,
          debtorPosUpdateDate: isoInstant(context.clock.now()),
          askedBy: caller.key.pa.codiceFiscale,
        },
      ],
    };
  };
}

function notFound(code: string, detail: string, context: Context) {
  return { response: problemOf(404, code, detail, context) };
}
