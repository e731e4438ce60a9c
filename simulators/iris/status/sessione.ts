import { machine } from './machine.ts';

/** A session of the payment gateway (iris.md §4): USATA goes from 0 to 1 when it is opened, and it opens once. */
export type StatoSessione = '-' | 'CREATA' | 'APERTA' | 'URL_BACK' | 'URL_CANCEL' | 'SCADUTA';

export const sessione = machine<StatoSessione, 'crea' | 'apre' | 'conclude' | 'annulla' | 'scade'>('sessione', [
  ['-', 'crea', 'CREATA'],
  ['CREATA', 'apre', 'APERTA'],
  ['APERTA', 'conclude', 'URL_BACK'],
  ['APERTA', 'annulla', 'URL_CANCEL'],
  ['CREATA', 'scade', 'SCADUTA'],
  ['APERTA', 'scade', 'SCADUTA'],
]);
