import { setWorldConstructor } from '@cucumber/cucumber';
import { call } from '../simulators/kernel/call.ts';
import type { Called } from '../simulators/kernel/call.ts';
import type { Clock } from '../simulators/kernel/clock.ts';
import { idsFrom } from '../simulators/kernel/ids.ts';
import type { Fault } from '../simulators/kernel/fault.ts';
import type { Ids } from '../simulators/kernel/ids.ts';
import type { Entry, ScenarioFacts, Scope, Trouble } from '../simulators/kernel/journal.ts';
import type { Transport } from '../simulators/kernel/exchange.ts';
import type { Simulation } from '../simulators/kernel/simulate.ts';
import { forwardTo } from '../simulators/kernel/forward.ts';
import { Journal } from '../simulators/kernel/journal.ts';
import { Tenants } from '../simulators/kernel/tenants.ts';
import { viewOf } from '../simulators/kernel/view.ts';
import type { View } from '../simulators/kernel/view.ts';
import { callersOf, compose } from '../simulators/compose.ts';
import type { Composition } from '../simulators/compose.ts';
import { sutRedaction } from '../sut/redaction.ts';
import type { CommandAnswer } from '../sut/commands/command.ts';
import { SutUnreachable } from '../sut/drivers/driver.ts';
import type { Driver, SutInfo } from '../sut/drivers/driver.ts';
import { expectation } from '../simulators/kernel/expect.ts';
import { contextOf } from './run-context.ts';
import type { Declarations, RunContext } from './run-context.ts';
import { Timekeeper } from './timekeeper.ts';
import { Stopped, Violated } from './trouble.ts';

/** The platforms a step may speak of. */
export type PlatformId = 'send' | 'pagopa' | 'gpd' | 'pdnd' | 'iris' | 'io' | 'ioservice';

/** What an external SUT's run keeps from scenario to scenario. */
interface Standing {
  readonly clock: Clock;
  readonly composition: Composition;
  readonly driver: Driver;
  readonly info: SutInfo;
  readonly transport: Transport;
  readonly time: Timekeeper;
  /** The run's journal so far: expectations look back at what the SUT set up once. */
  readonly scope: Scope;
}

const standing = new WeakMap<RunContext, Standing>();

/** Of what came earlier only what rules made of it is looked back at: bodies would pile up for the whole run. */
function judgementOnly(entry: Entry): Entry | undefined {
  if (entry.kind !== 'exchange' || (entry.satisfied.length === 0 && entry.findings.length === 0)) return undefined;
  const { method, url } = entry.request;
  return { ...entry, request: { method, url, headers: {} }, response: { status: entry.response.status, headers: {} } };
}

/** One scenario's world: platforms, clock, driver, and the stretch of journal it writes. The only composition root. */
export class CollaudoWorld {
  readonly memory: Record<string, unknown> = {};
  readonly attach: (data: string, mediaType: string) => void | Promise<void>;
  readonly run: RunContext;
  #open:
    | {
        scenario: ScenarioFacts;
        scope: Scope;
        clock: Clock;
        ids: Ids;
        composition: Composition;
        driver: Driver;
        info: SutInfo;
        transport: Transport;
        time: Timekeeper;
        from: number;
      }
    | undefined;

  constructor(options: { readonly attach: CollaudoWorld['attach']; readonly parameters: { readonly run?: unknown } }) {
    this.attach = options.attach;
    this.run = contextOf(options.parameters.run);
  }

  get send(): Simulation {
    return this.#platform('send');
  }

  get pagopa(): Simulation {
    return this.#platform('pagopa');
  }

  get gpd(): Simulation {
    return this.#platform('gpd');
  }

  get pdnd(): Simulation {
    return this.#platform('pdnd');
  }

  get iris(): Simulation {
    return this.#platform('iris');
  }

  get ioservice(): Simulation {
    return this.#platform('ioservice');
  }

  get io(): Simulation {
    return this.#platform('io');
  }

  get clock(): Clock {
    return this.#scenario.clock;
  }

  get ids(): Ids {
    return this.#scenario.ids;
  }

  get declarations(): Declarations {
    return this.run.declarations;
  }

