import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Finding, Judgement } from '../../kernel/requirement.ts';
import type { SeenCommand, View } from '../../kernel/view.ts';
import type { Pendenza } from '../contract/pendenza.ts';
import type { Pagamento } from '../contract/pagamento.ts';
import { isTaken } from '../memory.ts';
import { requirements } from '../requirements.ts';
import {
  ALLINEAMENTI,
  allineamentiOf,
  arrival,
  contentOf,
  ESITO_PENDENZE,
  INFORMATIVA,
  operationName,
  sorteOf,
  verdettiOf,
} from '../seen.ts';
import type { Allineamento, Said, Verdetto } from '../seen.ts';

export type Parameters = Readonly<Record<string, unknown>>;

/** A JSON object of unknown shape: what a system under test answers may be anything. */
export type Members = Readonly<Record<string, unknown>>;

/** The value as an object; empty where it is none. */
export function members(value: unknown): Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : {};
}

/** The value as a list; empty where it is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a text; undefined where it is none. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** An expectation that answers for one requirement. */
export function expecting(requirement: string, check: (view: View, parameters: Parameters) => Judgement): Expectation {
  return { requirement, check };
}

/**
 * What the rules of a requirement made of the traffic of this stretch: for a phrase that says in words what a rule
 * watches anyway. `unseen` says what would have had to happen.
 */
export function byRule(requirement: string, unseen: string): Expectation {
  return expecting(requirement, (view) => ruled(view, requirement) ?? notObserved(unseen));
}

/** As {@link byRule}; undefined where no rule of the requirement spoke. */
export function ruled(view: View, requirement: string): Judgement | undefined {
  let met: number | undefined;
  for (const entry of view.entries) {
    if (entry.kind !== 'exchange' || entry.platform !== 'iris') continue;
    const found = entry.findings.find(
      (finding) => finding.requirement === requirement && finding.outcome === 'violated',
    );
    if (found !== undefined) return judgementOf(found, entry.seq);
    if (entry.satisfied.includes(requirement)) met = entry.seq;
  }
  return met === undefined ? undefined : satisfied('Verificato su tutti gli scambi dello scenario.', met);
}

function judgementOf({ outcome, message, expected, observed }: Finding, exchange: number): Judgement {
  return {
    outcome,
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(observed === undefined ? {} : { observed }),
    exchange,
  };
}

/** A parameter that is a text. @throws RangeError where it is not: a mistake in a step. */
export function textOf(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (typeof value !== 'string')
    throw new RangeError(`parameter "${name}": a text expected, got ${JSON.stringify(value)}`);
  return value;
}

