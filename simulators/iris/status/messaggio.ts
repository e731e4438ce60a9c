import { machine } from './machine.ts';

/**
 * A message that came from an ente (iris.md §4). What tells the ends apart is [reconstructed]: COMPLETO was answered in the
 * same exchange; ELABORATO OK and ELABORATO_KO have an esito to send; RIFIUTATO was refused as a whole.
 */
export type StatoMessaggioInArrivo =
  | '-'
  | 'DA ELABORARE'
  | 'IN CORSO'
  | 'COMPLETO'
  | 'ELABORATO OK'
  | 'ELABORATO_KO'
  | 'NON_VALIDO_XSDSCHEMA'
  | 'RIFIUTATO';

export type MossaMessaggio = 'riceve' | 'prende' | 'risponde' | 'accetta' | 'scarta' | 'nonValido' | 'rifiuta';

export const messaggio = machine<StatoMessaggioInArrivo, MossaMessaggio>('messaggio', [
  ['-', 'riceve', 'DA ELABORARE'],
  ['DA ELABORARE', 'prende', 'IN CORSO'],
  ['IN CORSO', 'risponde', 'COMPLETO'],
  ['IN CORSO', 'accetta', 'ELABORATO OK'],
  ['IN CORSO', 'scarta', 'ELABORATO_KO'],
  ['IN CORSO', 'nonValido', 'NON_VALIDO_XSDSCHEMA'],
  ['IN CORSO', 'rifiuta', 'RIFIUTATO'],
]);
