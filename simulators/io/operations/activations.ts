import { jsonResponse } from '../../kernel/exchange.ts';
import type { Answer, Operation } from '../../kernel/platform.ts';
import { activation, activationPayload, fiscalCodePayload } from '../contract/profile.ts';
import { notAllowed, problem } from '../problem.ts';
import type { Caller, IoState } from '../state.ts';
import { addressProblem, senderOf } from './sender.ts';

/** Whether a citizen has turned on a special service. */
export const getServiceActivationByPOST: Operation<IoState, Caller> = {
  id: 'getServiceActivationByPOST',
  method: 'POST',
  path: '/api/v1/activations/',
  body: fiscalCodePayload,
  answers: { 200: activation },
  handle({ body, caller }, state) {
    const { fiscal_code } = body as { fiscal_code: string };
    const refused = refusal(caller, state);
    if (refused !== undefined) return refused;
    const serviceId = senderOf(state, caller).service.id;
    const found = state.activations.get(`${serviceId}/${fiscal_code}`);
    if (found === undefined) return { response: problem(404, 'Not Found', 'Activation not found for the user') };
    return {
      response: jsonResponse(200, { service_id: serviceId, fiscal_code, status: found.status, version: found.version }),
    };
  },
};

/** Turns a special service on or off for a citizen. */
export const upsertServiceActivation: Operation<IoState, Caller> = {
  id: 'upsertServiceActivation',
  method: 'PUT',
  path: '/api/v1/activations/',
  body: activationPayload,
  answers: { 200: activation },
  handle({ body, caller }, state, { clock }) {
    const { fiscal_code, status } = body as { fiscal_code: string; status: string };
    const refused = refusal(caller, state);
    if (refused !== undefined) return refused;
    const service_id = senderOf(state, caller).service.id;
    const version = (state.activations.get(`${service_id}/${fiscal_code}`)?.version ?? -1) + 1;
    return {
      response: jsonResponse(200, { service_id, fiscal_code, status, version }),
      events: [{ type: 'activationChanged', service: service_id, fiscal_code, status, version, at: clock.now() }],
    };
  },
};

function refusal(caller: Caller, state: IoState): Answer | undefined {
  const sender = senderOf(state, caller);
  const refused = sender.service.category === 'SPECIAL' ? addressProblem(sender, caller, state) : notAllowed();
  return refused === undefined ? undefined : { response: refused };
}
