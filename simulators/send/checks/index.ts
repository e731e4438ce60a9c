import type { ArtefactCheck } from '../../kernel/artefact.ts';
import { moduloCommessaCheck } from '../adesione/modulo-commessa.ts';
import { reportDettaglioCheck } from '../adesione/report-dettaglio.ts';
import { richiestaCheck } from './richiesta.ts';

/** What SEND can say of a file, without any exchange. */
export const checks: readonly ArtefactCheck[] = [richiestaCheck, moduloCommessaCheck, reportDettaglioCheck];
