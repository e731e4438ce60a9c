import type { WireRequest, WireResponse } from '../kernel/exchange.ts';
import type { Context, Event, Operation } from '../kernel/platform.ts';
import { pathOf } from '../kernel/simulate.ts';
import { voucherPort } from './ports.ts';
import type { VoucherCheck } from './ports.ts';
import { forbidden, refuse, unauthorized } from './problem.ts';
import { leftOut } from './served.ts';
import type { Caller, SendState } from './state.ts';

const STORE = /^\/(?:caricamento|scarico)\/([^/]+)$/;

/** The credential a request presents: its API key, or on the object store the secret part of the presigned URL. */
export function credentialOf(request: WireRequest): string | undefined {
  return STORE.exec(pathOf(request.url))?.[1] ?? request.headers['x-api-key'];
}

/** Whether this simulation issued a credential. */
export function owns(state: SendState, credential: string): boolean {
  return state.keys.has(credential) || state.uploads.has(credential) || state.downloads.has(credential);
}

/** The caller of the object store: it knows URLs, not people. */
const NOBODY = undefined as unknown as Caller;

/**
 * L1 (send.md §1.3, §5.4, §5.5): no key, 401; a key that is unknown or neither ENABLED nor ROTATED, 403. A key with PDND
 * wants a valid voucher, any other key wants none. The object store asks for no key: its URL is the permission, and a
 * key shown to it is a matter for the rules. The answer tells no reason, so the event does. An operation that the settings
 * leave out is as unknown as any that is not there, whoever asks.
 */
export function authenticate(
  operation: Operation<SendState, Caller>,
  request: WireRequest,
  state: SendState,
  context: Context,
): { caller: Caller } | { refused: WireResponse; events?: readonly Event[] } {
  const explanation = leftOut(operation.id, state.settings);
  if (explanation !== undefined)
    return { refused: refuse({ kind: 'unknownOperation', explanation }, request, context) };
  if (operation.path.startsWith('/caricamento/') || operation.path.startsWith('/scarico/')) return { caller: NOBODY };
  const presented = request.headers['x-api-key'];
  if (presented === undefined || presented === '') return { refused: unauthorized() };
  const key = state.keys.get(presented);
  if (key === undefined || (key.status !== 'ENABLED' && key.status !== 'ROTATED')) return { refused: forbidden() };
  const { authorization } = request.headers;
  if (!key.pdnd)
    return authorization === undefined
      ? { caller: { key } }
      : { refused: forbidden(), events: [{ type: 'voucherNotExpected' }] };
  const voucher = BEARER.exec(authorization ?? '')?.[1];
  const check: VoucherCheck =
    voucher === undefined
      ? {
          ok: false,
          expected: 'Authorization: Bearer con il voucher',
          observed: authorization === undefined ? 'nessun voucher' : 'altro',
        }
      : voucherPort(context)(voucher);
  if (check.ok) return { caller: { key } };
  const { expected, observed } = check;
  return { refused: forbidden(), events: [{ type: 'voucherRefused', expected, observed }] };
}

const BEARER = /^Bearer (\S+)$/i;
