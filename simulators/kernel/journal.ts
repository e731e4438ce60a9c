import { closeSync, ftruncateSync, openSync, readSync, truncateSync, writeSync } from 'node:fs';
import { canonical, sha256 } from './canonical.ts';
import type { Fault } from './fault.ts';
import type { Event } from './platform.ts';
import type { Headers } from './exchange.ts';
import type { Labels, Parties, StatedFacts } from './parties.ts';
import { memberOf, PendingLines } from './pending-lines.ts';
import type { Finding } from './requirement.ts';

/** The head of the chain before its first entry: 64 zeros. */
export const GENESIS = '0'.repeat(64);

/** What an entry says, by kind. `at` is the run's clock, epoch ms. Everything is redacted before it gets here. */
export type EntryBody =
  | { readonly kind: 'run'; readonly at: number; readonly run: RunFacts }
  | { readonly kind: 'scenarioStart'; readonly at: number; readonly scenario: ScenarioFacts }
  | { readonly kind: 'step'; readonly at: number; readonly keyword: string; readonly text: string }
  | { readonly kind: 'command'; readonly at: number; readonly name: string; readonly parameters: unknown }
  | { readonly kind: 'answer'; readonly at: number; readonly name: string; readonly answer: unknown }
  | {
      readonly kind: 'stimulus';
      readonly at: number;
      readonly platform: string;
      readonly name: string;
      readonly parameters: unknown;
    }
  | { readonly kind: 'events'; readonly at: number; readonly platform: string; readonly events: readonly Event[] }
  | ExchangeBody
  | {
      readonly kind: 'expectation';
      readonly at: number;
      readonly platform: string;
      readonly expectation: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly from: number;
      readonly finding: Finding;
    }
  | { readonly kind: 'trouble'; readonly at: number; readonly trouble: Trouble }
  | { readonly kind: 'note'; readonly at: number; readonly name: string; readonly data: unknown }
  | { readonly kind: 'scenarioEnd'; readonly at: number; readonly scenario: string }
  | { readonly kind: 'end'; readonly at: number };

/** Why a scenario could not be judged, or was not: never the same as a violated requirement (architecture.md 7.5). */
export interface Trouble {
  /** error: the harness broke. blocked: the SUT or a precondition failed. untested: the SUT does not support a command. notApplicable: declared. */
  readonly kind: 'error' | 'blocked' | 'untested' | 'notApplicable';
  readonly code: string;
  readonly message: string;
  /** For `notApplicable`: who declared it, and on what ground. */
  readonly source?: string;
}

export interface RunFacts {
  readonly id: string;
  readonly seed: number;
  readonly suite: { readonly name: string; readonly version: string };
  readonly startedAt: number;
  readonly environment: 'simulator' | 'platform';
  readonly ambiente: 'staging' | 'esercizio';
  readonly clock: string;
  readonly door: string;
  readonly sut: { readonly driver: string; readonly name: string; readonly version: string; readonly mutant?: string };
  readonly ente: { readonly denominazione: string; readonly codiceFiscale: string };
  /** Real platforms that the bench stood in front of, by id: where they are. The others were simulated. */
  readonly upstream?: Readonly<Record<string, string>>;
  /** Who did what, where it was declared. */
  readonly roles?: Parties;
  /** What the ente states of itself for the document. */
  readonly stated?: StatedFacts;
  readonly labels?: Labels;
  /** Official identifiers of cases, by the suite's own, where a plan's owner numbers them otherwise. */
  readonly officialIds?: Readonly<Record<string, string>>;
  /** What was asked to run: a filter makes the run partial, and its verdict says so. */
  readonly selection: {
    readonly plans: readonly string[];
    readonly filter?: string;
    /** Tax id by which a campaign's run file names the ente. */
    readonly ente?: string;
  };
  readonly observationMs: number;
  /** The plans as their features state them: the frame of the verdict, whatever was run. */
  readonly plans: readonly PlanFacts[];
}

export interface PlanFacts {
  readonly id: string;
  readonly title: string;
  /** What every document about the plan must say on its first page. */
  readonly notes?: readonly string[];
  readonly platforms: readonly string[];
  /** Beginnings of the ids that are due, where not all of its platforms' are. */
  readonly areas?: readonly string[];
  readonly cases: readonly {
    readonly id: string;
    readonly title: string;
    readonly sheet?: CaseSheet;
    readonly scenarios: readonly {
      readonly id: string;
      readonly name: string;
      readonly requirements: readonly string[];
    }[];
  }[];
}

/** What a plan says of a case beside its scenarios, which are its steps: the fields of a sheet of an official plan. */
export interface CaseSheet {
  readonly objective: string;
  readonly references: readonly string[];
  readonly preconditions: readonly string[];
  readonly expected: string;
  /** Names of the identifiers by which the case's traffic is found, parted by commas. */
  readonly key: string;
  /** What whoever reads the case wants to see. */
  readonly evidence: readonly string[];
}

