import type { Platform } from '../kernel/platform.ts';
import { apply } from './apply.ts';
import { authenticate, credentialOf, owns } from './authenticate.ts';
import { businessKeys } from './business-keys.ts';
import { expectations } from './expectations.ts';
import { identities, initial } from './initial.ts';
import { lottoCheck } from './lotto/check.ts';
import { memory } from './memory.ts';
import type { IoserviceMemory } from './memory.ts';
import { operations } from './operations/index.ts';
import { refuse } from './problem.ts';
import { redaction } from './redaction.ts';
import { requirements } from './requirements.ts';
import { rules } from './rules.ts';
import type { Caller, IoserviceState } from './state.ts';
import { stimuli } from './stimuli.ts';
import { tick } from './tick.ts';

/** IOService, the gateway of Regione Marche towards IO: reconstructed from its closest public relative (README). */
export const ioservice: Platform<IoserviceState, Caller | undefined, IoserviceMemory> = {
  id: 'ioservice',
  title: 'IOService (Regione Marche) – gateway verso App IO, ricostruito',
  operations,
  calls: [],
  stimuli,
  requirements,
  rules,
  memory,
  businessKeys,
  expectations,
  checks: [lottoCheck],
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

export type { IoserviceConnection } from './ports.ts';
export { registrazioneCheck } from './registrazione/check.ts';
export type { Caller, IoserviceState } from './state.ts';
