import { NO_BODY, TransportError } from './exchange.ts';
import type { Headers, Transport, WireRequest, WireResponse } from './exchange.ts';
import type { Simulation } from './simulate.ts';
import type { Finding } from './requirement.ts';

export interface Calling {
  /** Call id of the platform. */
  readonly call: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export interface Called {
  /** Undefined where no answer came. */
  readonly response: WireResponse | undefined;
  readonly failure?: string;
  readonly elapsedMs: number;
  readonly findings: readonly Finding[];
}

/**
 * A platform calls the system under test: sends, measures on the run's clock, records the exchange with its rules.
 * No answer within the call's budget plus a margin is recorded as a failure, never thrown.
 */
export async function call(simulation: Simulation, transport: Transport, calling: Calling): Promise<Called> {
  const { clock } = simulation.context;
  const budgetMs = simulation.platform.calls.find(({ id }) => id === calling.call)?.budgetMs;
  const request: WireRequest = {
    method: calling.method,
    url: calling.url,
    headers: calling.headers,
    body: calling.body,
  };
  const at = clock.now();
  let response: WireResponse | undefined;
  let failure: string | undefined;
  try {
    response = await transport(request, budgetMs === undefined ? {} : { timeoutMs: budgetMs * 2 });
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    failure = error.code;
  }
  const elapsedMs = clock.now() - at;
  const findings = simulation.record({
    at,
    elapsedMs,
    direction: 'fromPlatform',
    operation: calling.call,
    request,
    response: response ?? { status: 0, headers: {}, body: NO_BODY },
    ...(failure === undefined ? {} : { failure }),
  });
  return { response, elapsedMs, findings, ...(failure === undefined ? {} : { failure }) };
}
