import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLASSI, testoDi } from './arbitraries/classi.ts';
import { fileArbitrary } from './arbitraries/file.ts';
import { COLONNE_V2, COLONNE_V3, VARIANTI } from './tracciato.ts';
import { verificaCsv } from './verifica.ts';
import type { Opzioni } from './verifica.ts';
import { visti } from './visti.ts';

const ENTE = { creditore: 'CEsempio' };

const verifica = (testo: string | Uint8Array, opzioni: Opzioni = ENTE) =>
  verificaCsv(() => [typeof testo === 'string' ? Buffer.from(testo) : testo], opzioni);

/** The row of the engine's own test plan (iris.md §5.2). */
const ESEMPIO =
  '62839520376|62839520376_D2|TPZKQJ55R23A944Q|DEB22000000000005811|22000000000005811|2020-09-30T14:30:38|2001-02-01T00:00:00|2099-02-01T00:00:00|Versamento test 1|DA_PAGARE|10300|BASE=9000;INTERESSI=1300|2020|NOTE1|CAUSALE1|||||||NO';
const TESTA = COLONNE_V2.join('|');

describe('a file that conforms', () => {
  test('the sample of the test plan', async () => {
    const trovato = await verifica(`${TESTA}\n${ESEMPIO}\n`, { creditore: '62839520376' });
    expect(trovato).toMatchObject({ righe: 1, debiti: 1, tributo: '62839520376_D2', errori: [], rilievi: [] });
  });

  test.each([
    ['names of columns in lower case', `${TESTA.toLowerCase()}\n${ESEMPIO}\n`],
    ['blank lines before the header', `\n  \n${TESTA}\n${ESEMPIO}\n`],
    ['CR and LF', `${TESTA}\r\n${ESEMPIO}\r\n`],
    ['no end of the last line', `${TESTA}\n${ESEMPIO}`],
    ['a trailing text in quotes', `${TESTA}\n${ESEMPIO.replace('NOTE1', '"una | ""nota""\nsu due righe"')}\n`],
    ['no row at all', `${TESTA}\n`],
  ])('%s', async (_, testo) => {
    expect((await verifica(testo, {})).errori).toEqual([]);
  });

  test('any generated one, cut into pieces of any length', async () => {
    await fc.assert(
      fc.asyncProperty(fileArbitrary(), fc.integer({ min: 1, max: 300 }), async (righe, lunghezza) => {
        const bytes = Buffer.from(testoDi(righe));
        const pezzi = Array.from({ length: Math.ceil(bytes.length / lunghezza) }, (_, at) =>
          bytes.subarray(at * lunghezza, (at + 1) * lunghezza),
        );
        const debiti: number[] = [];
        const trovato = await verificaCsv(() => pezzi, { ...ENTE, suDebito: (rate) => void debiti.push(rate.length) });
        expect(trovato.errori).toEqual([]);
        expect(trovato.righe).toBe(righe.length - 1);
        expect(debiti.reduce((somma, rate) => somma + rate, 0)).toBe(righe.length - 1);
      }),
      { numRuns: 30, seed: 14 },
    );
  });
});

