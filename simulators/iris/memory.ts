import type { RuleMemory, SeenExchange } from '../kernel/platform.ts';
import { recent } from '../kernel/recent.ts';
import type { Recent } from '../kernel/recent.ts';
import { identificativiOf } from './avviso/visti.ts';
import { richiestaFlussi } from './rendicontazione/visti.ts';
import {
  ALLINEAMENTI,
  allineamentiOf,
  arrival,
  condizioniOf,
  contentOf,
  digestOf,
  ESITO_INFORMATIVA,
  ESITO_PENDENZE,
  fateOf,
  headerOf,
  identityOf,
  INFORMATIVA,
  isFromEnte,
  keyOf,
  operationName,
  sorteOf,
  VERIFICA,
  verdettiOf,
} from './seen.ts';
import type { Allineamento, Verdetto } from './seen.ts';
import { datiOf } from './contract/pendenza.ts';
import type { Pendenza } from './contract/pendenza.ts';

/** What rules remember of IRIS's past: a fold of exchanges, by business key, bounded (architecture.md §4, semantics.md 12). */
export interface IrisMemory {
  /** Messages sent, by what tells one from another: E2EMsgId, E2ESndrId, E2ESndrSys. */
  readonly messages: Recent<Sent>;
  /** The last message with the same positions and operations, by {@link identityOf}. */
  readonly byIdentity: Recent<Sent>;
  /** Positions awaiting an esito, by E2EMsgId. */
  readonly awaiting: Recent<Allineamento>;
  /** Positions the ente has sent, by ente, tributo and IdPendenza. */
  readonly pendenze: Recent<Held>;
  /** Position that holds a payment, by ente, tributo and IdPagamento; positions IRIS accepted only. */
  readonly owners: Recent<string>;
  /** Payments the ente has been told of, by IdPagamento. */
  readonly paid: Recent<number>;
  /** E2EMsgId of the informative sent to the ente, with whether it took them. */
  readonly informative: Recent<boolean>;
  /** Payments of which the short verifica said "Posizione non presente", by IdPagamento. */
  readonly notPresent: Recent<number>;
  /** Messages that failed last time they were sent, by identity. */
  readonly failures: Recent<Failure>;
  /** How often in a row a payment was asked about, by IdPagamento. */
  readonly questions: Recent<Asked>;
  /** Flows: the occurrence last listed, and the one last fetched, by identificativo. */
  readonly flussi: Recent<{ readonly elencato?: string; readonly prelevato?: string }>;
  /** IUVs that IRIS made, and the pendenza that each was first used for. */
  readonly iuv: Recent<{ readonly pendenza?: string }>;
}

export interface Sent {
  readonly msgId: string;
  readonly identity: string;
  readonly digest: string;
  readonly fate: ReturnType<typeof fateOf>;
  readonly exchange: number;
}

export interface Held {
  /** inviata: no verdict has reached the ente. */
  readonly state: 'inviata' | 'accettata' | 'scartata' | 'cancellata';
  readonly condizioni: ReadonlySet<string>;
  /** Whether the ente itself declared it paid. */
  readonly declaredPaid: boolean;
  /** Whether the ente declared it Chiusa. */
  readonly closed: boolean;
}

export interface Failure {
  readonly count: number;
  readonly at: number;
  readonly digest: string;
  readonly fate: Sent['fate'];
}

export interface Asked {
  readonly count: number;
  readonly at: number;
}

/** Calls further apart than this (ms) are not an insistence. */
export const INSISTENCE_MS = 60_000;

const LIMIT = 20_000;

