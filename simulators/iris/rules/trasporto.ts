import { satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { SeenExchange } from '../../kernel/platform.ts';
import { IRIS, messageKey } from '../contract/header.ts';
import type { Header } from '../contract/header.ts';
import { TIPI_DATI } from '../contract/pendenza.ts';
import { isVersione, reaches, SINCE, WITHOUT_UPDATE_MASSIVO } from '../contract/versione.ts';
import { answerIdentity, INSISTENCE_MS } from '../memory.ts';
import type { IrisMemory, Sent } from '../memory.ts';
import {
  ALLINEAMENTI,
  allCodes,
  allineamentiOf,
  condizioniOf,
  decodedOf,
  digestOf,
  doorOf,
  ESITO_INFORMATIVA,
  ESITO_PENDENZE,
  fateOf,
  faultOf,
  headerOf,
  identityOf,
  operationName,
  pendenzeOf,
  verdettiOf,
  versioneOf,
} from '../seen.ts';
import { firstProblem, rule, unless } from './rule.ts';
import type { IrisRule, Problem, Words } from './rule.ts';

/** Attempts at one message after which it is insistence. */
const MOST_ATTEMPTS = 10;

/** How far the clock of the ente may be from the right time, ms. */
const CLOCK_SKEW_MS = 10 * 60_000;

const MSG_ID = /^[a-zA-Z0-9._]{1,44}$/;
const OFFSET = /(Z|[+-]\d{2}:\d{2})$/;

/** Transport, header, identifiers and errors, whatever the message (iris.md §1, §2.1, §2.2). */
export const trasporto: readonly IrisRule[] = [
  rule('IRIS-TRASP-001', undefined, (exchange) => {
    if (doorOf(exchange) !== 'pdd') return undefined;
    const credentials = ['authorization', 'proxy-authorization', 'cookie', 'x-api-key'].filter(
      (name) => exchange.request.headers[name] !== undefined,
    );
    const expected = 'una sola autenticazione Basic del SIL';
    if (exchange.fault === undefined && (exchange.response.status === 401 || exchange.response.status === 403))
      return violated('La Porta Delegata non riconosce il SIL.', expected, `stato ${exchange.response.status}`);
    return unless(
      credentials.length === 1 && credentials[0] === 'authorization'
        ? undefined
        : { expected, observed: credentials.length === 0 ? 'nessuna' : credentials.join(', ') },
      {
        met: 'La chiamata porta l’autenticazione del SIL.',
        broken: 'La chiamata alla Porta Delegata non porta l’autenticazione del SIL, o ne porta più d’una.',
      },
    );
  }),
  refusedFor('IRIS-TRASP-002', 'VAL009', {
    met: 'Il sistema mittente della tratta è il SIL che chiama.',
    broken: 'Il sistema mittente della tratta non è il SIL che chiama.',
  }),
  refusedFor('IRIS-TRASP-003', 'VAL007', {
    met: 'Il soggetto mittente della tratta è quello che chiama.',
    broken: 'Il soggetto mittente della tratta non è quello che chiama.',
  }),
  refusedFor('IRIS-TRASP-004', 'VAL008', {
    met: 'Il nome del servizio è quello del servizio chiamato.',
    broken: 'Il nome del servizio non è quello del servizio chiamato.',
  }),
  rule('IRIS-TRASP-005', undefined, ({ operation, request }) => {
    const type = request.headers['content-type'] ?? 'nessun tipo';
    const kind = decodedOf(request).kind;
    return unless(
      operation === undefined
        ? { expected: 'POST a un indirizzo pubblicato', observed: `${request.method} ${pathOf(request.url)}` }
        : !/^(text|application)\/xml\b/i.test(type)
          ? { expected: 'text/xml', observed: type }
          : kind === 'message'
            ? undefined
            : { expected: 'una busta SOAP 1.1 con un messaggio di IRIS', observed: OBSERVED[kind] },
      {
        met: 'La richiesta è un messaggio SOAP all’indirizzo del servizio.',
        broken: 'La richiesta non è un messaggio SOAP a un indirizzo pubblicato.',
      },
    );
  }),
  rule(
    'IRIS-TRASP-006',
    [...ALLINEAMENTI, 'IdpVerificaStatoPagamenti', ESITO_INFORMATIVA, ESITO_PENDENZE],
    (exchange) => {
      if (exchange.fault !== undefined) return undefined;
      const schema = ['SIN001', 'V0000001'];
      const fault = faultOf(exchange.response);
      if (fault !== undefined && schema.includes(fault.code)) return invalid(`${fault.code}: ${fault.description}`);
      const verdetti = verdettiOf(exchange);
      if (verdetti.some((verdetto) => allCodes(verdetto).some((code) => schema.includes(code))))
        return invalid(
          verdetti
            .flatMap(({ corpo }) => corpo.esiti)
            .map(({ codice, descrizione }) => `${codice}: ${descrizione}`)
            .join('; '),
        );
      return exchange.response.status < 300 ? satisfied('Il messaggio rispetta lo schema.') : undefined;
    },
  ),
  rule('IRIS-TRASP-007', undefined, (exchange) => {
    const versione = versioneOf(exchange.request);
    if (versione === undefined || operationName(exchange)?.startsWith('IdpConfigurazione') === true) return undefined;
    return unless(versionProblem(versione, exchange), {
      met: 'La versione dichiarata è nota e comprende ciò che il messaggio usa.',
      broken: 'La versione dichiarata non è nota, o non comprende ciò che il messaggio usa.',
    });
  }),
  onHeader('IRIS-TRASP-008', ({ trt, e2e }) =>
    unless(
      problemOfFirst([
        ['MsgId', trt.msgId],
        ['E2EMsgId', e2e.msgId],
      ]),
      {
        met: 'Gli identificativi del messaggio hanno la forma prevista.',
        broken: 'Un identificativo del messaggio non ha la forma prevista.',
      },
    ),
  ),
  onMessages('IRIS-TRASP-009', (sent, memory) => {
    const before = memory.messages.get(sent.key);
    return unless(
      before === undefined || before.digest === sent.digest
        ? undefined
        : {
            expected: 'un identificativo nuovo',
            observed: `${sent.msgId}, già usato per un altro messaggio (n. ${before.exchange})`,
          },
      {
        met: 'L’identificativo del messaggio è suo soltanto.',
        broken: 'L’identificativo end-to-end è usato per due messaggi diversi.',
      },
    );
  }),
  onMessages('IRIS-TRASP-010', (sent, memory) => {
    const before = memory.byIdentity.get(sent.identity);
    if (before?.fate !== 'unknown' || before.digest !== sent.digest) return undefined;
    return unless(
      before.msgId === sent.msgId
        ? undefined
        : { expected: `${before.msgId}, come nell’invio n. ${before.exchange}`, observed: sent.msgId },
      {
        met: 'L’invio ripetuto usa lo stesso identificativo end-to-end.',
        broken: 'L’invio ripetuto usa un altro identificativo end-to-end.',
      },
    );
  }),
  onMessages('IRIS-TRASP-011', (sent, memory, exchange) => {
    const before = memory.byIdentity.get(sent.identity);
    if (before?.fate === 'duplicate' && before.digest === sent.digest && operationName(exchange) !== ESITO_INFORMATIVA)
      return violated(
        'L’ente invia di nuovo un messaggio che IRIS ha detto di avere già.',
        'nessun altro invio',
        `un nuovo invio dopo il n. ${before.exchange}`,
      );
    return fateOf(exchange) === 'duplicate'
      ? satisfied('Il messaggio già ricevuto non era stato inviato ancora.')
      : undefined;
  }),
  onHeader('IRIS-TRASP-012', ({ trt, e2e }, exchange) => {
    if (doorOf(exchange) === 'diretto') return undefined;
    const wrong = [trt.receiver, e2e.receiver].find(({ id, sys }) => id !== IRIS.id || sys !== IRIS.sys);
    return unless(
      wrong === undefined
        ? undefined
        : { expected: `${IRIS.id} / ${IRIS.sys}`, observed: `${wrong.id || 'vuoto'} / ${wrong.sys || 'vuoto'}` },
      { met: 'Il destinatario è IRIS.', broken: 'Il destinatario del messaggio non è IRIS.' },
    );
  }),
  rule('IRIS-TRASP-013', ALLINEAMENTI, ({ request }) =>
    judged(
      firstProblem(pendenzeOf(request), ({ pendenza, allineamento }) =>
        pendenza.mittente.id === allineamento.ente
          ? undefined
          : {
              expected: allineamento.ente,
              observed: `Mittente ${pendenza.mittente.id || 'vuoto'} nella pendenza ${pendenza.idPendenza}`,
            },
      ),
      {
        met: 'Il mittente end-to-end è l’ente delle pendenze.',
        broken: 'Il mittente end-to-end non è l’ente delle pendenze.',
      },
    ),
  ),
  onHeader('IRIS-TRASP-014', ({ trt, e2e }, { request, at }) => {
    const written = [
      ...[trt.createdAt, e2e.createdAt].map((moment) => ({ moment, now: true })),
      ...pendenzeOf(request).flatMap(({ pendenza: { dati } }) =>
        TIPI_DATI.flatMap((tipo) => {
          const { dataCreazione, dataEmissione, dataPrescrizione } = dati[tipo] ?? {};
          return [dataCreazione, dataEmissione, dataPrescrizione].flatMap((moment) =>
            moment === undefined ? [] : [{ moment, now: false }],
          );
        }),
      ),
    ];
    return judged(
      firstProblem(written, ({ moment, now }): Problem | undefined => {
        if (!OFFSET.test(moment.text))
          return { expected: 'data e ora con lo scostamento', observed: moment.text || 'vuota' };
        return now && (moment.at === undefined || Math.abs(moment.at - at) > CLOCK_SKEW_MS)
          ? { expected: `l’ora vera, ${new Date(at).toISOString()}`, observed: moment.text }
          : undefined;
      }),
      {
        met: 'Le date e ore sono quelle vere e portano lo scostamento.',
        broken: 'Una data e ora non è quella vera, o non porta lo scostamento dal tempo universale.',
      },
    );
  }),
  rule('IRIS-TRASP-015', undefined, (exchange) => {
    if (doorOf(exchange) !== 'diretto') return undefined;
    const action = (exchange.request.headers['soapaction'] ?? '').replaceAll('"', '');
    const expected = operationName(exchange) ?? '';
    return unless(action === expected ? undefined : { expected, observed: action === '' ? 'nessuna' : action }, {
      met: 'La SOAPAction è il nome dell’operazione.',
      broken: 'La SOAPAction non è il nome dell’operazione.',
    });
  }),
  onMessages('IRIS-TRASP-017', (sent, memory, { at }) => {
    const before = memory.failures.get(sent.identity);
    if (before?.fate !== 'unknown') return undefined;
    if (at - before.at >= INSISTENCE_MS) return satisfied('L’invio è ripetuto a distanza di tempo.');
    return unless(
      before.count < MOST_ATTEMPTS
        ? undefined
        : { expected: `meno di ${MOST_ATTEMPTS} ripetizioni`, observed: `${before.count} tentativi non riusciti` },
      {
        met: 'Dopo un errore temporaneo l’invio è ripetuto un numero limitato di volte.',
        broken: 'L’ente insiste con lo stesso invio dopo ripetuti errori temporanei.',
      },
    );
  }),
  onMessages('IRIS-TRASP-018', (sent, memory, exchange) => {
    const before = memory.failures.get(sent.identity);
    if (before?.fate === 'refused' && before.digest === sent.digest && exchange.at - before.at < INSISTENCE_MS)
      return violated(
        'L’ente ripete identico un messaggio che IRIS ha rifiutato.',
        'un messaggio corretto, o nessuno',
        'lo stesso messaggio',
      );
    return fateOf(exchange) === 'refused'
      ? satisfied('Il messaggio rifiutato non era già stato rifiutato.')
      : undefined;
  }),
];

const OBSERVED = {
  notXml: 'un corpo che non è XML',
  notSoap: 'XML senza busta SOAP 1.1',
  empty: 'una busta senza corpo',
  fault: 'un errore SOAP',
  unknown: 'un corpo che non è di IRIS',
  message: 'un messaggio di IRIS',
} as const;

function invalid(observed: string): Judgement {
  return violated('Il messaggio non rispetta lo schema.', 'un messaggio conforme allo schema', observed);
}

/** A refusal that names one thing wrong; what a scenario scripted is not the ente's doing. */
function refusedFor(requirement: string, code: string, words: Words): IrisRule {
  return rule(requirement, undefined, (exchange) => {
    if (exchange.fault !== undefined || doorOf(exchange) === 'diretto') return undefined;
    const fault = faultOf(exchange.response);
    if (fault?.code === code) return violated(words.broken, 'una testata coerente con chi chiama', fault.description);
    return exchange.response.status >= 200 && exchange.response.status < 300 && exchange.operation !== undefined
      ? satisfied(words.met)
      : undefined;
  });
}

function onHeader(
  requirement: string,
  check: (header: Header, exchange: SeenExchange, memory: IrisMemory) => Judgement | undefined,
): IrisRule {
  return rule(requirement, undefined, (exchange, memory) => {
    const header = headerOf(exchange.request);
    return header === undefined ? undefined : check(header, exchange, memory);
  });
}

type Key = Pick<Sent, 'msgId' | 'identity' | 'digest'> & { readonly key: string };

/** A rule on every message that IRIS tells from others by its end-to-end id: all but the verifica. */
function onMessages(
  requirement: string,
  check: (sent: Key, memory: IrisMemory, exchange: SeenExchange) => Judgement | undefined,
): IrisRule {
  return rule(requirement, [...ALLINEAMENTI, ESITO_INFORMATIVA], (exchange, memory) => {
    let met: Judgement | undefined;
    for (const sent of keysOf(exchange)) {
      const judgement = check(sent, memory, exchange);
      if (judgement?.outcome === 'violated') return judgement;
      met ??= judgement;
    }
    return met;
  });
}

function keysOf(exchange: SeenExchange): readonly Key[] {
  const { request } = exchange;
  const header = headerOf(request);
  if (operationName(exchange) === ESITO_INFORMATIVA) {
    if (header === undefined) return [];
    const { msgId } = header.e2e;
    const identity = answerIdentity(msgId);
    return [{ key: identity, msgId, identity, digest: identity }];
  }
  return allineamentiOf(request).map(({ key, msgId, pendenze }) => ({
    key: header === undefined ? key : messageKey(header),
    msgId,
    identity: identityOf(pendenze),
    digest: digestOf(pendenze),
  }));
}

function problemOfFirst(ids: readonly (readonly [string, string])[]): Problem | undefined {
  const wrong = ids.find(([, value]) => !MSG_ID.test(value));
  return wrong === undefined
    ? undefined
    : {
        expected: 'da 1 a 44 caratteri fra lettere, cifre, punto e sottolineatura',
        observed: `${wrong[0]} ${JSON.stringify(wrong[1])}`,
      };
}

function judged(look: 'fine' | Problem | undefined, words: Words): Judgement | undefined {
  return look === undefined ? undefined : unless(look === 'fine' ? undefined : look, words);
}

function versionProblem(versione: string, exchange: SeenExchange): Problem | undefined {
  if (!isVersione(versione))
    return { expected: 'una versione da 01.03-00 a 01.03-04', observed: versione === '' ? 'nessuna' : versione };
  const pendenze = pendenzeOf(exchange.request);
  const uses: readonly (readonly [boolean, keyof typeof SINCE, string])[] = [
    [operationName(exchange) === 'IdpAllineamentoPendenzeEnteOTF', 'onTheFly', 'il servizio sincrono e on-the-fly'],
    [
      operationName(exchange) === 'IdpAllineamentoPendenzeMultiEnteOTF',
      'multiEnteOnTheFly',
      'la richiesta di più enti',
    ],
    [
      pendenze.some(({ pendenza }) => condizioniOf(pendenza).some(({ stato }) => stato === 'Pagamento Rimborsato')),
      'pagamentoRimborsato',
      'il rimborso',
    ],
  ];
  for (const [used, since, what] of uses)
    if (used && !reaches(versione, SINCE[since]))
      return { expected: `almeno ${SINCE[since]} per ${what}`, observed: versione };
  return reaches(versione, WITHOUT_UPDATE_MASSIVO) &&
    pendenze.some(({ pendenza }) => pendenza.tipoOperazione === 'UpdateMassivo')
    ? { expected: `prima di ${WITHOUT_UPDATE_MASSIVO} per l’aggiornamento massivo`, observed: versione }
    : undefined;
}

function pathOf(url: string): string {
  const from = url.indexOf('/', url.indexOf('//') + 2);
  return from < 0 ? '/' : url.slice(from).split('?')[0]!;
}