describe('each class of invalid file', () => {
  test.each(CLASSI.map((classe) => [classe.nome, classe] as const))(
    '%s, whatever the valid file it is made of',
    async (_, { codice, rilievo, colonna, rompi }) => {
      await fc.assert(
        fc.asyncProperty(fileArbitrary(), async (righe) => {
          const { errori, rilievi } = await verifica(rompi(righe));
          if (rilievo !== undefined) {
            expect(errori).toEqual([]);
            expect(rilievi.map(({ tipo, colonna: dove }) => [tipo, dove])).toContainEqual([rilievo, colonna]);
            return;
          }
          const trovato = errori.find((errore) => errore.codice === codice && errore.colonna === colonna);
          expect(trovato, JSON.stringify(errori.slice(0, 3))).toBeDefined();
          expect(trovato!.riga).toBeGreaterThan(0);
        }),
        { numRuns: 4, seed: 14 },
      );
    },
  );

  test('nothing in an error repeats what the row says of a person', async () => {
    const testo = `${TESTA}\n${ESEMPIO.replace('TPZKQJ55R23A944Q', 'TPZKQJ55R23A944X=Zeno Zanzotto')}\n`;
    const { errori } = await verifica(testo, {});
    expect(errori).toMatchObject([{ codice: 'BS000020', colonna: 'DEBITORI', riga: 2 }]);
    expect(JSON.stringify(errori)).not.toMatch(/TPZKQJ|Zanzotto/);
  });

  test('the lines are those of the file, quoted line ends included', async () => {
    const [con, senza] = [ESEMPIO.replace('NOTE1', '"a\nb\nc"'), ESEMPIO.replace('|2020|', '|20|')];
    const { errori } = await verifica(`${TESTA}\n${con}\n${senza.replaceAll('5811', '5812')}\n`, {});
    expect(errori).toMatchObject([{ codice: 'BS000011', colonna: 'ANNO_RIFERIMENTO', riga: 5 }]);
  });
});

describe('where documents and code disagree', () => {
  const con = (varianti: Partial<typeof VARIANTI>): Opzioni => ({ varianti: { ...VARIANTI, ...varianti } });
  const file = (riga: string): string => `${TESTA}\n${riga}\n`;

  test.each([
    [
      'dates of validity',
      ESEMPIO.replace('|2001-02-01T00:00:00|2099-02-01T00:00:00|', '|||'),
      { validitaFacoltativa: true },
    ],
    ['states', ESEMPIO.replace('DA_PAGARE', 'CHIUSO'), { stati: 'documento' }],
    [
      'account and beneficiary',
      ESEMPIO.replace('|CAUSALE1||', '|CAUSALE1|IT07N0503402801000000000665;Comune|'),
      { iban: 'documento' },
    ],
  ] as const)('%s: refused by the code, taken by the document', async (_, riga, varianti) => {
    expect((await verifica(file(riga), {})).errori).not.toEqual([]);
    expect((await verifica(file(riga), con(varianti))).errori).toEqual([]);
  });

  test('DA_PAGARE_VARIAZIONE is not in the list of the document', async () => {
    const riga = file(ESEMPIO.replace('DA_PAGARE', 'DA_PAGARE_VARIAZIONE'));
    expect((await verifica(riga, {})).errori).toEqual([]);
    expect((await verifica(riga, con({ stati: 'documento' }))).errori).toMatchObject([{ colonna: 'STATO_PAGAMENTO' }]);
  });

  test('a byte order mark is refused where it is not let by', async () => {
    expect((await verifica(`\uFEFF${file(ESEMPIO)}`, con({ bomAmmesso: false }))).errori).toMatchObject([{ riga: 1 }]);
  });

  test('CSV_BASIC_V3: 20 columns, semicolons, amounts with a comma', async () => {
    const campi = ESEMPIO.split('|').filter((_, at) => COLONNE_V3.includes(COLONNE_V2[at]!));
    const riga = campi
      .map((campo, at) => (COLONNE_V3[at] === 'IMPORTO_PAGAMENTO' ? '10,30' : campo))
      .map((campo, at) => (COLONNE_V3[at] === 'VOCI_PAGAMENTO' ? '"BASE=9,00;INTERESSI=1,30"' : campo))
      .join(';');
    const testo = `${COLONNE_V3.join(';')}\n${riga}\n`;
    expect((await verifica(testo, con({ formato: 'CSV_BASIC_V3' }))).errori).toEqual([]);
    expect((await verifica(testo, {})).errori).toMatchObject([{ codice: 'BS000011', riga: 1 }]);
  });
});

