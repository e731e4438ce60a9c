import { flaw, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { Artefact, ArtefactCheck, ArtefactFinding } from '../../kernel/artefact.ts';
import { readChain } from '../../kernel/journal.ts';
import { viewOf } from '../../kernel/view.ts';
import { pages } from '../expectations/story.ts';
import { elementOf, list, members, text } from '../seen.ts';
import { requisitiAdesione } from './requisiti.ts';

const { contestazioni } = requisitiAdesione;

/** How a notification was sent, as it is billed. */
type Via = 'digitale' | 'AR' | '890';
const VIE: readonly Via[] = ['digitale', 'AR', '890'];

const JOURNAL = 'journal.ndjson';
const REPORT = 'report-dettaglio.csv';

/**
 * A month's detail report of the billing portal, held against what the ente's own software was told of its notifications (SEND
 * onboarding manual, "Reportistica di dettaglio"). The portal's columns are not published: `iun;tipologia`, with `digitale`, `AR` or `890`,
 * is ours.
 */
export const reportDettaglioCheck: ArtefactCheck = {
  kind: 'report-dettaglio',
  title: `report di dettaglio di SEND: cartella con ${REPORT} (iun;tipologia) e il ${JOURNAL} delle notifiche dell’ente`,
  accepts: 'folder',
  requirements: [contestazioni],
  check(artefact) {
    return differences(billed(artefact), known(artefact));
  },
};

/** Rows of the report, with the line each stands on. @throws UnreadableArtefact where the file is not there or has other columns. */
function billed(artefact: Artefact): readonly { readonly line: number; readonly iun: string; readonly via: string }[] {
  const [head = '', ...rows] = textOf(artefact, REPORT).trim().split(/\r?\n/);
  if (head.trim().toLowerCase() !== 'iun;tipologia')
    throw new UnreadableArtefact(`${REPORT}: la prima riga deve essere «iun;tipologia», non «${head.slice(0, 80)}»`);
  return rows.map((row, index) => {
    const [iun = '', via = ''] = row.split(';').map((cell) => cell.trim());
    return { line: index + 2, iun, via };
  });
}

/** Notifications accepted, by IUN, each with the way it took: the paper sent, or none. @throws UnreadableArtefact for a broken journal. */
function known(artefact: Artefact): ReadonlyMap<string, Via> {
  const { entries, problem } = readChain(
    textOf(artefact, JOURNAL)
      .split('\n')
      .filter((line) => line !== ''),
  );
  if (problem !== undefined) throw new UnreadableArtefact(`${JOURNAL}: ${problem.message}`);
  const ways = new Map<string, Via>();
  for (const { response } of pages(viewOf(entries)))
    for (const event of list(response.json).map(members)) {
      const iun = text(event['iun']);
      const { category, details } = elementOf(event);
      if (iun === undefined) continue;
      if (category === 'REQUEST_ACCEPTED' && !ways.has(iun)) ways.set(iun, 'digitale');
      if (category === 'SEND_ANALOG_DOMICILE')
        ways.set(iun, String(members(details)['productType']).includes('890') ? '890' : 'AR');
    }
  return ways;
}

function differences(rows: ReturnType<typeof billed>, ways: ReadonlyMap<string, Via>): readonly ArtefactFinding[] {
  const seen = new Set<string>();
  const contest = (place: string, message: string, expected: string, observed: string): ArtefactFinding =>
    flaw(contestazioni, { place, message, expected, observed });
  const found = rows.flatMap(({ line, iun, via }) => {
    const place = `${REPORT}, riga ${line}`;
    const own = ways.get(iun);
    if (seen.has(iun)) return [contest(place, 'La notifica è fatturata due volte.', 'una riga per notifica', iun)];
    seen.add(iun);
    if (own === undefined)
      return [contest(place, 'È fatturata una notifica che non risulta all’ente.', 'una notifica dell’ente', iun)];
    return own === via
      ? []
      : [
          contest(
            place,
            'La notifica è fatturata con un’altra tipologia.',
            own,
            VIE.some((each) => each === via) ? via : `«${via.slice(0, 40)}»`,
          ),
        ];
  });
  const missing = [...ways].filter(([iun]) => !seen.has(iun));
  return [
    ...found,
    ...missing.map(([iun, via]) =>
      contest(REPORT, 'Una notifica dell’ente manca dal report.', `${iun}, ${via}`, 'assente'),
    ),
  ];
}

function textOf(artefact: Artefact, name: string): string {
  const bytes = artefact.beside(name);
  if (bytes === undefined) throw new UnreadableArtefact(`«${artefact.name}»: manca ${name}`);
  return Buffer.from(bytes).toString('utf8');
}
