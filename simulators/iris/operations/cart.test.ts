import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../kernel/clock.ts';
import { messageBytes } from '../contract/message.ts';
import { validateMessage } from '../contract/validate.ts';
import { contentOf, desk, faultOf, OTF, pendenza } from '../iris.fixture.ts';
import type { Address, Desk } from '../iris.fixture.ts';
import { identities } from '../initial.ts';
import { monitor } from '../monitor.ts';

const async = (it: Desk, ...pendenze: readonly ReturnType<typeof pendenza>[]) =>
  ({
    wrapper: 'IdpAllineamentoPendenzeEnte',
    content: { versione: '01.03-04', header: it.header(), pendenze: pendenze.length === 0 ? [pendenza()] : pendenze },
  }) as const;
const PATHS: Readonly<Record<string, string>> = {
  allineamento: '/IdpCartWebServices/allineamentopendenze',
  sincrono: '/IdpCartWebServices/allineamentopendenzeOTF',
  verifica: '/IdpCartWebServices/informativapagamentoOTF',
  esito: '/IdpCartWebServices/informativapagamentoesito',
};
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

describe('SIN001', () => {
  test('says line, column and path', async () => {
    const it = desk();
    const wrong = text(messageBytes(async(it))).replace(/(<[\w:]*AnnoRiferimento>)2026/, '$1duemila');
    const reply = await it.raw('POST', PATHS['allineamento']!, wrong);
    expect(faultOf(reply)).toBe('SIN001');
    expect(reply.text).toMatch(/riga \d+, colonna \d+: .*AnnoRiferimento/);
    expect(reply.text).toContain('ProxyIRIS');
  });

  test.each(Object.values(PATHS))('what is no message at %s', async (path) => {
    for (const body of ['', 'ciao', '<a/>', '<a><b></a>', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>']) {
      const it = desk();
      expect(faultOf(await it.raw('POST', path, body)), body).toBe('SIN001');
    }
  });

  test('an element that is not expected is refused by the synchronous services, and only noted by the others', async () => {
    const it = desk();
    const envelope =
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><altro/></s:Body></s:Envelope>';
    expect(faultOf(await it.raw('POST', PATHS['sincrono']!, envelope))).toBe('SIN001');
    expect(faultOf(await it.raw('POST', PATHS['verifica']!, envelope))).toBe('SIN001');
    expect((await it.raw('POST', PATHS['allineamento']!, envelope)).status).toBe(200);
    expect((await it.raw('POST', PATHS['esito']!, envelope)).status).toBe(200);
    expect(it.state.messaggi.size).toBe(0);
  });
});

test('the checks come in their order: schema, header, duplicate', async () => {
  const it = desk();
  const wrongEverywhere = text(messageBytes(async(it))).replace(/(<[\w:]*AnnoRiferimento>)2026/, '$1x');
  expect(faultOf(await it.raw('POST', PATHS['allineamento']!, wrongEverywhere, { spcoopmittente: 'Altro' }))).toBe(
    'SIN001',
  );
  const message = async(it);
  expect((await it.ask(message, 'proxy')).status).toBe(200);
  expect(faultOf(await it.ask(message, 'proxy', { spcooptiposervizio: '', spcoopmittente: 'X' }))).toBe('VAL006');
  expect(faultOf(await it.ask(message, 'proxy', { spcoopmittente: 'X', spcoopservizioapplicativo: 'Y' }))).toBe(
    'VAL007',
  );
  expect(faultOf(await it.ask(message, 'proxy'))).toBe('DUP001');
});

test('a message refused by CART leaves its key free; one that passed does not, whatever came of it', async () => {
  const it = desk();
  const message = async(it);
  expect(faultOf(await it.ask(message, 'proxy', { spcoopmittente: 'X' }))).toBe('VAL007');
  expect((await it.ask(message, 'proxy')).status).toBe(200);
  expect(faultOf(await it.ask(message))).toBe('DUP001');
});

test('the verifica may be asked again with the same ids', async () => {
  const it = desk();
  const question = {
    wrapper: 'IdpVerificaStatoPagamenti',
    content: {
      versione: '01.03-04',
      header: it.header('IdpInformativaPagamento'),
      pagamenti: [{ idPagamento: 'P1.1', tipoPendenza: 'MULTE' }],
    },
  } as const;
  for (const address of ['pdd', 'proxy', 'diretto', 'pdd'] as const) {
    const answer = contentOf(await it.ask(question, address), 'IdpVerificaStatoPagamenti.Esito');
    expect(answer.stati).toHaveLength(1);
    expect(answer.header.e2e.msgId).toBe(question.content.header.e2e.msgId);
    expect(answer.header.e2e.receiver).toEqual(it.sil);
  }
});

describe('schema checks that are switched off', () => {
  test('the proxy lets it through: the engine says V0000001 in the esito', async () => {
    const it = desk({ schemaProxy: false });
    const wrong = text(messageBytes(async(it))).replace(/(<[\w:]*AnnoRiferimento>)2026/, '$1duemila');
    const reply = await it.raw('POST', PATHS['allineamento']!, wrong, {
      spcooptipomittente: 'SPC',
      spcooptipodestinatario: 'SPC',
      spcooptiposervizio: 'SPC',
      spcoopmittente: it.sil.id,
      spcoopservizioapplicativo: it.sil.sys,
    });
    expect(reply.status, reply.text).toBe(200);
    await it.passa(MINUTE);
    expect(it.received[0]!.message).toMatchObject({ content: { corpo: { esiti: [{ codice: 'V0000001' }] } } });
    expect(monitor(it.state, it.clock.now()).messaggi[0]!.stato).toBe('NON_VALIDO_XSDSCHEMA');
  });
});

test('on a direct endpoint, what cannot be answered with a message is a fault', async () => {
  const it = desk();
  const path = '/IdpWebServices/ComunicazionePosizioniDebitorieOTF';
  const message = {
    wrapper: 'IdpAllineamentoPendenzeEnteOTF',
    content: { versione: '01.03-04', header: it.header(), pendenze: [pendenza()] },
  } as const;
  expect((await it.raw('POST', path, 'ciao')).decoded.kind).toBe('fault');
  expect((await it.ask(message, 'diretto', { soapaction: '"IdpVerificaStatoPagamenti"' })).decoded.kind).toBe('fault');
  expect((await it.ask(message, 'diretto', { soapaction: '' })).status).toBe(200);
  const noHeader = text(messageBytes({ ...message, content: { ...message.content, header: it.header() } })).replace(
    /<([\w:]*)E2EMsgId>[^<]*</,
    '<$1E2EMsgId>non valido!<',
  );
  expect((await it.raw('POST', path, noHeader)).decoded.kind).toBe('fault');
  const verifica = text(
    messageBytes({
      wrapper: 'IdpVerificaStatoPagamenti',
      content: { versione: '01.03-04', header: it.header(), pagamenti: [{ idPagamento: 'X', tipoPendenza: 'MULTE' }] },
    }),
  );
  expect((await it.raw('POST', path, verifica)).decoded.kind).toBe('fault');
});

test.each(['pdd', 'proxy', 'diretto'] as readonly Address[])(
  'what IRIS answers conforms to the contract, good or bad (%s)',
  async (address) => {
    const it = desk();
    const flavour = address === 'diretto' ? 'direct' : 'cart';
    const wrapper = 'IdpAllineamentoPendenzeEnteOTF.Esito';
    for (const [pendenze, otf] of [
      [[pendenza()], undefined],
      [[pendenza()], undefined],
      [[pendenza({ id: 'P2' })], OTF],
      [[pendenza({ id: 'P2', operazione: 'Delete' })], OTF],
      [[pendenza({ id: 'P3', mittente: 'Ignoto' }), pendenza({ id: 'P4', tributo: 'IGNOTO' })], undefined],
    ] as const) {
      const reply = await it.ask(
        {
          wrapper: 'IdpAllineamentoPendenzeEnteOTF',
          content: { versione: '01.03-02', header: it.header(), pendenze, ...(otf === undefined ? {} : { otf }) },
        },
        address,
      );
      expect(validateMessage(reply.body, { wrapper, flavour })).toEqual([]);
    }
  },
);

test('an intermediary speaks for its enti: its esito waits a quarter of an hour, and goes to it', async () => {
  const it = desk({
    intermediari: [{ codice: 'RegioneToscana', sil: 'SIL_TOSCANA_TEST', password: 'segreta' }],
    ente: { intermediario: 'RegioneToscana' },
  });
  const { e2e, trt } = it.header();
  const message = {
    wrapper: 'IdpAllineamentoPendenzeEnte',
    content: {
      versione: '01.03-04',
      header: { e2e, trt: { ...trt, sender: { id: 'RegioneToscana', sys: 'SIL_TOSCANA_TEST' } } },
      pendenze: [pendenza()],
    },
  } as const;
  const authorization = `Basic ${Buffer.from('SIL_TOSCANA_TEST:segreta').toString('base64')}`;
  const path = '/pdd/PD/SPCRegioneToscana/SPCRTIRIS/SPCComunicazionePosizioniDebitorie-v3/IdpAllineamentoPendenzeEnte';
  expect((await it.raw('POST', path, messageBytes(message), { authorization })).status).toBe(200);
  await it.passa(10 * MINUTE);
  expect(it.received).toHaveLength(0);
  await it.passa(HOUR);
  expect(it.received[0]!.request.url).toContain('/SPCRTIRIS/SPCRegioneToscana/');
  expect(it.received[0]!.message).toMatchObject({
    content: { header: { e2e: { receiver: it.sil }, trt: { receiver: { id: 'RegioneToscana' } } } },
  });
  expect(identities(it.state)['intermediari']).toMatchObject([{ codice: 'RegioneToscana', sil: 'SIL_TOSCANA_TEST' }]);
});

test('the next esito can be made to wait', async () => {
  const it = desk();
  it.simulation.stimulate('ritardaEsito', { ms: HOUR });
  await it.ask(async(it));
  await it.passa(30 * MINUTE);
  expect(it.received).toHaveLength(0);
  await it.passa(HOUR);
  expect(it.received).toHaveLength(1);
  expect((await it.invia(pendenza({ id: 'P2' }))).stato).toBe('Elaborato Correttamente');
});

test('an ente and a tributo are configured, and then used', async () => {
  const it = desk();
  const ente = (tipoOperazione: string) =>
    it.ask(
      {
        wrapper: 'IdpConfigurazioneEnte',
        content: {
          versione: '01.00-00',
          header: it.header('IdpConfigurazioneEnte'),
          tipoOperazione,
          codiceEnte: '62839520376',
          tipoEnte: 'COMUNE',
          ragioneSociale: 'Comune Nuovo',
          codiceFiscale: '62839520376',
        },
      },
      'diretto',
    );
  const tributo = (tipoOperazione: string) =>
    it.ask(
      {
        wrapper: 'IdpConfigurazioneTributi',
        content: {
          versione: '01.00-00',
          header: it.header('IdpConfigurazioneEnte'),
          tipoOperazione,
          codiceEnte: '62839520376',
          codiceTributo: '62839520376_D1',
          descrizione: 'Debito 1',
          categoria: 'ALTRO',
          codiceSilEnte: 'SIL_62839520376',
          ibanAccreditoBancario: 'IT07N0503402801000000000665',
          ibanAccreditoPostale: 'IT11B0760102800000027748508',
          stato: 'Attivo',
          pagamentoPressoPsp: true,
          iuvGenerato: false,
        },
      },
      'diretto',
    );
  const statoEnte = async (operazione: string) =>
    contentOf(await ente(operazione), 'IdpConfigurazioneEnte.Esito').corpo;
  const statoTributo = async (operazione: string) =>
    contentOf(await tributo(operazione), 'IdpConfigurazioneTributi.Esito').corpo;
  expect((await statoEnte('Update')).esiti).toMatchObject([{ codice: 'BS000070' }]);
  expect((await statoTributo('Insert')).esiti).toMatchObject([{ codice: 'BS000070' }]);
  expect((await statoEnte('Insert')).stato).toBe('Elaborato Correttamente');
  expect((await statoEnte('Insert')).esiti).toMatchObject([{ codice: 'BS000050' }]);
  expect((await statoTributo('Insert')).stato).toBe('Elaborato Correttamente');
  expect((await statoTributo('Insert')).esiti).toMatchObject([{ codice: 'BS000080' }]);
  const nuovo = { id: '62839520376', sys: 'SIL_62839520376' };
  const esito = contentOf(
    await it.ask(
      {
        wrapper: 'IdpAllineamentoPendenzeEnteOTF',
        content: {
          versione: '01.03-03',
          header: it.header(undefined, undefined, nuovo),
          pendenze: [pendenza({ tributo: '62839520376_D1', mittente: '62839520376' })],
        },
      },
      'diretto',
    ),
    'IdpAllineamentoPendenzeEnteOTF.Esito',
  );
  expect(esito.corpo.stato).toBe('Elaborato Correttamente');
});
