import { jsonResponse } from '../../kernel/exchange.ts';
import type { Answer, Context, Operation } from '../../kernel/platform.ts';
import { firstVersionOf } from '../categories.ts';
import { deprecatedNotification, earlierNotification, iunPath } from '../contract/notifications.ts';
import { problemOf, supersededBy } from '../problem.ts';
import type { Caller, Notification, SendState } from '../state.ts';
import { notificationNotFound } from './not-found.ts';
import { sentDetailOf } from './sent-detail.ts';
import { accepted } from './visibility.ts';

/** Versions of the detail that SEND still routes (send.md §1.2), oldest first; the first has no version in its path. */
const DEPRECATED_VERSIONS = ['1', '2.0', '2.1', '2.3', '2.4', '2.5', '2.6', '2.7'] as const;

type DeprecatedVersion = (typeof DEPRECATED_VERSIONS)[number];

/**
 * The details that SEND asks to leave. Where `deprecatedVersions` tolerates them they answer with what their version knows;
 * otherwise they are as unknown as any operation that is not there. Using one is a finding either way (SEND-PROTO-001).
 */
export const deprecatedDetails: readonly Operation<SendState, Caller>[] = DEPRECATED_VERSIONS.map((version) => ({
  id: `retrieveSentNotificationV${version.replace('.', '')}`,
  method: 'GET',
  path: `/delivery/${version === '1' ? '' : `v${version}/`}notifications/sent/{iun}`,
  parameters: iunPath,
  answers: { 200: Number(version) < 2.4 ? earlierNotification : deprecatedNotification },
  handle({ path, caller }, state, context) {
    const iun = path['iun']!;
    if (state.settings.deprecatedVersions === 'refused') return unknown(version, iun, context);
    const notification = accepted(state, iun, caller);
    if (notification === undefined) return notificationNotFound(iun, context);
    const newer = Number(version) < 2.1 ? newerFeature(notification) : undefined;
    return newer === undefined
      ? { response: jsonResponse(200, asKnownTo(version, notification, state, context)) }
      : {
          response: problemOf(
            400,
            'PN_GENERIC_INVALIDPARAMETER',
            `Version ${version} cannot tell a notification with ${newer}`,
            context,
            'iun',
          ),
        };
  },
}));

/** What the first versions have no words for (send.md §1.2, version coupling). */
function newerFeature({ request }: Notification): string | undefined {
  if (request.pagoPaIntMode === 'ASYNC') return 'asynchronous integration';
  const payments = request.recipients.map((recipient) => recipient.payments ?? []);
  if (payments.some((each) => each.length > 1)) return 'several payments';
  return payments.flat().some(({ f24 }) => f24 !== undefined) ? 'an F24' : undefined;
}

/** The detail without the categories and the statuses that came after a version. */
function asKnownTo(
  version: DeprecatedVersion,
  notification: Notification,
  state: SendState,
  context: Context,
): Readonly<Record<string, unknown>> {
  const known = Number(version);
  const { timeline, statusHistory } = notification;
  const elements = timeline
    .filter(({ category }) => Number(firstVersionOf(category)) <= known)
    .map((element) => (known < 2.4 ? withoutInstants(element) : element));
  const ids = new Set(elements.map(({ elementId }) => elementId));
  const history = statusHistory
    .filter(({ status }) => status !== 'RETURNED_TO_SENDER' || known >= 2.6)
    .map(({ relatedTimelineElements, ...rest }) => ({
      ...rest,
      relatedTimelineElements: relatedTimelineElements.filter((id) => ids.has(id)),
    }));
  return {
    ...sentDetailOf(notification, state, context),
    notificationStatus: history.at(-1)!.status,
    notificationStatusHistory: history,
    timeline: elements,
  };
}

/** Until version 2.4 an element told one instant alone. */
function withoutInstants<Element extends object>(element: Element): Element {
  const {
    ingestionTimestamp: _ingestion,
    eventTimestamp: _event,
    notificationSentAt: _sent,
    ...rest
  } = element as Element & Readonly<Record<'ingestionTimestamp' | 'eventTimestamp' | 'notificationSentAt', unknown>>;
  return rest as Element;
}

function unknown(version: DeprecatedVersion, iun: string, context: Context): Answer {
  const path = `/delivery/${version === '1' ? '' : `v${version}/`}notifications/sent/${iun}`;
  const explanation = `La versione ${version} del dettaglio non è servita.${supersededBy(path)}`;
  return { response: problemOf(404, 'COLLAUDO_UNKNOWN_OPERATION', explanation, context) };
}
