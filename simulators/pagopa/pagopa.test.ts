import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { call } from '../kernel/call.ts';
import type { Called } from '../kernel/call.ts';
import { VirtualClock } from '../kernel/clock.ts';
import { TransportError } from '../kernel/exchange.ts';
import type { Transport, WireResponse } from '../kernel/exchange.ts';
import { expectation } from '../kernel/expect.ts';
import { idsFrom } from '../kernel/ids.ts';
import { Journal } from '../kernel/journal.ts';
import type { Entry } from '../kernel/journal.ts';
import type { SeenExchange } from '../kernel/platform.ts';
import { redactorWith } from '../kernel/redaction.ts';
import type { Finding, Judgement } from '../kernel/requirement.ts';
import { simulate } from '../kernel/simulate.ts';
import type { Simulation } from '../kernel/simulate.ts';
import { seen } from '../kernel/view.ts';
import { parseXml, textAt, validateXml } from '../kernel/xml.ts';
import { isIban } from '../kernel/values/iban.ts';
import {
  activation,
  envelope,
  faultCodeArbitrary,
  mistakes,
  refusal,
  saidArbitrary,
  TAKEN,
  totalOf,
  verification,
  wrongArbitrary,
} from './arbitraries.ts';
import type { Said } from './arbitraries.ts';
import { decodeRequest } from './contract/answer.ts';
import { messageSchema } from './contract/schema.ts';
import { pagopa } from './index.ts';
import { rules } from './rules.ts';
import { isActivated } from './state.ts';
import type { PagopaState } from './state.ts';
import valid from './vectors/valid.json' with { type: 'json' };
import invalid from './vectors/invalid.json' with { type: 'json' };

const START = Date.UTC(2026, 10, 22, 9);

/** One simulation, and a station that answers what a test tells it. */
function bench(answer: (text: string, clock: VirtualClock) => WireResponse | Promise<WireResponse>): {
  clock: VirtualClock;
  journal: Journal;
  simulation: Simulation;
  ask: (id: string, parameters: Record<string, unknown>) => Promise<Called>;
} {
  const clock = new VirtualClock(START);
  const journal = new Journal();
  const simulation = simulate(
    pagopa,
    { journal, clock, redactor: redactorWith('prova') },
    { ids: idsFrom('prova'), publicUrl: 'https://nodo.example' },
  );
  const transport: Transport = (request) => Promise.resolve(answer(Buffer.from(request.body).toString(), clock));
  return {
    clock,
    journal,
    simulation,
    ask: (id, parameters) => call(simulation, transport, 'https://ente.example/stazione', id, parameters),
  };
}

function soap(text: string, more: Partial<WireResponse> = {}): WireResponse {
  return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: Buffer.from(text), ...more };
}

/** A tiny station that keeps its books: one notice, open until its receipt comes. */
function station(said: Said): (text: string) => WireResponse {
  const receipts = new Set<string>();
  return (text) => {
    const asked = decodeRequest(Buffer.from(text));
    if (asked === undefined) throw new Error('not a request of the node');
    const ko = (code: string): WireResponse => soap(envelope(asked.call, refusal(code, asked.qrCode.fiscalCode)));
    if (asked.place.idPA !== said.notice.creditore) return ko('PAA_ID_DOMINIO_ERRATO');
    if (asked.place.idStation !== `${said.notice.creditore}_01`) return ko('PAA_STAZIONE_INT_ERRATA');
    if (asked.qrCode.noticeNumber !== said.notice.numeroAvviso) return ko('PAA_PAGAMENTO_SCONOSCIUTO');
    if (asked.call === 'paSendRTV2') {
      if (receipts.has(asked.receiptId ?? '')) return ko('PAA_RECEIPT_DUPLICATA');
      receipts.add(asked.receiptId ?? '');
      return soap(envelope('paSendRTV2', TAKEN));
    }
    if (receipts.size > 0) return ko('PAA_PAGAMENTO_DUPLICATO');
    return soap(envelope(asked.call, asked.call === 'paVerifyPaymentNotice' ? verification(said) : activation(said)));
  };
}

