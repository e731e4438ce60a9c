import { machine } from './machine.ts';
import type { Transition } from './machine.ts';

/**
 * A condition of payment as its ente declares it (iris.md §4): N non pagato, P pagato, X non pagabile, E irregolare, R
 * rimborsato. `-` is a condition that is not there yet.
 */
export type StatoCondizione = '-' | 'N' | 'P' | 'X' | 'E' | 'R';

type Mossa = 'nonPagato' | 'pagato' | 'nonPagabile' | 'irregolare' | 'rimborsato';

const DECLARABLE: readonly (readonly [Mossa, StatoCondizione])[] = [
  ['nonPagato', 'N'],
  ['pagato', 'P'],
  ['nonPagabile', 'X'],
  ['irregolare', 'E'],
  ['rimborsato', 'R'],
];

/**
 * An UpdateStatus may declare any state of a condition that stands, but irregolare annuls it: nothing follows. Rimborsato
 * is never the first state, and it wants a payment, declared or made on IRIS: a rule of its own (A0000043).
 */
export const condizione = machine<StatoCondizione, Mossa>('condizione', [
  ...DECLARABLE.filter(([mossa]) => mossa !== 'rimborsato').map(([mossa, to]): Transition<StatoCondizione, Mossa> => [
    '-',
    mossa,
    to,
  ]),
  ...(['N', 'P', 'X', 'R'] as const).flatMap((from) =>
    DECLARABLE.map(([mossa, to]): Transition<StatoCondizione, Mossa> => [from, mossa, to]),
  ),
]);

/** The move that a wire text declares (StatoPagamento, iris.md §2.1). */
export const MOSSA_CONDIZIONE: Readonly<Record<string, Mossa>> = {
  'Non Pagato': 'nonPagato',
  Pagato: 'pagato',
  'Non Pagabile': 'nonPagabile',
  'Pagamento Irregolare': 'irregolare',
  'Pagamento Rimborsato': 'rimborsato',
};
