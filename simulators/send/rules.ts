import { carico } from './rules/carico.ts';
import { costo } from './rules/costo.ts';
import { documenti } from './rules/documenti.ts';
import { eventi } from './rules/eventi.ts';
import { invio } from './rules/invio.ts';
import { protocollo } from './rules/protocollo.ts';
import type { SendRule } from './rules/rule.ts';
import { sicurezza } from './rules/sicurezza.ts';

/** Checks that run on every exchange with SEND, whatever the scenario; each has its vectors in `vectors/`. */
export const rules: readonly SendRule[] = [
  ...invio,
  ...carico,
  ...eventi,
  ...documenti,
  ...costo,
  ...sicurezza,
  ...protocollo,
];
