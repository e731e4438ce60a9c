import type { Clock } from '../simulators/kernel/clock.ts';
import type { Transport } from '../simulators/kernel/exchange.ts';
import type { Journal } from '../simulators/kernel/journal.ts';
import type { Redactor } from '../simulators/kernel/redaction.ts';
import type { Requirement } from '../simulators/kernel/requirement.ts';
import type { Peer } from '../simulators/kernel/tenants.ts';
import type { Driver } from '../sut/drivers/driver.ts';

/** What the scenarios of one run share. Scenarios find it by the id that Cucumber hands them as a world parameter. */
export interface RunContext {
  /** The run's id: a SUT that lives on must not meet the same data twice. */
  readonly id: string;
  readonly journal: Journal;
  readonly redactor: Redactor;
  readonly seed: number;
  /** Platforms its plans need, by id. */
  readonly platforms: readonly string[];
  readonly observationMs: number;
  readonly declarations: Declarations;
  readonly catalogue: ReadonlyMap<string, Requirement>;
  /** A clock for a scenario: its own when time is virtual, the run's otherwise. */
  clock(): Clock;
  /** Base URL of each platform and of the SUT's endpoints, as written on the wire. */
  readonly urls: Readonly<Record<string, string>>;
  /** The platforms' settings from the run file, by platform id. */
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Mounts whoever answers at one of `urls`, for the life of a scenario. */
  readonly doors: Doors;
  /** How the bench, and the reference ente, send requests. */
  transport(clock: Clock): Transport;
  driver(transport: Transport): Driver & { readonly station?: Peer | undefined };
  /** Real platforms that requests go on to, by platform id: base URLs. */
  readonly upstream: Readonly<Record<string, string>>;
  /** Taxonomy codes that the ente declared for its use cases, before anything was sent. */
  readonly taxonomyCodes: readonly string[];
  /** The bench cannot go on (no room for its journal): the run ends here. */
  abort(error: unknown): void;
  /** True where the SUT is somebody's own process: simulations then live the whole run (semantics.md 11). */
  readonly external: boolean;
  /** What must be closed when the run ends, last first. */
  readonly closing: (() => Promise<void>)[];
  onScenario?(done: { readonly id: string; readonly name: string; readonly ok: boolean }): void;
}

/** Facts only the vendor can declare, each with its reason in words; printed (semantics: notApplicable is declared). */
export interface Declarations {
  readonly creditoreSempreMittente?: string;
  readonly soloAsincrona?: string;
  readonly soloSincrona?: string;
  /** The software notifies one recipient at a time. */
  readonly soloUnDestinatario?: string;
  /** Notifications are loaded by hand on SEND's portal (config/schema/invio-manuale.ts). */
  readonly invioManuale?: {
    readonly perche: 'costiAllEnte' | 'spesaForfettaria' | 'pocheNotifiche';
    readonly motivo: string;
    readonly pagamento?: 'escluso' | 'garantito';
    readonly garanzia?: 'sincrona' | 'asincrona';
  };
  /** What the creditor does while SEND does not tell the cost of a notification. */
  readonly senzaCosto?: 'ultimoCosto' | 'importoBase' | 'esitoNegativo';
  /** Flows of rendicontazione are fetched by SOAP alone. */
  readonly flussiSoloSoap?: string;
}

export interface Doors {
  mount(name: string, peer: Peer): void;
  unmount(name: string): void;
  close(): Promise<void>;
}

const contexts = new Map<string, RunContext>();
let count = 0;

/** Makes a context reachable from worlds; the returned id travels as a world parameter. */
export function register(context: RunContext): string {
  const id = `run-${++count}`;
  contexts.set(id, context);
  return id;
}

export function unregister(id: string): void {
  contexts.delete(id);
}

/** @throws Error where no run has that id: features run by cucumber-js alone have no bench to run on. */
export function contextOf(id: unknown): RunContext {
  const context = contexts.get(String(id));
  if (context === undefined)
    throw new Error('no run context: run the features with `npm run collaudo -- run`, not with cucumber-js alone');
  return context;
}
