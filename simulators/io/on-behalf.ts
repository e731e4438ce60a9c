import { jsonResponse } from '../kernel/exchange.ts';
import type { WireRequest, WireResponse } from '../kernel/exchange.ts';
import type { Answer, Input, Operation } from '../kernel/platform.ts';
import type { Simulation } from '../kernel/simulate.ts';
import { newMessage } from './contract/message.ts';
import { getProfileByPOST } from './operations/profiles.ts';
import { submitMessageforUserWithFiscalCodeInBody } from './operations/submit.ts';
import { members, text } from './seen.ts';
import type { Caller, IoState, Service } from './state.ts';
import type { MessageStatus } from './status/message.ts';

/** A message that a gateway writes on behalf of the ente; `content` as IO's interface has it. */
export interface OnBehalf {
  /** The service of the ente, by the name on its card, the ente's own word for it, or its id. */
  readonly service: string;
  readonly fiscalCode: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What came of it: taken, with IO's id; or not, since the citizen cannot be written to or IO refused. */
export type Delivery =
  | { readonly kind: 'taken'; readonly id: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Writes on IO as a gateway of the ente's does: the profile first, then the message, with the key of the service (io.md §10.2,
 * reconstructed). Journalled as exchanges between platforms, which no rule on the ente judges. Undefined where this IO does not
 * know the service or the citizen at all.
 */
export function writeOnBehalf(
  simulation: Simulation,
  { service: named, fiscalCode, content }: OnBehalf,
): Delivery | undefined {
  const state = simulation.state as IoState;
  const service = [...state.services.values()].find(
    ({ id, codice, card, owner }) => owner === state.users[0] && [id, codice, card.name].includes(named),
  );
  if (service === undefined || !state.personas.has(fiscalCode)) return undefined;
  const profile = ask(simulation, getProfileByPOST, service, { fiscal_code: fiscalCode });
  if (profile.status === 404 || (profile.status === 200 && jsonOf(profile)['sender_allowed'] !== true))
    return { kind: 'unreachable' };
  if (profile.status !== 200) return { kind: 'refused', why: titleOf(profile) };
  const body = { fiscal_code: fiscalCode, content };
  const issue = newMessage.check(body)[0];
  if (issue !== undefined) return { kind: 'refused', why: `${issue.path} ${issue.message}` };
  const taken = ask(simulation, submitMessageforUserWithFiscalCodeInBody, service, body);
  return taken.status === 201
    ? { kind: 'taken', id: text(jsonOf(taken)['id'])! }
    : { kind: 'refused', why: titleOf(taken) };
}

/** What became of a message, by IO's id. */
export function outcomeOf(simulation: Simulation, id: string): MessageStatus | undefined {
  return (simulation.state as IoState).messages.get(id)?.status;
}

function ask(
  simulation: Simulation,
  operation: Operation<IoState, Caller>,
  service: Service,
  body: object,
): WireResponse {
  const { context } = simulation;
  const state = simulation.state as IoState;
  const request: WireRequest = {
    method: operation.method,
    url: `${context.publicUrl}${operation.path}`,
    headers: { 'content-type': 'application/json', 'ocp-apim-subscription-key': service.keys.primary },
    body: jsonResponse(200, body).body,
  };
  const caller: Caller = {
    subscription: { kind: 'use', user: service.owner, serviceId: service.id },
    user: service.owner,
    ip: state.settings.sourceIp,
    remaining: undefined,
  };
  const input: Input<Caller> = { request, path: {}, query: {}, body, caller };
  // these two operations answer at once
  const { response, ...effects } = operation.handle(input, state, context) as Answer;
  simulation.record({
    at: context.clock.now(),
    elapsedMs: 0,
    direction: 'betweenPlatforms',
    operation: operation.id,
    request,
    response,
  });
  simulation.apply(effects);
  return response;
}

const jsonOf = ({ body }: WireResponse) => members(JSON.parse(Buffer.from(body).toString('utf8')));

const titleOf = (response: WireResponse): string => text(jsonOf(response)['title']) ?? String(response.status);
