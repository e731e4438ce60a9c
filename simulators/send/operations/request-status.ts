import { jsonResponse } from '../../kernel/exchange.ts';
import type { Contract } from '../../kernel/json.ts';
import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import { iunOfNotificationRequestId } from '../../kernel/values/iun.ts';
import { protocolKey } from '../apply.ts';
import { requestStatusQuery, requestStatusV24, requestStatusV25 } from '../contract/requests.ts';
import { problem, problemOf } from '../problem.ts';
import type { Caller, Notification, SendState } from '../state.ts';
import { versionNotServed } from './not-found.ts';
import { seconds } from './presigned.ts';
import { visible } from './visibility.ts';

/** What became of a request, version 2.5. */
export const retrieveNotificationRequestStatusV25 = requestStatus('2.5', requestStatusV25);

/** What became of a request, version 2.4. */
export const retrieveNotificationRequestStatusV24 = requestStatus('2.4', requestStatusV24);

function requestStatus(version: Notification['version'], answer: Contract): Operation<SendState, Caller> {
  return {
    id: `retrieveNotificationRequestStatusV${version.replace('.', '')}`,
    method: 'GET',
    path: `/delivery/v${version}/requests`,
    query: requestStatusQuery,
    answers: { 200: answer },
    handle: (input, state, context) => retrieve(version, input, state, context),
  };
}

/** By `notificationRequestId`, or by `paProtocolNumber` and `idempotenceToken` together (send.md §1.9). */
function retrieve(
  version: Notification['version'],
  { query, caller }: Input<Caller>,
  state: SendState,
  context: Context,
): Answer {
  if (!state.settings.requestVersions.includes(version)) return versionNotServed(version, state, context);
  const { notificationRequestId, paProtocolNumber, idempotenceToken } = query;
  let iun: string | undefined;
  if (notificationRequestId !== undefined) {
    const decoded = iunOfNotificationRequestId(notificationRequestId);
    iun = decoded.ok ? decoded.value : undefined;
  } else if (paProtocolNumber !== undefined && idempotenceToken !== undefined)
    iun = state.byProtocol.get(protocolKey(caller.key.pa.id, paProtocolNumber, idempotenceToken));
  else {
    const missing = (['paProtocolNumber', 'idempotenceToken'] as const).filter((name) => query[name] === undefined);
    return {
      response: problem(
        400,
        missing.map((element) => ({
          code: 'PN_GENERIC_INVALIDPARAMETER_REQUIRED',
          element,
          detail: 'Give notificationRequestId, or both paProtocolNumber and idempotenceToken',
        })),
        context,
      ),
    };
  }
  const notification = visible(state, iun, caller);
  if (notification === undefined)
    return { response: problemOf(404, 'PN_DELIVERY_NOTIFICATIONNOTFOUND', 'Notification request not found', context) };
  if (version === '2.4' && notification.request.recipients.some(({ physicalAddress }) => physicalAddress === undefined))
    return {
      response: problemOf(
        400,
        'PN_GENERIC_INVALIDPARAMETER',
        'The request has recipients without a physical address: read it with version 2.5',
        context,
      ),
    };
  return { response: jsonResponse(200, { ...notification.request, ...outcomeOf(notification, state, context) }) };
}

function outcomeOf(
  { notificationRequestId, status, iun, refusal }: Notification,
  { settings }: SendState,
  context: Context,
): object {
  if (status === 'IN_VALIDATION')
    return {
      notificationRequestId,
      notificationRequestStatus: 'WAITING',
      retryAfter: seconds(context, settings.statusRetryAfterSeconds),
    };
  if (refusal !== undefined)
    return {
      notificationRequestId,
      notificationRequestStatus: 'REFUSED',
      errors: refusal.map(({ errorCode, detail, recIndex }) => ({
        code: errorCode,
        detail,
        ...(recIndex === undefined ? {} : { recIndex }),
      })),
    };
  return { notificationRequestId, notificationRequestStatus: 'ACCEPTED', iun };
}
