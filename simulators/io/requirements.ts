import type { Requirement } from '../kernel/requirement.ts';
import { esiti } from './requirements/esiti.ts';
import { limiti } from './requirements/limiti.ts';
import { messaggi } from './requirements/messaggi.ts';
import { pagamenti } from './requirements/pagamenti.ts';
import { profili } from './requirements/profili.ts';
import { remoti } from './requirements/remoti.ts';
import { servizi } from './requirements/servizi.ts';
import { stile } from './requirements/stile.ts';

/** All that IO demands of a body that writes to citizens; what is left out is listed with its reason (io.md §3-§9). */
export const requirements: readonly Requirement[] = [
  ...profili,
  ...messaggi,
  ...pagamenti,
  ...esiti,
  ...remoti,
  ...limiti,
  ...servizi,
  ...stile,
];
