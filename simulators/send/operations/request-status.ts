import { jsonResponse } from '../../kernel/exchange.ts';
import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import { iunOfNotificationRequestId } from '../../kernel/values/iun.ts';
import { protocolKey } from '../apply.ts';
import { requestStatus, requestStatusQuery } from '../contract/requests.ts';
import { untold } from '../known-to.ts';
import { problem, problemOf } from '../problem.ts';
import type { Caller, Notification, SendState } from '../state.ts';
import { age, inVersion, REQUEST_VERSIONS, segmentOf } from '../versions.ts';
import type { RequestVersion } from '../versions.ts';
import { inWordsOf } from './earlier-request.ts';
import { cannotTell } from './not-found.ts';
import { seconds } from './presigned.ts';
import { visible } from './visibility.ts';

/** What became of a request, in every version. */
export const requestStatuses: readonly Operation<SendState, Caller>[] = REQUEST_VERSIONS.map((version) => ({
  id: inVersion('retrieveNotificationRequestStatus', version),
  method: 'GET',
  path: `/delivery/${segmentOf(version)}requests`,
  query: requestStatusQuery,
  answers: { 200: requestStatus(version) },
  handle: (input, state, context) => retrieve(version, input, state, context),
}));

/** By `notificationRequestId`, or by `paProtocolNumber` and `idempotenceToken` together (send.md §1.9). */
function retrieve(
  version: RequestVersion,
  { query, caller }: Input<Caller>,
  state: SendState,
  context: Context,
): Answer {
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
  const { request } = notification;
  const newer = untold(version, request, notification.version);
  return newer === undefined
    ? {
        response: jsonResponse(200, {
          ...inWordsOf(version, request),
          ...outcomeOf(notification, version, state, context),
        }),
      }
    : cannotTell(version, newer, context);
}

function outcomeOf(
  { notificationRequestId, status, iun, refusal }: Notification,
  version: RequestVersion,
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
        ...(recIndex === undefined || age(version) < 2.4 ? {} : { recIndex }),
      })),
    };
  return { notificationRequestId, notificationRequestStatus: 'ACCEPTED', iun };
}
