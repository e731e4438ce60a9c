import { describe, expect, test } from 'vitest';
import type { Adesione, Scheda } from '../contract/adesione.ts';
import { pianiDovuti } from '../contract/adesione.ts';
import {
  confrontaConRunFile,
  confrontaSchede,
  controllaAdesione,
  controllaScheda,
  posizioniResidue,
} from './controlli.ts';
import { passiIris, prossimo } from './passi.ts';
import type { Corsa, Situazione } from './passi.ts';
import { difettiMessaggio, leggiMessaggio } from './posta.ts';

const SCHEDA: Scheda = {
  denominazione: 'Comune di Esempio',
  codiceFiscale: '12345678903',
  responsabile: { nome: 'Mario Rossi', email: 'responsabile@ente.example' },
  sil: [{ nome: 'SIL_ESEMPIO', modalita: 'CA' }],
  ibans: ['IT07N0503402801000000000665'],
  tributi: [
    { codice: 'MULTE', descrizione: 'Sanzioni', tipo: 'atteso', modalita: ['CA'] },
    { codice: 'DIRITTI', descrizione: 'Diritti', tipo: 'spontaneo', modalita: ['CA', 'BB'] },
  ],
};
const INTERA: Adesione = {
  soggetto: 'territorio',
  giaSuIris: false,
  contratto: { scadenza: '2027-01-30' },
  responsabileProcedimento: 'Anna Verdi',
  pagopa: {
    data: '2026-01-10',
    intermediario: 'Regione Toscana',
    ibans: SCHEDA.ibans,
    referentePagamenti: 'A',
    referenteTecnico: 'B',
  },
  manifestazione: { data: '2026-02-01', importoPresunto: 100_000, firmatario: 'Il Sindaco', startUp: true },
  approvazione: { data: '2026-02-10', importoPresunto: 100_000, firmaRup: true },
  atto: {
    data: '2026-03-01',
    importo: 100_000,
    cig: 'CIG1',
    termineOrdinativo: '2026-06-30',
    scadenza: '2027-01-30',
    firmaEnte: true,
    firmaRup: true,
  },
  ordinativi: [
    {
      data: '2026-04-01',
      importo: 60_000,
      prestazioni: 'Start up',
      impegno: 'Det. 12',
      tempi: '60 giorni',
      cig: 'CIG1',
      cigDerivato: 'CIG2',
      fatturazione: 'UFABC1',
      firmato: true,
      inviatoAlFornitore: true,
      inviatoARegione: true,
      schedaAllegata: true,
      posizioni: 3_000,
    },
  ],
  posizioniImmesse: 1_200,
  scheda: SCHEDA,
};

const rotta = (changed: Partial<Adesione>): string[] => [
  ...new Set(controllaAdesione({ ...INTERA, ...changed }).map(({ requirement }) => requirement.slice(-3))),
];
const ordine = INTERA.ordinativi[0]!;

