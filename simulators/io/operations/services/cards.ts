import { emptyResponse, jsonResponse } from '../../../kernel/exchange.ts';
import type { Answer, Operation } from '../../../kernel/platform.ts';
import { SANDBOX } from '../../contract/primitives.ts';
import { serviceLifecycle, servicePayload } from '../../contract/service.ts';
import type { ServicePayload } from '../../contract/service.ts';
import { conflict, problem } from '../../problem.ts';
import { CARGO } from '../../state.ts';
import type { Caller, IoEvent, IoState, Service } from '../../state.ts';
import { lifecycle } from '../../status/lifecycle.ts';
import { TOPICS } from '../../status/topics.ts';
import { ulidAt } from '../../ulid.ts';
import { managed, service, SERVICES } from './service.ts';
import { lifecycleOf } from './wire.ts';

/** Makes a service, as a draft with keys that already work in trial. */
export const cmsCreateService: Operation<IoState, Caller> = {
  id: 'cmsCreateService',
  method: 'POST',
  path: SERVICES,
  body: servicePayload,
  answers: { 201: serviceLifecycle },
  handle({ body, caller }, state, { clock }) {
    const refused = managed(caller, state) ?? topicProblem(body as ServicePayload);
    if (refused !== undefined) return refused;
    const { subscription, user } = caller;
    const card = stored(body as ServicePayload, state);
    const made: Service = {
      id: ulidAt(clock.now(), state.ids.ulid),
      owner: user,
      category: 'STANDARD',
      group: subscription.kind === 'manage' ? subscription.group : undefined,
      card,
      status: { value: 'draft' },
      autoPublish: false,
      lastUpdate: clock.now(),
      version: 0,
      published: undefined,
      keys: { primary: state.ids.keys.hex(32), secondary: state.ids.keys.hex(32) },
      logo: undefined,
      history: [{ at: clock.now(), card, kind: 'lifecycle', value: 'draft', version: 0 }],
    };
    const event: IoEvent = { type: 'serviceCreated', service: made.id, name: card.name, [CARGO]: made };
    return { response: jsonResponse(201, lifecycleOf(made)), events: [event] };
  },
};

export const cmsGetService = service({
  id: 'cmsGetService',
  method: 'GET',
  path: '',
  answers: { 200: serviceLifecycle },
  deletedToo: true,
  handle: (_, found) => ({ response: jsonResponse(200, lifecycleOf(found)) }),
});

/** Changes the card: whatever state it was in, it becomes a draft again; one under review cannot be changed. */
export const cmsUpdateService = service({
  id: 'cmsUpdateService',
  method: 'PUT',
  path: '',
  body: servicePayload,
  answers: { 200: serviceLifecycle },
  deletedToo: true,
  handle({ body }, found, state, { clock }) {
    const refused = topicProblem(body as ServicePayload);
    if (refused !== undefined) return refused;
    const value = lifecycle.next(found.status.value, 'edit');
    if (value === undefined) return { response: conflict() };
    const card = stored(body as ServicePayload, state);
    const edited = { ...found, card, status: { value }, lastUpdate: clock.now(), version: found.version + 1 };
    const event: IoEvent = { type: 'serviceMoved', service: found.id, value, at: clock.now(), [CARGO]: card };
    return { response: jsonResponse(200, lifecycleOf(edited)), events: [event] };
  },
});

export const cmsDeleteService = service({
  id: 'cmsDeleteService',
  method: 'DELETE',
  path: '',
  answers: { 204: undefined },
  deletedToo: true,
  handle(_, found, __, { clock }) {
    const value = lifecycle.next(found.status.value, 'delete');
    if (value === undefined) return { response: conflict() };
    return {
      response: emptyResponse(204),
      events: [{ type: 'serviceMoved', service: found.id, value, at: clock.now() }],
    };
  },
});

function topicProblem({ metadata }: ServicePayload): Answer | undefined {
  return TOPICS[metadata.topic_id] === undefined
    ? { response: problem(400, 'Bad Request', 'Provided topic_id does not exists') }
    : undefined;
}

/** What is kept of a card: the group is the key's, never the client's; the fictitious recipient may always be written to. */
function stored(
  { metadata: { group_id: _, ...metadata }, ...card }: ServicePayload,
  { settings }: IoState,
): ServicePayload {
  const recipients = card.authorized_recipients ?? [];
  const sandbox = settings.sandboxCfMode === 'on' && !recipients.includes(SANDBOX) ? [SANDBOX] : [];
  return {
    ...card,
    max_allowed_payment_amount: card.max_allowed_payment_amount ?? 0,
    authorized_recipients: [...recipients, ...sandbox],
    metadata,
  };
}
