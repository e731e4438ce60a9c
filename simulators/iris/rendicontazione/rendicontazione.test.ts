import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { artefactOf, defaultsOf } from '../../kernel/artefact.ts';
import { elementAt, parseXml, textAt } from '../../kernel/xml.ts';
import type { XmlElement } from '../../kernel/xml.ts';
import { fdrCheck } from '../checks/fdr.ts';
import { serviceIssues } from '../contract/soap-service.ts';
import { desk, pendenza } from '../iris.fixture.ts';
import type { Desk } from '../iris.fixture.ts';
import { anomalieFr } from './anomalie.ts';
import { anomalieSeminate, confrontoDi, flussoArbitrary } from './arbitraries.ts';
import { ANOMALIE } from './componi.ts';
import { rapportoDi, riconciliazioneFlussiContabili } from './contabili.ts';
import { flussoIssues, flussoXml, leggiFlusso, oraDiRoma } from './flusso-xml.ts';
import type { FlussoLetto } from './flusso-xml.ts';
import { causaleSct, sommaDi } from './flusso.ts';
import type { Flusso } from './flusso.ts';
import { difettiFlusso, flussoIn } from './giudizio.ts';
import { requisitiFlusso } from './requisiti.ts';
import { nodoPerPa } from './servizio.ts';

const RUNS = { numRuns: 25, seed: 7 };

function letto(bytes: Uint8Array): FlussoLetto {
  const flusso = leggiFlusso(bytes);
  if ('problema' in flusso) throw new Error(flusso.problema);
  return flusso;
}

describe('a generated flow', () => {
  test('conforms, agrees with what stands beside it, and is read as it was written', () => {
    fc.assert(
      fc.property(flussoArbitrary(), fc.boolean(), (flusso, segnato) => {
        const bytes = flussoXml(flusso, segnato);
        expect(flussoIssues(bytes)).toEqual([]);
        expect([...difettiFlusso(letto(bytes), bytes, confrontoDi(flusso))]).toEqual([]);
        expect(letto(bytes)).toMatchObject({
          identificativo: flusso.identificativo,
          totaleDichiarato: flusso.totaleDichiarato,
          dominio: flusso.dominio,
          psp: flusso.psp.codice,
          pagamenti: flusso.pagamenti.map((uno) => ({ ...uno, negativo: segnato && uno.esito === '3' })),
        });
      }),
      RUNS,
    );
  });

  test.each(anomalieSeminate)('$nome is found, and nothing else', ({ requisito, codice, flusso, confronto, xml }) => {
    fc.assert(
      fc.property(flussoArbitrary(), (valido) => {
        const seminato = flusso?.(valido) ?? valido;
        const testo = Buffer.from(flussoXml(seminato, false)).toString('utf8');
        const bytes = Buffer.from(xml?.(testo) ?? testo);
        const atteso = confrontoDi(valido);
        const difetti = difettiFlusso(letto(bytes), bytes, confronto?.(atteso, valido) ?? atteso);
        expect(difetti.map((uno) => uno.requirement).filter((id) => id !== requisito)).toEqual([]);
        expect(difetti.length).toBeGreaterThan(0);
        expect(difetti.every((uno) => uno.codice === codice)).toBe(true);
      }),
      RUNS,
    );
  });

  test('every demand on a flow, and every anomaly that a document shows, has its class', () => {
    const provati = new Set(anomalieSeminate.map(({ requisito }) => requisito));
    expect(requisitiFlusso.map(({ id }) => id).filter((id) => !provati.has(id))).toEqual([]);
    const codici = new Set(anomalieSeminate.flatMap(({ codice }) => codice ?? []));
    expect(
      anomalieFr
        .filter((una) => 'documento' in una && una.codice !== 'E_ANOMALIE_SU_ESITI')
        .map(({ codice }) => codice)
        .toSorted(),
    ).toEqual([...codici].toSorted());
  });
});

test('the identifier of the plan of the engine (iris.md §8.1) is composed as it must be', () => {
  const [valido] = fc.sample(flussoArbitrary(), { seed: 3, numRuns: 1 }) as [Flusso];
  const psp = { codice: 'SATYLUL1', denominazione: 'Satispay' };
  const pagamenti = valido.pagamenti.map((uno) => ({ ...uno, data: '2020-02-07' }));
  const flusso = {
    ...valido,
    psp,
    pagamenti,
    dataRegolamento: '2020-02-07',
    identificativo: '2020-02-07SATYLUL1-k6i67m6l3',
  };
  const bytes = flussoXml(flusso, false);
  expect([...difettiFlusso(letto(bytes), bytes)]).toEqual([]);
});