export interface ScenarioFacts {
  /** `<case>/<slug>[#row]` */
  readonly id: string;
  readonly plan: string;
  /** Other plans that this same scenario counts in. */
  readonly alsoPlans?: readonly string[];
  readonly case: string;
  readonly caseTitle: string;
  readonly name: string;
  readonly requirements: readonly string[];
  readonly seed: number;
  /** `features/send/tc-invio-01.feature:12` */
  readonly place: string;
}

/** Somebody's word for what a SUT answered (sut/commands/command.ts, `Attestation`), and for which command. */
export interface Attested {
  readonly scenario: string;
  readonly command: string;
  readonly chi: string;
  readonly ruolo: string;
  /** ISO 8601. */
  readonly quando: string;
  readonly allegato?: { readonly nome: string; readonly sha256: string };
}

export interface ExchangeBody {
  readonly kind: 'exchange';
  /** Instant of the request. */
  readonly at: number;
  readonly elapsedMs: number;
  readonly platform: string;
  readonly direction: 'toPlatform' | 'fromPlatform' | 'betweenPlatforms';
  readonly operation?: string;
  /** Path parameters of the operation. */
  readonly path?: Readonly<Record<string, string>>;
  readonly request: JournalMessage & {
    readonly method: string;
    readonly url: string;
    /** The body went past what is read, or ended before its declared length. */
    readonly damaged?: 'tooLarge' | 'truncated';
  };
  readonly response: JournalMessage & { readonly status: number };
  readonly fault?: Fault;
  readonly failure?: string;
  readonly events?: readonly Event[];
  /** Business keys it speaks of; absent where it names none. */
  readonly keys?: readonly string[];
  /** Requirement ids that a rule found satisfied on this exchange. */
  readonly satisfied: readonly string[];
  /** What rules found violated or could not observe on it. */
  readonly findings: readonly Finding[];
}

export interface JournalMessage {
  readonly headers: Headers;
  readonly text?: string;
  readonly binary?: { readonly sha256: string; readonly size: number; readonly head: string };
}

export type Entry = EntryBody & { readonly seq: number; readonly prev: string; readonly hash: string };

/** A stretch of the journal kept in memory while somebody needs to look back at it. */
export interface Scope {
  readonly entries: readonly Entry[];
  close(): void;
}

const FLUSH_BYTES = 64 * 1024;

/**
 * The append-only, hash-chained record of a run: one canonical JSON line an entry. With a file it spills to disk and
 * keeps nothing but its open scopes; without one it keeps its lines.
 */
export class Journal {
  #seq = 0;
  #head = GENESIS;
  readonly #file: number | undefined;
  readonly #pending = new PendingLines();
  /** The lines of a journal without a file, in blocks. */
  readonly #blocks: Buffer[] = [];
  readonly #scopes = new Set<(entry: Entry) => void>();
  readonly #path: string | undefined;
  /** Bytes of whole lines in the file: a disk that fills up must not leave half a line behind. */
  #written = 0;
  #closed = false;

  readonly #forgets: boolean;

  /**
   * @param options `resume`: goes on from what the file holds, up to its last whole line; `forgets`: keeps nothing, for a
   * simulation whose record nobody reads
   */
  constructor(path?: string, options: { readonly resume?: boolean; readonly forgets?: boolean } = {}) {
    this.#path = path;
    this.#forgets = options.forgets === true;
    if (options.resume === true && path !== undefined) {
      const { entries, head, bytes } = wholeEntries(path);
      this.#seq = entries;
      this.#head = head;
      this.#written = bytes;
      truncateSync(path, bytes);
      this.#file = openSync(path, 'a');
    } else this.#file = path === undefined ? undefined : openSync(path, 'w');
  }

  /** Sequence number of the last entry; 0 before the first. */
  get length(): number {
    return this.#seq;
  }

  /** Hash of the last entry: with the length, it pins the whole journal. */
  get head(): string {
    return this.#head;
  }

