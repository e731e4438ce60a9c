import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../kernel/clock.ts';
import { NO_BODY } from '../kernel/exchange.ts';
import type { WireRequest } from '../kernel/exchange.ts';
import { Tenants } from '../kernel/tenants.ts';
import { validateMessage } from './contract/validate.ts';
import { contentOf, desk, faultOf, OTF, pendenza } from './iris.fixture.ts';
import { monitor } from './monitor.ts';

describe('positions, asynchronously', () => {
  test('taken in charge with an empty envelope, then an esito comes', async () => {
    const it = desk();
    expect(await it.invia(pendenza())).toEqual({ stato: 'Elaborato Correttamente', esiti: [], dettagli: [] });
    const [esito] = it.received;
    expect(esito!.request.url).toBe(
      'https://ente.example/pdd/PA/SPCRTIRIS/SPCCEsempio/SPCComunicazionePosizioniDebitorieEsito-v3/IdpAllineamentoPendenzeEnte.Esito',
    );
    expect(esito!.request.headers['soapaction']).toBe('"IdpAllineamentoPendenzeEnte.Esito"');
    expect(monitor(it.state, it.clock.now())).toMatchObject({
      messaggi: [{ stato: 'ELABORATO OK' }],
      spedizioni: [{ stato: 'INVIATO', tentativi: 1 }],
      pendenze: [{ idPendenza: 'P1', riga: 'V', stato: 'A', condizioni: [{ stato: 'N', pagabilita: 'DA PAGARE' }] }],
    });
  });

  test('three pendenze, one with a wrong codice fiscale: one is refused, two are kept', async () => {
    const it = desk();
    const { stato, dettagli } = await it.invia(
      pendenza({ id: 'A' }),
      pendenza({ id: 'B', destinatari: [{ tipo: 'Cittadino', id: 'RSSMRA80A01H501X' }] }),
      pendenza({ id: 'C' }),
    );
    expect(stato).toBe('Elaborato con Errori');
    expect(dettagli.map(({ id, esiti }) => [id, esiti.map(({ codice }) => codice)])).toEqual([['B', ['A0000007']]]);
    expect((await it.verifica(['A.1', 'B.1', 'C.1'])).stati.map(({ stato: breve }) => breve)).toEqual([
      'Pagamento non eseguito',
      'Posizione non presente',
      'Pagamento non eseguito',
    ]);
  });

  test.each(['pdd', 'proxy'] as const)(
    'twice the same message is DUP001, by another SIL it is another message (%s)',
    async (address) => {
      const it = desk({ ente: { altriSil: [{ sil: 'SIL_ALTRO', password: 'segreta' }] } });
      const message = {
        wrapper: 'IdpAllineamentoPendenzeEnte',
        content: { versione: '01.03-04', header: it.header(undefined, 'UNICO'), pendenze: [pendenza()] },
      } as const;
      expect((await it.ask(message, address)).status).toBe(200);
      expect(faultOf(await it.ask(message, address))).toBe('DUP001');
      const altro = { id: it.sil.id, sys: 'SIL_ALTRO' };
      const other = {
        ...message,
        content: {
          ...message.content,
          header: it.header(undefined, 'UNICO', altro),
          pendenze: [pendenza({ id: 'P2' })],
        },
      };
      const reply = await it.ask(
        other,
        address,
        address === 'pdd'
          ? { authorization: `Basic ${Buffer.from('SIL_ALTRO:segreta').toString('base64')}` }
          : { spcoopservizioapplicativo: 'SIL_ALTRO' },
      );
      expect(reply.status, reply.text).toBe(200);
    },
  );

  test('deleted, the same ids may come again', async () => {
    const it = desk();
    await it.invia(pendenza());
    expect((await it.invia(pendenza({ operazione: 'Delete' }))).stato).toBe('Elaborato Correttamente');
    expect((await it.verifica(['P1.1'])).stati[0]!.stato).toBe('Posizione non presente');
    expect((await it.invia(pendenza())).stato).toBe('Elaborato Correttamente');
    expect((await it.verifica(['P1.1'])).stati[0]!.stato).toBe('Pagamento non eseguito');
  });
});

describe('positions, synchronously', () => {
  test.each(['pdd', 'proxy', 'diretto'] as const)('kept and said at once (%s)', async (address) => {
    const it = desk();
    const esito = await it.sincrono([pendenza()], undefined, address);
    expect(esito.corpo.stato).toBe('Elaborato Correttamente');
    expect(esito.versione).toBe('01.03-00');
    expect(esito.sessione).toBeUndefined();
    expect((await it.verifica(['P1.1'])).stati[0]!.stato).toBe('Pagamento non eseguito');
  });
});

