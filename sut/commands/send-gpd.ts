import Type from 'typebox';
import type { Static } from 'typebox';
import type { Command } from './command.ts';
import { CreateDebtPosition, DebtPosition, NoticeRef } from './send.ts';

/** What changes of a position that is on GPD; amounts in cents, without the notification cost. */
export const UpdateGpdPosition = Type.Object({
  ...NoticeRef.properties,
  importo: Type.Optional(Type.Integer({ minimum: 1 })),
  causale: Type.Optional(Type.String({ maxLength: 140 })),
});

export type UpdateGpdPosition = Static<typeof UpdateGpdPosition>;

/** Asynchronous integration: debt positions whose online payment is left to GPD (send.md §4.4, §7.1). */
export const sendGpdCommands: readonly Command[] = [
  {
    name: 'create-gpd-position',
    instruction:
      'Crea nel gestionale dei pagamenti una posizione debitoria con i dati indicati, caricala su GPD pronta per il pagamento e annota il numero avviso.',
    parameters: CreateDebtPosition,
    result: DebtPosition,
  },
  {
    name: 'update-gpd-position',
    instruction: 'Cambia nel gestionale dei pagamenti, e su GPD, l’importo o la causale della posizione indicata.',
    parameters: UpdateGpdPosition,
    result: Type.Object({}),
  },
  {
    name: 'withdraw-gpd-position',
    instruction: 'Annulla nel gestionale dei pagamenti la posizione indicata: non è più dovuta.',
    parameters: NoticeRef,
    result: Type.Object({}),
  },
  {
    name: 'record-desk-payment',
    instruction: 'Registra nel gestionale dei pagamenti che la posizione indicata è stata pagata allo sportello.',
    parameters: NoticeRef,
    result: Type.Object({}),
  },
];
