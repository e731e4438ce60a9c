import { describe, expect, test } from 'vitest';
import { elementAt, parseXml, textAt } from '../../kernel/xml.ts';
import type { XmlElement } from '../../kernel/xml.ts';
import { workedExamples } from '../../kernel/values/numero-avviso.vectors.ts';
import { generazioneAvvisi } from '../avviso/servizio.ts';
import { serviceIssues } from '../contract/soap-service.ts';
import type { SoapService } from '../contract/soap-service.ts';
import { readSymbols } from '../doors/barcode-read.ts';
import { readPdf } from '../doors/pdf-read.ts';
import { contentOf, desk, pendenza } from '../iris.fixture.ts';
import type { Desk } from '../iris.fixture.ts';
import { genera } from './genera.ts';
import { GUASTI_AVVISI } from './guasti-avvisi.ts';
import { PARAMETRI_IUV } from './parametri.ts';
import { generazioneIuv } from './servizio.ts';

const ENTE = '12345678903';

/** Asks a service and reads its answer, which must conform to the service's own schema. */
async function ask(
  it: Desk,
  service: SoapService,
  operation: string,
  content: string,
  headers: Record<string, string> = {},
): Promise<XmlElement> {
  const reply = await it.raw(
    'POST',
    service.paths[0]!,
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><g:${operation}Request xmlns:g="${service.namespace}">${content}</g:${operation}Request></s:Body></s:Envelope>`,
    { soapaction: `"${service.namespace}${operation}"`, ...headers },
  );
  expect(reply.status, reply.text).toBe(200);
  expect(serviceIssues(service, reply.body)).toEqual([]);
  const parsed = parseXml(reply.body, { capBytes: 64 * 1024 * 1024 });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return elementAt(parsed.root, 'Body', `${operation}Response`)!;
}

const dominio = (cf = ENTE): string => `<IdentificativoDominio>${cf}</IdentificativoDominio>`;
const iuvOf = (one: string): string => `<IdentificativoUnivocoVersamento>${one}</IdentificativoUnivocoVersamento>`;
const lotto = (quanti: number | string, tributo = 'MULTE', cf = ENTE): string =>
  `${dominio(cf)}<TipoDebito>${tributo}</TipoDebito><DimensioneLotto>${quanti}</DimensioneLotto>`;
const uno = (tributo = 'MULTE', cf = ENTE): string => `${dominio(cf)}<TipoDebito>${tributo}</TipoDebito>`;

function made(answer: XmlElement): readonly (readonly [string, string])[] {
  return elementAt(answer, 'Body')!
    .children.filter(({ name }) => name === 'ElencoIdentificativi')
    .map((each) => [textAt(each, 'IdentificativoUnivocoVersamento')!, textAt(each, 'NumeroAvviso')!]);
}

const faultOf = (answer: XmlElement): string | undefined => textAt(answer, 'Fault', 'FaultCode');

/** An IRIS that the plan of the engine has configured: its ente, its two tributi. */
async function censito(): Promise<Desk> {
  const it = desk();
  const configure = async (codiceTributo: string, prefissoIuv: string): Promise<void> => {
    await it.ask(
      {
        wrapper: 'IdpConfigurazioneTributi',
        content: {
          versione: '01.00-00',
          header: it.header('IdpConfigurazioneEnte'),
          tipoOperazione: 'Insert',
          codiceEnte: '62839520376',
          codiceTributo,
          descrizione: codiceTributo,
          categoria: 'ALTRO',
          codiceSilEnte: 'SIL_62839520376',
          ibanAccreditoBancario: 'IT07N0503402801000000000665',
          ibanAccreditoPostale: 'IT11B0760102800000027748508',
          stato: 'Attivo',
          pagamentoPressoPsp: true,
          iuvGenerato: true,
          prefissoIuv,
        },
      },
      'diretto',
    );
  };
  await it.ask(
    {
      wrapper: 'IdpConfigurazioneEnte',
      content: {
        versione: '01.00-00',
        header: it.header('IdpConfigurazioneEnte'),
        tipoOperazione: 'Insert',
        codiceEnte: '62839520376',
        tipoEnte: 'COMUNE',
        ragioneSociale: 'Comune della prova',
        codiceFiscale: '62839520376',
        iuv: { auxDigit: '3', codiceStazione: '01', codiceSegregazione: '22' },
      },
    },
    'diretto',
  );
  await configure('62839520376_D1', '52');
  await configure('62839520376_D2', '56');
  return it;
}

describe('the plan of the engine itself (iris.md §9.5)', () => {
  test('TC_IUV_01 and TC_IUV_02: start 52 gives 53, then start 56 gives 58 to 62, the counter being the ente’s', async () => {
    const it = await censito();
    expect(made(await ask(it, generazioneIuv, 'GeneraIUV', uno('62839520376_D1', '62839520376')))).toEqual([
      ['22000000000005306', '322000000000005306'],
    ]);
    const answer = await ask(it, generazioneIuv, 'GeneraLottoIUV', lotto(5, '62839520376_D2', '62839520376'));
    expect(textAt(answer, 'Body', 'DimensioneLotto')).toBe('5');
    expect(made(answer)).toEqual(
      ['22000000000005811', '22000000000005912', '22000000000006013', '22000000000006114', '22000000000006215'].map(
        (iuv) => [iuv, `3${iuv}`],
      ),
    );
  });

  test('TC_ALLINEAMENTO_01 to 05: its identifiers and its receiver; insert, replace, update, delete and insert again', async () => {
    const it = await censito();
    const ente = { id: '62839520376', sys: 'SIL_62839520376' };
    const [[iuv]] = made(await ask(it, generazioneIuv, 'GeneraIUV', uno('62839520376_D1', ente.id))) as [
      [string, string],
    ];
    let millis = it.clock.now();
    for (const operazione of ['Insert', 'Replace', 'UpdateStatus', 'Delete', 'Insert']) {
      const { trt, e2e } = it.header('IdpAllineamentoPendenze', `E2E${++millis}`, ente);
      const receiver = { id: 'RECEIVERID', sys: 'RECEIVERSYS' };
      const header = { trt: { ...trt, msgId: `TRT${millis}`, receiver }, e2e: { ...e2e, receiver } };
      const inviata = pendenza({
        id: `DEB${iuv}`,
        tributo: '62839520376_D1',
        operazione,
        mittente: ente.id,
        destinatari: [{ tipo: 'Cittadino', id: 'JHRTYX12C13A944V', descrizione: 'Gherardo Tarsi' }],
        dettagli: [{ idPagamento: iuv, ...(operazione === 'UpdateStatus' ? { stato: 'Non Pagabile' } : {}) }],
      });
      const content = contentOf(
        await it.ask(
          { wrapper: 'IdpAllineamentoPendenzeEnteOTF', content: { versione: '01.03-03', header, pendenze: [inviata] } },
          'diretto',
        ),
        'IdpAllineamentoPendenzeEnteOTF.Esito',
      );
      expect(content, operazione).toMatchObject({ versione: '01.03-00', header: { e2e: { msgId: `E2E${millis}` } } });
      expect(content.corpo.stato, operazione).toBe('Elaborato Correttamente');
      expect(content.header.trt.sender).toEqual(receiver);
    }
  });

  test(
    'its debtors, its IBANs: a notice of the postal account for IdPendenza DEB and the IUV',
    { timeout: 60_000 },
    async () => {
      const it = desk({
        ente: {
          codiceFiscale: '62839520376',
          ibans: ['IT11B0760102800000027748508', 'IT07N0503402801000000000665'],
        },
      });
      const [[iuv]] = made(await ask(it, generazioneIuv, 'GeneraIUV', uno('MULTE', '62839520376'))) as [
        [string, string],
      ];
      await it.invia(
        pendenza({
          id: `DEB${iuv}`,
          destinatari: [{ tipo: 'Cittadino', id: 'TPZKQJ55R23A944Q', descrizione: 'Topazio Quarzi' }],
          dettagli: [{ idPagamento: iuv }],
        }),
      );
      const answer = await ask(it, generazioneAvvisi, 'GeneraAvviso', `${dominio('62839520376')}${iuvOf(iuv)}`);
      const [page] = await readPdf(Buffer.from(textAt(answer, 'Body', 'AvvisoAnalogico')!, 'base64'));
      const symbols = await readSymbols(page!.immagine);
      expect(symbols.find(({ tipo }) => tipo === 'qr')!.testo).toBe(
        'PAGOPA|002|322000000000005306|62839520376|0000001000',
      );
      expect(symbols.find(({ tipo }) => tipo === 'dataMatrix')!.testo).toContain('TPZKQJ55R23A944Q');
      expect(page!.testo).toContain('3220 0000 0000 0053 06');
    },
  );
});

describe('IUVs (iris.md §7.1)', () => {
  test.each(workedExamples)('$iuv', ({ input, iuv, numeroAvviso }) => {
    const base = Number(input.base);
    const [inizio, progressivo] =
      input.aux === 1
        ? [Math.floor(base / 10_000), base % 10_000]
        : input.aux === 2
          ? [Math.floor(base / 100), base % 100]
          : [0, base];
    const parametri = {
      auxDigit: String(input.aux),
      ...(input.aux === 0 ? { codiceStazione: input.stazione } : {}),
      ...(input.aux === 3 ? { codiceSegregazione: input.segregazione } : {}),
    };
    expect(genera({ ente: 'E', tributo: 'T', parametri, inizio, ultimo: progressivo - 1, quanti: 1 })).toEqual([
      { ente: 'E', tributo: 'T', iuv, numeroAvviso },
    ]);
  });

  test.each(['0', '1', '2', '3'])(
    'a thousand of aux digit %s differ, and go on from where they stopped',
    async (auxDigit) => {
      const it = desk({ ente: { iuv: { ...PARAMETRI_IUV, auxDigit } } });
      const lotti = [
        made(await ask(it, generazioneIuv, 'GeneraLottoIUV', lotto(1_000))),
        made(await ask(it, generazioneIuv, 'GeneraLottoIUV', lotto(2, 'TARI'))),
      ].flat();
      expect(new Set(lotti.map(([iuv]) => iuv)).size).toBe(1_002);
      for (const [iuv, numero] of lotti) {
        expect(numero).toHaveLength(18);
        expect(numero).toBe(auxDigit === '0' ? `001${iuv}` : `${auxDigit}${iuv}`);
      }
    },
  );
});

describe('every fault by its number (iris.md §3.8)', () => {
  const seen = new Set<string>();
  const fault = (answer: XmlElement): string | undefined => {
    const code = faultOf(answer);
    if (code !== undefined) {
      seen.add(code);
      expect(textAt(answer, 'Fault', 'FaultString')).toBe(GUASTI_AVVISI[code as keyof typeof GUASTI_AVVISI]);
      expect(elementAt(answer, 'Body')).toBeUndefined();
    }
    return code;
  };

  test('of an IUV', async () => {
    const single = async (it: Desk, content: string): Promise<string | undefined> =>
      fault(await ask(it, generazioneIuv, 'GeneraIUV', content));
    const it = desk({ ente: { tributi: [{ codice: 'MULTE' }, { codice: 'SENZA', inizioIuv: undefined }] } });
    expect(await single(it, uno('SENZA'))).toBe('01');
    expect(await single(it, uno('MULTE', '00000000019'))).toBe('02');
    expect(await single(it, uno('IGNOTO'))).toBe('03');
    expect(await single(it, dominio())).toBe('06');
    for (const quanti of ['0', '-1', 'due'])
      expect(fault(await ask(it, generazioneIuv, 'GeneraLottoIUV', lotto(quanti)))).toBe('06');
    expect(fault(await ask(it, generazioneIuv, 'GeneraLottoIUV', lotto(1_001)))).toBe('07');
    it.simulation.stimulate('guastoAvvisi', { numero: '04' });
    expect(await single(it, uno())).toBe('04');
    expect(await single(it, uno()), 'a scripted fault strikes once').toBeUndefined();
    expect(it.state.iuv.progressivi.get('CEsempio'), 'what failed used no number').toBe(1);
    const wrong = (iuv: object): Desk => desk({ ente: { iuv } });
    expect(await single(wrong({ auxDigit: '4' }), uno())).toBe('12');
    expect(await single(wrong({ auxDigit: '0' }), uno())).toBe('13');
    expect(await single(wrong({ auxDigit: '3' }), uno())).toBe('16');
    expect(await single(desk({ ente: { iuv: undefined } }), uno())).toBe('16');
    expect(await single(desk({ ente: { tributi: [{ codice: 'MULTE', inizioIuv: 9_999_999_999_999 }] } }), uno())).toBe(
      '05',
    );
  });

  test('of a notice', async () => {
    const it = desk();
    const single = async (at: Desk, iuv: string, cf = ENTE): Promise<string | undefined> =>
      fault(await ask(at, generazioneAvvisi, 'GeneraAvviso', `${dominio(cf)}${iuvOf(iuv)}`));
    const [[iuv]] = made(await ask(it, generazioneIuv, 'GeneraIUV', uno())) as [[string, string]];
    expect(await single(it, iuv, '00000000019')).toBe('08');
    expect(await single(it, iuv)).toBe('10');
    expect(await single(it, `${iuv.slice(0, -1)}X`)).toBe('14');
    expect(await single(it, `99${iuv.slice(2)}`)).toBe('15');
    expect(await single(it, iuv.slice(1))).toBe('18');
    expect(await single(it, `${iuv.slice(0, -1)}${(Number(iuv.at(-1)) + 1) % 10}`)).toBe('19');
    expect(await single(desk({ ente: { iuv: { auxDigit: '0', codiceStazione: '01' } } }), iuv)).toBe('17');
    expect(await single(desk({ ente: { iuv: { auxDigit: '9' } } }), iuv)).toBe('12');
    await it.invia(
      pendenza({ id: 'ANON', destinatari: [{ tipo: 'Cittadino', id: 'ANONIMO' }], dettagli: [{ idPagamento: iuv }] }),
    );
    expect(await single(it, iuv)).toBe('11');
    it.simulation.stimulate('guastoAvvisi', { numero: '09' });
    expect(await single(it, iuv)).toBe('09');
    expect(fault(await ask(it, generazioneAvvisi, 'GeneraLottoAvvisi', `${dominio()}<ElencoIdentificativi/>`))).toBe(
      '06',
    );
    expect(
      fault(
        await ask(
          it,
          generazioneAvvisi,
          'GeneraLottoAvvisi',
          `${dominio()}<ElencoIdentificativi>${iuvOf(iuv).repeat(1_001)}</ElencoIdentificativi>`,
        ),
      ),
    ).toBe('07');
  });

  test('all nineteen were seen', () => {
    expect([...seen].toSorted()).toEqual(Object.keys(GUASTI_AVVISI).toSorted());
  });
});

test('a lot of notices, and the positions then have a document', { timeout: 60_000 }, async () => {
  const it = desk();
  const iuv = made(await ask(it, generazioneIuv, 'GeneraLottoIUV', lotto(3))).map(([one]) => one);
  await it.invia(...iuv.map((one, n) => pendenza({ id: `D${n}`, dettagli: [{ idPagamento: one }] })));
  const answer = await ask(
    it,
    generazioneAvvisi,
    'GeneraLottoAvvisi',
    `${dominio()}<ElencoIdentificativi>${iuv.map(iuvOf).join('')}</ElencoIdentificativi>`,
  );
  expect(textAt(answer, 'Body', 'DimensioneLotto')).toBe('3');
  expect(elementAt(answer, 'Body')!.children.filter(({ name }) => name === 'ElencoAvvisi')).toHaveLength(3);
  expect((await it.verifica(iuv, true)).informazioni.map(({ stato }) => stato)).toEqual(
    iuv.map(() => 'POSIZIONE_CON_DOC_EMESSO'),
  );
});

test('what is no request of the service is a SOAP fault, and a WSDL is served at every path', async () => {
  const it = desk();
  for (const body of [
    '',
    'ciao',
    '<a/>',
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>',
  ])
    expect((await it.raw('POST', generazioneIuv.paths[0]!, body)).decoded.kind).toBe('fault');
  const request = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GeneraIUVRequest xmlns="urn:altro">${uno()}</GeneraIUVRequest></s:Body></s:Envelope>`;
  expect((await it.raw('POST', generazioneIuv.paths[0]!, request)).decoded.kind).toBe('fault');
  const wrongAction = await it.raw(
    'POST',
    generazioneIuv.paths[0]!,
    request
      .replace('GeneraIUVRequest xmlns="urn:altro"', `g:GeneraIUVRequest xmlns:g="${generazioneIuv.namespace}"`)
      .replace('</GeneraIUVRequest', '</g:GeneraIUVRequest'),
    { soapaction: '"GeneraLottoIUV"' },
  );
  expect(wrongAction.decoded).toMatchObject({
    kind: 'fault',
    fault: { faultstring: expect.stringContaining('SOAPAction') },
  });
  for (const service of [generazioneIuv, generazioneAvvisi])
    for (const path of service.paths) {
      const reply = await it.raw('GET', `${path}?wsdl`);
      expect(reply.status).toBe(200);
      expect(reply.text).toContain(`location="https://iris.example${path}"`);
      expect((await it.raw('GET', path)).status).toBe(405);
    }
});
