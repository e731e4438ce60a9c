import type { Recipient } from '../contract/requests.ts';
import { digital } from './digital.ts';
import type { Workflow } from './workflow.ts';

/** Ways to deliver, in the order in which they are tried. */
export const workflows: readonly Workflow[] = [digital];

/** The way to a recipient; none where SEND as simulated here has no way to it yet. */
export function workflowFor(recipient: Recipient): Workflow | undefined {
  return workflows.find(({ suits }) => suits(recipient));
}
