import { esiti } from './rules/esiti.ts';
import { limiti } from './rules/limiti.ts';
import { messaggi } from './rules/messaggi.ts';
import { pagamenti } from './rules/pagamenti.ts';
import { profili } from './rules/profili.ts';
import { remoti } from './rules/remoti.ts';
import type { IoRule } from './rules/rule.ts';
import { servizi } from './rules/servizi.ts';
import { stile } from './rules/stile.ts';

/** What is checked on every exchange, whatever the scenario. */
export const rules: readonly IoRule[] = [
  ...profili,
  ...messaggi,
  ...pagamenti,
  ...esiti,
  ...remoti,
  ...limiti,
  ...servizi,
  ...stile,
];
