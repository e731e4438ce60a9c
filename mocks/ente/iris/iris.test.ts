import { describe, expect, it } from 'vitest';
import { callersOf, compose } from '../../../simulators/compose.ts';
import { VirtualClock } from '../../../simulators/kernel/clock.ts';
import { TransportError } from '../../../simulators/kernel/exchange.ts';
import type { Transport, WireRequest } from '../../../simulators/kernel/exchange.ts';
import { idsFrom } from '../../../simulators/kernel/ids.ts';
import { Journal, readChain } from '../../../simulators/kernel/journal.ts';
import { contract } from '../../../simulators/kernel/json.ts';
import { redactorWith } from '../../../simulators/kernel/redaction.ts';
import type { CommandAnswer } from '../../../sut/commands/command.ts';
import { irisCommands } from '../../../sut/commands/iris.ts';
import type { PendenzaDaInviare, PendenzaHeld, PendenzeSent } from '../../../sut/commands/iris.ts';
import { createEnte } from '../ente.ts';
import { correctParts } from '../parts.ts';
import { memoryStore } from '../store.ts';
import type { IrisConfiguration } from './configuration.ts';

/** Sunday 22 November 2026, 10:00 in Rome. */
const START = Date.UTC(2026, 10, 22, 9);
const MARIO = { codiceFiscale: 'RSSMRA80A01H501U', denominazione: 'Mario Rossi' };
const MINUTE = 60_000;

/** An ente and an IRIS in virtual time; what passes between them is judged by IRIS's rules. */
function setUp(settings: Readonly<Record<string, unknown>> = {}) {
  const clock = new VirtualClock(START);
  const journal = new Journal();
  const composition = compose(
    { journal, clock, redactor: redactorWith('prova') },
    {
      platforms: ['iris'],
      ids: idsFrom('iris'),
      urls: { iris: 'http://iris.example' },
      settings: { iris: settings },
    },
  );
  const iris = composition['iris']!;
  const { ente: registered, portaDelegata } = iris.platform.identities(iris.state) as unknown as IrisConfiguration;
  let reachable = true;
  const received: WireRequest[] = [];
  const transport: Transport = async (request, { timeoutMs } = {}) => {
    if (!request.url.startsWith('http://iris.example')) {
      if (!reachable) throw new TransportError('UNREACHABLE', 'the ente is down');
      received.push(request);
      return ente.receive(request)!;
    }
    const response = await iris.handle(request);
    if (response.transport === 'hang') {
      await clock.sleep(timeoutMs ?? 0);
      throw new TransportError('TIMEOUT', 'no answer');
    }
    if (response.transport === 'reset') throw new TransportError('RESET', 'cut');
    return response;
  };
  const store = memoryStore();
  const ente = createEnte(
    {
      iris: {
        url: 'http://iris.example',
        ente: registered,
        portale: 'http://ente.example/portale',
        ...(portaDelegata === undefined ? {} : { portaDelegata }),
      },
    },
    { transport, clock, ids: idsFrom('ente'), store },
    correctParts,
  );
  const callers = callersOf(composition, transport, { iris: 'http://ente.example/pdd' });
  const settle = async () => {
    for (const caller of callers) await caller.callDue();
  };
  const pass = async (ms: number) => {
    const end = clock.now() + ms;
    await settle();
    for (let next = nextAt(); next !== undefined && next <= end; next = nextAt()) {
      await clock.set(Math.max(next, clock.now()));
      await settle();
    }
    await clock.set(Math.max(end, clock.now()));
    await settle();
  };
  const nextAt = (): number | undefined => {
    const instants = [clock.nextAt(), ...callers.map((caller) => caller.nextAt())].filter((at) => at !== undefined);
    return instants.length === 0 ? undefined : Math.min(...instants);
  };
  const give = async (name: string, parameters: unknown): Promise<CommandAnswer> => {
    const answer = await ente.command(name, parameters);
    const command = irisCommands.find((candidate) => candidate.name === name);
    if (answer.status === 'done' && command !== undefined)
      expect(contract(command.result).check(answer.result), `result of ${name}`).toEqual([]);
    await settle();
    return answer;
  };
  const send = async (operazione: string, pendenze: readonly PendenzaDaInviare[], more: object = {}) => {
    const answer = await give('send-pendenze', { operazione, pendenze, ...more });
    await pass(MINUTE);
    return answer;
  };
  const held = async (idPendenza: string) => (await give('pendenza-status', { idPendenza })).result as PendenzaHeld;
  const browse = async (method: string, url: string, body = '') =>
    iris.handle({
      method,
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(body),
    } satisfies WireRequest);
  const exchanges = () =>
    readChain(journal.lines()).entries.flatMap((entry) => (entry.kind === 'exchange' ? [entry] : []));
  const violations = () =>
    exchanges().flatMap(({ findings }) => findings.filter(({ outcome }) => outcome === 'violated'));
  return {
    clock,
    iris,
    received,
    ente,
    store,
    give,
    send,
    held,
    pass,
    browse,
    exchanges,
    violations,
    stimulate: (name: string, parameters: Readonly<Record<string, unknown>>) => iris.stimulate(name, parameters),
    reach: (yes: boolean) => (reachable = yes),
  };
}

