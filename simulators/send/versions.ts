/**
 * The versions of SEND's interfaces, oldest first (send.md §1.2; §0.3 for the newest). Version 1 has none in its path, and
 * streams call it v10.
 */
export const REQUEST_VERSIONS = ['1', '2.1', '2.3', '2.4', '2.5', '2.6'] as const;
export const DETAIL_VERSIONS = ['1', '2.0', '2.1', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9'] as const;
export const STREAM_VERSIONS = ['1', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9'] as const;
export const PRICE_VERSIONS = ['1', '2.3'] as const;

export type RequestVersion = (typeof REQUEST_VERSIONS)[number];
export type DetailVersion = (typeof DETAIL_VERSIONS)[number];
export type StreamVersion = (typeof STREAM_VERSIONS)[number];

/** The version of streams that is in force. */
export const CURRENT_STREAMS = '2.9';

/** Versions in force, of which the settings say those that are served; the others of each list are deprecated. */
export const CURRENT_REQUESTS: readonly RequestVersion[] = ['2.4', '2.5', '2.6'];
export const CURRENT_DETAILS: readonly DetailVersion[] = ['2.8', '2.9'];

/**
 * The first version of streams that can wait for acceptance: that of the schema StreamRequestV27 and of the text that links it in
 * the B2B bundle, which says "from 2.6" all the same; send.md §1.17 says 2.8.
 */
export const WAITING_SINCE: StreamVersion = '2.7';

/** How old a version is: versions compare as numbers. */
export const age = Number;

/** An official operation id in a version: the first has no suffix. */
export function inVersion(operation: string, version: string): string {
  return version === '1' ? operation : `${operation}V${version.replace('.', '')}`;
}

/** The official ids of one operation in several versions. */
export function inVersions(operation: string, versions: readonly string[]): readonly string[] {
  return versions.map((version) => inVersion(operation, version));
}

/** The segment of a path that tells the version, with its slash; empty for the first. */
export function segmentOf(version: string): string {
  return version === '1' ? '' : `v${version}/`;
}

/** The operations that ask for one thing, whatever the version. */
export const CREATE = inVersions('sendNewNotification', REQUEST_VERSIONS);
export const REQUEST_STATUS = inVersions('retrieveNotificationRequestStatus', REQUEST_VERSIONS);
export const DETAIL = inVersions('retrieveSentNotification', DETAIL_VERSIONS);
export const PRICE = inVersions('retrieveNotificationPrice', PRICE_VERSIONS);
export const CREATE_STREAM = inVersions('createEventStream', STREAM_VERSIONS);
export const UPDATE_STREAM = inVersions('updateEventStream', STREAM_VERSIONS);
export const REMOVE_STREAM = inVersions('removeEventStream', STREAM_VERSIONS);
export const DISABLE_STREAM = inVersions('disableEventStream', STREAM_VERSIONS.slice(1));
export const CONSUME = inVersions('consumeEventStream', STREAM_VERSIONS);

/** Operations that SEND still routes and asks to leave (send.md §1.2). */
export const DEPRECATED: ReadonlySet<string> = new Set([
  ...['sendNewNotification', 'retrieveNotificationRequestStatus'].flatMap((operation) =>
    inVersions(operation, without(REQUEST_VERSIONS, CURRENT_REQUESTS)),
  ),
  ...inVersions('retrieveSentNotification', without(DETAIL_VERSIONS, CURRENT_DETAILS)),
  'retrieveNotificationPrice',
  'paymentEventsRequestF24',
  'retrieveNotificationLegalFacts',
  'retrieveLegalFact',
  ...['create', 'list', 'retrieve', 'update', 'remove', 'consume'].flatMap((verb) =>
    inVersions(`${verb}EventStream${verb === 'list' ? 's' : ''}`, without(STREAM_VERSIONS, [CURRENT_STREAMS])),
  ),
  // the first version had nothing to disable a stream with
  ...inVersions('disableEventStream', without(STREAM_VERSIONS, ['1', CURRENT_STREAMS])),
]);

function without(versions: readonly string[], current: readonly string[]): readonly string[] {
  return versions.filter((version) => !current.includes(version));
}