export const memory: RuleMemory<IrisMemory> = {
  create: () => ({
    messages: recent(LIMIT),
    byIdentity: recent(LIMIT),
    awaiting: recent(LIMIT),
    pendenze: recent(LIMIT),
    owners: recent(LIMIT),
    paid: recent(LIMIT),
    informative: recent(LIMIT),
    notPresent: recent(LIMIT),
    failures: recent(1_000),
    questions: recent(1_000),
    iuv: recent(LIMIT),
    flussi: recent(LIMIT),
  }),
  remember(past, exchange) {
    const name = operationName(exchange);
    if (name === undefined) return;
    rememberFlows(past, exchange);
    if (name === 'GeneraIUV') for (const { iuv } of identificativiOf(exchange.response)) past.iuv.set(iuv, {});
    if (name === INFORMATIVA) rememberPayments(past, exchange);
    else if (name === ESITO_PENDENZE) rememberEsito(past, exchange);
    else if (!isFromEnte(exchange)) return;
    else if (name === VERIFICA) rememberVerifica(past, exchange);
    else if (name === ESITO_INFORMATIVA) rememberAnswer(past, exchange);
    else if (ALLINEAMENTI.some((each) => each === name)) rememberPositions(past, exchange);
  },
};

/** Whether the ente took a message that IRIS sent it. */
export function isTaken({ response }: SeenExchange): boolean {
  return response.status >= 200 && response.status < 300;
}

/** The identity of an esito of an informativa. */
export function answerIdentity(msgId: string): string {
  return `${ESITO_INFORMATIVA}/${msgId}`;
}

function rememberPositions(past: IrisMemory, exchange: SeenExchange): void {
  const fate = fateOf(exchange);
  for (const sent of allineamentiOf(exchange.request)) {
    const identity = identityOf(sent.pendenze);
    const digest = digestOf(sent.pendenze);
    remember(past, sent.key, { msgId: sent.msgId, identity, digest, fate, exchange: exchange.seq }, exchange.at);
    past.awaiting.set(sent.msgId, sent);
    for (const pendenza of sent.pendenze) {
      const key = keyOf(sent.ente, pendenza.tipoPendenza, pendenza.idPendenza);
      for (const { idPagamento } of condizioniOf(pendenza))
        if (past.iuv.get(idPagamento)?.pendenza === undefined && past.iuv.get(idPagamento) !== undefined)
          past.iuv.set(idPagamento, { pendenza: key });
      if (past.pendenze.get(key) === undefined && pendenza.tipoOperazione === 'Insert')
        past.pendenze.set(key, { state: 'inviata', condizioni: new Set(), declaredPaid: false, closed: false });
    }
  }
  if (arrival(exchange) === 'yes') for (const verdetto of verdettiOf(exchange)) settle(past, verdetto);
}

function rememberAnswer(past: IrisMemory, exchange: SeenExchange): void {
  const header = headerOf(exchange.request);
  if (header === undefined) return;
  const { msgId } = header.e2e;
  const identity = answerIdentity(msgId);
  const sent: Sent = { msgId, identity, digest: identity, fate: fateOf(exchange), exchange: exchange.seq };
  remember(past, identity, sent, exchange.at);
}

function remember(past: IrisMemory, key: string, sent: Sent, at: number): void {
  past.messages.set(key, sent);
  past.byIdentity.set(sent.identity, sent);
  const before = past.failures.get(sent.identity);
  if (sent.fate === 'taken' || sent.fate === 'duplicate') past.failures.delete(sent.identity);
  else
    past.failures.set(sent.identity, {
      count: before !== undefined && at - before.at < INSISTENCE_MS ? before.count + 1 : 1,
      at,
      digest: sent.digest,
      fate: sent.fate,
    });
}

function rememberEsito(past: IrisMemory, exchange: SeenExchange): void {
  if (isTaken(exchange)) for (const verdetto of verdettiOf(exchange)) settle(past, verdetto);
}

/** A verdict has reached the ente: what it asked was done, or was not. */
function settle(past: IrisMemory, verdetto: Verdetto): void {
  const sent = past.awaiting.get(verdetto.msgId);
  if (sent === undefined) return;
  past.awaiting.delete(verdetto.msgId);
  for (const pendenza of sent.pendenze) {
    const key = keyOf(sent.ente, pendenza.tipoPendenza, pendenza.idPendenza);
    const before = past.pendenze.get(key);
    if (sorteOf(verdetto, pendenza.idPendenza) === 'accettata')
      past.pendenze.set(key, after(past, sent, pendenza, key));
    else if (before?.state === 'inviata') past.pendenze.set(key, { ...before, state: 'scartata' });
  }
}