function pendenza(id: string, more: Partial<PendenzaDaInviare> = {}): PendenzaDaInviare {
  return {
    idPendenza: id,
    tributo: 'MULTE',
    debitore: MARIO,
    causale: 'Sanzione amministrativa',
    rate: [{ idPagamento: `${id}.1`, importo: 1050, scadenza: '2026-12-31' }],
    ...more,
  };
}

const idsOf = ({ result }: CommandAnswer) => (result as PendenzeSent).pendenze;

describe('pendenze', () => {
  it('are sent, accepted, replaced, updated, deleted and inserted again, with nothing to object', async () => {
    const world = setUp();
    const answer = await world.give('send-pendenze', { operazione: 'Insert', pendenze: [pendenza('P1')] });
    expect(answer).toMatchObject({
      status: 'done',
      result: { pendenze: [{ idPendenza: 'P1', idPagamenti: ['P1.1'] }] },
    });
    expect((await world.held('P1')).invio).toBe('inviata');
    await world.pass(MINUTE);
    expect(await world.held('P1')).toMatchObject({
      invio: 'accettata',
      errori: [],
      pagamenti: [{ stato: 'daPagare' }],
    });
    await world.send('Replace', [pendenza('P1', { causale: 'Corretta' })]);
    expect((await world.held('P1')).invio).toBe('accettata');
    await world.send('UpdateStatus', [pendenza('P1')], { stato: 'Non Pagabile' });
    expect((await world.held('P1')).pagamenti[0]!.stato).toBe('nonPagabile');
    await world.send('Delete', [pendenza('P1')]);
    expect((await world.held('P1')).pagamenti[0]!.stato).toBe('annullato');
    await world.send('Insert', [pendenza('P1')]);
    expect(await world.held('P1')).toMatchObject({ invio: 'accettata', pagamenti: [{ stato: 'daPagare' }] });
    expect(world.violations()).toEqual([]);
  });

  it('with instalments, delegates, items and a cartella are what IRIS wants', async () => {
    const world = setUp();
    const rate = [1, 2, 3].map((n) => ({ importo: 1000 * n, scadenza: `2027-0${n}-15` }));
    const answer = await world.send('Insert', [
      { ...pendenza('RATE'), rate },
      {
        ...pendenza('VOCI'),
        debitore: { codiceFiscale: '12345678903', denominazione: 'Ditta', delegati: [MARIO] },
        rate: [
          {
            importo: 505,
            scadenza: '2026-12-31',
            voci: [
              { codice: 'A', descrizione: 'Imposta', importo: 500 },
              { codice: 'B', descrizione: 'Spese', importo: 5 },
            ],
          },
        ],
      },
      { ...pendenza('CARTELLA'), cartella: true, rate: [1, 2].map(() => ({ importo: 100, scadenza: '2027-01-01' })) },
    ]);
    for (const { idPendenza } of idsOf(answer)) expect((await world.held(idPendenza)).invio).toBe('accettata');
    await world.send('UpdateStatus', [
      { ...pendenza('RATE'), rate: [{ idPagamento: 'RATE.4', importo: 700, scadenza: '2027-05-01' }] },
    ]);
    expect((await world.held('RATE')).pagamenti).toHaveLength(4);
    expect(world.violations()).toEqual([]);
  });

  it('that are wrong never leave', async () => {
    const world = setUp();
    await world.send('Insert', [pendenza('P1')]);
    const before = world.exchanges().length;
    const [rata] = pendenza('P2').rate as [PendenzaDaInviare['rate'][number]];
    for (const wrong of [
      pendenza('P2', { debitore: { ...MARIO, codiceFiscale: 'RSSMRA80A01H501Z' } }),
      pendenza('P2', { tributo: 'IGNOTO' }),
      pendenza('P2', { rate: [{ ...rata, fineValidita: '2026-12-01' }] }),
      pendenza('P2', { rate: [{ ...rata, iban: 'IT27R0760102800000000000000' }] }),
      pendenza('P2', { rate: [{ ...rata, voci: [{ codice: 'A', descrizione: 'A', importo: 1 }] }] }),
      pendenza('P2', { rate: [{ ...rata, idPagamento: 'P1.1' }] }),
      pendenza('P2', { rate: [rata, rata] }),
      pendenza('P2', { tributo: 'E_BOLLO' }),
      pendenza('P1'),
    ])
      expect(await world.send('Insert', [wrong])).toMatchObject({ status: 'rejected' });
    for (const operazione of ['Replace', 'Delete', 'UpdateStatus'])
      expect(await world.send(operazione, [pendenza('P9')])).toMatchObject({ status: 'rejected' });
    for (const stato of ['Boh', 'Pagamento Rimborsato'])
      expect(await world.send('UpdateStatus', [pendenza('P1')], { stato })).toMatchObject({ status: 'rejected' });
    expect(world.exchanges()).toHaveLength(before);
  });

  it('refused one by one, all together, or at once, say why', async () => {
    const world = setUp();
    await world.send('Insert', [pendenza('P1'), pendenza('P2', { tributo: 'BOLLO_AUTO' })]);
    expect((await world.held('P1')).invio).toBe('accettata');
    expect(await world.held('P2')).toMatchObject({ invio: 'scartata', errori: [expect.stringContaining('A0000023')] });
    world.stimulate('guasto', { codice: 'A0000010' });
    await world.send('Insert', [pendenza('P3'), pendenza('P4')]);
    for (const id of ['P3', 'P4']) expect((await world.held(id)).invio).toBe('scartata');
    const answer = await world.give('send-pendenze-sync', {
      operazione: 'Insert',
      pendenze: [pendenza('P5', { tributo: 'BOLLO_AUTO' })],
    });
    expect(answer.messageToOperator).toContain('A0000023');
    expect((await world.held('P5')).invio).toBe('scartata');
    await world.give('send-pendenze-sync', { operazione: 'Insert', pendenze: [pendenza('P6')] });
    expect((await world.held('P6')).invio).toBe('accettata');
    expect(world.violations()).toEqual([]);
  });

  it('paid meanwhile are left alone, and paid ones are not touched', async () => {
    const world = setUp();
    await world.send('Insert', [pendenza('P1', { tributo: 'SCUOLA' })]);
    world.stimulate('cittadinoPaga', { idPagamento: 'P1.1' });
    await world.send('Replace', [pendenza('P1', { tributo: 'SCUOLA', causale: 'Altra' })]);
    expect(await world.held('P1')).toMatchObject({
      invio: 'accettata',
      errori: [expect.stringContaining('A0000016')],
      pagamenti: [{ stato: 'pagato', pagato: 1050, pagamenti: 1 }],
    });
    expect(await world.send('Delete', [pendenza('P1')])).toMatchObject({ status: 'rejected' });
    await world.pass(2 * 24 * 60 * MINUTE);
    expect(await world.held('P1')).toMatchObject({ pagamenti: [{ stato: 'pagato', pagato: 1050, pagamenti: 1 }] });
    await world.send('UpdateStatus', [pendenza('P1', { tributo: 'SCUOLA' })], { stato: 'Pagamento Rimborsato' });
    expect(await world.held('P1')).toMatchObject({ errori: [], pagamenti: [{ stato: 'annullato' }] });
    expect(world.violations()).toEqual([]);
  });
});

