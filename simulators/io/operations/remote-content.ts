import { emptyResponse, jsonResponse } from '../../kernel/exchange.ts';
import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import { configurationPath } from '../contract/path.ts';
import { remoteContentConfiguration, remoteContentList, remoteContentPayload } from '../contract/remote-content.ts';
import type { RemoteContentPayload } from '../contract/remote-content.ts';
import { notAllowed, problem } from '../problem.ts';
import { CARGO } from '../state.ts';
import type { Caller, Configuration, IoEvent, IoState } from '../state.ts';
import { ulidAt } from '../ulid.ts';
import { managed } from './services/service.ts';

const CONFIGURATIONS = '/api/v1/messages-sending/remote-contents/configurations';
const ONE = {
  path: `${CONFIGURATIONS}/{configurationId}`,
  parameters: configurationPath,
};

const wire = ({ id, user, payload }: Configuration): object => ({ ...payload, configuration_id: id, user_id: user.id });

/** Tells IO where the contents of some messages are kept. */
export const createRCConfiguration: Operation<IoState, Caller> = {
  id: 'createRCConfiguration',
  method: 'POST',
  path: CONFIGURATIONS,
  body: remoteContentPayload,
  answers: { 201: remoteContentConfiguration },
  handle({ body, caller }, state, { clock }) {
    const refused = managed(caller, state) ?? environmentProblem(body as RemoteContentPayload);
    if (refused !== undefined) return refused;
    const made: Configuration = {
      id: ulidAt(clock.now(), state.ids.ulid),
      user: caller.user,
      payload: body as RemoteContentPayload,
    };
    const event: IoEvent = { type: 'configurationStored', configuration: made.id, [CARGO]: made };
    return {
      response: jsonResponse(201, wire(made), { location: `${CONFIGURATIONS}/${made.id}` }),
      events: [event],
    };
  },
};

export const listRCConfiguration: Operation<IoState, Caller> = {
  id: 'listRCConfiguration',
  method: 'GET',
  path: CONFIGURATIONS,
  answers: { 200: remoteContentList },
  handle({ caller }, state) {
    const refused = managed(caller, state);
    if (refused !== undefined) return refused;
    const theirs = [...state.configurations.values()].filter(({ user }) => user === caller.user);
    return { response: jsonResponse(200, { rcConfigList: theirs.map(wire) }) };
  },
};

export const getRCConfiguration: Operation<IoState, Caller> = {
  id: 'getRCConfiguration',
  method: 'GET',
  ...ONE,
  answers: { 200: remoteContentConfiguration },
  handle: (input, state, context) =>
    withConfiguration(input, state, context, (found) => ({ response: jsonResponse(200, wire(found)) })),
};

export const updateRCConfiguration: Operation<IoState, Caller> = {
  id: 'updateRCConfiguration',
  method: 'PUT',
  ...ONE,
  body: remoteContentPayload,
  answers: { 204: undefined },
  handle: (input, state, context) =>
    withConfiguration(input, state, context, (found) => {
      const payload = input.body as RemoteContentPayload;
      const event: IoEvent = {
        type: 'configurationStored',
        configuration: found.id,
        [CARGO]: { ...found, payload },
      };
      return environmentProblem(payload) ?? { response: emptyResponse(204), events: [event] };
    }),
};

function withConfiguration(
  { path, caller }: Input<Caller>,
  state: IoState,
  _: Context,
  then: (found: Configuration) => Answer,
): Answer {
  const refused = managed(caller, state);
  if (refused !== undefined) return refused;
  const found = state.configurations.get(path['configurationId']!);
  if (found === undefined)
    return {
      response: problem(
        404,
        'Remote Content Configuration NOT FOUND',
        'Cannot find any Remote Content Configuration with the given id',
      ),
    };
  return found.user === caller.user ? then(found) : { response: notAllowed() };
}

/** One environment at least, the test or the production one (io.md §3.9). */
function environmentProblem({ prod_environment, test_environment }: RemoteContentPayload): Answer | undefined {
  return prod_environment === undefined && test_environment === undefined
    ? {
        response: problem(
          400,
          'Invalid RemoteContentConfiguration',
          'At least one of prod_environment and test_environment must be given',
        ),
      }
    : undefined;
}
