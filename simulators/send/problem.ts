import { jsonResponse, textResponse } from '../kernel/exchange.ts';
import type { WireRequest, WireResponse } from '../kernel/exchange.ts';
import { pathOf } from '../kernel/simulate.ts';
import type { Issue } from '../kernel/json.ts';
import type { Context, Refusal } from '../kernel/platform.ts';

// The four layers at which SEND says no (send.md §1.3): L1 authorizer, L2 gateway schema, L3 application, L4 object store.

export interface ProblemError {
  readonly code: string;
  readonly element?: string;
  readonly detail?: string;
}

const PROBLEM = { 'content-type': 'application/problem+json' };

/** L1: no key at all. */
export function unauthorized(): WireResponse {
  return jsonResponse(401, { message: 'Unauthorized' });
}

/** L1: a key or a voucher that is not good. The text is the gateway's default for a deny policy. */
export function forbidden(): WireResponse {
  return jsonResponse(403, { message: 'User is not authorized to access this resource with an explicit deny' });
}

/** L2: the request is not what the gateway's schema says. `part` tells the body from path, query and headers. */
export function invalidRequest(
  part: 'body' | 'parameters',
  details: readonly string[],
  context: Context,
): WireResponse {
  return jsonResponse(400, {
    status: 400,
    title: 'VALIDATION ERROR',
    traceId: traceId(context),
    errors: [
      {
        code: part === 'body' ? 'PN_INVALID_BODY' : 'PN_INVALID_PARAMETERS',
        detail: cut(`Validation errors: [${details.join(', ')}]`, 1024),
      },
    ],
  });
}

/** L3: Problem JSON (send.md §1.3.1). At least one error. */
export function problem(status: number, errors: readonly ProblemError[], context: Context): WireResponse {
  return jsonResponse(
    status,
    {
      type: 'GENERIC_ERROR',
      status,
      title: status < 500 ? 'Handled error' : 'Unexpected error',
      detail: 'Il dettaglio è nel registro del servizio che ha risposto',
      traceId: traceId(context),
      timestamp: new Date(context.clock.now()).toISOString(),
      errors: errors.map(({ code, element, detail }) => ({
        code,
        ...(element === undefined ? {} : { element }),
        ...(detail === undefined ? {} : { detail: cut(detail, 1024) }),
      })),
    },
    PROBLEM,
  );
}

/** L3 with a single error. */
export function problemOf(
  status: number,
  code: string,
  detail: string,
  context: Context,
  element?: string,
): WireResponse {
  return problem(status, [{ code, detail, ...(element === undefined ? {} : { element }) }], context);
}

