import type { Entry } from '../../../simulators/kernel/journal.ts';
import type { SeenExchange } from '../../../simulators/kernel/platform.ts';
import { seen } from '../../../simulators/kernel/view.ts';
import type { Evidence } from '../../evidence.ts';
import type { CaseVerdict, ScenarioVerdict, Verdict } from '../../verdict-tree.ts';
import { counted, thousands } from '../../words.ts';
import { bounded } from './bounded.ts';
import { utcMoment } from './moment.ts';

/** What PagoPA asks a partner to attach for a case of SEND (send.md §8.1-8.5, §8.7), as found in one scenario. */
export interface SendReferences {
  readonly scenario: string;
  readonly tables: readonly ReferenceTable[];
}

export interface ReferenceTable {
  readonly title: string;
  readonly columns: readonly ReferenceColumn[];
  readonly rows: readonly (readonly string[])[];
  /** How many rows were left out. */
  readonly left: number;
}

export interface ReferenceColumn {
  readonly title: string;
  /** Share of the width. */
  readonly share: number;
  /** Identifiers, hashes, instants: in a monospaced face. */
  readonly code?: true;
}

const ROWS = 24;
/** A scenario longer than this is read only so far. */
const SCANNED = 20_000;

/**
 * Notifications with their identifiers, events received, files with their hashes, prices asked: of the first scenario of
 * the case that ended well and deposited something. Undefined where there is none.
 */
export function sendReferencesOf(evidence: Evidence, aCase: CaseVerdict): SendReferences | undefined {
  for (const scenario of aCase.scenarios) {
    if (!DONE.has(scenario.verdict)) continue;
    const exchanges = exchangesOf(evidence, scenario);
    const tables = [
      table('Notifiche depositate', NOTIFICATION_COLUMNS, notifications(exchanges)),
      table('Eventi ricevuti', EVENT_COLUMNS, events(exchanges)),
      table('File caricati e scaricati', FILE_COLUMNS, files(exchanges)),
      table('Costo chiesto a SEND e richieste del nodo', PRICE_COLUMNS, prices(exchanges)),
    ];
    if (tables[0]!.rows.length > 0)
      return { scenario: bounded(scenario.name, 240), tables: tables.filter(({ rows }) => rows.length > 0) };
  }
  return undefined;
}

const DONE: ReadonlySet<Verdict> = new Set(['pass', 'warn', 'attested']);

const NOTIFICATION_COLUMNS: readonly ReferenceColumn[] = [
  { title: 'Protocollo', share: 0.24 },
  { title: 'Richiesta (notificationRequestId)', share: 0.4, code: true },
  { title: 'IUN', share: 0.36, code: true },
];
const EVENT_COLUMNS: readonly ReferenceColumn[] = [
  { title: 'Evento', share: 0.12, code: true },
  { title: 'Categoria', share: 0.4, code: true },
  { title: 'Stato', share: 0.2, code: true },
  { title: 'Istante dichiarato da SEND', share: 0.28, code: true },
];
const FILE_COLUMNS: readonly ReferenceColumn[] = [
  { title: 'Verso', share: 0.1 },
  { title: 'Nome', share: 0.24 },
  { title: 'Byte', share: 0.11 },
  { title: 'SHA-256', share: 0.55, code: true },
];
const PRICE_COLUMNS: readonly ReferenceColumn[] = [
  { title: 'Istante', share: 0.26, code: true },
  { title: 'Che cosa', share: 0.2 },
  { title: 'Creditore e avviso', share: 0.22, code: true },
  { title: 'Costo', share: 0.1 },
  { title: 'Perfezionamento', share: 0.22, code: true },
];

function table(
  title: string,
  columns: readonly ReferenceColumn[],
  rows: readonly (readonly string[])[],
): ReferenceTable {
  return { title, columns, rows: rows.slice(0, ROWS), left: Math.max(0, rows.length - ROWS) };
}

function exchangesOf(evidence: Evidence, scenario: ScenarioVerdict): readonly SeenExchange[] {
  const exchanges: SeenExchange[] = [];
  for (let seq = scenario.from; seq <= Math.min(scenario.to, scenario.from + SCANNED); seq++) {
    const entry: Entry | undefined = evidence.entry(seq);
    if (entry?.kind === 'exchange') exchanges.push(seen(entry));
  }
  return exchanges;
}