describe('on the fly', () => {
  test('a session, a page that opens once, a payment, the way back, an informativa', async () => {
    const it = desk();
    const esito = await it.sincrono([pendenza()], OTF);
    expect(esito.sessione!.idSessioneGW).toMatch(/^[0-9]{13}[0-9A-V]{4}[0-9]{3}$/);
    const url = esito.sessione!.urlGW;
    expect(monitor(it.state, it.clock.now()).pendenze[0]!.riga).toBe('H');
    const page = await it.raw('GET', url);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<html lang="it">');
    expect(page.text).toContain('10,00');
    expect((await it.raw('GET', url)).status).toBe(403);
    const back = await it.raw('POST', url, 'azione=paga&metodo=carta', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([back.status, back.headers['location']]).toEqual([303, OTF.urlBack]);
    expect((await it.verifica(['P1.1'], true)).informazioni[0]).toMatchObject({
      stato: 'POSIZIONE_PAGATA',
      descrizioneStato: 'PAG_ESEGUITO_IDP',
      pagamento: { esito: 'ESEGUITO', pagante: { tipo: 'Codice Fiscale' } },
    });
    expect(monitor(it.state, it.clock.now()).pendenze[0]!.riga).toBe('V');
    await it.passa(5 * MINUTE);
    expect(it.received.at(-1)!.message).toMatchObject({
      wrapper: 'IdpInformativaPagamento',
      content: { pagamenti: [{ idPagamento: 'P1.1', esito: 'ESEGUITO' }] },
    });
  });

  test('cancelled, the browser goes to URL_CANCEL, and the position is still to be paid', async () => {
    const it = desk();
    const { sessione } = await it.sincrono([pendenza()], OTF);
    await it.raw('GET', sessione!.urlGW);
    const back = await it.raw('POST', sessione!.urlGW, 'azione=annulla');
    expect(back.headers['location']).toBe(OTF.urlCancel);
    expect((await it.verifica(['P1.1'], true)).informazioni[0]).toMatchObject({
      stato: 'POSIZIONE_NON_PAGATA',
      descrizioneStato: 'PAG_ANNULLATO',
    });
  });
});

test('a wrong password, another subject, no credentials', async () => {
  const it = desk();
  const message = {
    wrapper: 'IdpAllineamentoPendenzeEnte',
    content: { versione: '01.03-04', header: it.header(), pendenze: [pendenza()] },
  } as const;
  expect((await it.ask(message, 'pdd', { authorization: '' })).status).toBe(401);
  expect((await it.ask(message, 'pdd', { authorization: 'Basic QTpC' })).status).toBe(401);
  const altro = [...it.state.enti.get('UEsempio')!.sil][0]!;
  expect(
    (await it.ask(message, 'pdd', { authorization: `Basic ${Buffer.from(altro.join(':')).toString('base64')}` }))
      .status,
  ).toBe(403);
});

test('GET: HTML and 500 on the proxy, the contract with ?wsdl, a fault without', async () => {
  const it = desk();
  const html = await it.raw('GET', '/IdpCartWebServices/allineamentopendenze');
  expect([html.status, html.headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
  const wsdl = await it.raw('GET', '/IdpWebServices/VerificaStatoPagamento?wsdl');
  expect(wsdl.status).toBe(200);
  expect(wsdl.text).toContain('location="https://iris.example/IdpWebServices/VerificaStatoPagamento"');
  expect((await it.raw('GET', '/IdpWebServices/VerificaStatoPagamento')).status).toBe(405);
});

test('an informativa is told in the three steps, and answered by the ente', async () => {
  const it = desk();
  await it.invia(pendenza());
  it.simulation.stimulate('cittadinoPaga', { idPagamento: 'P1.1', canale: 'Sisal' });
  await it.passa(5 * MINUTE);
  it.simulation.stimulate('rendiconta', { idPagamento: 'P1.1' });
  await it.passa(5 * MINUTE);
  it.simulation.stimulate('incassa', { idPagamento: 'P1.1' });
  await it.passa(5 * MINUTE);
  const informative = it.received.flatMap(({ message }) =>
    message.wrapper === 'IdpInformativaPagamento' ? [message.content] : [],
  );
  expect(informative.map(({ pagamenti }) => pagamenti.map(({ esito }) => esito))).toEqual([
    ['ESEGUITO'],
    ['REGOLATO'],
    ['INCASSO'],
  ]);
  const reply = await it.ask({
    wrapper: 'IdpInformativaPagamento.Esito',
    content: {
      versione: '01.03-00',
      header: it.header('IdpInformativaPagamento', informative[0]!.header.e2e.msgId),
      corpo: { stato: 'Elaborato Correttamente', esiti: [], dettagli: [] },
    },
  });
  expect(reply.status, reply.text).toBe(200);
  expect(monitor(it.state, it.clock.now()).spedizioni.map(({ stato }) => stato)).toEqual([
    'INVIATO',
    'ELABORATO OK',
    'INVIATO',
    'INVIATO',
  ]);
});

test('everything IRIS says conforms to the contract, and to its own rules', async () => {
  const it = desk();
  await it.invia(
    pendenza(),
    pendenza({
      id: 'P2',
      dettagli: [{ idPagamento: 'P2.1' }, { idPagamento: 'P2.2' }],
      tipoPagamento: 'Pagamento a Rate',
    }),
  );
  it.simulation.stimulate('cittadinoPaga', { idPagamento: 'P1.1' });
  await it.passa(HOUR);
  await it.verifica(['P1.1', 'P2.1', 'NESSUNO'], true);
  await it.sincrono([pendenza({ id: 'P3' })], OTF, 'diretto');
  for (const { request, message } of it.received)
    expect(validateMessage(request.body, { wrapper: message.wrapper, flavour: 'cart' })).toEqual([]);
  const troubles = it.entries().filter(({ kind }) => kind === 'trouble');
  expect(troubles).toEqual([]);
});

test('several enti in one cart: all or nothing', async () => {
  const it = desk();
  const altro = { id: 'UEsempio', sys: [...it.state.enti.get('UEsempio')!.sil.keys()][0]! };
  const multi = (second: ReturnType<typeof pendenza>) =>
    it.ask(
      {
        wrapper: 'IdpAllineamentoPendenzeMultiEnteOTF',
        content: {
          versione: '01.03-04',
          trt: it.header().trt,
          otf: OTF,
          richieste: [
            { sender: it.sil, msgId: `M${it.clock.now()}${second.idPendenza}`, pendenze: [pendenza()] },
            { sender: altro, msgId: `N${it.clock.now()}${second.idPendenza}`, pendenze: [second] },
          ],
        },
      },
      'diretto',
    );
  const refused = contentOf(
    await multi(pendenza({ id: 'X', mittente: 'UEsempio', destinatari: [{ tipo: 'Cittadino', id: 'NIENTE' }] })),
    'IdpAllineamentoPendenzeMultiEnteOTF.Esito',
  );
  expect(refused.sessione).toBeUndefined();
  expect(refused.rifiutati).toHaveLength(1);
  expect(it.state.righe.size).toBe(0);
  const taken = contentOf(
    await multi(pendenza({ id: 'Y', mittente: 'UEsempio' })),
    'IdpAllineamentoPendenzeMultiEnteOTF.Esito',
  );
  const page = await it.raw('GET', taken.sessione!.urlGW);
  expect(page.text).toContain('Unione dei Comuni di Esempio');
  await it.raw('POST', taken.sessione!.urlGW, 'azione=paga&metodo=carta');
  expect(monitor(it.state, it.clock.now()).distinte).toMatchObject([{ stato: 'ESEGUITO' }]);
});

test('tenants behind one address do not see each other, whatever the address', async () => {
  const [one, other] = [desk({}, 'uno'), desk({}, 'due')];
  const tenants = new Tenants();
  tenants.add(one.simulation);
  tenants.add(other.simulation);
  const send = async (from: typeof one, address: 'pdd' | 'proxy' | 'diretto', id: string): Promise<void> => {
    const message = {
      wrapper: 'IdpAllineamentoPendenzeEnteOTF',
      content: { versione: '01.03-04', header: from.header(), otf: OTF, pendenze: [pendenza({ id })] },
    } as const;
    const seen: WireRequest[] = [];
    const { handle } = from.simulation;
    Object.assign(from.simulation, {
      handle: (request: WireRequest) => {
        seen.push(request);
        return handle(request);
      },
    });
    await from.ask(message, address);
    Object.assign(from.simulation, { handle });
    const before = [one, other].map(({ journal }) => journal.length);
    await tenants.handle(seen[0]!);
    expect([one, other].map(({ journal }, at) => journal.length > before[at]!)).toEqual([from === one, from === other]);
  };
  for (const [at, address] of (['pdd', 'proxy', 'diretto'] as const).entries()) {
    await send(one, address, `A${at}`);
    await send(other, address, `B${at}`);
  }
  const [token] = [...other.state.sessioni.keys()];
  const before = one.journal.length;
  const page = await tenants.handle({
    method: 'GET',
    url: `https://iris.example/gateway/PaymentAuthentication?token=${token}`,
    headers: {},
    body: NO_BODY,
  });
  expect([page.status, one.journal.length]).toEqual([200, before]);
});
