import type { SeenExchange } from '../kernel/platform.ts';

/** A JSON object of unknown shape: what a system under test sends may be anything. */
export type Members = Readonly<Record<string, unknown>>;

/** The value as an object; empty where it is none. */
export function members(value: unknown): Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : {};
}

/** The value as a list; empty where it is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a text; undefined where it is none. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export const KEY = 'ocp-apim-subscription-key';
export const INSERT = 'insertMessages';
/** Operations on one message that is there. */
export const ON_MESSAGE = ['readMessage', 'changeMessage', 'deleteMessage'] as const;
export const GATEWAY: readonly string[] = [INSERT, ...ON_MESSAGE];

/** The messages of a batch. */
export function itemsOf({ request }: SeenExchange): readonly Members[] {
  return list(members(request.json)['messages']).map(members);
}

/** Whether the gateway refused a request for what it says, and the peer knows: keys and failures are another matter. */
export function isRefused({ response: { status } }: SeenExchange): boolean {
  return status === 400 || status === 403 || status === 409;
}

/** Whether the peer cannot know what became of its request. */
export function isUnknown({ fault }: SeenExchange): boolean {
  return fault?.kind === 'reset' || fault?.kind === 'hang' || fault?.kind === 'truncate' || fault?.kind === 'malformed';
}
