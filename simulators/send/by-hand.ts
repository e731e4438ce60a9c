import { generateIun, notificationRequestIdOf } from '../kernel/values/iun.ts';
import type { Context, Effects } from '../kernel/platform.ts';
import type { NewNotificationRequest } from './contract/requests.ts';
import { noticesOnGpd } from './gpd.ts';
import { CARGO } from './state.ts';
import type { Notification, SendEvent, SendState } from './state.ts';

/**
 * A notification that an officer loads on SEND's portal, as the request that the portal makes of it: no call of the ente's systems
 * is part of it. Its documents stay in the portal: nobody downloads them by interface.
 * @throws RangeError where the request names another sender.
 */
export function loadedByHand(
  state: SendState,
  parameters: Readonly<Record<string, unknown>>,
  context: Context,
): Effects {
  const request = parameters['request'] as NewNotificationRequest;
  const { pa } = state.mittente;
  if (request.senderTaxId !== pa.codiceFiscale)
    throw new RangeError(`loadByHand: ${request.senderTaxId} does not send here, ${pa.codiceFiscale} does`);
  const sentAt = context.clock.now();
  const iun = generateIun(state.ids.iun.int, sentAt);
  const notificationRequestId = notificationRequestIdOf(iun);
  const notification: Notification = {
    iun,
    notificationRequestId,
    version: '2.5',
    request,
    sender: pa,
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
  const requested: SendEvent = {
    type: 'notificationRequested',
    iun,
    notificationRequestId,
    paProtocolNumber: request.paProtocolNumber,
    sender: pa.id,
    version: '2.5',
    [CARGO]: notification,
  };
  return {
    events: [requested, ...noticesOnGpd(iun, request, context)],
    ...(state.heldValidations > 0
      ? {}
      : { schedule: [{ afterMs: state.settings.validationMs, timer: { type: 'validate', iun } }] }),
  };
}

/** The officer asks on the portal that a notification be cancelled. @throws RangeError for a notification that SEND does not have. */
export function cancelledByHand(
  state: SendState,
  parameters: Readonly<Record<string, unknown>>,
  context: Context,
): Effects {
  const iun = String(parameters['iun']);
  if (!state.notifications.has(iun)) throw new RangeError(`SEND has no notification ${iun}`);
  return {
    events: [{ type: 'cancellationRequested', iun, at: context.clock.now() }],
    schedule: [{ afterMs: state.settings.cancellationMs, timer: { type: 'cancel', iun } }],
  };
}
