import type { Requirement } from '../kernel/requirement.ts';
import { carico } from './requirements/carico.ts';
import { costo } from './requirements/costo.ts';
import { documenti } from './requirements/documenti.ts';
import { eventi } from './requirements/eventi.ts';
import { invio } from './requirements/invio.ts';
import { percorsi } from './requirements/percorsi.ts';
import { protocollo } from './requirements/protocollo.ts';
import { sicurezza } from './requirements/sicurezza.ts';

/**
 * All that SEND's five official cases demand of a sending body, synchronous and with keys that need no voucher; what is
 * left out is listed with its reason. Sources: send.md §1, §4, §8, §11; seed 004.
 */
export const requirements: readonly Requirement[] = [
  ...invio,
  ...carico,
  ...eventi,
  ...percorsi,
  ...documenti,
  ...costo,
  ...sicurezza,
  ...protocollo,
];
