import { requirementIn } from '../../kernel/artefact.ts';
import type { ArtefactCheck } from '../../kernel/artefact.ts';
import { carrying, findingsOfRules } from '../../kernel/artefact-exchange.ts';
import { memory } from '../memory.ts';
import { requirements } from '../requirements.ts';
import { pendenze as rules } from '../rules/pendenze.ts';
import { ALLINEAMENTI } from '../seen.ts';
import { messageSettings, schemaFindings } from './read-message.ts';

const requirement = requirementIn(requirements);
const SCHEMA = requirement('IRIS-TRASP-006');
const ruled = new Set(rules.map((rule) => rule.requirement));

/** A file of pendenze: the schema of its version, then every rule that needs no other message (iris.md §2.3, §3.1, §3.2). */
export const pendenzeCheck: ArtefactCheck = {
  kind: 'pendenze',
  title: 'messaggio di allineamento delle pendenze di IRIS, in XML, con o senza busta SOAP',
  accepts: 'file',
  requirements: [SCHEMA, ...requirements.filter(({ id }) => ruled.has(id))],
  settings: messageSettings,
  check(artefact, settings) {
    const { text, wrapper, findings } = schemaFindings(artefact, settings, ALLINEAMENTI, SCHEMA);
    return [
      ...findings,
      ...findingsOfRules(carrying('iris', `${wrapper}@diretto`, text, 'text/xml'), rules, memory.create(), {
        place: wrapper,
        requirement,
      }),
    ];
  },
};