describe('papers of an adhesion', () => {
  test('whole, they have no defect', () => {
    expect(controllaAdesione(INTERA)).toEqual([]);
    expect(posizioniResidue(INTERA)).toBe(1_800);
  });

  test.each<[string, Partial<Adesione>, string[]]>([
    ['another intermediary', { pagopa: { ...INTERA.pagopa!, intermediario: 'Altri' } }, ['001']],
    [
      'an account that pagoPA was not told',
      { pagopa: { ...INTERA.pagopa!, ibans: ['IT11B0760102800000027748508'] } },
      ['001'],
    ],
    ['an interest before pagoPA', { pagopa: { ...INTERA.pagopa!, data: '2026-02-02' } }, ['001']],
    ['nobody responsible', { responsabileProcedimento: undefined! }, ['015']],
    ['a contract that is over', { contratto: { scadenza: '2027-01-30', cessato: '2026-05-01' } }, ['006']],
    ['a re-user that buys positions', { soggetto: 'riusante' }, ['002']],
    ['no start-up', { manifestazione: { ...INTERA.manifestazione!, startUp: false } }, ['003']],
    ['another amount approved', { approvazione: { ...INTERA.approvazione!, importoPresunto: 1 } }, ['004']],
    ['an approval before the interest', { approvazione: { ...INTERA.approvazione!, data: '2026-01-31' } }, ['004']],
    ['an act without the RUP', { atto: { ...INTERA.atto!, firmaRup: false } }, ['005']],
    ['an act beyond the contract', { atto: { ...INTERA.atto!, scadenza: '2027-01-31' } }, ['006']],
    ['an order beyond its term', { ordinativi: [{ ...ordine, data: '2026-07-01' }] }, ['007']],
    ['an order without derived CIG', { ordinativi: [{ ...ordine, cigDerivato: undefined! }] }, ['008']],
    ['orders beyond the act', { ordinativi: [ordine, { ...ordine, schedaAllegata: false }] }, ['009']],
    ['no scheda', { ordinativi: [{ ...ordine, schedaAllegata: false }] }, ['010']],
    ['a pack cut', { ordinativi: [{ ...ordine, posizioni: 2_500 }] }, ['011']],
    ['positions not ordered', { posizioniImmesse: 3_001 }, ['011']],
  ])('%s', (_, changed, expected) => {
    expect(rotta(changed)).toEqual(expected);
  });

  test('the last month of the contract is too late; beyond the threshold nothing more is due', () => {
    expect(
      rotta({
        atto: { ...INTERA.atto!, data: '2026-12-31', termineOrdinativo: '2027-01-10' },
        ordinativi: [],
        posizioniImmesse: 0,
      }),
    ).toEqual(['006']);
    expect(rotta({ ordinativi: [{ ...ordine, posizioni: 1_500_000 }], posizioniImmesse: 2_000_000 })).toEqual([]);
  });
});

describe('the scheda anagrafica', () => {
  test('PITs due: each mode once', () => {
    expect(pianiDovuti(SCHEDA)).toEqual(['iris-ca', 'iris-bb']);
  });

  test.each<[string, Partial<Scheda>, string]>([
    ['an expected payment to Bollettino Bianco', { tributi: [{ ...SCHEDA.tributi[0]!, modalita: ['BB'] }] }, '012'],
    ['a tributo without mode', { tributi: [{ ...SCHEDA.tributi[0]!, modalita: [] }] }, '012'],
    ['a wrong codice fiscale', { codiceFiscale: '12345678901' }, '013'],
    ['a wrong IBAN', { ibans: ['IT00X'] }, '013'],
    ['no SIL for its mode', { sil: [] }, '013'],
    ['a tributo twice', { tributi: [SCHEDA.tributi[0]!, SCHEDA.tributi[0]!] }, '013'],
  ])('%s', (_, changed, requirement) => {
    expect(controllaScheda({ ...SCHEDA, ...changed }).map((one) => one.requirement.slice(-3))).toEqual([requirement]);
  });

  test('the one that comes back is the one sent, and more', () => {
    const tornata = { ...SCHEDA, configurazione: { porta: 'SPCCEsempio' } };
    expect(confrontaSchede(SCHEDA, tornata)).toEqual([]);
    expect(confrontaSchede(SCHEDA, SCHEDA)).toHaveLength(1);
    expect(confrontaSchede(SCHEDA, { ...tornata, ibans: [] })).toHaveLength(1);
  });
});

describe('the run file', () => {
  const banco = {
    denominazione: 'Comune di Esempio',
    codiceFiscale: '12345678903',
    sil: 'SIL_ESEMPIO',
    ibans: SCHEDA.ibans,
    tributi: [{ codice: 'DIRITTI', modalita: 'BB' }],
    piani: ['iris-ca', 'iris-bb', 'send'],
  };

  test('agrees with the scheda that came back, and says nothing of what it does not declare', () => {
    const tornata = { ...SCHEDA, denominazione: 'Comune d’Esempio', configurazione: {} };
    expect(confrontaConRunFile(INTERA, banco)).toEqual([]);
    expect(confrontaConRunFile(INTERA, {})).toEqual([]);
    expect(confrontaConRunFile({}, banco)).toEqual([]);
    expect(confrontaConRunFile({ scheda: SCHEDA, schedaRestituita: tornata }, banco).map(({ place }) => place)).toEqual(
      ['run file, ente.denominazione'],
    );
  });

  test.each([
    ['ente.codiceFiscale', { codiceFiscale: '00000010009' }],
    ['scheda.sil', { sil: 'SIL_ALTRO' }],
    ['scheda.ibans', { ibans: ['IT11B0760102800000027748508'] }],
    ['scheda.tributi', { tributi: [{ codice: 'MULTE', modalita: 'BB' }] }],
    ['plans', { piani: ['iris-ca'] }],
  ])('%s of another', (place, changed) => {
    expect(confrontaConRunFile(INTERA, { ...banco, ...changed })).toMatchObject([
      { requirement: 'IRIS-ADES-016', severity: 'BLOCK', place: `run file, ${place}` },
    ]);
  });
});

