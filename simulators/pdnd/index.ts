import type { Platform } from '../kernel/platform.ts';
import { tokenRequestFrom } from './contract.ts';
import { expectations } from './expectations.ts';
import { identities, initial } from './initial.ts';
import { memory } from './memory.ts';
import type { PdndMemory } from './memory.ts';
import { operations } from './operations.ts';
import { refuse } from './problem.ts';
import { requirements } from './requirements.ts';
import { rules } from './rules.ts';
import { apply } from './state.ts';
import type { PdndState } from './state.ts';
import { stimuli } from './stimuli.ts';

/** PDND as whoever uses SEND's e-service sees it: vouchers for client assertions. */
export const pdnd: Platform<PdndState, undefined, PdndMemory> = {
  id: 'pdnd',
  title: 'PDND – Piattaforma Digitale Nazionale Dati (voucher)',
  operations,
  calls: [],
  stimuli,
  requirements,
  rules,
  memory,
  expectations,
  redaction: {
    secretHeaders: {},
    secretFields: {
      access_token: 'voucher',
      voucher: 'voucher',
      client_assertion: 'client-assertion',
      chiavePrivata: 'chiave-privata',
    },
    personalFields: {},
  },
  initial,
  identities,
  owns: ({ client }, credential) => credential === client.id,
  credentialOf: ({ body }) => tokenRequestFrom(body).clientId,
  authenticate: () => ({ caller: undefined }),
  apply,
  tick: () => ({}),
  refuse,
};

export { checkVoucher } from './voucher.ts';
