import type { Answer } from '../../kernel/platform.ts';
import type { Contract } from '../../kernel/json.ts';
import { problemAnswer } from '../contract.ts';
import { problem } from '../problem.ts';

/** Base path of the interface for creditors, version 1 (send.md §7.1). */
export const BASE = '/gpd/debt-positions-service/v1';

/** Base path of the interface for SEND alone (send.md §7.2). */
export const SEND_BASE = '/pn-integration-gpd/api/v1';

/** What any operation may answer before it comes to its own: unreadable, not let in, not there, too large. */
export const REFUSALS: Readonly<Record<number, Contract | undefined>> = {
  400: problemAnswer,
  401: undefined,
  403: problemAnswer,
  404: problemAnswer,
  413: problemAnswer,
};

export function noPosition(organization: string, iupd: string): Answer {
  return { response: problem(404, `No debt position ${iupd} of organization ${organization}`) };
}

export function noOption(organization: string, nav: string): Answer {
  return { response: problem(404, `No payment option ${nav} of organization ${organization}`) };
}