describe('collaudo check fdr', () => {
  const [flusso] = fc.sample(flussoArbitrary(), { seed: 11, numRuns: 1 }) as [Flusso];
  const bytes = flussoXml(flusso, true);
  const dovuti = Buffer.from(JSON.stringify(Object.fromEntries(confrontoDi(flusso).dovuti!)));
  const check = async (content: Uint8Array | string, settings: object, beside = {}): Promise<string[]> => {
    const findings = await fdrCheck.check(artefactOf('flusso.xml', content, beside), {
      ...defaultsOf(fdrCheck),
      ...settings,
    });
    return findings.map(({ requirement, message }) => `${requirement} ${message.split(':')[0]!}`);
  };

  test('holds a flow against itself, its transfer, its ente and what was due', async () => {
    expect(await check(bytes, {})).toEqual([]);
    const causale = causaleSct(flusso);
    expect(flussoIn(causale)).toBe(flusso.identificativo);
    const giusto = { dovuti: 'dovuti.json', ente: flusso.dominio, riversato: flusso.totaleDichiarato, causale };
    expect(await check(bytes, giusto, { 'dovuti.json': dovuti })).toEqual([]);
    expect(
      await check(
        bytes,
        { dovuti: 'dovuti.json', ente: '12345678903', riversato: 1, causale: '/URI/altro' },
        { 'dovuti.json': Buffer.from('{"01000000000000144": 1}') },
      ),
    ).toEqual([
      'IRIS-FR-017 E_ENTE_NON_TROVATO',
      ...flusso.pagamenti.map(() => 'IRIS-FR-005 E_IUV_NON_TROVATO'),
      'IRIS-FR-016 E_RENDICONTAZIONE_NON_TROVATA',
      'IRIS-FR-011 E_IMPORTO_MOV_MINORE_IMPORTO_REND',
    ]);
  });

  test.each([
    ['no XML', 'ciao', {}, {}, 'non si legge come XML'],
    ['another document', '<a/>', {}, {}, 'contiene «a»'],
    ['no file of what was due', bytes, { dovuti: 'x.json' }, {}, 'non c’è accanto'],
    ['what was due in euro', bytes, { dovuti: 'x.json' }, { 'x.json': Buffer.from('{"1": 1.5}') }, 'non lo dà a 1'],
    ['what was due as a list', bytes, { dovuti: 'x.json' }, { 'x.json': Buffer.from('[]') }, 'a ogni IUV'],
  ])('%s is said, not judged', async (_, content, settings, beside, said) => {
    await expect(async () => check(content, settings, beside)).rejects.toThrow(said);
  });
});

/** An IRIS with payments on two channels and two accounts, none in a flow yet. */
async function conPagamenti(): Promise<Desk> {
  const it = desk();
  const { ibans } = it.state.enti.get(it.sil.id)!;
  await it.sincrono([pendenza({ id: 'A' }), pendenza({ id: 'B' })]);
  await it.sincrono([
    pendenza({
      id: 'C',
      cartella: true,
      dettagli: [
        {
          idPagamento: 'C.1',
          causalePagamento: 'Rata unica',
          accredito: { codiceIban: ibans[1]!, beneficiario: 'Comune di Esempio' },
        },
      ],
    }),
    pendenza({ id: 'D' }),
  ]);
  for (const [idPagamento, canale] of [
    ['A.1', 'Web'],
    ['B.1', 'Web'],
    ['C.1', 'Web'],
    ['D.1', 'Poste'],
  ])
    it.simulation.stimulate('cittadinoPaga', { idPagamento, canale });
  return it;
}

const pubblica = (it: Desk, altro: object = {}): readonly Flusso[] => {
  const prima = it.state.flussi.pubblicati.length;
  it.simulation.stimulate('pubblicaFlussi', { ente: it.sil.id, ...altro });
  return it.state.flussi.pubblicati.slice(prima);
};