function notifications(exchanges: readonly SeenExchange[]): string[][] {
  const iuns = new Map<string, string>();
  for (const event of exchanges.flatMap(pageOf))
    if (event['iun'] !== undefined) iuns.set(text(event['notificationRequestId']), text(event['iun']));
  for (const { operation, response } of exchanges)
    if (operation?.startsWith('retrieveNotificationRequestStatus') === true) {
      const answer = object(response.json);
      if (answer['iun'] !== undefined) iuns.set(text(answer['notificationRequestId']), text(answer['iun']));
    }
  const rows = new Map<string, string[]>();
  for (const { operation, request, response } of exchanges) {
    if (operation?.startsWith('sendNewNotification') !== true || response.status !== 202) continue;
    const id = text(object(response.json)['notificationRequestId']);
    rows.set(id, [text(object(request.json)['paProtocolNumber']), id, iuns.get(id) ?? '']);
  }
  return [...rows.values()];
}

function events(exchanges: readonly SeenExchange[]): string[][] {
  const rows = new Map<string, string[]>();
  for (const event of exchanges.flatMap(pageOf)) {
    const element = object(event['element']);
    const id = text(event['eventId']);
    rows.set(id, [
      id.replace(/^0+(?=\d{2})/, ''),
      text(element['category']),
      text(event['newStatus']),
      text(element['timestamp'] ?? element['eventTimestamp'] ?? event['timestamp']),
    ]);
  }
  return [...rows.values()];
}

/** The events of a page of a stream; nothing for any other exchange. */
function pageOf({ operation, response }: SeenExchange): readonly Readonly<Record<string, unknown>>[] {
  if (operation?.startsWith('consumeEventStream') !== true || response.status !== 200) return [];
  return Array.isArray(response.json) ? response.json.map(object) : [];
}

function files(exchanges: readonly SeenExchange[]): string[][] {
  const names = new Map<string, string>();
  for (const { response } of exchanges) {
    const answer = object(response.json);
    if (typeof answer['url'] === 'string' && typeof answer['filename'] === 'string')
      names.set(answer['url'], answer['filename']);
  }
  return exchanges.flatMap(({ operation, request, response }): string[][] => {
    const sent = operation === 'uploadAttachment' && response.status === 200 ? request.binary : undefined;
    const got = operation === 'downloadFile' && response.status === 200 ? response.binary : undefined;
    if (sent !== undefined)
      return [['caricato', request.headers['content-type'] ?? '', thousands(sent.size), sent.sha256]];
    if (got !== undefined)
      return [
        [
          'scaricato',
          names.get(request.url) ?? response.headers['content-type'] ?? '',
          thousands(got.size),
          got.sha256,
        ],
      ];
    return [];
  });
}

const STATION_CALLS: Readonly<Record<string, string>> = {
  paVerifyPaymentNotice: 'il nodo chiede la verifica',
  paGetPaymentV2: 'il nodo chiede l’attivazione',
  paSendRTV2: 'il nodo consegna la ricevuta',
};

function prices(exchanges: readonly SeenExchange[]): string[][] {
  const rows = exchanges.flatMap((exchange): string[][] => {
    const { at, operation, path, response } = exchange;
    const call = STATION_CALLS[operation ?? ''];
    if (call !== undefined) return [[utcMoment(at), call, '', '', '']];
    if (operation?.startsWith('retrieveNotificationPrice') !== true) return [];
    const answer = object(response.json);
    const total = answer['totalPrice'];
    return [
      [
        utcMoment(at),
        response.status === 200 ? 'costo ottenuto' : `costo non ottenuto (${response.status})`,
        `${path['paTaxId'] ?? ''} ${path['noticeCode'] ?? ''}`.trim(),
        typeof total === 'number' && Number.isInteger(total) ? euro(total) : '',
        text(answer['refinementDate']),
      ],
    ];
  });
  return rows.some(([, , pair]) => pair !== '') ? rows : [];
}

/** Integer cents: 2112 -> `21,12 €`. */
function euro(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${thousands(Number(digits.slice(0, -2)))},${digits.slice(-2)} €`;
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? bounded(value, 120) : '';
}

/** What stands under a table whose rows were cut. */
export function leftRows(left: number): string {
  return `${counted(left, 'altra riga', 'altre righe')} nel registro.`;
}
