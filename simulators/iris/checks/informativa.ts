import { requirementIn } from '../../kernel/artefact.ts';
import type { ArtefactCheck } from '../../kernel/artefact.ts';
import { requirements } from '../requirements.ts';
import { ESITO_INFORMATIVA, INFORMATIVA } from '../seen.ts';
import { messageSettings, schemaFindings } from './read-message.ts';

const SCHEMA = requirementIn(requirements)('IRIS-TRASP-006');

/** An informativa di pagamento, or the ente's esito of one: the schema of its version (iris.md §2.4, §2.5). */
export const informativaCheck: ArtefactCheck = {
  kind: 'informativa',
  title: 'informativa di pagamento di IRIS, o il suo esito, in XML, con o senza busta SOAP',
  accepts: 'file',
  requirements: [SCHEMA],
  settings: messageSettings,
  check: (artefact, settings) => schemaFindings(artefact, settings, [INFORMATIVA, ESITO_INFORMATIVA], SCHEMA).findings,
};
