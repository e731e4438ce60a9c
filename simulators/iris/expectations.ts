import type { Expectation } from '../kernel/platform.ts';
import { avvisi } from './expectations/avvisi.ts';
import { esiti } from './expectations/esiti.ts';
import { flussi } from './expectations/flussi.ts';
import { informative } from './expectations/informative.ts';
import { otf } from './expectations/otf.ts';
import { pendenze } from './expectations/pendenze.ts';
import { trasporto } from './expectations/trasporto.ts';
import { verifica } from './expectations/verifica.ts';
import { attesePerBb } from './bb/expectations.ts';
import { attesePerSpx } from './spx/expectations.ts';

/** What an "Allora" can ask about IRIS: pure functions of the journal, by name (semantics.md 2). */
export const expectations: Readonly<Record<string, Expectation>> = {
  ...trasporto,
  ...pendenze,
  ...esiti,
  ...informative,
  ...verifica,
  ...otf,
  ...avvisi,
  ...attesePerSpx,
  ...attesePerBb,
  ...flussi,
};
