import { correctParts } from '../mocks/ente/parts.ts';
import type { Parts } from '../mocks/ente/parts.ts';
import { judge } from '../reports/verdict.ts';
import { catalogue } from '../simulators/index.ts';
import type { Transport, WireRequest, WireResponse } from '../simulators/kernel/exchange.ts';
import { readChain } from '../simulators/kernel/journal.ts';
import type { Peer } from '../simulators/kernel/tenants.ts';
import { runPlans } from '../steps/run.ts';
import { referenceDriver } from '../sut/drivers/reference.ts';
import { planRun } from './plan-run.fixture.ts';

// Runs a plan against an ente that conforms and decides otherwise than the reference wherever the sources leave a choice,
// in a process of plain Node; writes what is held against it as JSON. Whatever that is, a vendor would pay for it.

const { irisAmount, pddHeaders, sendHeaders } = correctParts;

/** Choices on SEND and towards pagoPA. */
const send: Partial<Parts> = {
  requestVersion: () => 'v2.4',
  preloadItem: (index, { contentType }, sha256) => ({ sha256, contentType, preloadIdx: `atto_${index}.pdf-a` }),
  sendHeaders: (apiKey, operation, hasBody) => ({
    ...sendHeaders(apiKey, operation, hasBody),
    accept: '*/*',
    'user-agent': 'AltroGestionale/7',
    ...(hasBody === true ? { 'content-type': 'application/json; charset=utf-8' } : {}),
  }),
  timeoutFor: (operation) => (operation === 'retrieveNotificationPrice' ? 5_000 : 29_000),
  retryDelay: ({ headers }, attempt, operation) => {
    const asked = Number(headers['retry-after'] ?? Number.NaN);
    if (Number.isFinite(asked)) return (operation === 'consumeEventStream' ? asked : asked * 1_000) + 250;
    return 5_000 + attempt;
  },
  documentEntry: (_title, sha256, contentType, ref) => ({ ref, contentType, digests: { sha256 } }),
  recipient: (destinatario, payments) => {
    const made = correctParts.recipient(destinatario, payments) as { readonly physicalAddress: object };
    return { ...made, physicalAddress: { ...made.physicalAddress, at: 'presso Esempio', foreignState: 'ITALIA' } };
  },
  streamRequest: (title) => ({ title, eventType: 'TIMELINE', groups: [], filterValues: ['DEFAULT'] }),
  nextReadAt: (now, retryAfterMs) => now + retryAfterMs + 500,
  priceKeyFor: (_posizione, { mittente }) => mittente.apiKey,
  metadataFor: (fee) => (fee === 0 ? [] : correctParts.metadataFor(fee)),
  transferCategory: () => '0101002IM',
  fileName: (filename) => filename,
};

/** Choices on IRIS. */
const iris: Partial<Parts> = {
  pddHeaders: (ente, servizio) => ({
    ...pddHeaders(ente, servizio),
    'content-type': 'text/xml;charset=UTF-8',
    soapaction: '"http://www.cart.rete.toscana.it/qualunque"',
  }),
  messageVersion: () => '01.03-03',
  newMessageId: ({ ids }) => `Altro.Gestionale_${ids.token(27)}`,
  irisMoment: (at) => new Date(at).toISOString(),
  irisAmount: (cents) => `${irisAmount(cents)}0`,
  newIdPendenza: (ids) => `pratica_2026.${ids.digits(20)}`,
  newIdPagamento: (ids) => `r1.${ids.digits(30)}`,
  intoMessages: (richieste) => richieste.map((richiesta) => [richiesta]),
  pendenzaTimes: (creata) => ({
    creazione: creata,
    emissione: creata + 1_000,
    prescrizione: creata + 200 * 86_400_000,
  }),
  waitBeforeRetry: () => 60_000,
  tryAgain: (fate, attempt) => fate === 'unknown' && attempt < 3,
  answerToIris: (problem, what) =>
    problem === undefined
      ? { status: 202, headers: {}, body: new Uint8Array(0) }
      : correctParts.answerToIris(problem, what),
  returnAddress: (portale, token, via) => `${portale}/pagamenti/${token}/${via}?lingua=it&passo=2`,
  errorTexts: (errori) => errori.map(({ codice, descrizione }) => `IRIS dice «${descrizione}» [${codice}]`),
};

/** The same message as another library writes it: other prefixes, another declaration, comments, blanks between elements. */
function rewritten(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  if (!text.includes('<') || !text.includes('xmlns')) return bytes;
  const prefixes = [...new Set([...text.matchAll(/xmlns:([\w.-]+)=/g)].map(([, prefix]) => prefix!))];
  let other = text.replace(/^<\?xml[^>]*\?>\s*/, '');
  for (const [index, prefix] of prefixes.entries())
    other = other
      .replaceAll(`xmlns:${prefix}=`, `xmlns:ns${index}.x=`)
      .replaceAll(`<${prefix}:`, `<ns${index}.x:`)
      .replaceAll(`</${prefix}:`, `</ns${index}.x:`);
  other = other.replace('>', '>\n  <!-- altro gestionale -->\n  ');
  return Buffer.from(`<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n${other}\n`);
}

const isXml = (headers: Readonly<Record<string, string>>): boolean => (headers['content-type'] ?? '').includes('xml');

function otherRequests(transport: Transport): Transport {
  return (request: WireRequest, options) =>
    transport(isXml(request.headers) ? { ...request, body: rewritten(request.body) } : request, options);
}

function otherAnswers(station: Peer | undefined): Peer | undefined {
  if (station === undefined) return undefined;
  return {
    ...station,
    route: (method, pathname) => station.route(method, pathname),
    async handle(request): Promise<WireResponse> {
      const answer = await station.handle(request);
      return isXml(answer.headers)
        ? { ...answer, headers: { 'content-type': 'text/xml;charset=UTF-8' }, body: rewritten(answer.body) }
        : answer;
    },
  };
}

const [planId = ''] = process.argv.slice(2);
const { journal } = await runPlans(
  planRun(planId, {
    facts: { id: 'altro', sut: { driver: 'altro', name: 'altro gestionale', version: '7' } },
    driver: (transport) => {
      const driver = referenceDriver({
        transport: otherRequests(transport),
        mutant: { id: 'altro', plan: planId, defect: 'nessuno', declares: [], replace: { ...send, ...iris } },
      });
      return {
        id: 'altro',
        start: (surroundings) => driver.start(surroundings),
        command: (name, parameters) => driver.command(name, parameters),
        stop: () => driver.stop(),
        get station() {
          return otherAnswers(driver.station);
        },
      };
    },
  }),
);
const tree = judge(readChain(journal.lines()).entries, catalogue);
console.log(
  JSON.stringify({
    verdict: tree.verdict,
    scenarios: tree.plans[0]!.cases.flatMap(({ scenarios }) => scenarios.map(({ id, verdict }) => [id, verdict])),
    against: tree.plans[0]!.cases.flatMap(({ requirements }) =>
      requirements.flatMap(({ id, findings }) =>
        findings
          .filter(({ outcome }) => outcome === 'violated')
          .map(({ message, expected, observed, scenario }) => ({ id, message, expected, observed, scenario })),
      ),
    ),
  }),
);
