import type { Platform } from '../kernel/platform.ts';
import { apply } from './apply.ts';
import { authenticate, credentialOf, owns } from './authenticate.ts';
import { checks } from './checks/index.ts';
import { expectations } from './expectations.ts';
import { identities, initial } from './initial.ts';
import { businessKeys } from './business-keys.ts';
import { memory } from './memory.ts';
import type { SendMemory } from './memory.ts';
import { operations } from './operations/index.ts';
import { refuse } from './problem.ts';
import { redaction } from './redaction.ts';
import { requirements } from './requirements.ts';
import { rules } from './rules.ts';
import type { Caller, SendState } from './state.ts';
import { stimuli } from './stimuli.ts';
import { tick } from './tick.ts';

/** SEND, Servizio Notifiche Digitali, as an administration that sends sees it: keys with PDND's voucher or without, digital path. */
export const send: Platform<SendState, Caller, SendMemory> = {
  id: 'send',
  title: 'SEND – Servizio Notifiche Digitali',
  operations,
  calls: [],
  stimuli,
  requirements,
  rules,
  memory,
  businessKeys,
  expectations,
  checks,
  redaction,
  initial,
  identities,
  owns,
  credentialOf,
  authenticate,
  apply,
  tick,
  refuse,
};

export type { Caller, SendState } from './state.ts';

export { noticeCost } from './notice-cost.ts';
export type { SendPorts } from './ports.ts';
export * as versions from './versions.ts';
export * as onboarding from './adesione/index.ts';
export type { CorsaSend, PassoSend } from './adesione/index.ts';