describe('trouble on the way', () => {
  it.each([
    [{ kind: 'status', status: 500 }],
    [{ kind: 'reset' }],
    [{ kind: 'hang' }],
    [{ kind: 'truncate' }],
  ] as const)('%o: the same message is sent again', async (fault) => {
    const world = setUp();
    world.iris.faults.script({ operation: 'IdpAllineamentoPendenzeEnte@pdd', fault: fault as never });
    await world.send('Insert', [pendenza('P1')]);
    expect(await world.held('P1')).toMatchObject({ invio: 'accettata', errori: [] });
    world.iris.faults.script({ operation: 'IdpAllineamentoPendenzeEnteOTF@pdd', fault: fault as never });
    await world.give('send-pendenze-sync', { operazione: 'Insert', pendenze: [pendenza('P2')] });
    expect(await world.held('P2')).toMatchObject({ invio: 'accettata', errori: [] });
    expect(world.violations()).toEqual([]);
  });

  it('does not insist, and goes on when asked again, or started again', async () => {
    const world = setUp();
    world.iris.faults.script({
      operation: 'IdpAllineamentoPendenzeEnte@pdd',
      fault: { kind: 'status', status: 500 },
      times: 5,
    });
    const answer = await world.send('Insert', [pendenza('P1')]);
    expect(answer.messageToOperator).toContain('500');
    expect(world.exchanges()).toHaveLength(5);
    await world.give('restart', {});
    await world.pass(MINUTE);
    expect((await world.held('P1')).invio).toBe('accettata');
    expect(world.violations()).toEqual([]);
  });
});

