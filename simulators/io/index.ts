import type { Platform } from '../kernel/platform.ts';
import { apply } from './apply.ts';
import { businessKeys } from './business-keys.ts';
import { calls } from './calls.ts';
import { checks } from './checks/index.ts';
import { expectations } from './expectations.ts';
import { authenticate, credentialOf, owns } from './gateway.ts';
import { identities, initial } from './initial.ts';
import { memory } from './memory.ts';
import type { IoMemory } from './memory.ts';
import { operations } from './operations/index.ts';
import { redaction } from './redaction.ts';
import { refuse } from './refuse.ts';
import { requirements } from './requirements.ts';
import { rules } from './rules.ts';
import type { Caller, IoState } from './state.ts';
import { stimuli } from './stimuli.ts';
import { tick } from './tick.ts';

/** App IO as a body that writes to citizens sees it: messages, profiles, services and their cards, remote contents, feed. */
export const io: Platform<IoState, Caller, IoMemory> = {
  id: 'io',
  title: 'App IO – messaggi, profili, servizi',
  operations,
  calls,
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

export { EVERY_GROUP, STANDARD_GROUPS } from './settings.ts';
export type { IoPorts, PositionPort } from './ports.ts';
export { outcomeOf, writeOnBehalf } from './on-behalf.ts';
export type { Delivery, OnBehalf } from './on-behalf.ts';
export { schedaCheck } from './scheda/check.ts';
export { labelOf } from './status/labels.ts';
export type { Wording } from './status/labels.ts';
export type { Caller, IoState, PositionStatus } from './state.ts';