const SAID: Said = {
  notice: { creditore: '12345678903', numeroAvviso: '302000000000001707' },
  parts: [5000, 437],
  iban: 'IT60X0542811101000000123456',
  debtor: 'BNRMHL75C06G702B',
  fullName: 'Michelangelo Buonarroti',
  fee: 437,
};

const violatedIn = (findings: readonly Finding[]): string[] =>
  [...new Set(findings.filter(({ outcome }) => outcome === 'violated').map(({ requirement }) => requirement))].sort();

const ask = (name: string, journal: Journal, parameters: Record<string, unknown>): Finding =>
  expectation(pagopa, name, entriesOf(journal), parameters);

const entriesOf = (journal: Journal): readonly Entry[] => [...journal.lines()].map((line) => JSON.parse(line) as Entry);

describe('a payment, from the notice to the receipt', () => {
  test('verification, activation, receipt, receipt again, and then nothing to pay', async () => {
    const { journal, simulation, ask: node } = bench(station(SAID));
    const { notice } = SAID;
    const findings: Finding[] = [];
    for (const id of [
      'paVerifyPaymentNotice',
      'paGetPaymentV2',
      'paSendRTV2',
      'paSendRTV2',
      'paVerifyPaymentNotice',
      'paGetPaymentV2',
    ])
      findings.push(...(await node(id, { ...notice })).findings);
    expect(findings).toEqual([]);
    expect(isActivated(simulation.state as PagopaState, notice.creditore, notice.numeroAvviso)).toBe(true);
    for (const name of [
      'importoCoerente',
      'entroIlTempo',
      'ricevutaEntroIlTempo',
      'ricevutaAcquisita',
      'ricevutaRipetuta',
      'avvisoPagato',
    ])
      expect(ask(name, journal, { ...notice }), name).toMatchObject({ outcome: 'satisfied' });
    const satisfied = new Set(
      entriesOf(journal).flatMap((entry) => (entry.kind === 'exchange' ? entry.satisfied : [])),
    );
    expect([...satisfied].sort()).toEqual([...new Set(rules.map(({ requirement }) => requirement))].sort());
  });

  test('the amount due, and the wrong one', async () => {
    const { journal, ask: node } = bench(station(SAID));
    await node('paVerifyPaymentNotice', { ...SAID.notice });
    await node('paGetPaymentV2', { ...SAID.notice });
    for (const name of ['verificaPagabile', 'attivazionePagabile']) {
      expect(ask(name, journal, { ...SAID.notice, importo: 5437 })).toMatchObject({ outcome: 'satisfied' });
      expect(ask(name, journal, { ...SAID.notice, importo: 5000 })).toMatchObject({
        outcome: 'violated',
        expected: '50,00 euro',
        observed: '54,37 euro',
      });
      expect(ask(name, journal, { ...SAID.notice, numeroAvviso: '302000000000001808' })).toMatchObject({
        outcome: 'notObserved',
      });
    }
  });

  test('the node errs where it is told to', async () => {
    const { journal, ask: node } = bench(station(SAID));
    const { notice } = SAID;
    await node('paVerifyPaymentNotice', { ...notice, idPA: '00000000000' });
    expect(ask('dominioErrato', journal, { ...notice })).toMatchObject({ outcome: 'satisfied' });
    await node('paVerifyPaymentNotice', { ...notice, idStation: '00000000000_99' });
    expect(ask('stazioneErrata', journal, { ...notice })).toMatchObject({ outcome: 'satisfied' });
    expect(ask('intermediarioErrato', journal, { ...notice })).toMatchObject({ outcome: 'violated' });
    const unknown = { ...notice, numeroAvviso: '302000000000001808' };
    await node('paGetPaymentV2', unknown);
    expect(ask('avvisoSconosciuto', journal, unknown)).toMatchObject({ outcome: 'satisfied' });
    expect(
      ask('rifiutoConCodice', journal, { ...unknown, codici: ['PAA_PAGAMENTO_SCADUTO', 'PAA_PAGAMENTO_SCONOSCIUTO'] }),
    ).toMatchObject({ outcome: 'satisfied' });
    expect(ask('rifiutoConCodice', journal, { ...unknown, codici: ['PAA_PAGAMENTO_SCADUTO'] })).toMatchObject({
      outcome: 'violated',
      observed: 'esito KO, PAA_PAGAMENTO_SCONOSCIUTO',
    });
  });

  test('no receipt without an activation, and bad parameters are said', async () => {
    const { ask: node } = bench(station(SAID));
    await expect(node('paSendRTV2', { ...SAID.notice })).rejects.toThrow(/no activation/);
    await expect(node('paVerifyPaymentNotice', { creditore: '1', numeroAvviso: '302000000000001707' })).rejects.toThrow(
      /11 digits/,
    );
    await expect(node('paVerifyPaymentNotice', { creditore: '12345678903' })).rejects.toThrow(/18 digits/);
  });

  test('the receipt repeats the activation, to the last member', async () => {
    const asked: string[] = [];
    const answer = station({ ...SAID, fullName: 'Rossi & <Bianchi>' });
    const { ask: node } = bench((text) => {
      asked.push(text);
      return answer(text);
    });
    await node('paGetPaymentV2', { ...SAID.notice });
    await node('paSendRTV2', { ...SAID.notice, receiptId: 'R-1' });
    const parsed = parseXml(Buffer.from(asked[1]!));
    if (!parsed.ok) throw new Error(parsed.problem.message);
    const at = (...names: string[]): string | undefined =>
      textAt(parsed.root, 'Body', 'paSendRTV2Request', 'receipt', ...names);
    expect([
      at('receiptId'),
      at('noticeNumber'),
      at('creditorReferenceId'),
      at('paymentAmount'),
      at('debtor', 'fullName'),
      at('metadata', 'mapEntry', 'value'),
      at('paymentDateTime'),
    ]).toEqual([
      'R-1',
      '302000000000001707',
      '02000000000001707',
      '54.37',
      'Rossi & <Bianchi>',
      '437',
      '2026-11-22T09:00:00.000Z',
    ]);
  });
});

