import Type from 'typebox';
import type { Static } from 'typebox';
import type { Command } from './command.ts';
import { PendenzeSent, SendPendenze } from './iris.ts';

export const CsvSent = Type.Object({
  /** The idTrasmissione that SmartProxy gave to each file, in order. */
  trasmissioni: Type.Array(Type.String()),
  pendenze: PendenzeSent.properties.pendenze,
});

export type CsvSent = Static<typeof CsvSent>;

export const irisSpxCommands: readonly Command[] = [
  {
    name: 'send-pendenze-csv',
    instruction: 'Invia a IRIS le pendenze indicate come file CSV, con SmartProxy.',
    parameters: SendPendenze,
    result: CsvSent,
  },
  {
    name: 'read-esiti-csv',
    instruction: 'Leggi da SmartProxy gli esiti dei file inviati che non sono ancora noti.',
    parameters: Type.Object({}),
    result: Type.Object({ letti: Type.Integer({ minimum: 0 }) }),
  },
  {
    name: 'read-informative-csv',
    instruction: 'Preleva da SmartProxy le informative di pagamento disponibili.',
    parameters: Type.Object({}),
    result: Type.Object({ pagamenti: Type.Integer({ minimum: 0 }) }),
  },
];
