import { machine } from './machine.ts';

/** A pendenza is A, aperta, or C, chiusa, as its ente declares (iris.md §4). */
export type StatoPendenza = 'A' | 'C';

export const pendenza = machine<StatoPendenza, 'apri' | 'chiudi'>('pendenza', [
  ['A', 'apri', 'A'],
  ['A', 'chiudi', 'C'],
  ['C', 'apri', 'A'],
  ['C', 'chiudi', 'C'],
]);

/** The state that a wire text declares. */
export const STATO_PENDENZA: Readonly<
  Record<string, { readonly stato: StatoPendenza; readonly mossa: 'apri' | 'chiudi' }>
> = {
  Aperta: { stato: 'A', mossa: 'apri' },
  Chiusa: { stato: 'C', mossa: 'chiudi' },
};
