import type { ArtefactCheck } from '../../kernel/artefact.ts';
import { richiestaCheck } from './richiesta.ts';

/** What SEND can say of a file, without any exchange. */
export const checks: readonly ArtefactCheck[] = [richiestaCheck];