  /** Appends an entry and returns it as written. Its hash is the SHA-256 of its canonical line without `hash`. */
  append(body: EntryBody): Entry {
    if (this.#closed) throw new Error('the journal is closed: the run is over');
    const record = { ...body, seq: this.#seq + 1, prev: this.#head };
    const hash = this.#pending.add(...partsOf(record));
    this.#seq = record.seq;
    this.#head = hash;
    if (this.#forgets || this.#pending.length >= FLUSH_BYTES) this.flush();
    const entry = { ...record, hash } as Entry;
    for (const listen of this.#scopes) listen(entry);
    return entry;
  }

  /**
   * Keeps what comes from now on in memory until closed.
   * @param keep what to keep of an entry, and whether; all of all where absent
   */
  open(keep: (entry: Entry) => Entry | undefined = (entry) => entry): Scope {
    const entries: Entry[] = [];
    const listener = (entry: Entry): void => {
      const kept = keep(entry);
      if (kept !== undefined) entries.push(kept);
    };
    this.#scopes.add(listener);
    return { entries, close: () => void this.#scopes.delete(listener) };
  }

  /**
   * Writes what is buffered.
   * @throws Error of the file system where there is no room: the file then ends with the last line that was written whole.
   */
  flush(): void {
    const bytes = this.#pending.bytes();
    if (bytes.length === 0) return;
    if (this.#file !== undefined) this.#write(this.#file, bytes);
    else if (!this.#forgets) this.#blocks.push(Buffer.from(bytes));
    this.#pending.clear();
  }

  #write(file: number, bytes: Buffer): void {
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    } catch (error) {
      ftruncateSync(file, this.#written);
      throw error;
    }
    this.#written += bytes.length;
  }

  close(): void {
    if (this.#closed) return;
    this.flush();
    this.#closed = true;
    if (this.#file !== undefined) closeSync(this.#file);
  }

  /** The lines written so far, oldest first, without holding them all in memory. */
  *lines(): Generator<string> {
    this.flush();
    yield* this.#path === undefined ? linesIn(this.#blocks) : linesOf(this.#path);
  }
}

/** How far a journal that may have been cut goes: entries, head, bytes of its whole lines. */
function wholeEntries(path: string): { readonly entries: number; readonly head: string; readonly bytes: number } {
  const lines = [...linesOf(path)];
  const { entries, head } = readChain(lines);
  const bytes = lines.slice(0, entries.length).reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  return { entries: entries.length, head, bytes };
}

/** The lines of a text file, read in blocks. */
export function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    yield* linesIn(blocksOf(file));
  } finally {
    closeSync(file);
  }
}

function* blocksOf(file: number): Generator<Buffer> {
  const block = Buffer.alloc(256 * 1024);
  for (let read = readSync(file, block); read > 0; read = readSync(file, block)) yield block.subarray(0, read);
}

function* linesIn(blocks: Iterable<Buffer>): Generator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for (const block of blocks) {
    let data = Buffer.concat([rest, block]);
    for (let end = data.indexOf(10); end >= 0; end = data.indexOf(10)) {
      yield data.toString('utf8', 0, end);
      data = data.subarray(end + 1);
    }
    rest = Buffer.from(data);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

/** Why a journal is not intact: which line (1-based), which code, what was expected. */
export interface ChainProblem {
  readonly line: number;
  readonly code: 'NOT_JSON' | 'NOT_CANONICAL' | 'WRONG_SEQ' | 'WRONG_PREV' | 'WRONG_HASH';
  readonly message: string;
}

/** Reads entries back, checking form, sequence and chain as it goes. Stops at the first problem. */
export function readChain(lines: Iterable<string>): { entries: Entry[]; head: string; problem?: ChainProblem } {
  const entries: Entry[] = [];
  let head = GENESIS;
  for (const line of lines) {
    const number = entries.length + 1;
    const problem = (code: ChainProblem['code'], message: string) => ({
      entries,
      head,
      problem: { line: number, code, message },
    });
    const entry = objectIn(line) as Entry | undefined;
    if (entry === undefined) return problem('NOT_JSON', `la riga ${number} non è un oggetto JSON`);
    const { hash, ...record } = entry;
    if (record.seq !== number) return problem('WRONG_SEQ', `la riga ${number} porta il numero ${record.seq}`);
    if (record.prev !== head)
      return problem('WRONG_PREV', `la riga ${number} non segue la precedente: la catena è interrotta`);
    const parts = canonicalParts(record);
    if (parts === undefined) return problem('NOT_CANONICAL', `la riga ${number} non ha una forma canonica`);
    if (sha256(lineOf(parts)) !== hash)
      return problem('WRONG_HASH', `la riga ${number} è stata modificata: la sua impronta non torna`);
    if (lineOf(parts, hash) !== line) return problem('NOT_CANONICAL', `la riga ${number} non è in forma canonica`);
    entries.push(entry);
    head = hash;
  }
  return { entries, head };
}

function objectIn(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A line that was tampered with may hold what has no canonical form: half a surrogate pair, a number too large. */
function canonicalParts(record: object): Parts | undefined {
  try {
    return partsOf(record);
  } catch {
    return undefined;
  }
}

/** A record's members that come before `hash` and those that come after, each as the canonical text of an object. */
type Parts = readonly [before: string, after: string];

function partsOf(record: object): Parts {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const name of Object.keys(record).sort())
    (name < 'hash' ? before : after)[name] = (record as Readonly<Record<string, unknown>>)[name];
  return [canonical(before), canonical(after)];
}

/** The canonical line of a record, with its hash or without. Some member always comes after `hash`, as `seq` does. */
function lineOf([before, after]: Parts, digest?: string): string {
  const beginning = before === '{}' ? '{' : `${before.slice(0, -1)},`;
  return `${beginning}${digest === undefined ? '' : memberOf(digest)}${after.slice(1)}`;
}
