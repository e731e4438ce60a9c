import { jsonResponse } from '../../kernel/exchange.ts';
import type { Answer, Input, Operation } from '../../kernel/platform.ts';
import { FISCAL_CODE, isFiscalCode } from '../contract/primitives.ts';
import { fiscalCodePayload, limitedProfile } from '../contract/profile.ts';
import { allows } from '../preferences.ts';
import { badPath, problem, recipientForbidden } from '../problem.ts';
import type { Caller, IoState } from '../state.ts';
import { addressProblem, isAuthorized, isTrial, senderOf } from './sender.ts';
import type { Sender } from './sender.ts';

/** Whether a citizen may be written to. */
export const getProfileByPOST: Operation<IoState, Caller> = {
  id: 'getProfileByPOST',
  method: 'POST',
  path: '/api/v1/profiles',
  body: fiscalCodePayload,
  answers: { 200: limitedProfile },
  handle: (input, state) => profile((input.body as { fiscal_code: string }).fiscal_code, input, state),
};

/** The same with the citizen in the path: deprecated. */
export const getProfile: Operation<IoState, Caller> = {
  id: 'getProfile',
  method: 'GET',
  path: '/api/v1/profiles/{fiscal_code}',
  answers: { 200: limitedProfile },
  handle(input, state) {
    const fiscalCode = input.path['fiscal_code']!;
    return isFiscalCode(fiscalCode)
      ? profile(fiscalCode, input, state)
      : { response: badPath(`string that matches the pattern "${FISCAL_CODE}"`, fiscalCode) };
  },
};

function profile(fiscalCode: string, { caller }: Input<Caller>, state: IoState): Answer {
  const sender = senderOf(state, caller);
  const refused = addressProblem(sender, caller, state);
  if (refused !== undefined) return { response: refused };
  if (isTrial(caller) && !isAuthorized(sender, fiscalCode)) return { response: recipientForbidden() };
  if (state.settings.profileCompletenessCheck && !isAuthorized(sender, fiscalCode) && !isComplete(sender))
    return { response: recipientForbidden() };
  const persona = state.personas.get(fiscalCode);
  if (persona === undefined || !persona.profile || !persona.inboxEnabled)
    return {
      response: problem(404, 'Profile not found', 'The profile you requested was not found in the system.'),
    };
  return {
    response: jsonResponse(200, {
      sender_allowed: allows(persona, 'asked'),
      preferred_languages: persona.languages,
    }),
  };
}

/** Whether the card tells citizens what they need to know (io.md §3.5). */
function isComplete({ card }: Sender): boolean {
  const { authorized_cidrs, description, metadata } = card;
  const { privacy_url, email, pec, phone, support_url } = metadata;
  return (
    (authorized_cidrs ?? []).length > 0 &&
    description !== '' &&
    privacy_url !== undefined &&
    [email, pec, phone, support_url].some((contact) => contact !== undefined)
  );
}
