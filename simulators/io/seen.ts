import type { SeenExchange } from '../kernel/platform.ts';

/** A JSON object of unknown shape: what a system under test sends may be anything. */
export type Members = Readonly<Record<string, unknown>>;

const NOTHING: Members = {};

/** The value as an object; empty where it is none. */
export function members(value: unknown): Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : NOTHING;
}

/** The value as a list; empty where it is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a text; undefined where it is none. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Sending a message, in both forms. */
export const SUBMIT = ['submitMessageforUserWithFiscalCodeInBody', 'submitMessageforUser'] as const;
/** Asking for a profile, in both forms. */
export const PROFILE = ['getProfileByPOST', 'getProfile'] as const;
export const KEY = 'ocp-apim-subscription-key';

/** The recipient of a message, or the citizen asked about. */
export function fiscalCodeOf({ path, request }: SeenExchange): string | undefined {
  return text(members(request.json)['fiscal_code']) ?? path['fiscal_code'];
}

/** The content of the message that is sent. */
export function contentOf({ request }: SeenExchange): Members {
  return members(members(request.json)['content']);
}

/** Whether the peer can have read the answer: `maybe` where a fault damaged or delayed it. */
export function arrival({ fault }: SeenExchange): 'yes' | 'maybe' | 'no' {
  switch (fault?.kind) {
    case 'reset':
    case 'hang':
      return 'no';
    case 'delay':
    case 'truncate':
    case 'malformed':
      return 'maybe';
    default:
      return 'yes';
  }
}

/** Instant of the answer, epoch ms. */
export function answeredAt({ at, elapsedMs }: SeenExchange): number {
  return at + elapsedMs;
}

/** Whether a message was taken in charge, and the peer knows. */
export function isTaken(exchange: SeenExchange): boolean {
  return exchange.response.status === 201 && arrival(exchange) === 'yes';
}
