import type { Expectation } from '../kernel/platform.ts';
import { asincrona } from './expectations/asincrona.ts';
import { carico } from './expectations/carico.ts';
import { chiamate } from './expectations/chiamate.ts';
import { costo } from './expectations/costo.ts';
import { documenti } from './expectations/documenti.ts';
import { eventi } from './expectations/eventi.ts';
import { invio } from './expectations/invio.ts';
import { percorsi } from './expectations/percorsi.ts';

/** What an "Allora" can ask about SEND: pure functions of the journal, by name (semantics.md 2). */
export const expectations: Readonly<Record<string, Expectation>> = {
  ...invio,
  ...carico,
  ...eventi,
  ...percorsi,
  ...documenti,
  ...costo,
  ...asincrona,
  ...chiamate,
};
