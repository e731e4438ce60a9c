import type { ArtefactCheck } from '../../kernel/artefact.ts';
import { adesioneCheck } from '../adesione/check.ts';
import { messaggioCheck } from '../messaggio/check.ts';
import { schedaCheck } from '../scheda/check.ts';

/** What can be said offline of the documents of an ente that joins IO. */
export const checks: readonly ArtefactCheck[] = [schedaCheck, adesioneCheck, messaggioCheck];
