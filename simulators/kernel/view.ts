import type { Event, SeenExchange, SeenMessage } from './platform.ts';
import type { Entry, ExchangeBody, JournalMessage } from './journal.ts';
import { parseJsonText } from './json.ts';

/** A stretch of the journal as expectations read it: redacted and decoded. */
export interface View {
  /** Exchanges of an operation or call (all where absent), oldest first. */
  exchanges(operation?: string): readonly SeenExchange[];
  /** Commands given to the SUT with their answers, oldest first. */
  commands(name?: string): readonly SeenCommand[];
  /** Events of a platform, with the instant and the entry they stand in. */
  events(type?: string): readonly SeenEvent[];
  /** Stimuli the world gave a platform. */
  stimuli(
    name?: string,
  ): readonly { readonly seq: number; readonly at: number; readonly name: string; readonly parameters: unknown }[];
  readonly entries: readonly Entry[];
  /**
   * What came before this stretch, where the simulations live the whole run (an external SUT): for what a SUT sets up
   * once and keeps. Undefined where every scenario starts from nothing.
   */
  readonly earlier?: View;
}

export interface SeenCommand {
  readonly seq: number;
  readonly at: number;
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Sequence number of the answer; exchanges between the two are what the command made the SUT do. */
  readonly answeredSeq: number;
  readonly answer:
    { readonly status: string; readonly result?: unknown; readonly messageToOperator?: string } | undefined;
}

export interface SeenEvent {
  readonly seq: number;
  readonly at: number;
  readonly platform: string;
  readonly event: Event;
}

/** Reads a stretch of entries; decoding happens once an exchange, when first looked at. */
export function viewOf(entries: readonly Entry[], earlier?: readonly Entry[]): View {
  return {
    entries,
    ...(earlier === undefined ? {} : { earlier: viewOf(earlier) }),
    exchanges: (operation) =>
      entries
        .filter((entry) => entry.kind === 'exchange')
        .filter((entry) => operation === undefined || entry.operation === operation)
        .map((entry) => seen(entry)),
    commands: (name) => commandsIn(entries).filter((command) => name === undefined || command.name === name),
    events: (type) =>
      entries.flatMap((entry) =>
        (entry.kind === 'events' || entry.kind === 'exchange' ? (entry.events ?? []) : [])
          .filter((event) => type === undefined || event.type === type)
          .map((event) => ({
            seq: entry.seq,
            at: entry.at,
            platform: (entry as { platform: string }).platform,
            event,
          })),
      ),
    stimuli: (name) =>
      entries
        .filter((entry) => entry.kind === 'stimulus')
        .filter((entry) => name === undefined || entry.name === name)
        .map(({ seq, at, name: called, parameters }) => ({ seq, at, name: called, parameters })),
  };
}

const decoded = new WeakMap<object, SeenExchange>();

/** A journalled exchange as rules and expectations see it; the same entry always gives the same value. */
export function seen(entry: ExchangeBody & { readonly seq: number }): SeenExchange {
  let exchange = decoded.get(entry);
  if (exchange === undefined) decoded.set(entry, (exchange = exchangeOf(entry, entry.seq)));
  return exchange;
}

/** An exchange not yet in the journal, as it will be seen at `seq`. */
export function exchangeOf(entry: ExchangeBody, seq: number): SeenExchange {
  const { method, url, damaged } = entry.request;
  const queryAt = url.indexOf('?');
  return {
    seq,
    at: entry.at,
    elapsedMs: entry.elapsedMs,
    platform: entry.platform,
    direction: entry.direction,
    operation: entry.operation,
    path: entry.path ?? {},
    query: queryAt < 0 ? {} : Object.fromEntries(new URLSearchParams(url.slice(queryAt + 1))),
    request: Object.assign(
      new Message(entry.request),
      damaged === undefined ? { method, url } : { method, url, damaged },
    ),
    response: Object.assign(new Message(entry.response), { status: entry.response.status }),
    ...(entry.events === undefined ? {} : { events: entry.events }),
    ...(entry.fault === undefined ? {} : { fault: entry.fault }),
    ...(entry.failure === undefined ? {} : { failure: entry.failure }),
  };
}

/**
 * A message whose JSON is read when it is first asked for. No literal with a getter: the engine gives each of those a hidden
 * class of its own, which holds on to the message until a full garbage collection.
 */
class Message implements SeenMessage {
  readonly headers: SeenMessage['headers'];
  declare readonly text?: string;
  declare readonly binary?: NonNullable<SeenMessage['binary']>;
  #json: { readonly value: unknown } | undefined;

  constructor({ headers, text, binary }: JournalMessage) {
    this.headers = headers;
    if (text !== undefined) this.text = text;
    if (binary !== undefined) this.binary = binary;
  }

  get json(): unknown {
    this.#json ??= { value: this.text === undefined ? undefined : valueOf(this.text) };
    return this.#json.value;
  }
}

function valueOf(text: string): unknown {
  const parsed = parseJsonText(text);
  return parsed.ok ? parsed.value : undefined;
}

function commandsIn(entries: readonly Entry[]): SeenCommand[] {
  const commands: SeenCommand[] = [];
  for (const entry of entries) {
    if (entry.kind === 'command')
      commands.push({
        seq: entry.seq,
        at: entry.at,
        name: entry.name,
        parameters: (entry.parameters ?? {}) as Record<string, unknown>,
        answeredSeq: Number.MAX_SAFE_INTEGER,
        answer: undefined,
      });
    else if (entry.kind === 'answer') {
      const index = commands.findLastIndex((command) => command.name === entry.name && command.answer === undefined);
      const asked = commands[index];
      if (asked !== undefined)
        commands[index] = {
          ...asked,
          answeredSeq: entry.seq,
          answer: entry.answer as NonNullable<SeenCommand['answer']>,
        };
    }
  }
  return commands;
}
