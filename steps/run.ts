import { PassThrough } from 'node:stream';
import { runCucumber } from '@cucumber/cucumber/api';
import type { Envelope, GherkinDocument, Pickle } from '@cucumber/messages';
import { isSource, suiteFolder as root } from '../config/suite-folder.ts';
import { UAT_FACTOR, VirtualClock, WallClock } from '../simulators/kernel/clock.ts';
import type { Clock, ClockMode } from '../simulators/kernel/clock.ts';
import { Journal } from '../simulators/kernel/journal.ts';
import type { RunFacts } from '../simulators/kernel/journal.ts';
import { redactorWith } from '../simulators/kernel/redaction.ts';
import { virtualTransport } from '../simulators/kernel/transport.ts';
import { catalogue } from '../simulators/index.ts';
import type { Driver } from '../sut/drivers/driver.ts';
import type { Transport } from '../simulators/kernel/exchange.ts';
import type { Peer } from '../simulators/kernel/tenants.ts';
import { openDoors } from './doors.ts';
import type { DoorKind, DoorOptions } from './doors.ts';
import { planFacts } from './plan-facts.ts';
import { featuresOf } from './plan-features.ts';
import { completed } from './manual-sending.ts';
import type { Plan } from './plans.ts';
import { register, unregister } from './run-context.ts';
import type { Declarations, RunContext } from './run-context.ts';

export interface RunOptions {
  readonly plans: readonly Plan[];
  readonly facts: Omit<RunFacts, 'plans' | 'clock' | 'door' | 'observationMs'>;
  readonly clock: ClockMode;
  /** How much shorter nominal durations are on a scaled clock. */
  readonly clockFactor?: number;
  readonly door: DoorKind;
  readonly doorOptions?: DoorOptions;
  /** Where the journal spills; in memory where absent. */
  readonly journalPath?: string;
  /** Cucumber tag expression over case and requirement tags; all scenarios where absent. */
  readonly tags?: string;
  /** Scenarios to run by their place (`features/send/tc-invio-01.feature:12`); all where absent. */
  readonly places?: readonly string[];
  readonly shard?: string;
  readonly driver: (transport: Transport) => Driver & { readonly station?: Peer | undefined };
  /** True where the SUT is somebody's own process. */
  readonly external: boolean;
  /** Keys the redaction; the seed's own for the reference ente, a random one for an external SUT. */
  readonly redactionKey: string;
  readonly declarations?: Declarations;
  readonly settings?: RunContext['settings'];
  readonly upstream?: RunContext['upstream'];
  readonly taxonomyCodes?: readonly string[];
  readonly observationMs?: number;
  readonly onScenario?: RunContext['onScenario'];
}

export interface RunOutcome {
  readonly journal: Journal;
  /** Cucumber's own messages, as they came. */
  readonly messages: readonly Envelope[];
  /** It was asked to end before its end: the journal is closed as far as it came, and scenarios may still be under way. */
  readonly interrupted: boolean;
}

/** What the reference ente declares of itself where the run declares nothing: its configuration's default (mocks/ente/configuration.ts). */
const REFERENCE_DECLARES: Declarations = { senzaCosto: 'ultimoCosto' };

export const DEFAULT_OBSERVATION_MS = 30_000;

type Support = Awaited<ReturnType<typeof runCucumber>>['support'];
let support: Support | undefined;

/**
 * Runs plans scenario by scenario and returns the journal; it judges nothing.
 * Loading the step code happens once a process; later runs reuse it.
 */
