import { machine } from './machine.ts';

/**
 * A payment on IRIS (iris.md §4): I in carrello, IC in corso, ES eseguito, EF eseguito salvo buon fine, NE non eseguito,
 * IE in errore, AN annullato, AO annullato da un operatore, ST stornato. `-` is a payment that is not there yet.
 */
export type StatoPagamento = '-' | 'I' | 'IC' | 'ES' | 'EF' | 'NE' | 'IE' | 'AN' | 'AO' | 'ST';

export type MossaPagamento =
  'carrello' | 'avvia' | 'esegue' | 'esegueSbf' | 'nonEsegue' | 'errore' | 'annulla' | 'annullaOperatore' | 'storna';

export const pagamento = machine<StatoPagamento, MossaPagamento>('pagamento', [
  ['-', 'carrello', 'I'],
  ['I', 'avvia', 'IC'],
  ['I', 'annulla', 'AN'],
  ['IC', 'esegue', 'ES'],
  ['IC', 'esegueSbf', 'EF'],
  ['IC', 'nonEsegue', 'NE'],
  ['IC', 'errore', 'IE'],
  ['IC', 'annulla', 'AN'],
  ['IC', 'annullaOperatore', 'AO'],
  ['EF', 'esegue', 'ES'],
  ['EF', 'nonEsegue', 'NE'],
  ['ES', 'storna', 'ST'],
]);

/** States in which a payment stands in the way of another one, and of Replace and Delete (iris.md §3.2, §4). */
export const BLOCCANTI: readonly StatoPagamento[] = ['I', 'IC', 'EF', 'ES'];

/** States of a try that failed: the condition can be paid again. */
export const FALLITI: readonly StatoPagamento[] = ['NE', 'AO', 'IE', 'AN', 'ST'];
