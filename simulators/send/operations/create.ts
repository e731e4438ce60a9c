import { jsonResponse } from '../../kernel/exchange.ts';
import type { Contract } from '../../kernel/json.ts';
import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import { generateIun, notificationRequestIdOf } from '../../kernel/values/iun.ts';
import type { Iun } from '../../kernel/values/iun.ts';
import { newNotificationRequestV24, newNotificationRequestV25, newNotificationResponse } from '../contract/requests.ts';
import type { NewNotificationRequest } from '../contract/requests.ts';
import { noticesOnGpd } from '../gpd.ts';
import { problem } from '../problem.ts';
import { CARGO } from '../state.ts';
import type { Caller, Notification, SendEvent, SendState } from '../state.ts';
import { synchronousRejection } from '../validation/synchronous.ts';
import { versionNotServed } from './not-found.ts';

/** A new notification, version 2.5: a recipient's physical address may be left to SEND, unless the settings want it. */
export const sendNewNotificationV25 = creation('2.5', newNotificationRequestV25);

/** A new notification, version 2.4: every recipient has a physical address. */
export const sendNewNotificationV24 = creation('2.4', newNotificationRequestV24);

function creation(version: Notification['version'], body: Contract): Operation<SendState, Caller> {
  return {
    id: `sendNewNotificationV${version.replace('.', '')}`,
    method: 'POST',
    path: `/delivery/v${version}/requests`,
    body,
    answers: { 202: newNotificationResponse },
    handle: (input, state, context) => create(version, input, state, context),
  };
}

/** Takes a request in charge (202), or says why not; the outcome comes later (send.md §1.7-1.10). */
function create(
  version: Notification['version'],
  { body, caller }: Input<Caller>,
  state: SendState,
  context: Context,
): Answer {
  if (!state.settings.requestVersions.includes(version)) return versionNotServed(version, state, context);
  const received = body as NewNotificationRequest;
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
