import { requirementIn } from '../../kernel/artefact.ts';
import type { ArtefactCheck } from '../../kernel/artefact.ts';
import { dossierOf, findingsIn } from '../../kernel/dossier.ts';
import { adesioneRequirements } from './requirements.ts';
import { adesioneRules } from './rules.ts';

const INDEX = 'adesione.json';

/** The folder of an ente that joins IO held against the rules of adhesion (io.md §2, TC-IO-ONB); the index is ours (docs/adesione-io.md). */
export const adesioneCheck: ArtefactCheck = {
  kind: 'adesione-io',
  title: `documenti dell’adesione a IO, con l’indice ${INDEX}`,
  accepts: 'folder',
  requirements: adesioneRequirements,
  check: (folder) => findingsIn(dossierOf(folder, INDEX), adesioneRules, requirementIn(adesioneRequirements)),
};
