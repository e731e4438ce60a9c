import { analogSteps } from './analog.ts';
import { digitalSteps, startDelivery } from './digital.ts';
import { refine } from './refinement.ts';
import { letterSteps } from './simple-letter.ts';
import type { Workflow } from './workflow.ts';

/** Delivery to one recipient: by PEC where there is a digital domicile, on paper where there is none. */
export const delivery: Workflow = {
  start: startDelivery,
  steps: { ...digitalSteps, ...letterSteps, ...analogSteps, refine },
  evenIfCancelled: ['letterEvent', 'post'],
};
