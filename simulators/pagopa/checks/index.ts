import type { ArtefactCheck } from '../../kernel/artefact.ts';
import { iuvCheck, numeroAvvisoCheck, qrCheck } from './codici.ts';

/** What can be said of a payment code on its own. */
export const checks: readonly ArtefactCheck[] = [iuvCheck, numeroAvvisoCheck, qrCheck];
