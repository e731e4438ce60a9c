import { CATEGORIES, firstVersionOf } from '../../simulators/send/categories.ts';
import { codesOf, detailOf, sentTo, statusesOf } from '../../simulators/send/paper.fixture.ts';
import type { Detail } from '../../simulators/send/paper.fixture.ts';
import { desk, requestWithNotice } from '../../simulators/send/send.fixture.ts';
import { isCompletion, STATUSES, statusAfter } from '../../simulators/send/status.ts';
import { versionsTable } from './send-versions.ts';
import { PAPER_CODES } from '../../simulators/send/workflow/paper-outcomes.ts';

/**
 * What the simulator of SEND was seen to do, for its README: every category of timeline with the version that brought it,
 * the statuses it changes and a run that produces it; every address of the test environment with the events observed.
 * @throws Error where a category is produced by no run.
 */
export async function sendTables(): Promise<string> {
  const runs: (readonly [name: string, detail: Detail])[] = [];
  for (const code of PAPER_CODES) runs.push([`\`VIA @${code}\``, await observed(code)]);
  runs.push(...(await otherRuns()));
  const [head, ...rows] = await versionsTable();
  const versions = `### Ciò che non ogni versione conosce\n\n${table(head!, rows)}`;
  return `### Categorie, stati, versioni\n\n${matrix(runs)}\n\n${versions}\n\n### Indirizzi dell’ambiente di prova\n\n${triggers(runs)}`;
}

async function observed(code: string, taxId?: string): Promise<Detail> {
  const at = desk();
  const iun = await sentTo(at, code, taxId);
  await at.clock.runToIdle();
  return detailOf(at, iun);
}

/** Runs for what no address asks for. A refusal has no detail: its element is what the stream tells. */
async function otherRuns(): Promise<readonly (readonly [string, Detail])[]> {
  const scripted = async (stimulus: string): Promise<Detail> => {
    const at = desk();
    const iun = await sentTo(at, 'OK_AR');
    at.simulation.stimulate(stimulus, { iun });
    await at.clock.runToIdle();
    return detailOf(at, iun);
  };
  const cancelled = async (): Promise<Detail> => {
    const at = desk();
    const iun = await sentTo(at, 'OK_AR');
    await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);
    await at.clock.runToIdle();
    return detailOf(at, iun);
  };
  const paid = async (): Promise<Detail> => {
    const at = desk();
    const asked = requestWithNotice(await at.deposit(), await at.deposit());
    const iun = await at.accepted(asked);
    const { noticeCode, creditorTaxId } = asked.recipients[0]!.payments![0]!.pagoPa!;
    await at.ask('POST', '/delivery/events/payment/pagopa', {
      events: [{ noticeCode, creditorTaxId, paymentDate: '2026-11-22T10:00:00Z', amount: 5000 }],
    });
    await at.clock.runToIdle();
    return detailOf(at, iun);
  };
  const withoutAddress = async (): Promise<Detail> => {
    const at = desk({ firstPhysicalAddress: 'optional' });
    const asked = requestWithNotice(await at.deposit(), await at.deposit());
    const { physicalAddress: _none, ...recipient } = asked.recipients[0]!;
    const iun = await at.accepted({ ...asked, recipients: [recipient] }, '2.5');
    await at.clock.runToIdle();
    return detailOf(at, iun);
  };
  const refused = async (): Promise<Detail> => {
    const at = desk();
    const stream = await at.ask('POST', '/delivery-progresses/v2.9/streams', {
      title: 'Tabelle',
      eventType: 'TIMELINE',
      groups: [],
    });
    at.simulation.stimulate('refuseNext', { codice: 'NOT_VALID_ADDRESS', dettaglio: 'prova' });
    const asked = requestWithNotice(await at.deposit(), await at.deposit());
    await at.ask('POST', '/delivery/v2.5/requests', asked);
    await at.clock.runToIdle();
    const events = await at.ask('GET', `/delivery-progresses/v2.9/streams/${stream.json.streamId}/events`);
    const told = events.json as readonly { readonly newStatus: string; readonly element: Detail['timeline'][number] }[];
    return {
      notificationStatus: told.at(-1)!.newStatus,
      notificationStatusHistory: told.map(({ newStatus }) => ({ status: newStatus })),
      timeline: told.map(({ element }) => element),
    };
  };
  return [
    ['messaggio di cortesia', await observed('OK_AR', 'BNRMHL75C06G702B')],
    ['lettura', await scripted('recipientViews')],
    ['ritiro al RADD', await scripted('raddRetrieval')],
    ['notifica non gestita', await scripted('notHandled')],
    ['timeline rielaborata', await scripted('timelineReworked')],
    ['annullamento', await cancelled()],
    ['pagamento comunicato', await paid()],
    ['senza indirizzo fisico', await withoutAddress()],
    ['rifiuto', await refused()],
  ];
}

function matrix(runs: readonly (readonly [string, Detail])[]): string {
  const rows = CATEGORIES.map((category) => {
    const run = runs.find(([, { timeline }]) => timeline.some((element) => element.category === category));
    if (run === undefined) throw new Error(`timeline of SEND: no run produces ${category}`);
    const cells = STATUSES.map((from) => {
      const to = after(from, category, 1);
      if (to !== from) return to;
      const several = after(from, category, 2);
      return several === from ? 'resta' : `${several}, con più destinatari`;
    });
    return [`\`${category}\``, firstVersionOf(category), ...cells, run[0]];
  });
  return table(['Categoria', 'Dalla versione', ...STATUSES, 'Prodotta da'], rows);
}

/** The status after an element that is the last one its notification waited for. */
function after(from: (typeof STATUSES)[number], category: string, recipients: number): string {
  const completions = isCompletion(category) ? Array.from({ length: recipients }, () => category) : [];
  return statusAfter(from, category, completions, recipients);
}

function triggers(runs: readonly (readonly [string, Detail])[]): string {
  return table(
    [
      'Indirizzo',
      'Eventi osservati (`=` conclude il tentativo, `.zip` scansioni in archivio)',
      'Stati',
      'Invii, costo netto',
    ],
    runs
      .filter(([name]) => name.startsWith('`VIA'))
      .map(([name, detail]) => {
        const costs = detail.timeline.flatMap(({ details }) =>
          typeof details['analogCost'] === 'number' ? [details['analogCost']] : [],
        );
        return [name, codesOf(detail).join(', '), statusesOf(detail).join(', '), costs.join(' + ')];
      }),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
