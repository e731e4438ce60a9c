import type { Answer, Context } from '../../kernel/platform.ts';
import { problemOf } from '../problem.ts';
import type { SendState } from '../state.ts';

/** No notification with this IUN, for this caller: unknown, somebody else's, not accepted yet, or refused. */
export function notificationNotFound(iun: string, context: Context): Answer {
  return {
    response: problemOf(404, 'PN_DELIVERY_NOTIFICATIONNOTFOUND', `Notification ${iun} not found`, context, 'iun'),
  };
}

/** The notification is there, the file is not. */
export function fileNotFound(what: string, context: Context): Answer {
  return { response: problemOf(404, 'PN_DELIVERY_FILEINFONOTFOUND', `${what} not found`, context) };
}

/** A version of /requests that this simulation was told not to serve. */
export function versionNotServed(version: string, { settings }: SendState, context: Context): Answer {
  const served = settings.requestVersions.map((each) => `/delivery/v${each}/requests`).join(', ');
  return {
    response: problemOf(
      404,
      'COLLAUDO_UNKNOWN_OPERATION',
      `La versione ${version} delle richieste non è servita; sono servite ${served}`,
      context,
    ),
  };
}
