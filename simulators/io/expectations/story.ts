import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Finding, Judgement } from '../../kernel/requirement.ts';
import type { SeenCommand, View } from '../../kernel/view.ts';
import { arrival, contentOf, fiscalCodeOf, list, members, PROFILE, SUBMIT, text } from '../seen.ts';
import type { Members } from '../seen.ts';

export type Parameters = Readonly<Record<string, unknown>>;

/** An expectation that answers for one requirement. */
export function expecting(requirement: string, check: (view: View, parameters: Parameters) => Judgement): Expectation {
  return { requirement, check };
}

/**
 * What the rules of a requirement made of the traffic of this stretch: for a phrase that says in words what a rule
 * watches anyway. `unseen` says what would have had to happen.
 */
export function byRule(requirement: string, unseen: string): Expectation {
  return expecting(requirement, (view) => {
    let met: number | undefined;
    for (const entry of view.entries) {
      if (entry.kind !== 'exchange') continue;
      const broken = entry.findings.find((each) => each.requirement === requirement && each.outcome === 'violated');
      if (broken !== undefined) return judgementOf(broken, entry.seq);
      if (entry.satisfied.includes(requirement)) met = entry.seq;
    }
    return met === undefined ? notObserved(unseen) : satisfied('Verificato su tutti gli scambi dello scenario.', met);
  });
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

/** Something the operator asked to tell a citizen, and the command with which they did. */
export interface Order {
  readonly command: SeenCommand;
  readonly dati: Members;
  readonly riferimento: string;
  readonly recipient: string;
}

/** Every order of the operator, oldest first; one that is repeated stands once for each time. */
export function orders(view: View): readonly Order[] {
  return view.commands().flatMap((command) => {
    if (command.name === 'correct-io-message') {
      const of = text(command.parameters['riferimento']) ?? '';
      const wrong = view
        .commands('send-io-message')
        .find(({ parameters }) => parameters['riferimento'] === of)?.parameters;
      return wrong === undefined ? [] : [order(command, { ...wrong, riferimento: `${of}/errata` })];
    }
    if (command.name === 'send-io-message' || command.name === 'send-io-pendenza')
      return [order(command, command.parameters)];
    return command.name === 'send-io-batch'
      ? list(command.parameters['messaggi']).map((each) => order(command, members(each)))
      : [];
  });
}

function order(command: SeenCommand, dati: Members): Order {
  const { codiceFiscale } = members(dati['destinatario']);
  return {
    command,
    dati,
    riferimento: text(dati['riferimento']) ?? '',
    recipient: (text(codiceFiscale) ?? '').trim().toUpperCase(),
  };
}

/** Every sending of a message, oldest first. */
export function allSubmits(view: View): readonly SeenExchange[] {
  return inOrder(SUBMIT.flatMap((operation) => view.exchanges(operation)));
}

export function inOrder(exchanges: readonly SeenExchange[]): readonly SeenExchange[] {
  return [...exchanges].sort((a, b) => a.seq - b.seq);
}

/**
 * The sendings of an order: IO's messages do not carry the ente's own reference, so they are told by the recipient, from
 * the order on, until the operator asks to tell the same citizen something else.
 */
export function submitsFor(view: View, riferimento: string): readonly SeenExchange[] {
  const all = orders(view);
  const mine = all.filter((each) => each.riferimento === riferimento);
  const first = mine[0];
  if (first === undefined) return [];
  const until = all.find(
    (each) =>
      each.recipient === first.recipient && each.riferimento !== riferimento && each.command.seq > first.command.seq,
  );
  // a batch may tell one citizen several things: then they are told by their subjects
  const alone = all.every(
    (each) => each === first || each.command !== first.command || each.recipient !== first.recipient,
  );
  return allSubmits(view).filter(
    (exchange) =>
      exchange.seq > first.command.seq &&
      exchange.seq < (until?.command.seq ?? Number.POSITIVE_INFINITY) &&
      (fiscalCodeOf(exchange) ?? '').toUpperCase() === first.recipient &&
      (alone || contentOf(exchange)['subject'] === first.dati['oggetto']),
  );
}

/** Identifiers that IO gave for an order, whether or not its answer arrived. */
export function takenFor(
  view: View,
  riferimento: string,
): readonly { readonly id: string; readonly exchange: SeenExchange }[] {
  return submitsFor(view, riferimento).flatMap((exchange) => {
    const id = exchange.response.status === 201 ? text(members(exchange.response.json)['id']) : undefined;
    return id === undefined ? [] : [{ id, exchange }];
  });
}

/** What the SUT last said it holds about a message. */
export interface Held {
  readonly stato: string;
  readonly id: string | undefined;
  readonly altroCanale: boolean;
  readonly lettura: string | undefined;
  readonly pagamento: string | undefined;
  /** What the operator reads. */
  readonly told: string;
  readonly seq: number;
}

export function heldOf(view: View, riferimento: string): Held | undefined {
  const asked = view
    .commands('io-message-status')
    .findLast(({ parameters, answer }) => parameters['riferimento'] === riferimento && answer !== undefined);
  if (asked?.answer === undefined) return undefined;
  const result = members(asked.answer.result);
  return {
    stato: text(result['stato']) ?? 'sconosciuto',
    id: text(result['id']),
    altroCanale: result['altroCanale'] === true,
    lettura: text(result['lettura']),
    pagamento: text(result['pagamento']),
    told: [asked.answer.messageToOperator, text(result['motivo'])].filter((each) => each !== undefined).join(' '),
    seq: asked.answeredSeq,
  };
}

/** All that the operator was told about an order: at once, and later on asking. */
export function toldAbout(view: View, riferimento: string): string {
  const at = orders(view).filter((each) => each.riferimento === riferimento);
  return [...at.map(({ command }) => command.answer?.messageToOperator ?? ''), heldOf(view, riferimento)?.told ?? '']
    .filter((each) => each !== '')
    .join(' ');
}

/** The first sending of an order, or the judgement that there is none. */
export function whenSent(view: View, parameters: Parameters, judge: (exchange: SeenExchange) => Judgement): Judgement {
  const sent = submitsFor(view, textOf(parameters, 'riferimento'))[0];
  return sent === undefined ? notObserved('L’ente non ha inviato il messaggio.') : judge(sent);
}

/** What the SUT says it holds, or the judgement that it says nothing. */
export function whenHeld(view: View, parameters: Parameters, judge: (held: Held) => Judgement): Judgement {
  const held = heldOf(view, textOf(parameters, 'riferimento'));
  return held === undefined ? notObserved('Il gestionale non dice che cosa risulta del messaggio.') : judge(held);
}

/** As {@link whenHeld}, where IO took the message and the SUT knows which: that it does not is found by another requirement. */
export function whenLinked(
  view: View,
  parameters: Parameters,
  judge: (held: Held, id: string) => Judgement,
): Judgement {
  const id = takenFor(view, textOf(parameters, 'riferimento'))[0]?.id;
  if (id === undefined) return notObserved('IO non ha preso il messaggio.');
  return whenHeld(view, parameters, (held) =>
    held.id === id ? judge(held, id) : notObserved('L’ente non ha legato il messaggio al suo identificativo.'),
  );
}

/** Whether a message was sent to somebody of whom nothing had been asked. */
function blind(view: View, { seq }: SeenExchange): boolean {
  return PROFILE.flatMap((operation) => view.exchanges(operation)).every((each) => each.seq > seq);
}

/**
 * What must have been seen before "nothing was sent" says anything of an ente (decision 0010): what would have provoked
 * the message, or a message of the kind that the ente does send.
 */
export interface Occasion {
  readonly seen: (view: View, order: Order) => boolean;
  /** Said where it was not. */
  readonly unseen: string;
}

/** IO answered a question about the recipient's profile, after the order, in a way that stops whoever reads it. */
export function afterProfile(stops: (profile: SeenExchange) => boolean): Occasion {
  return {
    seen: (view, order) =>
      PROFILE.flatMap((operation) => view.exchanges(operation)).some(
        (each) =>
          each.seq > order.command.seq &&
          (fiscalCodeOf(each) ?? '').toUpperCase() === order.recipient &&
          arrival(each) !== 'no' &&
          stops(each),
      ),
    unseen: 'L’ente non ha chiesto il profilo del destinatario, o non ne ha avuto questa risposta.',
  };
}

/** IO had taken a message of the ente's before the order: who stops this one does let others through. */
export const afterAnother: Occasion = {
  seen: (view, order) =>
    allSubmits(view).some(({ seq, response }) => seq < order.command.seq && response.status === 201),
  unseen: 'L’ente non invia nemmeno i messaggi che può inviare.',
};

/** Satisfied where nothing was sent for an order that had its occasion; who never asks is found by the requirement on asking. */
export function nothingSent(view: View, parameters: Parameters, why: string, occasion: Occasion): Judgement {
  const riferimento = textOf(parameters, 'riferimento');
  const [order] = orders(view).filter((each) => each.riferimento === riferimento);
  if (order === undefined) return notObserved('L’operatore non ha chiesto nessun messaggio.');
  const sent = submitsFor(view, riferimento)[0];
  if (sent !== undefined && blind(view, sent))
    return notObserved('L’ente scrive senza chiedere il profilo: lo dice un altro requisito.');
  if (sent !== undefined)
    return violated(
      `L’ente invia il messaggio, benché ${why}.`,
      'nessun messaggio',
      `l’invio n. ${sent.seq}`,
      sent.seq,
    );
  return occasion.seen(view, order)
    ? satisfied(`L’ente non invia il messaggio: ${why}.`, order.command.answeredSeq)
    : notObserved(occasion.unseen);
}

/** Satisfied where a condition holds, violated otherwise. */
export function whether(
  holds: boolean,
  words: { readonly met: string; readonly broken: string; readonly expected: string; readonly observed: string },
  exchange?: number,
): Judgement {
  return holds ? satisfied(words.met, exchange) : violated(words.broken, words.expected, words.observed, exchange);
}
