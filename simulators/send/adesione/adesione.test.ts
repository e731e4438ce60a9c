import { describe, expect, test } from 'vitest';
import { artefactOf, defaultsOf, folderOf } from '../../kernel/artefact.ts';
import type { ArtefactFinding } from '../../kernel/artefact.ts';
import { Journal } from '../../kernel/journal.ts';
import type { ExchangeBody } from '../../kernel/journal.ts';
import { moduloCommessaCheck } from './modulo-commessa.ts';
import { reportDettaglioCheck } from './report-dettaglio.ts';

const MODULO = { compilato: '2026-11-12', mese: '2026-12', digitali: 120, ar: 30, 890: 10 };

async function modulo(changes: object, settings: object = {}): Promise<readonly string[]> {
  const given = { ...defaultsOf(moduloCommessaCheck), ...settings };
  const made = artefactOf('modulo.json', JSON.stringify({ ...MODULO, ...changes }));
  return (await moduloCommessaCheck.check(made, given)).map(({ requirement, place }) => `${requirement} ${place}`);
}

describe('the form of a month’s orders', () => {
  test.each<readonly [string, object]>([
    ['in time', {}],
    ['on the last day', { compilato: '2026-11-15' }],
    ['for January', { compilato: '2026-12-01', mese: '2027-01' }],
    ['of nothing', { digitali: 0, ar: 0, 890: 0 }],
    ['with its total', { totale: 160 }],
  ])('%s is right', async (_, changes) => expect(await modulo(changes)).toEqual([]));

  test.each<readonly [string, object, readonly string[]]>([
    ['a day late', { compilato: '2026-11-16' }, ['SEND-ADES-001 compilato']],
    ['for the same month', { mese: '2026-11' }, ['SEND-ADES-001 compilato']],
    ['for the month after the next', { mese: '2027-01' }, ['SEND-ADES-001 compilato']],
    ['without registered letters', { ar: undefined }, ['SEND-ADES-002 ar']],
    ['of less than nothing', { digitali: -1, 890: 'dieci' }, ['SEND-ADES-002 digitali', 'SEND-ADES-002 890']],
    ['with another total', { totale: 150 }, ['SEND-ADES-002 totale']],
  ])('%s is wrong', async (_, changes, found) => expect(await modulo(changes)).toEqual(found));

  test('goes beyond the profiling told to PagoPA', async () => {
    expect(await modulo({}, { profilazioneMensile: 159 })).toEqual(['SEND-ADES-003 digitali, ar, 890']);
    expect(await modulo({}, { profilazioneMensile: 160 })).toEqual([]);
  });

  test('is refused where it is no form at all', () => {
    const check = (text: string) => () => moduloCommessaCheck.check(artefactOf('m.json', text), {});
    expect(check('{')).toThrow('non si legge come JSON');
    expect(check('{"mese":"dicembre"}')).toThrow('«m.json»');
  });
});

const IUN = ['GPGN-NPDG-ZTED-202612-E-1', 'GPGN-NPDG-ZTED-202612-F-1', 'GPGN-NPDG-ZTED-202612-G-1'] as const;

/** The journal of three notifications: one digital, one by A/R, one by 890. */
function journal(): string {
  const made = new Journal();
  const event = (iun: string, category: string, productType?: string) => ({
    iun,
    element: { category, details: productType === undefined ? {} : { productType } },
  });
  const page = [
    ...IUN.map((iun) => event(iun, 'REQUEST_ACCEPTED')),
    event(IUN[1], 'SEND_ANALOG_DOMICILE', 'AR'),
    event(IUN[2], 'SEND_ANALOG_DOMICILE', '890'),
  ];
  const exchange: ExchangeBody = {
    kind: 'exchange',
    at: 0,
    elapsedMs: 0,
    platform: 'send',
    direction: 'toPlatform',
    operation: 'consumeEventStreamV29',
    request: { method: 'GET', url: 'http://send.example/', headers: {} },
    response: { status: 200, headers: {}, text: JSON.stringify(page) },
    satisfied: [],
    findings: [],
  };
  made.append(exchange);
  return [...made.lines()].join('\n');
}

async function report(...rows: readonly string[]): Promise<readonly string[]> {
  const folder = folderOf('dicembre', {
    'journal.ndjson': journal(),
    'report-dettaglio.csv': ['iun;tipologia', ...rows].join('\n'),
  });
  const findings: readonly ArtefactFinding[] = await reportDettaglioCheck.check(folder, {});
  return findings.map(({ place, message }) => `${place}: ${message}`);
}

describe('a month’s detail report', () => {
  const right = [`${IUN[0]};digitale`, `${IUN[1]};AR`, `${IUN[2]};890`] as const;

  test('agrees with what the ente was told', async () => expect(await report(...right)).toEqual([]));

  test('has a list of differences to contest', async () => {
    expect(await report(right[0], right[0], `${IUN[1]};890`, 'XXXX-XXXX-XXXX-202612-X-1;digitale')).toEqual([
      'report-dettaglio.csv, riga 3: La notifica è fatturata due volte.',
      'report-dettaglio.csv, riga 4: La notifica è fatturata con un’altra tipologia.',
      'report-dettaglio.csv, riga 5: È fatturata una notifica che non risulta all’ente.',
      'report-dettaglio.csv: Una notifica dell’ente manca dal report.',
    ]);
  });

  test('is refused with other columns, without a journal, or with one that was touched', () => {
    const check = (files: Record<string, string>) => () => reportDettaglioCheck.check(folderOf('d', files), {});
    const csv = 'iun;tipologia';
    expect(check({ 'journal.ndjson': journal(), 'report-dettaglio.csv': 'a;b' })).toThrow('«iun;tipologia»');
    expect(check({ 'report-dettaglio.csv': csv })).toThrow('manca journal.ndjson');
    const touched = journal().replace('"890"', '"AR"').replace('890', 'AR');
    expect(check({ 'journal.ndjson': touched, 'report-dettaglio.csv': csv })).toThrow('journal.ndjson');
  });
});
