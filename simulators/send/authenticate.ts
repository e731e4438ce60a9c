import type { WireRequest, WireResponse } from '../kernel/exchange.ts';
import type { Operation } from '../kernel/platform.ts';
import { pathOf } from '../kernel/simulate.ts';
import { forbidden, unauthorized } from './problem.ts';
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
 * L1 (send.md §1.3): no key, 401; a key that is unknown or neither ENABLED nor ROTATED, 403. Keys are issued without
 * PDND, and such a key with a bearer is refused too. The object store asks for no key: its URL is the permission, and a
 * key shown to it is a matter for the rules.
 */
export function authenticate(
  operation: Operation<SendState, Caller>,
  request: WireRequest,
  state: SendState,
): { caller: Caller } | { refused: WireResponse } {
  if (operation.path.startsWith('/caricamento/') || operation.path.startsWith('/scarico/')) return { caller: NOBODY };
  const presented = request.headers['x-api-key'];
  if (presented === undefined || presented === '') return { refused: unauthorized() };
  const key = state.keys.get(presented);
  if (key === undefined || (key.status !== 'ENABLED' && key.status !== 'ROTATED')) return { refused: forbidden() };
  if (request.headers['authorization'] !== undefined) return { refused: forbidden() };
  return { caller: { key } };
}