/** A parameter that is an amount in cents. @throws RangeError where it is not. */
export function centsOf(parameters: Parameters, name: string): number {
  const value = parameters[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new RangeError(`parameter "${name}": whole cents expected, got ${JSON.stringify(value)}`);
  return value;
}

/** A parameter that is a list of texts. @throws RangeError where it is not. */
export function textsOf(parameters: Parameters, name: string): readonly string[] {
  const value = parameters[name];
  if (!Array.isArray(value) || value.some((each) => typeof each !== 'string'))
    throw new RangeError(`parameter "${name}": a list of texts expected, got ${JSON.stringify(value)}`);
  return value as readonly string[];
}

/** A payment that a scenario expects the ente to hold; `importo` in cents. */
export interface Atteso {
  readonly idPendenza: string;
  readonly idPagamento: string;
  readonly importo: number;
}

/** A parameter that is a list of {@link Atteso}. @throws RangeError where it is not. */
export function attesiOf(parameters: Parameters, name: string): readonly Atteso[] {
  const value = parameters[name];
  const ok = (each: unknown): boolean => {
    const { idPendenza, idPagamento, importo } = members(each);
    return typeof idPendenza === 'string' && typeof idPagamento === 'string' && Number.isSafeInteger(importo);
  };
  if (!Array.isArray(value) || !value.every(ok))
    throw new RangeError(`parameter "${name}": a list of payments expected, got ${JSON.stringify(value)}`);
  return value as readonly Atteso[];
}

/** Exchanges between the ente and IRIS, oldest first. */
export function traffic(view: View): readonly SeenExchange[] {
  return view.exchanges().filter(({ platform }) => platform === 'iris');
}

/** Exchanges of an operation or call, whatever the address. */
export function exchangesOf(view: View, ...names: readonly string[]): readonly SeenExchange[] {
  return traffic(view).filter((exchange) => names.includes(operationName(exchange) ?? ''));
}

/** One sending of one pendenza, with what IRIS made of it. */
export interface Invio {
  readonly exchange: SeenExchange;
  readonly allineamento: Allineamento;
  readonly pendenza: Pendenza;
  /** What IRIS said of it, and whether that reached the ente; undefined while nothing was said. */
  readonly verdetto?: {
    readonly sorte: readonly Said[] | 'accettata';
    readonly reached: boolean;
    /** Entry that told it. */
    readonly seq: number;
    readonly whole: Verdetto;
  };
}

/** Every sending of positions, oldest first; those of one pendenza where one is named. */
export function invii(view: View, idPendenza?: string): readonly Invio[] {
  const told = exchangesOf(view, ESITO_PENDENZE).flatMap((exchange) =>
    verdettiOf(exchange).map((whole) => ({ whole, reached: isTaken(exchange), seq: exchange.seq })),
  );
  return exchangesOf(view, ...ALLINEAMENTI).flatMap((exchange) =>
    allineamentiOf(exchange.request).flatMap((allineamento) => {
      const said = [
        ...verdettiOf(exchange)
          .filter(({ msgId }) => msgId === allineamento.msgId)
          .map((whole) => ({ whole, reached: arrival(exchange) === 'yes', seq: exchange.seq })),
        ...told.filter(({ whole, seq }) => whole.msgId === allineamento.msgId && seq > exchange.seq),
      ];
      const best = said.find(({ reached }) => reached) ?? said[0];
      return allineamento.pendenze
        .filter((pendenza) => idPendenza === undefined || pendenza.idPendenza === idPendenza)
        .map((pendenza) => ({
          exchange,
          allineamento,
          pendenza,
          ...(best === undefined ? {} : { verdetto: { ...best, sorte: sorteOf(best.whole, pendenza.idPendenza) } }),
        }));
    }),
  );
}

/** The last sending of a pendenza, with an operation where one is named. */
export function invioOf(view: View, idPendenza: string, operazione?: string): Invio | undefined {
  return invii(view, idPendenza).findLast(
    ({ pendenza }) => operazione === undefined || pendenza.tipoOperazione === operazione,
  );
}

const MANDATORY: ReadonlySet<string> = new Set(
  requirements.filter(({ level }) => level === 'MUST').map(({ id }) => id),
);

/** The MUST that a rule found violated on an exchange: the reason of what follows, which is then not held against the ente twice. */
export function causeOf(view: View, seq: number): string | undefined {
  const entry = view.entries.find((each) => each.seq === seq);
  return entry?.kind === 'exchange'
    ? entry.findings.find(({ outcome, requirement }) => outcome === 'violated' && MANDATORY.has(requirement))
        ?.requirement
    : undefined;
}

/** What the SUT last said it holds of a pendenza. */
export interface Held {
  readonly invio: string;
  readonly errori: readonly string[];
  readonly pagamenti: readonly HeldPayment[];
  readonly messageToOperator: string;
  /** Entry of its answer. */
  readonly seq: number;
}

export interface HeldPayment {
  readonly idPagamento: string;
  readonly stato: string;
  /** Cents paid in all. */
  readonly pagato: number | undefined;
  /** Distinct payments. */
  readonly pagamenti: number | undefined;
}

/** What the SUT said of a pendenza, oldest first. */
export function holdings(view: View, idPendenza: string): readonly Held[] {
  return view
    .commands('pendenza-status')
    .filter(({ parameters, answer }) => parameters['idPendenza'] === idPendenza && answer?.status === 'done')
    .map(({ answer, answeredSeq }) => {
      const result = members(answer?.result);
      return {
        invio: text(result['invio']) ?? 'sconosciuta',
        errori: list(result['errori']).flatMap((each) => text(each) ?? []),
        pagamenti: list(result['pagamenti'])
          .map(members)
          .map(({ idPagamento, stato, pagato, pagamenti }) => ({
            idPagamento: text(idPagamento) ?? '',
            stato: text(stato) ?? 'sconosciuto',
            pagato: typeof pagato === 'number' ? pagato : undefined,
            pagamenti: typeof pagamenti === 'number' ? pagamenti : undefined,
          })),
        messageToOperator: answer?.messageToOperator ?? '',
        seq: answeredSeq,
      };
    });
}

/** The last of {@link holdings}. */
export function heldOf(view: View, idPendenza: string): Held | undefined {
  return holdings(view, idPendenza).at(-1);
}

/** What the SUT holds of a payment. */
export function heldPayment(
  view: View,
  { idPendenza, idPagamento }: Pick<Atteso, 'idPendenza' | 'idPagamento'>,
):
  | {
      readonly held: Held;
      readonly payment: HeldPayment | undefined;
    }
  | undefined {
  const held = heldOf(view, idPendenza);
  return held === undefined
    ? undefined
    : { held, payment: held.pagamenti.find((each) => each.idPagamento === idPagamento) };
}

/** States of a payment of which the money has come, from the least to the most. */
export const PAID_STATES: readonly string[] = ['pagato', 'regolato', 'incassato'];

/** How each notification of IRIS reads at the ente. */
export const STATE_OF_STAGE: Readonly<Record<string, string>> = {
  ESEGUITO: 'pagato',
  REGOLATO: 'regolato',
  INCASSO: 'incassato',
};

/** One telling of one payment by an informativa. */
export interface Told {
  readonly exchange: SeenExchange;
  readonly msgId: string;
  readonly versione: string;
  readonly pagamento: Pagamento;
  /** Whether the ente took the message. */
  readonly taken: boolean;
}

/** What informative told of a payment (of all where none is named), oldest first, repetitions included. */
export function toldOf(view: View, idPagamento?: string): readonly Told[] {
  return exchangesOf(view, INFORMATIVA).flatMap((exchange) => {
    const content = contentOf(exchange.request, INFORMATIVA);
    if (content === undefined) return [];
    return content.pagamenti
      .filter((pagamento) => idPagamento === undefined || pagamento.idPagamento === idPagamento)
      .map((pagamento) => ({
        exchange,
        msgId: content.header.e2e.msgId,
        versione: content.versione,
        pagamento,
        taken: isTaken(exchange),
      }));
  });
}

/** Commands that send positions, with the pendenze they name. */
export function sendings(view: View): readonly SeenCommand[] {
  return view
    .commands()
    .filter(({ name }) => name === 'send-pendenze' || name === 'send-pendenze-sync' || name === 'start-otf-payment');
}

/** Whether, after an entry, an operator could read something: a message of a command, or errors beside a pendenza. */
export function toldOperator(view: View, seq: number): string | undefined {
  for (const { answeredSeq, answer } of view.commands()) {
    if (answeredSeq <= seq || answer === undefined) continue;
    const said = answer.messageToOperator ?? '';
    if (said !== '') return said;
    const errori = list(members(answer.result)['errori']).flatMap((each) => text(each) ?? []);
    if (errori.length > 0) return errori.join('; ');
  }
  return undefined;
}

/**
 * An operator asked for something that IRIS would refuse for sure: the ente stops it and says why, or mends it before it
 * leaves. A rule already holds it against an ente that sends it as it is. Stopping is a merit only of an ente that lets
 * through what is right: the same command, rightly given earlier, must have reached IRIS.
 */
export function stopped(requirement: string): Expectation {
  return expecting(requirement, (view) => {
    const command = sendings(view).at(-1);
    const judgement = ruled(view, requirement);
    if (judgement?.outcome === 'violated') return judgement;
    if (command?.answer === undefined) return notObserved('Nessun invio è stato chiesto.');
    const sent = exchangesOf(view, ...ALLINEAMENTI);
    if (!sent.some(({ seq }) => seq < command.seq))
      return notObserved(
        'L’ente non ha inviato nemmeno una richiesta corretta: non si vede se distingue quella errata.',
      );
    const mended = sent.find(({ seq }) => seq > command.seq);
    if (mended !== undefined) return satisfied('La richiesta errata è corretta prima dell’invio.', mended.seq);
    return command.answer.status === 'rejected' || (command.answer.messageToOperator ?? '') !== ''
      ? satisfied('La richiesta errata non parte e il motivo si vede.', command.answeredSeq)
      : violated(
          'La richiesta errata non parte e nessuno sa perché.',
          'il motivo',
          'nessun messaggio',
          command.answeredSeq,
        );
  });
}

/** Cents -> `1.052,00 euro`. */
export function euro(cents: number | undefined): string {
  if (cents === undefined) return 'nessun importo';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return `${cents < 0 ? '-' : ''}${whole},${digits.slice(-2)} euro`;
}