describe('a large file', () => {
  /** Rows whose debts and payments are all different, but for those said. */
  function* grande(righe: number, ultime: readonly string[] = []): Generator<Uint8Array> {
    yield Buffer.from(`${TESTA}\n`);
    for (let da = 0; da < righe; da += 1_000)
      yield Buffer.from(
        Array.from(
          { length: Math.min(1_000, righe - da) },
          (_, n) =>
            `${ESEMPIO.replace('DEB22000000000005811', `D${da + n}`).replace('22000000000005811', `P${da + n}`)}\n`,
        ).join(''),
      );
    yield Buffer.from(ultime.map((riga) => `${riga}\n`).join(''));
  }

  test('a repetition is found however far back it is, and nothing else is', { timeout: 120_000 }, async () => {
    const righe = 120_000;
    const ripetute = [
      ESEMPIO.replace('DEB22000000000005811', 'D7').replace('22000000000005811', 'NUOVO'),
      ESEMPIO.replace('DEB22000000000005811', 'ALTRO').replace('22000000000005811', 'P119999'),
    ];
    const { errori } = await verificaCsv(() => grande(righe, ripetute), {});
    expect(errori).toMatchObject([
      { codice: 'BS000021', riga: righe + 2, idDebito: 'D7' },
      { codice: 'BS000022', riga: righe + 3, idDebito: 'ALTRO' },
    ]);
  });

  test('a line without an end is given up, not kept', { timeout: 60_000 }, async () => {
    function* infinita(): Generator<Uint8Array> {
      yield Buffer.from(`${TESTA}\n"`);
      for (let n = 0; n < 4_000; n++) yield Buffer.alloc(65_536, 'x');
    }
    expect((await verificaCsv(infinita, {})).errori).toMatchObject([{ codice: 'BS000011', riga: 2 }]);
  });

  test('errors stop after a thousand', async () => {
    const { errori } = await verificaCsv(() => [Buffer.from(`${TESTA}\n${`${ESEMPIO}|\n`.repeat(5_000)}`)], {});
    expect(errori).toHaveLength(1_001);
    expect(errori.at(-1)!.codice).toBe('BS000019');
  });

  /** Many files in one, each debt renamed, some rows wrong: what is found of each row alone is what is found of all together. */
  test('on a sample, the verdict is that of each row by itself', { timeout: 60_000 }, async () => {
    const giudizi = async (testo: string): Promise<string[]> =>
      (await verifica(testo)).errori.map(({ codice, colonna }) => `${codice} ${colonna}`);
    const rotture: readonly (readonly [number, string])[] = [
      [2, 'RSSMRA80A01H501X'],
      [5, '2027-02-30'],
      [9, 'da_pagare'],
      [10, '10,30'],
      [12, '26'],
    ];
    const righe = fc
      .sample(fileArbitrary(), { numRuns: 120, seed: 7 })
      .map(([, prima], numero) => prima!.with(3, `D${numero}`).with(4, `P${numero}`))
      .map((riga, numero) => {
        const rottura = numero % 3 === 0 ? rotture[numero % rotture.length] : undefined;
        return rottura === undefined ? riga : riga.with(...rottura);
      });
    const una: string[] = [];
    for (const riga of righe) una.push(...(await giudizi(`${TESTA}\n${testoDi([riga])}`)));
    expect(await giudizi(`${TESTA}\n${testoDi(righe)}`)).toEqual(una);
    expect(una.length).toBeGreaterThanOrEqual(40);
  });
});

test('the memory of what has gone by is exact for few keys, and never says that something is new twice', () => {
  const pochi = visti();
  expect(pochi.nota('a')).toBe('no');
  expect(pochi.nota('a')).toBe('si');
  const molti = visti();
  let falsi = 0;
  for (let n = 0; n < 300_000; n++) if (molti.nota(`chiave ${n}`) !== 'no') falsi++;
  expect(falsi).toBeLessThan(50);
  for (let n = 0; n < 300_000; n += 7) expect(molti.nota(`chiave ${n}`)).not.toBe('no');
});