/** L4: the object store answers in XML (send.md §1.4). `code` is one of the store's own. */
export function storeError(status: number, code: string, message: string, context: Context): WireResponse {
  return textResponse(
    status,
    'application/xml',
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${xml(message)}</Message><RequestId>${traceId(context)}</RequestId></Error>`,
  );
}

/** What a request gets that no operation could take. */
export function refuse(refusal: Refusal, request: WireRequest, context: Context): WireResponse {
  const path = pathOf(request.url);
  const store = path.startsWith('/caricamento/') || path.startsWith('/scarico/');
  switch (refusal.kind) {
    case 'unknownOperation':
      return jsonResponse(
        404,
        {
          status: 404,
          title: 'UNKNOWN OPERATION',
          traceId: traceId(context),
          errors: [{ code: 'COLLAUDO_UNKNOWN_OPERATION', detail: refusal.explanation + supersededBy(path) }],
        },
        PROBLEM,
      );
    case 'tooLarge':
      return store
        ? storeError(400, 'EntityTooLarge', `Il corpo supera ${refusal.capBytes} byte`, context)
        : jsonResponse(413, { message: `Request Too Long: il corpo supera ${refusal.capBytes} byte` });
    case 'truncated':
      return store
        ? storeError(400, 'IncompleteBody', 'Il corpo finisce prima della lunghezza dichiarata', context)
        : invalidRequest('body', ['il corpo finisce prima della lunghezza dichiarata'], context);
    case 'undecodable':
      return invalidRequest('body', [refusal.problem], context);
    case 'invalid':
      return invalidRequest(refusal.part, refusal.issues.map(wording), context);
  }
}

interface Superseded {
  readonly path: RegExp;
  readonly current: string;
}

/** Deprecated paths (send.md §1.2) and what took their place. */
const SUPERSEDED: readonly Superseded[] = [
  { path: /^\/delivery\/(v2\.[0-3]\/)?requests$/, current: '/delivery/v2.5/requests (o v2.4)' },
  {
    path: /^\/delivery\/(v2\.[0-7]\/)?notifications\/sent\/[^/]+$/,
    current: '/delivery/v2.8/notifications/sent/{iun}',
  },
  { path: /^\/delivery\/price\/[^/]+\/[^/]+$/, current: '/delivery/v2.3/price/{paTaxId}/{noticeCode}' },
  { path: /^\/delivery\/events\/payment\/f24$/, current: '/delivery/events/payment/pagopa, per i soli avvisi pagoPA' },
  { path: /^\/delivery-push\/[^/]+\/legal-facts$/, current: '/delivery-push/v2.0/{iun}/legal-facts' },
  {
    path: /^\/delivery-push\/[^/]+\/legal-facts\/[^/]+\/[^/]+$/,
    current: '/delivery-push/{iun}/download/legal-facts/{legalFactId}',
  },
  {
    path: /^\/delivery-push\/v2\.[1-9]\/notifications\/cancel\//,
    current: '/delivery-push/v2.0/notifications/cancel/{iun}',
  },
  { path: /^\/delivery-progresses\/(v2\.[3-8]\/)?streams(\/|$)/, current: '/delivery-progresses/v2.9/streams' },
];

/** What took the place of a deprecated path, in words; nothing for any other path. */
export function supersededBy(path: string): string {
  const found = SUPERSEDED.find((each) => each.path.test(path));
  return found === undefined ? '' : ` Questa versione è deprecata: la versione corrente è ${found.current}.`;
}

/**
 * A violation in the words of the gateway's validator (JSON Schema draft 4), with the place it is at. Values are never
 * echoed, except enumerations: they may be personal data.
 */
function wording({ path, keyword, params }: Issue): string {
  const at = `[Path '${path === '' ? '/' : path}'] `;
  switch (keyword) {
    case 'type':
      return `${at}instance type does not match any allowed primitive type (allowed: ["${String(params['type'])}"])`;
    case 'required':
      return `${at}object has missing required properties (["${String(params['missingProperty'])}"])`;
    case 'maxLength':
      return `${at}String is too long (maximum allowed: ${String(params['limit'])})`;
    case 'minLength':
      return `${at}String is too short (required minimum: ${String(params['limit'])})`;
    case 'pattern':
      return `${at}ECMA 262 regex "${String(params['pattern'])}" does not match input string`;
    case 'enum':
      return `${at}instance value not found in enum (possible values: ${JSON.stringify(params['allowedValues'])})`;
    case 'additionalProperties':
      return `${at}object instance has properties which are not allowed by the schema: ["${String(params['additionalProperty'])}"]`;
    case 'maximum':
      return `${at}numeric instance is greater than the required maximum (maximum: ${String(params['limit'])})`;
    case 'minimum':
      return `${at}numeric instance is lower than the required minimum (minimum: ${String(params['limit'])})`;
    case 'maxItems':
      return `${at}array is too long: must have at most ${String(params['limit'])} elements`;
    case 'minItems':
      return `${at}array is too short: must have at least ${String(params['limit'])} elements`;
    case 'minProperties':
      return `${at}object has too few properties (required at least ${String(params['limit'])})`;
    default:
      return `${at}${keyword}`;
  }
}

/** An AWS-like trace id. */
function traceId({ ids, clock }: Context): string {
  return `1-${Math.floor(clock.now() / 1000).toString(16)}-${ids.hex(24)}`;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 3)}...`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
