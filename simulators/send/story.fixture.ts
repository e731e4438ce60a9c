import type { Entry } from '../kernel/journal.ts';
import { viewOf } from '../kernel/view.ts';
import type { View } from '../kernel/view.ts';

/** The notification that stories written short are about. */
export const PROTOCOLLO = 'PROT-1';
export const IUN = 'GPGN-NPDG-ZTED-202402-E-1';
export const RICHIESTA = Buffer.from(IUN).toString('base64');

/** An exchange with SEND of which only what is told matters. */
export function exchange(
  operation: string,
  url: string,
  send: unknown,
  status: number,
  json: unknown,
  more: object = {},
): Readonly<Record<string, unknown>> {
  return {
    kind: 'exchange',
    elapsedMs: 0,
    platform: 'send',
    direction: 'toPlatform',
    operation,
    path: {},
    request: { method: 'POST', url, headers: {}, ...(send === undefined ? {} : { text: JSON.stringify(send) }) },
    response: { status, headers: {}, text: JSON.stringify(json) },
    satisfied: [],
    findings: [],
    ...more,
  };
}

/** A journal written short: entries get their number and their instant from their place. */
export function journal(entries: readonly object[]): View {
  return viewOf(entries.map((entry, index) => ({ at: index * 1_000, ...entry, seq: index + 1 }) as unknown as Entry));
}
