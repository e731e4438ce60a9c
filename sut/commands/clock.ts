import Type from 'typebox';
import type { Command } from './command.ts';

/** Commands any SUT may support, whatever the platform. */
export const clockCommands: readonly Command[] = [
  {
    name: 'set-clock',
    instruction: 'Imposta l’orologio del gestionale all’istante indicato.',
    parameters: Type.Object({ now: Type.String({ description: 'istante ISO 8601, UTC' }) }),
    result: Type.Object({}),
  },
  {
    name: 'restart',
    instruction: 'Interrompi il gestionale in modo brusco e riavvialo.',
    parameters: Type.Object({}),
    result: Type.Object({}),
  },
  {
    name: 'reach',
    instruction: 'Dalla macchina su cui gira il gestionale, apri l’indirizzo indicato e riporta che cosa risponde.',
    parameters: Type.Object({ url: Type.String({ description: 'indirizzo http o https' }) }),
    result: Type.Object({ status: Type.Integer(), body: Type.String({ description: 'al più 1.000 caratteri' }) }),
  },
];
