import type { Expectation } from '../kernel/platform.ts';
import { esiti } from './expectations/esiti.ts';
import { limiti } from './expectations/limiti.ts';
import { messaggi } from './expectations/messaggi.ts';
import { pagamenti } from './expectations/pagamenti.ts';
import { profili } from './expectations/profili.ts';
import { remoti } from './expectations/remoti.ts';
import { servizi } from './expectations/servizi.ts';
import { stile } from './expectations/stile.ts';

/** What an "Allora" can ask about IO: pure functions of the journal, by name (semantics.md 2). */
export const expectations: Readonly<Record<string, Expectation>> = {
  ...profili,
  ...messaggi,
  ...pagamenti,
  ...esiti,
  ...limiti,
  ...servizi,
  ...remoti,
  ...stile,
};
