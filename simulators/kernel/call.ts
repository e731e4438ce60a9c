import { NO_BODY, TransportError } from './exchange.ts';
import type { Transport, WireRequest, WireResponse } from './exchange.ts';
import type { Finding } from './requirement.ts';
import type { Simulation } from './simulate.ts';

export interface Called {
  /** Undefined where no answer came; then `failure` says why. */
  readonly response: WireResponse | undefined;
  readonly failure?: TransportError['code'];
  readonly elapsedMs: number;
  readonly findings: readonly Finding[];
}

/**
 * A platform calls the system under test at `url`: encodes, sends, measures on the run's clock, records the exchange
 * with its rules, applies what the answer does to the platform. Waiting ends at twice the call's budget; no answer is
 * recorded as a failure, never thrown.
 * @throws RangeError for a call the platform does not have, or that would go elsewhere than where the SUT declared to be.
 */
export async function call(
  simulation: Simulation,
  transport: Transport,
  url: string,
  id: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Called> {
  const { platform, state, context } = simulation;
  const asked = platform.calls.find((candidate) => candidate.id === id);
  if (asked === undefined)
    throw new RangeError(
      `${platform.id} has no call "${id}"; it has ${platform.calls.map((each) => each.id).join(', ')}`,
    );
  const request: WireRequest = { method: 'POST', url, ...asked.encode(state, parameters, context) };
  if (new URL(request.url).origin !== new URL(url).origin)
    throw new RangeError(`${platform.id} was told to call ${request.url}, which is not at ${new URL(url).origin}`);
  const at = context.clock.now();
  let response: WireResponse | undefined;
  let failure: TransportError['code'] | undefined;
  try {
    response = await transport(request, { timeoutMs: asked.budgetMs * 2 });
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    failure = error.code;
  }
  const elapsedMs = context.clock.now() - at;
  const findings = simulation.record({
    at,
    elapsedMs,
    direction: 'fromPlatform',
    operation: id,
    request,
    response: response ?? { status: 0, headers: {}, body: NO_BODY },
    ...(failure === undefined ? {} : { failure }),
  });
  simulation.apply(asked.answered?.(state, parameters, response, context) ?? {});
  return { response, elapsedMs, findings, ...(failure === undefined ? {} : { failure }) };
}