/** Asks NodoPerPa; its answer conforms to its schema. */
async function nodo(it: Desk, operation: string, altro = '', password?: string): Promise<XmlElement> {
  const accesso = it.state.accessi.get(it.sil.id)!;
  const reply = await it.raw(
    'POST',
    nodoPerPa.paths[0]!,
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><w:${operation} xmlns:w="${nodoPerPa.namespace}"><identificativoIntermediarioPA>${accesso.intermediario}</identificativoIntermediarioPA><identificativoStazioneIntermediarioPA>${accesso.stazione}</identificativoStazioneIntermediarioPA><password>${password ?? accesso.password}</password><identificativoDominio>${it.state.enti.get(it.sil.id)!.codiceFiscale}</identificativoDominio>${altro}</w:${operation}></s:Body></s:Envelope>`,
    { soapaction: `"${operation}"` },
  );
  expect(reply.status, reply.text).toBe(200);
  expect(serviceIssues(nodoPerPa, reply.body)).toEqual([]);
  const parsed = parseXml(reply.body);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return elementAt(parsed.root, 'Body', `${operation}Risposta`)!;
}

const elenco = async (it: Desk): Promise<readonly (string | undefined)[]> =>
  (elementAt(await nodo(it, 'nodoChiediElencoFlussiRendicontazione'), 'elencoFlussiRendicontazione')?.children ?? [])
    .filter(({ name }) => name === 'idRendicontazione')
    .map((one) => textAt(one, 'identificativoFlusso'));

describe('flows of what was paid', () => {
  test('one for each PSP and account, each with its name, total and transfer; nothing is told twice', async () => {
    const it = await conPagamenti();
    const flussi = pubblica(it);
    expect(flussi.map(({ psp, iban }) => `${psp.codice}/${iban}`)).toHaveLength(
      new Set(flussi.map(({ psp, iban }) => `${psp.codice}/${iban}`)).size,
    );
    expect(flussi.flatMap(({ pagamenti }) => pagamenti.map(({ iuv }) => iuv)).toSorted()).toEqual([
      'A.1',
      'B.1',
      'C.1',
      'D.1',
    ]);
    for (const flusso of flussi) {
      expect(flusso.identificativo.startsWith(`${flusso.dataRegolamento}${flusso.psp.codice}-`)).toBe(true);
      expect(flusso.totaleDichiarato).toBe(sommaDi(flusso.pagamenti));
      const bytes = flussoXml(flusso, true);
      expect([...difettiFlusso(letto(bytes), bytes, confrontoDi(flusso))]).toEqual([]);
    }
    expect(() => pubblica(it)).toThrow('nothing was paid');
  });

  test('SOAP gives the list and the flow, and refuses who is not the station', async () => {
    const it = await conPagamenti();
    const flussi = pubblica(it);
    expect(await elenco(it)).toEqual(flussi.map(({ identificativo }) => identificativo));
    const { identificativo, totaleDichiarato, dataOra } = flussi[0]!;
    const chiesto = `<identificativoFlusso>${identificativo}</identificativoFlusso>`;
    const answer = await nodo(it, 'nodoChiediFlussoRendicontazione', chiesto);
    const flusso = letto(Buffer.from(textAt(answer, 'xmlRendicontazione')!, 'base64'));
    expect(flusso).toMatchObject({ identificativo, totaleDichiarato, dataOra: oraDiRoma(dataOra) });
    const ignoto = await nodo(it, 'nodoChiediFlussoRendicontazione', chiesto.replace(identificativo, 'altro'));
    expect(textAt(ignoto, 'fault', 'faultCode')).toMatch(/^PPT_/);
    const estraneo = await nodo(it, 'nodoChiediElencoFlussiRendicontazione', '', 'password-di-un-altro');
    expect(textAt(estraneo, 'fault', 'faultCode')).toBe('PPT_AUTENTICAZIONE');
  });

  test('REST gives the same flow, page by page', async () => {
    const it = await conPagamenti();
    const flusso = pubblica(it).find(({ pagamenti }) => pagamenti.length > 1)!;
    it.simulation.stimulate('paginaFlussi', { righe: 1 });
    const { chiave } = it.state.accessi.get(it.sil.id)!;
    const base = `/organizations/${flusso.dominio}/fdrs/${flusso.identificativo}/revisions/1/psps/${flusso.psp.codice}`;
    const get = async (path: string, headers = { 'ocp-apim-subscription-key': chiave }): Promise<never> =>
      JSON.parse((await it.raw('GET', path, '', headers)).text) as never;
    expect(await get(base)).toMatchObject({ fdr: flusso.identificativo, sumPayments: flusso.totaleDichiarato / 100 });
    const pagine = await Promise.all(
      flusso.pagamenti.map((_, at) => get(`${base}/payments?page=${at + 1}`) as Promise<{ data: object[] }>),
    );
    expect(pagine.flatMap(({ data }) => data)).toMatchObject(
      flusso.pagamenti.map(({ iuv, importo }) => ({ iuv, pay: importo / 100, payStatus: 'EXECUTED' })),
    );
    expect(await get(base, { 'ocp-apim-subscription-key': 'altra' })).toMatchObject({ httpStatusCode: 401 });
    expect(await get(base.replace('revisions/1', 'revisions/9'))).toMatchObject({ httpStatusCode: 404 });
  });

  test('a newer one of the same name takes its place, and a revocation takes away', async () => {
    const it = await conPagamenti();
    const [primo] = pubblica(it, { idPagamenti: ['A.1'] }) as [Flusso];
    it.simulation.stimulate('ripubblicaFlusso', { identificativo: primo.identificativo, importo: 999 });
    expect(await elenco(it)).toEqual([primo.identificativo]);
    expect(it.state.flussi.pubblicati.at(-1)).toMatchObject({ revisione: 2, totaleDichiarato: 999 });
    const revoca = pubblica(it, { esito: '3', idPagamenti: ['A.1'] }).find(({ pagamenti }) =>
      pagamenti.some(({ esito }) => esito === '3'),
    )!;
    expect(revoca.totaleDichiarato).toBe(sommaDi(revoca.pagamenti));
    expect(
      letto(flussoXml(revoca, true))
        .pagamenti.filter(({ negativo }) => negativo)
        .map(({ iuv }) => iuv),
    ).toEqual(['A.1']);
    expect(letto(flussoXml(revoca, false)).pagamenti.some(({ negativo }) => negativo)).toBe(false);
  });

  test('a flow of movements goes to IRIS, and its report says which flows they name', async () => {
    const it = await conPagamenti();
    const [flusso] = pubblica(it) as [Flusso];
    const { codiceFiscale } = it.state.enti.get(it.sil.id)!;
    const ask = async (name: string, altro = '', dominio = codiceFiscale, supporto = 'S1'): Promise<XmlElement> => {
      const reply = await it.raw(
        'POST',
        riconciliazioneFlussiContabili.paths[0]!,
        `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r:${name}Request xmlns:r="${riconciliazioneFlussiContabili.namespace}"><IdentificativoDominio>${dominio}</IdentificativoDominio><IdentificativoSupporto>${supporto}</IdentificativoSupporto><TipoFlusso>GC</TipoFlusso>${altro}</r:${name}Request></s:Body></s:Envelope>`,
        { soapaction: `"${riconciliazioneFlussiContabili.namespace}${name}"` },
      );
      expect(reply.status, reply.text).toBe(200);
      expect(serviceIssues(riconciliazioneFlussiContabili, reply.body)).toEqual([]);
      const parsed = parseXml(reply.body);
      if (!parsed.ok) throw new Error(parsed.problem.message);
      return elementAt(parsed.root, 'Body', `${name}Response`)!;
    };
    const movimenti = `${causaleSct(flusso).toLowerCase()}\n/PUR/LGPE-RIVERSAMENTO/URI/2026-11-22ALTRO-1\n`.replaceAll(
      '/uri/',
      '/URI/',
    );
    const inviato = await ask('InvioFlussoContabile', `<Flusso>${Buffer.from(movimenti).toString('base64')}</Flusso>`);
    expect(textAt(inviato, 'Body', 'IdentificativoSupporto')).toBe('S1');
    const tornato = await ask('RicezioneRapportoDiRiconciliazione');
    expect(
      Buffer.from(textAt(tornato, 'Body', 'RDR')!, 'base64')
        .toString()
        .split('\n'),
    ).toEqual([
      'IDENTIFICATIVO_FLUSSO|STATO|ANOMALIA',
      `${flusso.identificativo}|RICONCILIATO|`,
      '2026-11-22ALTRO-1|NON RICONCILIATO|E_RENDICONTAZIONE_NON_TROVATA',
    ]);
    const fault = async (...given: Parameters<typeof ask>): Promise<string | undefined> =>
      textAt(await ask(...given), 'Fault', 'FaultCode');
    expect(await fault('RicezioneRapportoDiRiconciliazione', '', codiceFiscale, 'S2')).toBe('06');
    expect(await fault('RicezioneRapportoDiRiconciliazione', '', '00000010009')).toBe('08');
    expect(await fault('InvioFlussoContabile')).toBe('06');
    expect(rapportoDi(`/URI/${flusso.identificativo}`, [{ ...flusso, totaleDichiarato: 1 }])[1]).toContain(
      'E_IMPORTI_INCONGRUENTI',
    );
  });

  test.each(ANOMALIE)('anomaly %s of a scenario is found by the check', async (anomalia) => {
    const it = await conPagamenti();
    const dovuti = new Map(
      ['A.1', 'B.1', 'C.1', 'D.1'].map(
        (id) => [id, it.state.pagamenti.values().find(({ idPagamento }) => idPagamento === id)!.importo] as const,
      ),
    );
    const [flusso] = pubblica(it, { anomalia }) as [Flusso];
    const bytes = flussoXml(flusso, true);
    expect(
      difettiFlusso(letto(bytes), bytes, { dovuti, ente: flusso.dominio }).map(({ requirement }) => requirement),
    ).toEqual([
      {
        totale: 'IRIS-FR-002',
        numero: 'IRIS-FR-003',
        importoMaggiore: 'IRIS-FR-004',
        importoMinore: 'IRIS-FR-004',
        iuvIgnoto: 'IRIS-FR-005',
        rfErrato: 'IRIS-FR-006',
        altroEnte: 'IRIS-FR-017',
      }[anomalia],
    ]);
  });
});
