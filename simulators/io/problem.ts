import { jsonResponse } from '../kernel/exchange.ts';
import type { WireResponse } from '../kernel/exchange.ts';
import type { Issue } from '../kernel/json.ts';

const PROBLEM = { 'content-type': 'application/problem+json' };

/** An error of a handler: title, status, detail (io.md §4). */
export function problem(status: number, title: string, detail: string): WireResponse {
  return jsonResponse(status, { detail, status, title }, PROBLEM);
}

/** An error of the gateway, before any handler. */
export function gatewayError(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): WireResponse {
  return jsonResponse(status, { statusCode: status, message }, { ...headers });
}

const MISSING =
  'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.';
const INVALID =
  'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.';
const NOT_ENOUGH = 'You do not have enough permission to complete the operation you requested';

export const missingKey = (): WireResponse => gatewayError(401, MISSING);
export const invalidKey = (): WireResponse => gatewayError(401, INVALID);

/** `seconds`: after which a call is let through. The header is not the standard one (io.md §3.2); the body is the gateway's default. */
export const tooManyCalls = (seconds: number): WireResponse =>
  gatewayError(429, `Rate limit is exceeded. Try again in ${seconds} seconds.`, {
    'x-rate-limit-retry-after': String(seconds),
    'x-rate-limit-remaining': '0',
  });

export const notAllowed = (detail = NOT_ENOUGH): WireResponse => problem(403, 'You are not allowed here', detail);
export const noScopes = (): WireResponse => problem(403, 'User has no valid scopes', NOT_ENOUGH);
export const recipientForbidden = (): WireResponse =>
  problem(403, 'Recipient forbidden', 'You are not allowed to issue requests for the recipient.');
export const internal = (cause: string): WireResponse => problem(500, 'Internal server error', cause);
export const badParameters = (detail: string): WireResponse => problem(400, 'Bad parameters', detail);
export const conflict = (): WireResponse => problem(409, 'Conflict', 'No transition matched');
/** `Not found` comes from a handler, `Not Found` from the state machine (io.md §3.7). */
export const serviceNotFound = (id: string, from: 'handler' | 'machine' = 'handler'): WireResponse =>
  problem(404, from === 'handler' ? 'Not found' : 'Not Found', `no item with id ${id} found`);

/** A path parameter that is not what it must be. */
export function badPath(type: string, value: string): WireResponse {
  return problem(400, `Invalid ${type}`, `value ["${value}"] at [root] is not a valid [${type}]`);
}

/** One line a violation, as the decoder words it; the names of types are reconstructed. */
export function violations(issues: readonly Issue[]): string {
  return issues
    .map((issue) => `value ${issue.value} at root${placeOf(issue)} is not a valid [${typeOf(issue)}]`)
    .join('\n');
}

function placeOf({ path, keyword, params }: Issue): string {
  const missing = keyword === 'required' ? `/${String(params['missingProperty'])}` : '';
  return `${path}${missing}`.replaceAll('/', '.');
}

function typeOf({ path, keyword, params }: Issue): string {
  switch (keyword) {
    case 'minLength':
    case 'maxLength':
      return params['max'] === undefined
        ? 'non empty string'
        : `string of length >= ${String(params['min'])} and < ${Number(params['max']) + 1}`;
    case 'pattern':
      return `string that matches the pattern "${String(params['pattern'])}"`;
    case 'format':
      return 'UTCISODateFromString';
    case 'enum':
      return (params['allowedValues'] as readonly string[]).map((each) => `"${each}"`).join(' | ');
    case 'minimum':
      return `integer >= ${String(params['limit'])}`;
    case 'maximum':
      return `integer <= ${String(params['limit'])}`;
    case 'type':
      return String(params['type']);
    default:
      return path.slice(path.lastIndexOf('/') + 1) || keyword;
  }
}
