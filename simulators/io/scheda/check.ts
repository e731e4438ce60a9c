import { flaw } from '../../kernel/artefact.ts';
import type { Artefact, ArtefactCheck, ArtefactFinding, Settings } from '../../kernel/artefact.ts';
import { quoted } from '../../kernel/values/parsed.ts';
import { labelOf } from '../status/labels.ts';
import { schedeFromJson } from './read-json.ts';
import { workbookFrom } from './read-sheet.ts';
import type { Workbook } from './read-sheet.ts';
import { schedaRequirements } from './requirements.ts';
import { schedaRules } from './rules.ts';
import { together } from './rules/insieme.ts';
import { acrossSheets } from './rules/modello.ts';
import { findingOn, idOf, requirementOf } from './rules/rule.ts';
import { booleanOf, labelled } from './scheda.ts';
import type { Scheda } from './scheda.ts';
import { schedaSettings } from './settings.ts';
import type { SchedaSettings } from './settings.ts';

/** The cards of a file held against every rule of io.md §6 (its numbers are those of the requirements). */
export const schedaCheck: ArtefactCheck = {
  kind: 'scheda-io',
  title: 'schede servizio di IO, in JSON o in foglio di calcolo .xlsx, con i loghi accanto',
  accepts: 'file',
  requirements: schedaRequirements,
  settings: schedaSettings,
  async check(artefact, given) {
    const settings = typed(given);
    const workbook = await readCards(artefact);
    return [
      ...workbook.cards.flatMap((card) => [...findingsOf(card, settings), ...unknownMembers(card)]),
      ...together(workbook.cards, settings),
      ...acrossSheets(workbook),
    ];
  },
};

async function readCards(artefact: Artefact): Promise<Workbook> {
  const [first, second] = artefact.bytes();
  // what every .xlsx file, which is a zip, begins with
  const zipped = first === 0x50 && second === 0x4b;
  return zipped ? workbookFrom(artefact) : { cards: schedeFromJson(artefact), messages: [] };
}

function findingsOf(card: Scheda, settings: SchedaSettings): readonly ArtefactFinding[] {
  const found = schedaRules.flatMap(({ requirement, look }) =>
    look(card, settings).map((wrong) => findingOn(card, requirement, wrong)),
  );
  return booleanOf(card, 'published') === true ? found.map((each) => whilePublished(each, settings)) : found;
}

/** A service already published that lacks something is shown as such, and cannot ask for publication (instructions, §3.3). */
function whilePublished(finding: ArtefactFinding, { modalita }: SchedaSettings): ArtefactFinding {
  const label = labelOf('rejected', undefined, modalita === '2021' ? 'istruzioni2021' : 'backoffice') ?? '';
  return finding.severity === 'BLOCK'
    ? { ...finding, message: `${finding.message} Il servizio, già pubblicato, risulta «${label}».` }
    : finding;
}

function unknownMembers({ label, unknown }: Scheda): readonly ArtefactFinding[] {
  return unknown.map((name) =>
    flaw(requirementOf(idOf(52)), {
      place: labelled(label, name),
      message: 'Il campo non è fra quelli della scheda.',
      expected: 'un campo della scheda',
      observed: quoted(name),
    }),
  );
}

/** Settings come by name from the command line: their types are those of the defaults. */
function typed(given: Settings): SchedaSettings {
  return { ...defaults, ...given } as SchedaSettings;
}

const defaults = Object.fromEntries(Object.entries(schedaSettings).map(([name, { value }]) => [name, value]));
