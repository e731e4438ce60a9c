import { avvisi } from './rules/avvisi.ts';
import { flussi } from './rules/flussi.ts';
import { informative } from './rules/informative.ts';
import { otf } from './rules/otf.ts';
import { pendenze } from './rules/pendenze.ts';
import type { IrisRule } from './rules/rule.ts';
import { trasporto } from './rules/trasporto.ts';
import { verifica } from './rules/verifica.ts';
import { regoleSpx } from './spx/rules.ts';

/** Passive rules: run on every exchange of any scenario, whatever its subject. */
export const rules: readonly IrisRule[] = [
  ...trasporto,
  ...pendenze,
  ...informative,
  ...verifica,
  ...otf,
  ...avvisi,
  ...regoleSpx,
  ...flussi,
];