export async function runPlans(options: RunOptions): Promise<RunOutcome> {
  const journal = new Journal(options.journalPath);
  const startedAt = options.facts.startedAt;
  const wall =
    options.clock === 'virtual'
      ? undefined
      : new WallClock(options.clock === 'scaled' ? (options.clockFactor ?? UAT_FACTOR) : 1);
  const doors = await openDoors(options.door, wall ?? new VirtualClock(startedAt), options.doorOptions);
  const interruption = Promise.withResolvers<'interrupted'>();
  const context: RunContext = {
    id: options.facts.id,
    journal,
    redactor: redactorWith(options.redactionKey),
    seed: options.facts.seed,
    platforms: [...new Set(options.plans.flatMap((plan) => plan.platforms))],
    observationMs: options.observationMs ?? DEFAULT_OBSERVATION_MS,
    declarations: completed({ ...(options.external ? {} : REFERENCE_DECLARES), ...options.declarations }),
    catalogue,
    clock: () => wall ?? new VirtualClock(startedAt),
    urls: doors.urls,
    settings: options.settings ?? {},
    upstream: options.upstream ?? {},
    taxonomyCodes: options.taxonomyCodes ?? [],
    abort: (error) => interruption.reject(error),
    doors,
    transport: (clock: Clock) =>
      clock.mode === 'virtual' ? virtualTransport(clock, doors.transport) : doors.transport,
    driver: options.driver,
    external: options.external,
    closing: [],
    ...(options.onScenario === undefined ? {} : { onScenario: options.onScenario }),
  };
  const id = register(context);
  let underWay: string | undefined;
  let lastAt = startedAt;
  journal.open((entry) => {
    lastAt = entry.at;
    if (entry.kind === 'scenarioStart') underWay = entry.scenario.id;
    if (entry.kind === 'scenarioEnd') underWay = undefined;
    return undefined;
  });
  /** Closes the journal where it stands: what was recorded is judged, what was not is untested. */
  const interrupted = (): void => {
    const at = lastAt;
    if (underWay !== undefined) {
      const scenario = underWay;
      const message = 'la prova è stata interrotta prima della fine dello scenario';
      journal.append({ kind: 'trouble', at, trouble: { kind: 'blocked', code: 'INTERRUPTED', message } });
      journal.append({ kind: 'scenarioEnd', at, scenario });
    }
    journal.append({ kind: 'end', at });
    journal.close();
    interruption.resolve('interrupted');
  };
  // Only a run that writes has something to lose.
  if (options.journalPath !== undefined) process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const messages: Envelope[] = [];
  const documents = new Map<string, GherkinDocument>();
  const pickles: Pickle[] = [];
  const begun = journal.open((entry) => (entry.kind === 'scenarioStart' ? entry : undefined));
  /** A scenario that was not asked for is not one that was left untested. */
  const chosen = (all: readonly Pickle[]): readonly Pickle[] =>
    options.places === undefined
      ? all
      : all.filter(({ uri, location }) => options.places!.includes(`${uri}:${location?.line ?? 0}`));
  const onMessage = (envelope: Envelope): void => {
    messages.push(envelope);
    if (envelope.gherkinDocument?.uri !== undefined)
      documents.set(envelope.gherkinDocument.uri, envelope.gherkinDocument);
    if (envelope.pickle !== undefined) pickles.push(envelope.pickle);
    if (envelope.testRunStarted !== undefined)
      journal.append({
        kind: 'run',
        at: startedAt,
        run: {
          ...options.facts,
          clock: options.clock,
          door: options.door,
          observationMs: context.observationMs,
          plans: options.plans.map((plan) => planFacts(plan, chosen(pickles), documents, options.facts.seed)),
        },
      });
  };
  try {
    const running = runCucumber(
      {
        sources: {
          paths: [...(options.places ?? new Set(options.plans.flatMap(featuresOf)))],
          defaultDialect: 'it',
          names: [],
          tagExpression: options.tags ?? '',
          order: 'defined',
          shard: options.shard ?? '',
        },
        support: support ?? {
          requireModules: [],
          requirePaths: [],
          importPaths: ['world', 'hooks', 'phrases', '*.steps'].map((name) =>
            isSource ? `steps/${name}.ts` : `dist/steps/${name}.js`,
          ),
          loaders: [],
        },
        runtime: {
          dryRun: false,
          failFast: false,
          filterStacktraces: true,
          parallel: 0,
          retry: 0,
          retryTagFilter: '',
          strict: true,
          workerOptions: {},
          worldParameters: { run: id },
        },
        // the messages are what is read: this is the formatter that does the least
        formats: { stdout: 'rerun', files: {}, publish: false, options: {} },
        plugins: { specifiers: [], options: {} },
      },
      { cwd: root, stdout: new PassThrough().resume(), stderr: process.stderr },
      onMessage,
    );
    // what is still under way when the run ends early complains to nobody
    running.catch(() => undefined);
    const result = await Promise.race([running, interruption.promise]);
    if (result === 'interrupted') return { journal, messages, interrupted: true };
    support = result.support;
    if (pickles.length === 0 || journal.length === 0)
      throw new Error(`no feature could be read under ${options.plans.map(({ folder }) => folder).join(', ')}`);
    if (begun.entries.length < messages.filter(({ testCaseStarted }) => testCaseStarted !== undefined).length)
      throw new Error('some scenarios never reached the bench: their steps belong to another copy of this module');
    journal.append({ kind: 'end', at: wall?.now() ?? startedAt });
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    unregister(id);
    for (const close of context.closing.toReversed()) await close();
    wall?.stop();
    await doors.close();
    journal.close();
  }
  return { journal, messages, interrupted: false };
}
