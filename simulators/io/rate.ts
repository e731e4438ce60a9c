/**
 * Calls of one user in a sliding window (io.md §3.2). Refused calls do not count [reconstructed: as the gateway does].
 * Instants in epoch ms.
 */
export interface RateWindow {
  /** Instants of the calls still in the window, oldest first. */
  readonly calls: number[];
  /** Where the window begins in `calls`. */
  from: number;
}

export const rateWindow = (): RateWindow => ({ calls: [], from: 0 });

export type Taken =
  | { readonly ok: true; readonly remaining: number }
  /** Milliseconds after which a call is let through. */
  | { readonly ok: false; readonly waitMs: number };

/** Counts a call, or says how long to wait. */
export function takeCall(window: RateWindow, now: number, limit: number, windowMs: number): Taken {
  const { calls } = window;
  while (window.from < calls.length && calls[window.from]! <= now - windowMs) window.from++;
  if (window.from > 1_000) {
    calls.splice(0, window.from);
    window.from = 0;
  }
  const used = calls.length - window.from;
  if (used >= limit) return { ok: false, waitMs: calls[calls.length - limit]! + windowMs - now };
  calls.push(now);
  return { ok: true, remaining: limit - used - 1 };
}
