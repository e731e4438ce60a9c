import type { Answer, Context } from '../../kernel/platform.ts';
import { problemOf } from '../problem.ts';

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

/** A version that has no words for something of the notification (send.md §1.2, version coupling). */
export function cannotTell(version: string, what: string, context: Context): Answer {
  return {
    response: problemOf(
      400,
      'PN_GENERIC_INVALIDPARAMETER',
      `Version ${version} cannot tell a notification with ${what}`,
      context,
      'iun',
    ),
  };
}
