import { flaw, requirementIn, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { ArtefactCheck, ArtefactFinding } from '../../kernel/artefact.ts';
import { carrying, findingsOfRules } from '../../kernel/artefact-exchange.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import { idsFrom } from '../../kernel/ids.ts';
import { parseJson } from '../../kernel/json.ts';
import { expectedByIssue, placeOfIssue } from '../../kernel/json-words.ts';
import { newNotificationRequest } from '../contract/requests.ts';
import type { NewNotificationRequest } from '../contract/requests.ts';
import { initial } from '../initial.ts';
import { memory } from '../memory.ts';
import { requirements } from '../requirements.ts';
import { invio } from '../rules/invio.ts';
import type { Caller, SendState } from '../state.ts';
import { SYNCHRONOUS_CHECKS } from '../validation/synchronous.ts';
import { CURRENT_REQUESTS, inVersion } from '../versions.ts';
import type { RequestVersion } from '../versions.ts';

const requirement = requirementIn(requirements);
const SCHEMA = requirement('SEND-PROTO-003');

/** What SEND looks at before it takes a request in, in the words of this check; what depends on a key is not here. */
const SYNCHRONOUS: Readonly<Record<string, { readonly requirement: string; readonly expected: string }>> = {
  recipientCount: { requirement: SCHEMA.id, expected: 'non più destinatari di quanti SEND ne ammette' },
  attachmentCount: { requirement: SCHEMA.id, expected: 'non più allegati di quanti SEND ne ammette' },
  sameAttachmentTwice: { requirement: SCHEMA.id, expected: 'ogni allegato una volta sola' },
  attachmentFamily: { requirement: SCHEMA.id, expected: 'la chiave che SEND ha dato a quel tipo di allegato' },
  taxId: {
    requirement: SCHEMA.id,
    expected: 'un codice fiscale valido: 16 caratteri o 11 cifre per PF, 11 cifre per PG',
  },
  duplicatedRecipient: { requirement: SCHEMA.id, expected: 'ogni destinatario una volta sola' },
  duplicatedIuv: { requirement: SCHEMA.id, expected: 'ogni avviso una volta sola' },
  taxonomyCode: { requirement: SCHEMA.id, expected: 'un codice tassonomico dell’elenco pubblicato' },
  province: { requirement: SCHEMA.id, expected: 'la provincia di ogni indirizzo italiano' },
  addressCharacters: { requirement: SCHEMA.id, expected: 'lettere, cifre e i segni @_./ - e l’apostrofo' },
  addressLines: { requirement: SCHEMA.id, expected: 'righe d’indirizzo di non più di 44 caratteri' },
  denominationCharacters: { requirement: SCHEMA.id, expected: 'denominazioni in caratteri ISO-8859-1' },
  additionalLanguages: { requirement: SCHEMA.id, expected: 'una sola lingua aggiuntiva fra DE, SL e FR' },
};

/** Rules on one request alone; the others need what was uploaded or sent before. */
const ALONE = [
  'SEND-INVIO-004',
  'SEND-INVIO-007',
  'SEND-INVIO-008',
  'SEND-INVIO-009',
  'SEND-INVIO-011',
  'SEND-INVIO-013',
  'SEND-INVIO-021',
  'SEND-INVIO-024',
  'SEND-INVIO-025',
  'SEND-INVIO-028',
];
const rules = invio.filter((rule) => ALONE.includes(rule.requirement));

/** A request for a notification: its contract, the rules on one request, the checks that SEND makes at once (send.md §1.6-§1.8). */
export const richiestaCheck: ArtefactCheck = {
  kind: 'notifica-send',
  title: 'richiesta di inserimento di una notifica su SEND (NewNotificationRequest), in JSON',
  accepts: 'file',
  requirements: [SCHEMA, ...ALONE.map(requirement)],
  settings: { versione: { value: '2.5', meaning: 'la versione della richiesta', oneOf: CURRENT_REQUESTS } },
  check(artefact, { versione }) {
    const read = parseJson(artefact.bytes());
    if (!read.ok) throw new UnreadableArtefact(`«${artefact.name}» non si legge: ${read.problem}`);
    const issues = newNotificationRequest[versione as RequestVersion].check(read.value);
    const exchange = carrying(
      'send',
      inVersion('sendNewNotification', versione as RequestVersion),
      JSON.stringify(read.value),
      'application/json',
    );
    return [
      ...issues.map((issue) =>
        flaw(SCHEMA, {
          place: placeOfIssue(issue),
          message: 'La richiesta non rispetta lo schema pubblicato.',
          expected: expectedByIssue(issue),
          observed: issue.keyword === 'required' ? 'assente' : issue.value,
        }),
      ),
      ...(issues.length === 0 ? synchronous(read.value as NewNotificationRequest) : []),
      ...findingsOfRules(exchange, rules, memory.create(), { place: 'richiesta', requirement }),
    ];
  },
};

function synchronous(request: NewNotificationRequest): ArtefactFinding[] {
  const [state, caller] = anyKey();
  return SYNCHRONOUS_CHECKS.flatMap(({ id, check }) => {
    const words = SYNCHRONOUS[id];
    if (words === undefined) return [];
    return check(request, state, caller).map(({ element, detail }) =>
      flaw(requirement(words.requirement), {
        place: element ?? 'richiesta',
        message: 'SEND respingerebbe la richiesta prima di prenderla in carico.',
        expected: words.expected,
        observed: detail ?? id,
      }),
    );
  });
}

/** A platform just born: the checks that are run look at its settings only. */
function anyKey(): [SendState, Caller] {
  const state = initial({}, { clock: new VirtualClock(0), ids: idsFrom(0), publicUrl: '' });
  const [key] = state.keys.values();
  if (key === undefined) throw new Error('a platform just born has a key');
  return [state, { key }];
}