describe('payments told by IRIS', () => {
  it('are kept all, once, and only go on; IRIS is told', async () => {
    const world = setUp();
    const ids = ['A', 'B', 'C'];
    await world.send(
      'Insert',
      ids.map((id) => pendenza(id)),
    );
    for (const id of ids) world.stimulate('cittadinoPaga', { idPagamento: `${id}.1` });
    await world.pass(10 * MINUTE);
    await world.give('restart', {});
    for (const id of ids)
      expect((await world.held(id)).pagamenti).toEqual([
        { idPagamento: `${id}.1`, stato: 'pagato', pagato: 1050, pagamenti: 1, costoNotifica: 0 },
      ]);
    const again = world.received.at(-1)!;
    for (const request of [again, again]) expect((await world.ente.receive(request))?.status).toBe(200);
    await world.pass(MINUTE);
    world.stimulate('rendiconta', { idPagamento: 'A.1' });
    await world.pass(10 * MINUTE);
    world.stimulate('incassa', { idPagamento: 'A.1' });
    await world.pass(10 * MINUTE);
    expect((await world.held('A')).pagamenti).toMatchObject([{ stato: 'incassato', pagato: 1050, pagamenti: 1 }]);
    const told = world.exchanges().filter(({ operation }) => operation === 'IdpInformativaPagamento.Esito@pdd');
    expect(told.map(({ response }) => response.status)).toEqual([200, 200, 200]);
    expect(world.violations()).toEqual([]);
  });

  it('come when the ente is back, a thousand of them too, and are refused to whoever is not IRIS', async () => {
    const world = setUp();
    const ids = Array.from({ length: 300 }, (_, n) => `P${n}`);
    await world.send(
      'Insert',
      ids.map((id) => pendenza(id)),
    );
    for (const id of ids) world.stimulate('cittadinoPaga', { idPagamento: `${id}.1` });
    world.reach(false);
    await world.pass(10 * 60 * MINUTE);
    world.reach(true);
    await world.pass(3 * 60 * MINUTE);
    for (const id of ids) expect((await world.held(id)).pagamenti[0]!.stato).toBe('pagato');
    const stranger = await world.ente.receive({
      method: 'POST',
      url: 'http://ente.example/pdd/SPCRTIRIS/x',
      headers: {},
      body: Buffer.from('<a/>'),
    });
    expect(stranger).toMatchObject({ status: 500 });
  });
});

