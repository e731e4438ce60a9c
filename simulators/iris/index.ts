import type { Platform } from '../kernel/platform.ts';
import { apply } from './apply.ts';
import { authenticate, credentialOf, owns } from './authenticate.ts';
import { calls } from './calls.ts';
import { checks } from './checks/index.ts';
import { expectations } from './expectations.ts';
import { identities, initial } from './initial.ts';
import { memory } from './memory.ts';
import type { IrisMemory } from './memory.ts';
import { operations } from './operations/index.ts';
import { redaction } from './redaction.ts';
import { refuse } from './refuse.ts';
import { requirements } from './requirements.ts';
import { rules } from './rules.ts';
import type { Caller, IrisState } from './state.ts';
import { stimuli } from './stimuli.ts';
import { tick } from './tick.ts';

/** IRIS, cooperazione applicativa: pendenze, esiti, informative, verifica, on-the-fly payments, digital revenue stamps. */
export const iris: Platform<IrisState, Caller, IrisMemory> = {
  id: 'iris',
  title: 'IRIS – Cooperazione Applicativa (RFC 127, RFC 145)',
  operations,
  calls,
  stimuli,
  requirements,
  rules,
  memory,
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

export { deliverDue, nextDeliveryAt } from './delivery.ts';
export { fascicoloDi } from './cittadino.ts';
export type { VoceDelFascicolo } from './cittadino.ts';
export { monitor } from './monitor.ts';
export type { Monitor } from './monitor.ts';
export { situazioneAvviso } from './avviso/situazione.ts';
export type { SituazioneAvviso } from './avviso/situazione.ts';
export { codes } from './codes.ts';
export { requirementOfCode } from './requirements.ts';
export type { Code } from './codes.ts';
export type { IrisPorts } from './ports.ts';
export type { Caller, IrisState } from './state.ts';
export * as attivazione from './attivazione/index.ts';
export type { Adesione, Corsa, Passo } from './attivazione/index.ts';
