import type { ArtefactCheck } from './artefact.ts';
import type { Clock } from './clock.ts';
import type { Contract, Issue } from './json.ts';
import type { Fault } from './fault.ts';
import type { Headers, WireRequest, WireResponse } from './exchange.ts';
import type { Ids } from './ids.ts';
import type { Finding, Judgement, Requirement } from './requirement.ts';
import type { Redaction } from './redaction.ts';
import type { View } from './view.ts';

/** What time, chance and place are for a simulation: parameters, never globals. */
export interface Context {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Where the peer reaches this platform, without a trailing slash: presigned URLs and redirects start with it. */
  readonly publicUrl: string;
  /** What the platform asks of other platforms, by the names it declares; bound in simulators/compose.ts (semantics.md 15). */
  readonly ports?: Readonly<Record<string, unknown>>;
}

/** Something that happened inside a platform; applied to its state and journalled. Plain JSON. */
export interface Event {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** Something a platform does later: `afterMs` is nominal (a scaled clock shortens it). Plain JSON. */
export interface Schedule {
  readonly afterMs: number;
  readonly timer: Event;
}

/** What came of a request, a timer or a stimulus. */
export interface Effects {
  readonly events?: readonly Event[];
  readonly schedule?: readonly Schedule[];
}

export interface Answer extends Effects {
  readonly response: WireResponse;
}

/** A decoded request. `Caller` is what the platform's authentication made of its credentials. */
export interface Input<Caller = unknown> {
  readonly request: WireRequest;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly caller: Caller;
  /** A scripted fault that only the operation itself can express (duplicate, reorder, expiry). */
  readonly fault?: Fault;
}

/** One official operation that a peer can ask of the platform. */
export interface Operation<State, Caller = unknown> {
  /** The official operation id. */
  readonly id: string;
  readonly method: string;
  /** Path template: `/delivery/{version}/requests`; a segment in braces matches one segment. */
  readonly path: string;
  /** Values a path parameter may take for this operation to match. */
  readonly oneOf?: Readonly<Record<string, readonly string[]>>;
  readonly body?: Contract;
  readonly query?: Contract;
  readonly parameters?: Contract;
  /** Contracts of our own answers by status; an answer outside them is a harness error. */
  readonly answers: Readonly<Record<number, Contract | undefined>>;
  /** The request body streams to disk and is seen as a digest. */
  readonly upload?: true;
  /** Bytes of request body read at most; 4 MiB unless told. */
  readonly bodyCap?: number;
  /** A page that a citizen's browser asks for, not the system under test. */
  readonly page?: true;
  handle(input: Input<Caller>, state: State, context: Context): Answer | Promise<Answer>;
}

/** What a request was refused for before any operation saw it. */
export type Refusal =
  | { readonly kind: 'unknownOperation'; readonly explanation: string }
  | { readonly kind: 'tooLarge'; readonly capBytes: number }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'undecodable'; readonly problem: string }
  | { readonly kind: 'invalid'; readonly part: 'body' | 'parameters'; readonly issues: readonly Issue[] };

/** One operation the platform asks of the system under test. */
export interface Call<State> {
  readonly id: string;
  /** Budget in ms that the platform grants the answer. */
  readonly budgetMs: number;
  /**
   * Builds the request from parameters of the platform's own. It is a POST at the address the SUT declared, unless the
   * platform was told another method or, in its own operations, another address.
   */
  encode(
    state: State,
    parameters: Readonly<Record<string, unknown>>,
    context: Context,
  ): { readonly headers: Headers; readonly body: Uint8Array; readonly method?: string; readonly url?: string };
  /** What the answer does to the platform; `response` is undefined where none came. */
  answered?(
    state: State,
    parameters: Readonly<Record<string, unknown>>,
    response: WireResponse | undefined,
    context: Context,
  ): Effects;
}