describe('time and silence', () => {
  test('the budget is 7 seconds for verification and activation, 15 for the receipt', async () => {
    let wait = 0;
    const answer = station(SAID);
    const { ask: node } = bench(async (text, clock) => {
      await clock.sleep(wait);
      return answer(text);
    });
    const late = async (id: string, ms: number): Promise<string[]> => {
      wait = ms;
      return violatedIn((await node(id, { ...SAID.notice })).findings);
    };
    expect(await late('paVerifyPaymentNotice', 7_000)).toEqual([]);
    expect(await late('paVerifyPaymentNotice', 7_001)).toEqual(['PAGOPA-STAZ-004']);
    expect(await late('paGetPaymentV2', 9_000)).toEqual(['PAGOPA-STAZ-004']);
    expect(await late('paSendRTV2', 15_000)).toEqual([]);
    expect(await late('paSendRTV2', 15_001)).toEqual(['PAGOPA-STAZ-005']);
  });

  test('a station that never answers, and one that is not there', async () => {
    let code: TransportError['code'] = 'TIMEOUT';
    const { ask: node, journal } = bench(async (_, clock) => {
      await clock.sleep(14_000);
      throw new TransportError(code, 'silence');
    });
    const silent = await node('paVerifyPaymentNotice', { ...SAID.notice });
    expect(violatedIn(silent.findings)).toEqual(['PAGOPA-STAZ-004']);
    expect(silent.findings[0]).toMatchObject({ observed: 'nessuna risposta in 14 secondi' });
    expect(ask('verificaPagabile', journal, { ...SAID.notice })).toMatchObject({ outcome: 'violated' });
    code = 'UNREACHABLE';
    expect((await node('paVerifyPaymentNotice', { ...SAID.notice })).findings).toEqual([]);
  });
});

describe('the cost of the notification', () => {
  const price = (simulation: Simulation, totalPrice: number): void =>
    void simulation.record({
      at: START,
      elapsedMs: 1,
      direction: 'toPlatform',
      operation: 'retrieveNotificationPriceV23',
      path: { paTaxId: SAID.notice.creditore, noticeCode: SAID.notice.numeroAvviso },
      request: { method: 'GET', url: 'https://send.example/delivery/v2.3/price', headers: {}, body: new Uint8Array() },
      response: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify({ totalPrice })),
      },
    });

  test.each([
    [437, 'satisfied'],
    [200, 'violated'],
  ])('it rose to %i: the activation is %s', async (second, outcome) => {
    let said: Said = { ...SAID, parts: [5200], fee: 200 };
    const { ask: node, simulation, journal } = bench((text) => station(said)(text));
    price(simulation, 200);
    await node('paVerifyPaymentNotice', { ...SAID.notice });
    price(simulation, 437);
    said = { ...SAID, parts: [5000 + second], fee: second };
    await node('paGetPaymentV2', { ...SAID.notice });
    expect(ask('importoCoerente', journal, { ...SAID.notice })).toMatchObject({ outcome });
  });
});