describe('verifica', () => {
  it('reads every state, and concludes nothing from silence', async () => {
    const world = setUp();
    await world.send(
      'Insert',
      ['A', 'B', 'C', 'D'].map((id) => pendenza(id)),
    );
    world.stimulate('cittadinoPaga', { idPagamento: 'A.1' });
    world.stimulate('pagamentoInCorso', { idPagamento: 'B.1' });
    world.stimulate('cittadinoPaga', { idPagamento: 'C.1', sbf: true });
    const ask = () =>
      world.give('verify-payments', { idPagamenti: ['A.1', 'B.1', 'C.1', 'D.1', 'E.1'], tributo: 'MULTE' });
    expect(((await ask()).result as { stati: { stato: string }[] }).stati.map(({ stato }) => stato)).toEqual([
      'pagato',
      'inCorso',
      'inCorso',
      'daPagare',
      'nonPresente',
    ]);
    expect((await world.held('A')).pagamenti).toMatchObject([{ stato: 'pagato', pagato: 1050, pagamenti: 1 }]);
    expect((await world.held('B')).pagamenti).toMatchObject([{ stato: 'inCorso' }]);
    await world.pass(10 * MINUTE);
    expect((await world.held('A')).pagamenti).toMatchObject([{ stato: 'pagato', pagato: 1050, pagamenti: 1 }]);
    world.iris.faults.script({
      operation: 'IdpVerificaStatoPagamenti@pdd',
      fault: { kind: 'status', status: 500 },
      times: 5,
    });
    expect(await ask()).toMatchObject({ status: 'rejected' });
    expect(world.violations()).toEqual([]);
  });
});

describe('a payment on the fly', () => {
  it.each([
    ['paga', 'pagato'],
    ['annulla', 'nonPagato'],
    ['fallisci', 'nonPagato'],
  ])('%s: shown %s, after asking IRIS', async (azione, esito) => {
    const world = setUp();
    const asked = pendenza('P1');
    const { result } = await world.give('start-otf-payment', { pendenza: asked });
    const { url } = result as { url: string };
    expect((await world.browse('GET', url)).status).toBe(200);
    const { headers } = await world.browse('POST', url, `azione=${azione}&metodo=carta`);
    const forged = headers['location']!.replace('annullato', 'ritorno');
    expect((await world.give('land-otf', { url: forged })).result).toEqual({ esito });
    const again = await world.give('start-otf-payment', { pendenza: asked });
    if (esito === 'pagato')
      expect(again).toMatchObject({ status: 'rejected', messageToOperator: expect.stringContaining('pagata') });
    else expect((again.result as { url: string }).url).not.toBe(url);
    expect(world.violations()).toEqual([]);
  });

  it('of an address of nobody, or that was not paid, concludes nothing', async () => {
    const world = setUp();
    expect((await world.give('land-otf', { url: 'http://ente.example/altro' })).result).toEqual({
      esito: 'sconosciuto',
    });
    expect(
      await world.give('start-otf-payment', { pendenza: pendenza('P2', { tributo: 'BOLLO_AUTO' }) }),
    ).toMatchObject({
      status: 'rejected',
      messageToOperator: expect.stringContaining('A0000023'),
    });
    const page = await world.ente.receive({
      method: 'GET',
      url: 'http://ente.example/portale/pagamenti/x/ritorno',
      headers: {},
      body: Buffer.from(''),
    });
    expect(page?.status).toBe(200);
  });

  it('for a revenue stamp carries its document, and no deferred methods', async () => {
    const world = setUp();
    const bollo = { provincia: 'FI', impronta: 'a'.repeat(64) };
    const stamp = pendenza('B1', { tributo: 'E_BOLLO', rate: [{ importo: 1600, scadenza: '2026-12-31' }] });
    expect(await world.give('start-otf-payment', { pendenza: stamp, bollo })).toMatchObject({ status: 'done' });
    expect(world.violations()).toEqual([]);
    const cheap = pendenza('B2', { tributo: 'E_BOLLO', rate: [{ importo: 1500, scadenza: '2026-12-31' }] });
    expect(await world.give('start-otf-payment', { pendenza: cheap, bollo })).toMatchObject({ status: 'rejected' });
  });
});
