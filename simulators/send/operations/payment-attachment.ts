import { createHash } from 'node:crypto';
import { jsonResponse } from '../../kernel/exchange.ts';
import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import { attachmentMetadata, paymentAttachmentPath, paymentAttachmentQuery } from '../contract/notifications.ts';
import { renderLegalFact } from '../legal-facts/render.ts';
import { problemOf } from '../problem.ts';
import { documentsAvailable } from '../retention.ts';
import type { Caller, LegalFact, Notification, SendState } from '../state.ts';
import { factKey, factMade } from '../timeline.ts';
import { storedFileMetadata } from './document.ts';
import { fileNotFound, notificationNotFound } from './not-found.ts';
import { filenameOf, whereabouts, seconds } from './presigned.ts';
import { accepted } from './visibility.ts';

/** Where a payment form can be read: the pagoPA notice that was attached, or the F24 that SEND draws (send.md §1.12). */
export const retrieveSentNotificationAttachment: Operation<SendState, Caller> = {
  id: 'retrieveSentNotificationAttachment',
  method: 'GET',
  path: '/delivery/notifications/sent/{iun}/attachments/payment/{recipientIdx}/{attachmentName}',
  parameters: paymentAttachmentPath,
  query: paymentAttachmentQuery,
  answers: { 200: attachmentMetadata },
  handle(input, state, context) {
    const { path, query, caller, fault } = input;
    const notification = accepted(state, path['iun'], caller);
    if (notification === undefined) return notificationNotFound(path['iun']!, context);
    const recIndex = Number(path['recipientIdx']);
    const recipient = notification.request.recipients[recIndex];
    if (recipient === undefined || !documentsAvailable(notification, state, context))
      return fileNotFound(`Recipient ${path['recipientIdx']}`, context);
    const index = Number(query['attachmentIdx'] ?? 0);
    const payment = recipient.payments?.[index];
    if (path['attachmentName'] === 'F24')
      return payment?.f24 === undefined
        ? withoutAttachment(context)
        : f24(notification, recIndex, index, input, state, context);
    const attachment = payment?.pagoPa?.attachment;
    return attachment === undefined
      ? withoutAttachment(context)
      : storedFileMetadata(notification.iun, attachment.ref.key, `PAGOPA_${recIndex}_${index}`, state, context, fault);
  },
};

function withoutAttachment(context: Context): Answer {
  return {
    response: problemOf(
      404,
      'PN_DELIVERY_NOTIFICATIONWITHOUTPAYMENTATTACHMENT',
      'There is no such payment attachment',
      context,
    ),
  };
}

/** SEND draws an F24 when it is first asked for: that time it says how long to wait. */
async function f24(
  notification: Notification,
  recIndex: number,
  index: number,
  { fault }: Input<Caller>,
  state: SendState,
  context: Context,
): Promise<Answer> {
  const payment = `${recIndex}/${index}`;
  const key = notification.f24Requested.get(payment);
  const fact = key === undefined ? undefined : state.legalFacts.get(key);
  const drawn = fact ?? f24Fact(notification, recIndex, index, factKey(state, 'PN_F24'), context);
  const bytes = await renderLegalFact(drawn, notification, state, context);
  const found =
    fact === undefined
      ? {
          member: { retryAfter: seconds(context, state.settings.f24RetryAfterSeconds) },
          events: [
            factMade(notification.iun, drawn, drawn.elementId, recIndex, drawn.at),
            { type: 'f24Requested', iun: notification.iun, payment, key: drawn.key },
          ],
        }
      : whereabouts({ kind: 'legalFact', key: fact.key }, 'application/pdf', state, context, fault);
  return {
    response: jsonResponse(200, {
      filename: filenameOf(notification.iun, `F24_${recIndex}_${index}`, 'pdf'),
      contentType: 'application/pdf',
      contentLength: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('base64'),
      ...found.member,
    }),
    events: found.events,
  };
}

function f24Fact(
  { iun, request }: Notification,
  recIndex: number,
  index: number,
  key: string,
  context: Context,
): LegalFact {
  return {
    key,
    category: 'F24',
    contentType: 'application/pdf',
    iun,
    recIndex,
    at: context.clock.now(),
    elementId: '',
    data: { title: request.recipients[recIndex]!.payments![index]!.f24!.title },
  };
}