describe('evidence', () => {
  test('holds no personal datum, and the events none either', async () => {
    const { journal, ask: node } = bench(station(SAID));
    for (const id of ['paVerifyPaymentNotice', 'paGetPaymentV2', 'paSendRTV2']) await node(id, { ...SAID.notice });
    const text = [...journal.lines()].join('\n');
    expect(text).not.toContain('Buonarroti');
    expect(text).not.toContain('BNRMHL75C06G702B');
    expect(text).toContain('Persona ');
  });

  test('two runs with one seed are the same, byte for byte', async () => {
    const run = async (): Promise<string> => {
      const { journal, ask: node } = bench(station(SAID));
      for (const id of ['paVerifyPaymentNotice', 'paGetPaymentV2', 'paSendRTV2']) await node(id, { ...SAID.notice });
      return [...journal.lines()].join('\n');
    };
    expect(await run()).toBe(await run());
  });

  test('a station is told who it is', () => {
    const { simulation } = bench(station(SAID));
    const { stazioni } = pagopa.identities(simulation.state as PagopaState) as {
      stazioni: Record<string, { idBrokerPA: string; idStation: string; iban: string }>;
    };
    expect(Object.keys(stazioni)).toEqual(['12345678903', '98765432103']);
    expect(stazioni['12345678903']).toMatchObject({ idBrokerPA: '12345678903', idStation: '12345678903_01' });
    expect(Object.values(stazioni).every(({ iban }) => isIban(iban))).toBe(true);
    expect(() => pagopa.initial({ ente: [] }, simulation.context)).toThrow(/enti/);
  });
});

