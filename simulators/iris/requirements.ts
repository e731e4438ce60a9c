import type { Requirement } from '../kernel/requirement.ts';
import { avvisi } from './requirements/avvisi.ts';
import { bollo } from './requirements/bollo.ts';
import { esiti } from './requirements/esiti.ts';
import { flussi } from './requirements/flussi.ts';
import { informative } from './requirements/informative.ts';
import { otf } from './requirements/otf.ts';
import { pendenze } from './requirements/pendenze.ts';
import { trasporto } from './requirements/trasporto.ts';
import { verifica } from './requirements/verifica.ts';
import { requisitiBb } from './bb/requirements.ts';
import { requisitiSpx } from './spx/requirements.ts';

/**
 * All that IRIS demands of an ente's software: positions, esiti, informative, verifica, payments on the fly, digital revenue
 * stamps, numbers of payments and notices; what is left out is listed with its reason. Sources: iris.md §0-§4, §7.
 */
export const requirements: readonly Requirement[] = [
  ...trasporto,
  ...pendenze,
  ...esiti,
  ...informative,
  ...verifica,
  ...otf,
  ...bollo,
  ...avvisi,
  ...requisitiSpx,
  ...requisitiBb,
  ...flussi,
];

export { requirementOfCode } from './requirements/by-code.ts';
