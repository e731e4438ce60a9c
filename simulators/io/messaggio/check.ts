import { flaw, requirementIn, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { ArtefactCheck } from '../../kernel/artefact.ts';
import { carrying, findingsOfRules } from '../../kernel/artefact-exchange.ts';
import { parseJson } from '../../kernel/json.ts';
import { expectedByIssue, placeOfIssue } from '../../kernel/json-words.ts';
import { newMessage } from '../contract/message.ts';
import { memory } from '../memory.ts';
import { requirements } from '../requirements.ts';
import { messaggi } from '../rules/messaggi.ts';
import { pagamenti } from '../rules/pagamenti.ts';
import { stile } from '../rules/stile.ts';
import { SUBMIT } from '../seen.ts';

const requirement = requirementIn(requirements);
const SCHEMA = requirement('IO-MSG-003');

/** Rules on what one message says; the others need IO's answer, or another exchange. */
const ON_CONTENT = ['IO-MSG-001', 'IO-MSG-002', 'IO-MSG-006', 'IO-PAY-002', 'IO-PAY-003', 'IO-PAY-004', 'IO-PAY-006'];
const rules = [...[...messaggi, ...pagamenti].filter((rule) => ON_CONTENT.includes(rule.requirement)), ...stile];

/** Messages for IO as they would be sent: their contract, then every rule on their content (io.md §3.4, §6.3). */
export const messaggioCheck: ArtefactCheck = {
  kind: 'messaggio-io',
  title: 'messaggi di IO (NewMessage), in JSON: uno, o una lista di messaggi di uno stesso invio',
  accepts: 'file',
  requirements: [SCHEMA, ...new Set(rules.map((rule) => requirement(rule.requirement)))],
  check(artefact) {
    const read = parseJson(artefact.bytes());
    if (!read.ok) throw new UnreadableArtefact(`«${artefact.name}» non si legge: ${read.problem}`);
    const messages: readonly unknown[] = Array.isArray(read.value) ? read.value : [read.value];
    if (messages.length === 0 || messages.some((each) => each === null || typeof each !== 'object'))
      throw new UnreadableArtefact(
        `«${artefact.name}» non contiene messaggi: atteso un oggetto, o una lista di oggetti`,
      );
    const past = memory.create();
    return messages.flatMap((message, index) => {
      const place = Array.isArray(read.value) ? `messaggio n. ${index + 1}` : 'messaggio';
      const exchange = carrying('io', SUBMIT[0], JSON.stringify(message), 'application/json', 201);
      const found = findingsOfRules(exchange, rules, past, { place, requirement });
      memory.remember(past, exchange);
      // what a rule says better is not said twice
      const said = new Set(found.map((each) => FIELDS[each.requirement]));
      return [
        ...newMessage
          .check(message)
          .filter((issue) => !said.has(placeOfIssue(issue)))
          .map((issue) =>
            flaw(SCHEMA, {
              place: `${place}: ${placeOfIssue(issue)}`,
              message: 'Il messaggio non rispetta lo schema di IO.',
              expected: expectedByIssue(issue),
              observed: issue.keyword === 'required' ? 'assente' : issue.value,
            }),
          ),
        ...found,
      ];
    });
  },
};

/** The field that a rule speaks of, where the contract speaks of it too. */
const FIELDS: Readonly<Record<string, string>> = {
  'IO-MSG-001': 'content.subject',
  'IO-MSG-002': 'content.markdown',
  'IO-PAY-002': 'content.payment_data.notice_number',
  'IO-PAY-004': 'content.payment_data.amount',
};
