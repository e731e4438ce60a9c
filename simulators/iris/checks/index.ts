import type { ArtefactCheck } from '../../kernel/artefact.ts';
import { adesioneCheck, schedaCheck } from '../attivazione/checks.ts';
import { daxCheck } from '../dax/dax.ts';
import { avvisoCheck } from './avviso.ts';
import { csvSpxCheck } from './csv-spx.ts';
import { fdrCheck } from './fdr.ts';
import { informativaCheck } from './informativa.ts';
import { pendenzeCheck } from './pendenze.ts';

/** What IRIS can say of a file, without any exchange. */
export const checks: readonly ArtefactCheck[] = [
  pendenzeCheck,
  informativaCheck,
  avvisoCheck,
  schedaCheck,
  adesioneCheck,
  daxCheck,
  csvSpxCheck,
  fdrCheck,
];
