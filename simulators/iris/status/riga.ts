import { machine } from './machine.ts';

/**
 * The row of a pendenza (iris.md §4): V valid and visible; H hidden, as an on-the-fly insert leaves it until it is paid; A
 * annulled, by a Delete or by the Replace that took its place. `-` is a row that is not there yet.
 */
export type StatoRiga = '-' | 'V' | 'H' | 'A';

export type MossaRiga = 'insert' | 'insertOtf' | 'paga' | 'replace' | 'delete';

export const riga = machine<StatoRiga, MossaRiga>('riga', [
  ['-', 'insert', 'V'],
  ['-', 'insertOtf', 'H'],
  // a Replace annuls the row it finds and writes a visible one, whatever asked for it (iris.md §3.3)
  ['-', 'replace', 'V'],
  ['V', 'replace', 'A'],
  ['V', 'delete', 'A'],
  ['V', 'paga', 'V'],
  ['H', 'paga', 'V'],
]);
