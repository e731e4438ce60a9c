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
];
