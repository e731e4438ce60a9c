import { machine } from './machine.ts';

/** A message that goes to an ente, an esito or an informativa (iris.md §4). */
export type StatoSpedizione =
  '-' | 'DA SPEDIRE' | 'IN_SPEDIZIONE' | 'INVIATO' | 'NON_INVIATO' | 'REINVIATO' | 'ELABORATO OK' | 'ELABORATO_KO';

export type MossaSpedizione =
  'prepara' | 'spedisce' | 'consegna' | 'nonConsegna' | 'riprova' | 'elaboratoOk' | 'elaboratoKo';

export const spedizione = machine<StatoSpedizione, MossaSpedizione>('spedizione', [
  ['-', 'prepara', 'DA SPEDIRE'],
  ['DA SPEDIRE', 'spedisce', 'IN_SPEDIZIONE'],
  ['IN_SPEDIZIONE', 'consegna', 'INVIATO'],
  ['IN_SPEDIZIONE', 'nonConsegna', 'NON_INVIATO'],
  // nobody answered: it stays IN_SPEDIZIONE until it is taken up again (iris.md §3.1)
  ['IN_SPEDIZIONE', 'riprova', 'REINVIATO'],
  ['NON_INVIATO', 'riprova', 'REINVIATO'],
  ['REINVIATO', 'spedisce', 'IN_SPEDIZIONE'],
  ['INVIATO', 'elaboratoOk', 'ELABORATO OK'],
  ['INVIATO', 'elaboratoKo', 'ELABORATO_KO'],
  // the ente may answer before, or although, its HTTP answer was lost
  ['IN_SPEDIZIONE', 'elaboratoOk', 'ELABORATO OK'],
  ['IN_SPEDIZIONE', 'elaboratoKo', 'ELABORATO_KO'],
  ['NON_INVIATO', 'elaboratoOk', 'ELABORATO OK'],
  ['NON_INVIATO', 'elaboratoKo', 'ELABORATO_KO'],
  ['REINVIATO', 'elaboratoOk', 'ELABORATO OK'],
  ['REINVIATO', 'elaboratoKo', 'ELABORATO_KO'],
]);
