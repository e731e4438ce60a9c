import type { Operation } from '../../kernel/platform.ts';
import { gatewayMessage, problem, problemOrMessage } from '../contract/problem.ts';
import type { Caller, SendState } from '../state.ts';

/** What any operation behind the gateway may answer besides its own: the error layers L1 to L3 (send.md §1.3). */
const ERRORS = {
  400: problem,
  401: gatewayMessage,
  403: problemOrMessage,
  404: problem,
  409: problem,
  413: gatewayMessage,
  500: problem,
};

/** An operation with the answers of the gateway added to its own. */
export function behindGateway(operation: Operation<SendState, Caller>): Operation<SendState, Caller> {
  return { ...operation, answers: { ...ERRORS, ...operation.answers, 403: problemOrMessage } };
}
