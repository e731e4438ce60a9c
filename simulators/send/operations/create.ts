import { jsonResponse } from '../../kernel/exchange.ts';
import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import { generateIun, notificationRequestIdOf } from '../../kernel/values/iun.ts';
import type { Iun } from '../../kernel/values/iun.ts';
import { newNotificationRequest, newNotificationResponse } from '../contract/requests.ts';
import type { NewNotificationRequest } from '../contract/requests.ts';
import { noticesOnGpd } from '../gpd.ts';
import { problem } from '../problem.ts';
import { CARGO } from '../state.ts';
import type { Caller, Notification, SendEvent, SendState } from '../state.ts';
import { synchronousRejection } from '../validation/synchronous.ts';
import { inVersion, REQUEST_VERSIONS, segmentOf } from '../versions.ts';
import type { RequestVersion } from '../versions.ts';
import { inCurrentWords, unsayable } from './earlier-request.ts';

/** Requesting a notification, in every version (send.md §1.6). Which of those in force are served, the settings say. */
export const newNotifications: readonly Operation<SendState, Caller>[] = REQUEST_VERSIONS.map((version) => ({
  id: inVersion('sendNewNotification', version),
  method: 'POST',
  path: `/delivery/${segmentOf(version)}requests`,
  body: newNotificationRequest[version],
  answers: { 202: newNotificationResponse },
  handle: (input, state, context) => create(version, input, state, context),
}));

/** Takes a request in charge (202), or says why not; the outcome comes later (send.md §1.7-1.10). */
function create(version: RequestVersion, { body, caller }: Input<Caller>, state: SendState, context: Context): Answer {
  const impossible = unsayable(version, body);
  if (impossible.length > 0) return { response: problem(400, impossible, context) };
  const received = inCurrentWords(version, body);
  const rejection = synchronousRejection(received, state, caller);
  if (rejection !== undefined) return { response: problem(rejection.status, rejection.errors, context) };

  const request = withDefaults(received);
  const sentAt = context.clock.now();
  const iun = newIun(state, sentAt);
  const notificationRequestId = notificationRequestIdOf(iun);
  const notification: Notification = {
    iun,
    notificationRequestId,
    version,
    request,
    sender: caller.key.pa,
    sentAt,
    status: 'IN_VALIDATION',
    statusHistory: [],
    timeline: [],
    elementIds: new Set(),
    completions: [],
    recipients: request.recipients.map(() => ({ analogCost: 0, analogSends: 0, paid: false })),
    foundAddresses: new Map(),
    legalFactKeys: [],
    f24Requested: new Map(),
  };
  const { paProtocolNumber, idempotenceToken } = request;
  const token = idempotenceToken === undefined ? {} : { idempotenceToken };
  const requested: SendEvent = {
    type: 'notificationRequested',
    iun,
    notificationRequestId,
    paProtocolNumber,
    ...token,
    sender: caller.key.pa.id,
    version,
    [CARGO]: notification,
  };
  return {
    response: jsonResponse(202, { notificationRequestId, paProtocolNumber, ...token }),
    events: [requested, ...noticesOnGpd(iun, request, context)],
    ...(state.heldValidations > 0
      ? {}
      : { schedule: [{ afterMs: state.settings.validationMs, timer: { type: 'validate', iun } }] }),
  };
}

/** What SEND writes where the request is silent (send.md §1.7, end). */
function withDefaults(request: NewNotificationRequest): NewNotificationRequest {
  const hasPayments = request.recipients.some(({ payments }) => payments !== undefined && payments.length > 0);
  return {
    ...request,
    vat: request.vat ?? 22,
    paFee: request.paFee ?? 100,
    pagoPaIntMode:
      request.pagoPaIntMode ?? (hasPayments && request.notificationFeePolicy === 'DELIVERY_MODE' ? 'SYNC' : 'NONE'),
  };
}

function newIun({ ids, notifications }: SendState, at: number): Iun {
  for (;;) {
    const iun = generateIun(ids.iun.int, at);
    if (!notifications.has(iun)) return iun;
  }
}
