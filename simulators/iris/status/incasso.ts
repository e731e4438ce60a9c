import { machine } from './machine.ts';

/** Where the money is (iris.md §4): 0 atteso, 1 accreditato su conto tecnico, 2 riaccreditato all'ente, 9 stornato. */
export type StatoIncasso = '0' | '1' | '2' | '9';

export const incasso = machine<StatoIncasso, 'rendiconta' | 'incassa' | 'storna'>('incasso', [
  ['0', 'rendiconta', '1'],
  ['1', 'incassa', '2'],
  ['0', 'storna', '9'],
  ['1', 'storna', '9'],
  ['2', 'storna', '9'],
]);
