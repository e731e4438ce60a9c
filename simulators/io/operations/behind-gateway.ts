import type { WireResponse } from '../../kernel/exchange.ts';
import type { Answer, Operation } from '../../kernel/platform.ts';
import { gatewayError, problem, problemOrGateway } from '../contract/problem.ts';
import type { Caller, IoState } from '../state.ts';

/** What any operation may answer besides its own: the gateway's errors and the handlers' (io.md §4). */
const ERRORS = {
  400: problem,
  401: gatewayError,
  403: problem,
  404: problemOrGateway,
  409: problem,
  413: gatewayError,
  429: gatewayError,
  500: problem,
};

/** An operation with the gateway's answers, and the header that tells how many calls are left. */
export function behindGateway(operation: Operation<IoState, Caller>): Operation<IoState, Caller> {
  return {
    ...operation,
    answers: { ...ERRORS, ...operation.answers },
    async handle(input, state, context) {
      const answer: Answer = await operation.handle(input, state, context);
      const { response } = answer;
      const { remaining } = input.caller;
      const retyped =
        response.headers['content-type'] === 'application/problem+json'
          ? { 'content-type': state.settings.problemContentType }
          : {};
      const left = remaining === undefined ? {} : { 'x-rate-limit-remaining': String(remaining) };
      const body = state.extraMembers ? withUnknownMember(response) : response.body;
      return { ...answer, response: { ...response, body, headers: { ...response.headers, ...retyped, ...left } } };
    },
  };
}

/** The body of a good answer, with a member that clients cannot know. */
function withUnknownMember({ status, body }: WireResponse): Uint8Array {
  if (status >= 300 || body.length === 0) return body;
  const read = JSON.parse(Buffer.from(body).toString('utf8')) as object;
  return Buffer.from(JSON.stringify({ ...read, membro_nuovo: { valore: 1 } }));
}
