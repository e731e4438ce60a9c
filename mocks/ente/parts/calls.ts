import type { Headers } from '../../../simulators/kernel/exchange.ts';
import type { Reply } from '../client.ts';

/** Attempts after the first, for one request. */
const RETRIES = 3;
/** First wait between attempts where the peer names none, ms; doubled every time, up to the longest. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Headers of every call to SEND's interfaces: the key, and nothing that only SEND's own gateway may add. */
export function sendHeaders(apiKey: string, _operation: string, hasBody = false): Headers {
  return {
    'x-api-key': apiKey,
    accept: 'application/json',
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
  };
}

/** Deadline of a call, ms. The price stands inside the 7 s that pagoPA grants the creditor, so its own is short. */
export function timeoutFor(operation: string): number | undefined {
  if (operation === 'retrieveNotificationPrice') return 3_000;
  if (operation === 'paymentEventsRequestPagoPa') return 5_000;
  return operation === 'uploadAttachment' || operation === 'downloadFile' ? 60_000 : 20_000;
}

/**
 * Whether a request is worth repeating: only where nobody knows how it ended, or where the peer is busy; never for a
 * refusal. The price is asked once: whoever is paying is waiting.
 */
export function shouldRetry(reply: Reply, attempt: number, operation: string): boolean {
  if (operation === 'retrieveNotificationPrice' || operation === 'paymentEventsRequestPagoPa') return false;
  return attempt <= RETRIES && (reply.failure !== undefined || reply.status === 429 || reply.status >= 500);
}

/** How long to wait before the next attempt, ms: what the peer asks, otherwise longer every time. */
export function retryDelay(reply: Reply, attempt: number, operation: string): number {
  const asked = Number(reply.headers['retry-after'] ?? Number.NaN);
  // streams count in milliseconds (send.md §1.17), everybody else in seconds (RFC 9110, 10.2.3)
  if (Number.isFinite(asked)) return operation === 'consumeEventStream' ? asked : asked * 1_000;
  return Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
}
