import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { byRule } from '../../kernel/by-rule.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import { iunOfNotificationRequestId } from '../../kernel/values/iun.ts';
import type { SeenCommand, View } from '../../kernel/view.ts';
import { arrival, elementOf, list, members, text } from '../seen.ts';
import { CONSUME, CREATE, REQUEST_STATUS } from '../versions.ts';
import type { Members } from '../seen.ts';

export { byRule };

export type Parameters = Readonly<Record<string, unknown>>;

/** An expectation that answers for one requirement. */
export function expecting(requirement: string, check: (view: View, parameters: Parameters) => Judgement): Expectation {
  return { requirement, check };
}

/** As {@link byRule}, for what a SUT sets up once: a SUT of one's own may have done it in an earlier scenario. */
export function oncePerRun(requirement: string, unseen: string): Expectation {
  const now = byRule(requirement, unseen);
  return expecting(requirement, (view, parameters) => {
    const judgement = now.check(view, parameters);
    return judgement.outcome === 'notObserved' && view.earlier !== undefined
      ? now.check(view.earlier, parameters)
      : judgement;
  });
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

/**
 * Requests for the notification with this protocol, oldest first. A SUT may number notifications by itself: where none
 * bears the operator's protocol, those it made from the command on, until another notification was asked for.
 */
export function deposits(view: View, protocollo: string): readonly SeenExchange[] {
  const all = allDeposits(view);
  const bearing = all.filter(({ request }) => members(request.json)['paProtocolNumber'] === protocollo);
  if (bearing.length > 0) return bearing;
  const orders = view.commands('create-notification');
  const others = new Set(orders.map(({ parameters }) => parameters['protocollo']));
  const from = orders.findIndex(({ parameters }) => parameters['protocollo'] === protocollo);
  if (from < 0) return [];
  const next = orders.find(({ parameters }, index) => index > from && parameters['protocollo'] !== protocollo);
  return all.filter(
    ({ seq, request }) =>
      seq > orders[from]!.seq &&
      seq < (next?.seq ?? Number.POSITIVE_INFINITY) &&
      !others.has(members(request.json)['paProtocolNumber']),
  );
}

/** Entry of a command's answer, or of the command where no answer came: what a finding about an absence points at. */
export function answerSeq(command: SeenCommand | undefined): number | undefined {
  return command?.answer === undefined ? command?.seq : command.answeredSeq;
}

/** Every request for a notification, oldest first. */
export function allDeposits(view: View): readonly SeenExchange[] {
  return exchangesOf(view, CREATE);
}

/** Every question about the outcome of a request, oldest first. */
export function outcomeQuestions(view: View): readonly SeenExchange[] {
  return exchangesOf(view, REQUEST_STATUS);
}

/** The exchanges of some operations, oldest first. */
export function exchangesOf(view: View, operations: readonly string[]): readonly SeenExchange[] {
  return inOrder(operations.flatMap((operation) => view.exchanges(operation)));
}

export function inOrder(exchanges: readonly SeenExchange[]): readonly SeenExchange[] {
  return [...exchanges].sort((a, b) => a.seq - b.seq);
}

/** A notification as SEND took it in charge. */
export interface Taken {
  readonly exchange: SeenExchange;
  readonly id: string;
  readonly iun: string;
}

/** Every notification SEND took in charge for this protocol, whether or not its answer arrived. */
export function takenFor(view: View, protocollo: string): readonly Taken[] {
  return takenIn(deposits(view, protocollo));
}

/** Every notification SEND took in charge. */
export function allTaken(view: View): readonly Taken[] {
  return takenIn(allDeposits(view));
}

function takenIn(requests: readonly SeenExchange[]): readonly Taken[] {
  return requests.flatMap((exchange) => {
    const id =
      exchange.response.status === 202 ? text(members(exchange.response.json)['notificationRequestId']) : undefined;
    return id === undefined ? [] : [{ exchange, id, iun: iunIn(id) }];
  });
}

function iunIn(id: string): string {
  const parsed = iunOfNotificationRequestId(id);
  return parsed.ok ? parsed.value : Buffer.from(id, 'base64').toString('latin1');
}

/** What the operator asked to be deposited: the parameters of the command. */
export function asked(view: View, protocollo: string): Members | undefined {
  return commandsFor(view, 'create-notification', protocollo)[0]?.parameters;
}

export function commandsFor(view: View, name: string, protocollo: string): readonly SeenCommand[] {
  return view.commands(name).filter(({ parameters }) => parameters['protocollo'] === protocollo);
}

/** What the SUT last said it holds about the notification. */
export interface Held {
  readonly richiesta: string | undefined;
  readonly iun: string | undefined;
  readonly stato: string;
  readonly motiviRifiuto: readonly string[];
  readonly eventi: readonly { readonly id: string; readonly categoria: string }[];
  readonly messageToOperator: string;
  readonly seq: number;
}

export function heldOf(view: View, protocollo: string): Held | undefined {
  const command = commandsFor(view, 'notification-status', protocollo).at(-1);
  if (command?.answer === undefined) return undefined;
  const result = members(command.answer.result);
  return {
    richiesta: text(result['richiesta']),
    iun: text(result['iun']),
    stato: text(result['stato']) ?? 'sconosciuto',
    motiviRifiuto: list(result['motiviRifiuto']).flatMap((reason) => text(reason) ?? []),
    eventi: list(result['eventi']).map((event) => {
      const { id, categoria } = members(event);
      return { id: text(id) ?? '', categoria: text(categoria) ?? '' };
    }),
    messageToOperator: command.answer.messageToOperator ?? '',
    seq: command.answeredSeq,
  };
}

/** An event of a notification as the stream told it to the SUT. */
export interface Told {
  readonly eventId: string;
  readonly streamId: string;
  readonly elementId: string;
  readonly category: string;
  readonly newStatus: string | undefined;
  readonly instant: string | undefined;
  readonly facts: readonly FactTold[];
  /** Exchange that told it. */
  readonly seq: number;
}

/** Events of a notification in the pages that reached the SUT, in the order they came, repetitions included. */
export function toldEvents(view: View, { id, iun }: Pick<Taken, 'id' | 'iun'>): readonly Told[] {
  return pages(view).flatMap((exchange) =>
    list(exchange.response.json)
      .map(members)
      .filter((event) => event['notificationRequestId'] === id || event['iun'] === iun)
      .map((event) => {
        const element = elementOf(event);
        return {
          eventId: text(event['eventId']) ?? '',
          streamId: exchange.path['streamId'] ?? '',
          elementId: text(element['elementId']) ?? '',
          category: text(element['category']) ?? '',
          newStatus: text(event['newStatus']),
          instant: text(element['eventTimestamp']) ?? text(element['timestamp']),
          facts: factsIn(element),
          seq: exchange.seq,
        };
      }),
  );
}

/** Pages of streams that reached the SUT whole. */
export function pages(view: View): readonly SeenExchange[] {
  return exchangesOf(view, CONSUME).filter(
    (exchange) =>
      exchange.response.status === 200 && arrival(exchange) !== 'no' && exchange.response.json !== undefined,
  );
}

/** Whether some page of events reached the SUT, or nobody tried: where every reading failed, what follows is not judged. */
export function hasRead(view: View): boolean {
  return pages(view).length > 0 || !triedToRead(view);
}

/** Whether the SUT tried to make, list or read streams, by whatever version. */
export function triedToRead(view: View): boolean {
  return view.exchanges().some(({ request }) => request.url.includes('/delivery-progresses/'));
}

/** An attestation as SEND tells of it; streams of the first version tell its key alone. */
export interface FactTold {
  readonly key: string;
  readonly category: string | undefined;
}

/** The attestations an element of a timeline bears. */
export function factsIn(element: Members): readonly FactTold[] {
  return list(element['legalFactsIds'])
    .map(members)
    .flatMap(({ key, category }) => (typeof key === 'string' ? [{ key, category: text(category) }] : []));
}

/** Whether the SUT holds an event: by the identifier of the stream or by that of the timeline element. */
export function isHeld(held: Held, { eventId, elementId }: Told): boolean {
  return held.eventi.some(({ id }) => id === eventId || id === elementId);
}

/** The notification taken in charge, or the judgement that there is none. */
export function whenTaken(
  view: View,
  parameters: Parameters,
  judge: (taken: Taken, protocollo: string) => Judgement,
): Judgement {
  const protocollo = textOf(parameters, 'protocollo');
  const taken = takenFor(view, protocollo)[0];
  return taken === undefined ? notObserved('SEND non ha preso in carico la notifica.') : judge(taken, protocollo);
}

/** As {@link whenTaken}, with what the SUT says it holds. */
export function whenHeld(
  view: View,
  parameters: Parameters,
  judge: (held: Held, taken: Taken) => Judgement,
): Judgement {
  return whenTaken(view, parameters, (taken, protocollo) => {
    const held = heldOf(view, protocollo);
    return held === undefined
      ? notObserved('Il gestionale non dice che cosa conserva della notifica.')
      : judge(held, taken);
  });
}

/** As {@link whenHeld}, where the SUT knows which notification it speaks of: that it does not is found by other requirements. */
export function whenLinked(
  view: View,
  parameters: Parameters,
  judge: (held: Held, taken: Taken) => Judgement,
): Judgement {
  return whenHeld(view, parameters, (held, taken) =>
    held.iun === taken.iun ? judge(held, taken) : notObserved('L’ente non ha legato lo IUN alla richiesta.'),
  );
}

/** Satisfied where the two are the same, violated otherwise. */
export function same(
  observed: string | undefined,
  expected: string,
  messages: { readonly met: string; readonly broken: string },
  exchange?: number,
): Judgement {
  return observed === expected
    ? satisfied(messages.met, exchange)
    : violated(messages.broken, expected, observed ?? 'nulla', exchange);
}

/** An amount in cents, as people write it. */
export function euro(cents: number): string {
  return `${Math.trunc(cents / 100)},${String(Math.abs(cents) % 100).padStart(2, '0')} euro`;
}