describe('properties', () => {
  test('whatever a good station says, nothing is held against it, and our requests keep to the schema', async () => {
    await fc.assert(
      fc.asyncProperty(saidArbitrary(), async (said) => {
        const asked: string[] = [];
        const answer = station(said);
        const { journal, ask: node } = bench((text) => {
          asked.push(text);
          return answer(text);
        });
        for (const id of ['paVerifyPaymentNotice', 'paGetPaymentV2', 'paSendRTV2', 'paSendRTV2'])
          expect((await node(id, { ...said.notice })).findings).toEqual([]);
        for (const text of asked) expect(validateXml(Buffer.from(text), messageSchema)).toEqual([]);
        const importo = totalOf(said);
        expect(ask('attivazionePagabile', journal, { ...said.notice, importo })).toMatchObject({
          outcome: 'satisfied',
        });
      }),
      { numRuns: 50 },
    );
  });

  test('a mistake is found, and only the requirements it breaks', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(wrongArbitrary(), async ({ why, call: id, breaks, said, text }) => {
        met.add(why);
        const { ask: node } = bench(() => soap(text));
        expect(violatedIn((await node(id, { ...said.notice })).findings), why).toEqual(breaks);
      }),
      { numRuns: 400 },
    );
    expect(met.size).toBeGreaterThan(mistakes.length / 2);
  });

  test('every published fault is accepted as a fault', async () => {
    await fc.assert(
      fc.asyncProperty(faultCodeArbitrary(), async (code) => {
        const { ask: node } = bench(() => soap(envelope('paVerifyPaymentNotice', refusal(code, '12345678903'))));
        expect((await node('paVerifyPaymentNotice', { ...SAID.notice })).findings).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('whatever the bytes, the node judges and goes on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string().map((text) => Buffer.from(text)),
        ),
        async (body) => {
          const { ask: node } = bench(() => soap('', { body }));
          const { findings } = await node('paGetPaymentV2', { ...SAID.notice });
          expect(findings.some(({ requirement }) => requirement === 'PAGOPA-STAZ-002')).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});

interface VectorCase {
  readonly title: string;
  readonly satisfies?: readonly string[];
  readonly violates?: readonly string[];
  readonly expectation?: string;
  readonly parameters?: Record<string, unknown>;
  readonly exchanges: readonly {
    readonly call: string;
    readonly elapsedMs: number;
    readonly request: string;
    readonly response?: string;
    readonly status?: number;
    readonly contentType?: string;
    readonly failure?: string;
  }[];
}

interface Vectors {
  readonly cases: readonly VectorCase[];
  readonly messages: Readonly<Record<string, string>>;
}

/** Judges the last exchange of a case as a run would: the others are remembered first. */
function judge({ messages }: Vectors, vector: VectorCase): { requirement: string; judgement: Judgement }[] {
  const entries: Entry[] = vector.exchanges.map((exchange, index) => ({
    kind: 'exchange',
    seq: index + 1,
    prev: '',
    hash: '',
    at: START + index * 60_000,
    elapsedMs: exchange.elapsedMs,
    platform: 'pagopa',
    direction: 'fromPlatform',
    operation: exchange.call,
    request: { method: 'POST', url: 'https://ente.example/', headers: {}, text: messages[exchange.request]! },
    response: {
      status: exchange.status ?? 200,
      headers: { 'content-type': exchange.contentType ?? 'text/xml; charset=utf-8' },
      ...(exchange.response === undefined ? {} : { text: messages[exchange.response]! }),
    },
    ...(exchange.failure === undefined ? {} : { failure: exchange.failure }),
    satisfied: [],
    findings: [],
  }));
  if (vector.expectation !== undefined) {
    const finding = expectation(pagopa, vector.expectation, entries, vector.parameters ?? {});
    return [{ requirement: finding.requirement, judgement: finding }];
  }
  const exchanges = entries.map((entry) => seen(entry as Parameters<typeof seen>[0]));
  const memory = pagopa.memory.create();
  for (const exchange of exchanges.slice(0, -1)) pagopa.memory.remember(memory, exchange);
  const last = exchanges.at(-1) as SeenExchange;
  return rules.flatMap((rule) => {
    const judgement =
      rule.operations === undefined || rule.operations.includes(last.operation ?? '')
        ? rule.check(last, memory)
        : undefined;
    return judgement === undefined ? [] : [{ requirement: rule.requirement, judgement }];
  });
}

const byOutcome = (judged: ReturnType<typeof judge>, outcome: string): string[] =>
  [
    ...new Set(judged.filter(({ judgement }) => judgement.outcome === outcome).map(({ requirement }) => requirement)),
  ].sort();

const VALID: Vectors = valid;
const INVALID: Vectors = invalid;

describe('vectors', () => {
  test.each(VALID.cases.map((vector) => [vector.title, vector] as const))('conforme: %s', (_, vector) => {
    const judged = judge(VALID, vector);
    expect(byOutcome(judged, 'violated')).toEqual([]);
    expect(byOutcome(judged, 'satisfied')).toEqual(expect.arrayContaining([...(vector.satisfies ?? [])]));
  });

  test.each(INVALID.cases.map((vector) => [vector.title, vector] as const))('non conforme: %s', (_, vector) => {
    const judged = judge(INVALID, vector);
    expect(byOutcome(judged, 'violated')).toEqual(vector.violates);
    for (const { judgement } of judged.filter((each) => each.judgement.outcome === 'violated'))
      expect(judgement).toMatchObject({ expected: expect.stringMatching(/./), observed: expect.stringMatching(/./) });
  });

  test('every requirement that is tested has a case that meets it and one that breaks it', () => {
    const tested = pagopa.requirements.filter(({ notTested }) => notTested === undefined).map(({ id }) => id);
    const met = new Set(VALID.cases.flatMap(({ satisfies }) => satisfies ?? []));
    const broken = new Set(INVALID.cases.flatMap(({ violates }) => violates ?? []));
    expect(tested.filter((id) => !met.has(id) || !broken.has(id))).toEqual([]);
    expect([...met, ...broken].filter((id) => !tested.includes(id))).toEqual([]);
  });

  test('every rule and expectation names a requirement of the catalogue, once each', () => {
    const ids = pagopa.requirements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { requirement } of [...rules, ...Object.values(pagopa.expectations)]) expect(ids).toContain(requirement);
  });
});