/** An exchange as rules see it: redacted, decoded, with its place in the journal. */
export interface SeenExchange {
  readonly seq: number;
  /** Instant of the request, epoch ms on the run's clock. */
  readonly at: number;
  /** How long the answer took, ms on the run's clock. */
  readonly elapsedMs: number;
  readonly platform: string;
  readonly direction: 'toPlatform' | 'fromPlatform' | 'betweenPlatforms';
  /** Operation or call id; undefined for a request no operation matches. */
  readonly operation: string | undefined;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly request: SeenMessage & {
    readonly method: string;
    readonly url: string;
    /** The body went past what is read, or ended before its declared length. */
    readonly damaged?: 'tooLarge' | 'truncated';
  };
  readonly response: SeenMessage & { readonly status: number };
  /** What the platform concluded from it, beyond what its answer says: of an upload, whose bytes are not kept, all that is known. */
  readonly events?: readonly Event[];
  /** The scripted fault that struck, if any: what follows from it is never held against the peer by itself. */
  readonly fault?: Fault;
  /** Why no answer came, on a call from the platform. */
  readonly failure?: string;
}

export interface SeenMessage {
  readonly headers: Headers;
  /** The redacted text; undefined for binary bodies. */
  readonly text?: string;
  /** JSON of the text, or undefined where it is not JSON. Parsed when first asked for. */
  readonly json: unknown;
  /** Digest (hex) and size (bytes) of a body that is not kept as text. */
  readonly binary?: { readonly sha256: string; readonly size: number; readonly head: string };
}

/** A passive check, run on every exchange of any scenario it names; `memory` is what its platform remembers of the past. */
export interface Rule<Memory> {
  readonly requirement: string;
  /** Operation or call ids it looks at; all where absent. */
  readonly operations?: readonly string[];
  check(exchange: SeenExchange, memory: Memory): Judgement | undefined;
}

/** What an "Allora" asks: a pure function of a stretch of the journal and of parameters (semantics.md 2). */
export interface Expectation {
  readonly requirement: string;
  check(view: View, parameters: Readonly<Record<string, unknown>>): Judgement;
}

/** What rules remember of past exchanges: a fold, so that a rejudge remembers the same. */
export interface RuleMemory<Memory> {
  create(): Memory;
  remember(memory: Memory, exchange: SeenExchange): void;
}

/** Something the world does to a platform on its own account (a recipient opens a notification, a cost rises). */
export type Stimulus<State> = Stimuli<State>['stimulus'];

/** Written as a method, as every function of a platform is: a list of platforms then needs no cast. */
interface Stimuli<State> {
  stimulus(state: State, parameters: Readonly<Record<string, unknown>>, context: Context): Effects;
}

/** An official platform as a value; `simulators/<id>/index.ts` exports one. */
export interface Platform<State = unknown, Caller = unknown, Memory = unknown> {
  readonly id: string;
  readonly title: string;
  readonly operations: readonly Operation<State, Caller>[];
  readonly calls: readonly Call<State>[];
  readonly stimuli: Readonly<Record<string, Stimulus<State>>>;
  readonly requirements: readonly Requirement[];
  readonly rules: readonly Rule<Memory>[];
  readonly memory: RuleMemory<Memory>;
  readonly expectations: Readonly<Record<string, Expectation>>;
  readonly redaction: Redaction;
  /** What it can say of a file offline, by kind (`collaudo check KIND FILE`). */
  readonly checks?: readonly ArtefactCheck[];
  /** A fresh state; settings are the platform's own (identities, switches, page sizes), plain JSON, defaults for all. */
  initial(settings: Readonly<Record<string, unknown>>, context: Context): State;
  /** What a SUT must be told to be let in: its identities and credentials. Plain JSON. */
  identities(state: State): Readonly<Record<string, unknown>>;
  /** Whether this state issued a credential: whoever presents it belongs to this tenant. */
  owns(state: State, credential: string): boolean;
  /** The credential a request presents (an API key, or the secret part of a presigned URL). */
  credentialOf(request: WireRequest): string | undefined;
  authenticate(
    operation: Operation<State, Caller>,
    request: WireRequest,
    state: State,
    context: Context,
  ): { caller: Caller } | { refused: WireResponse; events?: readonly Event[] };
  apply(state: State, event: Event, context: Context): void;
  /**
   * The business keys an exchange speaks of (`iun:…`, `avviso:…`): with an external SUT, traffic belongs to the scenario
   * that first used the key (semantics.md 11). None: it belongs to the scenario under way.
   */
  businessKeys?(exchange: SeenExchange): readonly string[];
  /** A timer has fallen due. */
  tick(state: State, timer: Event, context: Context): Effects;
  refuse(refusal: Refusal, request: WireRequest, context: Context): WireResponse;
}

/** A finding made by a rule on an exchange. */
export type RuleFinding = Finding & { readonly exchange: number };