describe('the process', () => {
  const corsa = (ambiente: Corsa['ambiente'], environment = 'platform'): Corsa => ({
    id: `run-${ambiente}`,
    ambiente,
    environment,
    intero: true,
    piani: ['iris-ca', 'iris-bb'].map((id) => ({ id, conforme: true, attestato: false, firmato: true })),
  });
  const a = (changed: Partial<Situazione>): string | undefined => {
    const next = prossimo(passiIris({ adesione: INTERA, corse: [], inviati: [], ricevuti: {}, ...changed }));
    return next === undefined ? undefined : `${next.numero} ${next.stato}`;
  };

  test('goes step by step', () => {
    expect(a({ adesione: { ...INTERA, atto: undefined!, ordinativi: [] } })).toBe('D chiuso');
    expect(a({})).toBe('000 aperto');
    expect(a({ inviati: ['000'] })).toBe('001 aperto');
    expect(a({ inviati: ['000'], ricevuti: { '001': [] } })).toBe('002 chiuso');
    expect(a({ inviati: ['000'], ricevuti: { '001': [] }, corse: [corsa('staging')] })).toBe('002 aperto');
    const banco = { codiceFiscale: '00000010009' };
    expect(a({ inviati: ['000'], ricevuti: { '001': [] }, corse: [corsa('staging')], banco })).toBe('002 chiuso');
    expect(a({ inviati: ['000', '002'], ricevuti: { '001': [] }, corse: [corsa('staging')] })).toBe('003 chiuso');
    const adesione = { ...INTERA, autorizzazioneRegione: { data: '2026-09-01', riferimento: 'Prot. 1' } };
    const tutte = [corsa('staging'), corsa('esercizio')];
    expect(a({ adesione, inviati: ['000', '002'], ricevuti: { '001': [], '003': [] }, corse: tutte })).toBe(
      '004 aperto',
    );
    expect(
      a({ adesione, inviati: ['000', '002', '004'], ricevuti: { '001': [], '003': [], '005': [] }, corse: tutte }),
    ).toBeUndefined();
  });

  test('a simulator, a partial run, one that fails, one unsigned open nothing', () => {
    const buona = corsa('staging');
    const senza = (piano: Partial<Corsa['piani'][number]>): Corsa => ({
      ...buona,
      piani: buona.piani.map((uno) => ({ ...uno, ...piano })),
    });
    for (const one of [
      corsa('staging', 'simulator'),
      { ...buona, intero: false },
      senza({ conforme: false }),
      senza({ firmato: false }),
      corsa('esercizio'),
    ])
      expect(a({ inviati: ['000'], ricevuti: { '001': [] }, corse: [one] })).toBe('002 chiuso');
  });
});

test('messages received are read and judged', () => {
  const eml =
    'From: IRIS <support-iris@fornitore.example>\r\nTo: responsabile@ente.example\r\nSubject: =?utf-8?Q?001-Registrazione_?=\r\n =?utf-8?Q?Staging-OK?=\r\n\r\nTesto\r\n';
  const letto = leggiMessaggio(Buffer.from(eml));
  const chi = { mittenti: ['support-iris@fornitore.example'], destinatario: 'responsabile@ente.example' };
  expect(difettiMessaggio('001', letto, chi)).toEqual([]);
  expect(difettiMessaggio('003', letto, chi)).toHaveLength(1);
  expect(difettiMessaggio('001', letto, { ...chi, mittenti: ['altri@fornitore.example'] })).toHaveLength(1);
  expect(difettiMessaggio('001', leggiMessaggio(new Uint8Array(0)), chi)).toHaveLength(3);
});