function after(past: IrisMemory, sent: Allineamento, pendenza: Pendenza, key: string): Held {
  const before = past.pendenze.get(key);
  const ownerKey = (id: string): string => keyOf(sent.ente, pendenza.tipoPendenza, id);
  const declared = condizioniOf(pendenza);
  const closed = datiOf(pendenza)?.stato === 'Chiusa';
  const declaredPaid = declared.some(({ stato }) => stato === 'Pagato');
  const ids = declared.map(({ idPagamento }) => idPagamento);
  const own = (): void => {
    for (const id of ids) past.owners.set(ownerKey(id), key);
  };
  const release = (): void => {
    for (const id of before?.condizioni ?? []) past.owners.delete(ownerKey(id));
  };
  switch (pendenza.tipoOperazione) {
    case 'Delete':
      release();
      return { state: 'cancellata', condizioni: new Set(), declaredPaid: false, closed: false };
    case 'UpdateStatus':
      own();
      return {
        state: 'accettata',
        condizioni: new Set([...(before?.condizioni ?? []), ...ids]),
        declaredPaid: declaredPaid || before?.declaredPaid === true,
        closed: datiOf(pendenza)?.stato === undefined ? before?.closed === true : closed,
      };
    default:
      release();
      own();
      return { state: 'accettata', condizioni: new Set(ids), declaredPaid, closed };
  }
}

function rememberFlows({ flussi }: IrisMemory, exchange: SeenExchange): void {
  const asked = richiestaFlussi(exchange);
  if (asked === undefined || asked.rifiuto !== undefined) return;
  for (const { identificativo, occorrenza } of asked.elencati)
    flussi.set(identificativo, { ...flussi.get(identificativo), elencato: occorrenza });
  const { identificativo = '' } = asked;
  const prelevato = asked.revisione ?? flussi.get(identificativo)?.elencato;
  if (asked.cosa === 'flusso' && prelevato !== undefined)
    flussi.set(identificativo, { ...flussi.get(identificativo), prelevato });
}

function rememberPayments(past: IrisMemory, exchange: SeenExchange): void {
  const content = contentOf(exchange.request, INFORMATIVA);
  if (content === undefined) return;
  const { msgId } = content.header.e2e;
  past.informative.set(msgId, isTaken(exchange) || past.informative.get(msgId) === true);
  if (isTaken(exchange)) for (const { idPagamento } of content.pagamenti) past.paid.set(idPagamento, exchange.seq);
}

function rememberVerifica(past: IrisMemory, exchange: SeenExchange): void {
  const asked = contentOf(exchange.request, VERIFICA);
  for (const { idPagamento } of asked?.pagamenti ?? []) {
    const before = past.questions.get(idPagamento);
    const inARow = before !== undefined && exchange.at - before.at < INSISTENCE_MS;
    past.questions.set(idPagamento, { count: inARow ? before.count + 1 : 1, at: exchange.at });
  }
  const told = contentOf(exchange.response, 'IdpVerificaStatoPagamenti.Esito');
  if (told === undefined || arrival(exchange) !== 'yes') return;
  for (const { idPagamento, stato } of told.stati) {
    if (stato === 'Posizione non presente') past.notPresent.set(idPagamento, exchange.seq);
    if (stato === 'Pagamento eseguito') past.paid.set(idPagamento, exchange.seq);
  }
  for (const { idPagamento, stato } of told.informazioni) {
    if (stato === 'POSIZIONE_PAGATA') past.paid.set(idPagamento, exchange.seq);
    past.notPresent.delete(idPagamento);
  }
}