  #simulation(id: string): Simulation {
    const simulation = this.#scenario.composition[id];
    if (simulation === undefined) throw new Error(`the plan does not put ${id} to work (steps/plans.ts)`);
    return simulation;
  }

  #platform(id: string): Simulation {
    const simulation = this.#simulation(id);
    return this.run.upstream[id] === undefined ? simulation : this.#real(id, simulation);
  }

  /**
   * A real platform does not do wrong at our word, and keeps its records to itself: a scenario that needs either is blocked,
   * and says what is missing. What traffic shows is judged as ever.
   */
  #real(id: string, simulation: Simulation): Simulation {
    const lacking = (what: string): never =>
      this.#stop({
        kind: 'blocked',
        code: 'NOT_ON_UPSTREAM',
        message: `${id.toUpperCase()} è la piattaforma reale: ${what}`,
      });
    const refuse = (what: string): never =>
      lacking(`manca il modo di provocare ciò che lo scenario le chiede (${what})`);
    const faults = new Proxy(simulation.faults, {
      get(target, name) {
        if (name === 'script')
          return ({ operation, fault }: { operation: string; fault: Fault }) => refuse(`${fault.kind} di ${operation}`);
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    return {
      ...simulation,
      faults,
      get state() {
        return lacking(
          'manca l’accesso a ciò che ha registrato, che lo scenario guarda; il banco ne vede il solo traffico',
        );
      },
      stimulate(name, parameters) {
        if (name !== 'restore') refuse(name);
        simulation.stimulate(name, parameters);
      },
    };
  }

  /** What the SUT and a real platform have told each other in this scenario; undefined where the platform is simulated. */
  trafficWithReal(platform: PlatformId): View | undefined {
    return this.run.upstream[platform] === undefined ? undefined : viewOf(this.#scenario.scope.entries);
  }

  get #scenario() {
    if (this.#open === undefined) throw new Error('the scenario is not open');
    return this.#open;
  }

  /** Starts platforms and SUT for a scenario and writes its beginning in the journal. */
  async open(scenario: ScenarioFacts): Promise<void> {
    const { journal } = this.run;
    const ids = idsFrom(this.run.external ? `${this.run.id}/${scenario.seed}` : scenario.seed);
    const standingNow = this.run.external ? await this.#stand(ids) : undefined;
    const clock = standingNow?.clock ?? this.run.clock();
    const from = journal.append({ kind: 'scenarioStart', at: clock.now(), scenario }).seq;
    const scope = journal.open();
    try {
      const stood = standingNow ?? (await this.#start(clock, ids));
      this.#open = { ...stood, scenario, scope, ids: ids.fork('dati'), from };
    } catch (error) {
      scope.close();
      if (!(error instanceof SutUnreachable)) throw error;
      this.#record(clock, { kind: 'blocked', code: error.code, message: error.message });
      journal.append({ kind: 'scenarioEnd', at: clock.now(), scenario: scenario.id });
      throw new Stopped({ kind: 'blocked', code: error.code, message: error.message });
    }
  }

  async #stand(ids: Ids): Promise<Standing> {
    const present = standing.get(this.run);
    if (present !== undefined) return present;
    const scope = this.run.journal.open(judgementOnly);
    const made = { ...(await this.#start(this.run.clock(), ids)), scope };
    standing.set(this.run, made);
    this.run.closing.push(() => made.driver.stop());
    return made;
  }

  /**
   * Starts the scenario again with other settings of its platforms, as yet untouched: for a world that a phrase describes.
   * An external SUT's world stands the whole run, as its run file describes it: false, and nothing is done.
   */
  async equip(changes: RunContext['settings']): Promise<boolean> {
    if (this.run.external) return false;
    const opened = this.#scenario;
    await this.#dismount(opened);
    const settings = { ...this.run.settings };
    for (const [id, change] of Object.entries(changes)) settings[id] = merged(settings[id] ?? {}, change);
    Object.assign(opened, await this.#start(opened.clock, idsFrom(opened.scenario.seed), settings));
    return true;
  }

  async #dismount({ driver, composition }: Pick<Standing, 'driver' | 'composition'>): Promise<void> {
    await driver.stop();
    for (const id of [...Object.keys(composition), 'sut']) this.run.doors.unmount(id);
  }

  async #start(clock: Clock, ids: Ids, settings = this.run.settings): Promise<Omit<Standing, 'scope'>> {
    const { journal, redactor, urls, doors, platforms, upstream } = this.run;
    const composition = compose({ journal, clock, redactor }, { platforms, ids, urls, settings });
    const transport = this.run.transport(clock);
    const shadows = compose(
      { journal: new Journal(undefined, { forgets: true }), clock, redactor },
      { platforms: Object.keys(upstream), ids: ids.fork('ombra'), urls, settings },
    );
    for (const [id, simulation] of Object.entries(composition)) {
      const [real, shadow] = [upstream[id], shadows[id]];
      if (real !== undefined && shadow !== undefined) {
        doors.mount(
          id,
          forwardTo(simulation, { upstream: real, transport, bench: { journal, clock, redactor }, shadow }),
        );
        continue;
      }
      const tenants = new Tenants();
      tenants.add(simulation);
      doors.mount(id, tenants);
    }
    const driver = this.run.driver(transport);
    const info = await driver.start({
      clock,
      ids: ids.fork('sut'),
      platforms: urls,
      observe: (hear) => {
        const { close } = journal.open((entry) => {
          if (entry.kind === 'exchange') hear(entry);
          return undefined;
        });
        return close;
      },
      credentials: Object.fromEntries(
        Object.entries(composition).map(([id, { platform, state }]) => [
          id,
          this.run.external ? {} : platform.identities(state),
        ]),
      ),
    });
    if (driver.station !== undefined) doors.mount('sut', driver.station);
    const time = new Timekeeper(clock, callersOf(composition, transport, info.endpoints));
    return { clock, composition, driver, info, transport, time };
  }

  /** Ends the scenario; true when no MUST was found violated and nothing went wrong. */
  async close(crash?: string): Promise<boolean> {
    if (this.#open === undefined) return false;
    const { scenario, scope, clock, driver, from, composition } = this.#open;
    if (crash !== undefined && !this.#explained())
      this.#record(clock, { kind: 'error', code: 'STEP_CRASH', message: crash });
    const { journal } = this.run;
    const ok = !this.#explained();
    const to = journal.append({ kind: 'scenarioEnd', at: clock.now(), scenario: scenario.id }).seq;
    await this.attach(JSON.stringify({ from, to }), 'application/vnd.collaudo.journal-range+json');
    scope.close();
    // What a run has recorded is not lost with the process.
    try {
      journal.flush();
    } catch (error) {
      this.run.abort(error);
      throw error;
    }
    if (this.run.external) this.#undoScripts();
    else await this.#dismount({ driver, composition });
    this.#open = undefined;
    this.run.onScenario?.({ id: scenario.id, name: scenario.name, ok });
    return ok;
  }

  /** What a scenario scripted must not reach the next one, where the simulations go on living. */
  #undoScripts(): void {
    for (const simulation of Object.values(this.#scenario.composition)) {
      simulation.faults.clear();
      if (simulation.platform.stimuli['restore'] !== undefined) simulation.stimulate('restore');
    }
  }

  /** Writes a step's words in the journal: the features go into the evidence word for word. */
  step(keyword: string, text: string): void {
    this.run.journal.append({
      kind: 'step',
      at: this.clock.now(),
      keyword,
      text: this.run.redactor.text(text, sutRedaction),
    });
  }

  /** A platform's facts for its peers, as the platform issued them. */
  identity(platform: PlatformId): Readonly<Record<string, unknown>> {
    const simulation = this.#simulation(platform);
    return simulation.platform.identities(simulation.state);
  }

  /** Gives the SUT a command and journals it with its answer. @throws Stopped when the SUT is unreachable or does not support it. */
  async give(command: string, parameters: unknown): Promise<CommandAnswer> {
    const { clock, driver, info, time } = this.#scenario;
    const { journal } = this.run;
    journal.append({ kind: 'command', at: clock.now(), name: command, parameters: this.#redacted(parameters) });
    let answer: CommandAnswer;
    try {
      answer = info.commands.includes(command) ? await driver.command(command, parameters) : { status: 'notSupported' };
    } catch (error) {
      if (!(error instanceof SutUnreachable)) throw error;
      journal.append({ kind: 'answer', at: clock.now(), name: command, answer: { status: 'unreachable' } });
      return this.#stop({ kind: 'blocked', code: error.code, message: error.message });
    }
    journal.append({ kind: 'answer', at: clock.now(), name: command, answer: this.#redacted(answer) });
    await time.settle();
    if (answer.status === 'notSupported')
      return this.#stop({
        kind: 'untested',
        code: 'COMMAND_NOT_SUPPORTED',
        message: `il software sotto prova non offre il comando «${command}»`,
      });
    return answer;
  }

  /** A platform calls the SUT at the endpoint named after the platform. */
  async call(platform: PlatformId, id: string, parameters: Readonly<Record<string, unknown>>): Promise<Called> {
    const { info, transport } = this.#scenario;
    const url = info.endpoints[platform];
    if (url === undefined)
      return this.#stop({
        kind: 'untested',
        code: 'NO_ENDPOINT',
        message: `il software sotto prova non dichiara dove ricevere le chiamate di ${platform}`,
      });
    const called = await call(this.#platform(platform), transport, url, id, parameters);
    if (called.failure === 'UNREACHABLE')
      return this.#stop({
        kind: 'blocked',
        code: 'SUT_ENDPOINT_UNREACHABLE',
        message: `all’indirizzo ${url} non risponde nessuno`,
      });
    return called;
  }

  /** Something the world does to a platform; where it is too late for it, the scenario is blocked, not broken. */
  stimulate(platform: PlatformId, name: string, parameters: Readonly<Record<string, unknown>> = {}): void {
    try {
      this.#platform(platform).stimulate(name, parameters);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#stop({
        kind: 'blocked',
        code: 'STIMULUS',
        message: `non si è potuto provocare «${name}»: ${error.message}`,
      });
    }
  }

  /** Asks a platform's expectation over this scenario, records the finding, throws on a violated MUST. */
  expect(platform: PlatformId, name: string, parameters: Readonly<Record<string, unknown>> = {}): void {
    const { clock, scope, from } = this.#scenario;
    const earlier = standing.get(this.run)?.scope;
    const finding = expectation(
      this.#platform(platform).platform,
      name,
      scope.entries,
      JSON.parse(this.#redactText(JSON.stringify(parameters))) as Record<string, unknown>,
      earlier?.entries.filter(({ seq }) => seq <= from),
    );
    this.run.journal.append({
      kind: 'expectation',
      at: clock.now(),
      platform,
      expectation: name,
      parameters: this.#redacted(parameters) as Record<string, unknown>,
      from: from + 1,
      finding,
    });
    if (finding.outcome === 'violated' && this.#level(finding.requirement) === 'MUST')
      throw new Violated(finding.requirement, finding.message);
  }

  /** Absence (semantics.md 7): in virtual time everything still to come comes; otherwise the observation window passes. */
  async runToIdle(): Promise<void> {
    await this.#scenario.time.runToIdle(this.run.observationMs);
  }

  /** Lets a nominal duration (ms) pass. */
  async advance(ms: number): Promise<void> {
    await this.#scenario.time.advance(ms);
  }

  /** Notes a fact in the journal; expectations read it back. */
  note(name: string, data: unknown): void {
    this.run.journal.append({ kind: 'note', at: this.clock.now(), name, data: this.#redacted(data) });
  }

  precondition(ok: boolean, message: string): void {
    if (!ok) this.#stop({ kind: 'blocked', code: 'PRECONDITION', message });
  }

  notApplicable(message: string, source: string): never {
    return this.#stop({ kind: 'notApplicable', code: 'DECLARED', message, source });
  }

  #stop(trouble: Trouble): never {
    this.#record(this.clock, trouble);
    throw new Stopped(trouble);
  }

  #record(clock: Clock, trouble: Trouble): void {
    this.run.journal.append({ kind: 'trouble', at: clock.now(), trouble });
  }

  /** Whether the journal already says why this scenario did not go through. */
  #explained(): boolean {
    return this.#scenario.scope.entries.some((entry) => {
      if (entry.kind === 'trouble') return true;
      const findings = entry.kind === 'expectation' ? [entry.finding] : entry.kind === 'exchange' ? entry.findings : [];
      return findings.some((finding) => finding.outcome === 'violated' && this.#level(finding.requirement) === 'MUST');
    });
  }

  #level(requirement: string): string | undefined {
    return this.run.catalogue.get(requirement)?.level;
  }

  #redacted(value: unknown): unknown {
    return JSON.parse(this.#redactText(JSON.stringify(value ?? null)));
  }

  #redactText(text: string): string {
    return this.run.redactor.text(text, sutRedaction);
  }
}

/** Settings with changes made member by member. */
function merged(
  settings: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = { ...settings };
  for (const [name, change] of Object.entries(changes)) {
    const present = result[name];
    result[name] = isMembers(present) && isMembers(change) ? merged(present, change) : change;
  }
  return result;
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

setWorldConstructor(CollaudoWorld);
