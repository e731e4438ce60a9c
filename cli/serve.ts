import { existsSync, mkdirSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readRunFile } from '../config/run-file.ts';
import type { RunFile } from '../config/run-file.ts';
import { LiveChecklist } from '../reports/live-checklist.ts';
import { platforms } from '../simulators/index.ts';
import { callersOf, compose } from '../simulators/compose.ts';
import type { Caller, Composition } from '../simulators/compose.ts';
import { SECOND, UAT_FACTOR, WallClock } from '../simulators/kernel/clock.ts';
import { idsFrom } from '../simulators/kernel/ids.ts';
import { Journal } from '../simulators/kernel/journal.ts';
import { redactorWith } from '../simulators/kernel/redaction.ts';
import { Tenants } from '../simulators/kernel/tenants.ts';
import type { Peer } from '../simulators/kernel/tenants.ts';
import { openDoors, PLATFORM_PORTS } from '../steps/doors.ts';
import { readOptions } from './options.ts';
import { SERVED } from './served.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** `collaudo serve`: the simulators up, base URLs and credentials on screen, findings as traffic comes. */
export async function serve(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  const file: RunFile =
    options.config === undefined && !existsSync('collaudo.yaml')
      ? {}
      : readRunFile(options.config ?? 'collaudo.yaml', process.env);
  const seed = options.seed ?? file.seed ?? 42;
  const clock = new WallClock(options.clock === 'real' ? 1 : (file.clockFactor ?? UAT_FACTOR));
  const tls = options.tls
    ? await (await import('./tls.ts')).tlsFor(options.host ?? '127.0.0.1', options.out)
    : undefined;
  const served = Object.keys(PLATFORM_PORTS);
  const doors = await openDoors('express', clock, {
    external: served,
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.portBase === undefined ? {} : { portBase: options.portBase }),
    ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
    ...(tls === undefined ? {} : { tls }),
    onRefused: (text) => {
      if (!options.quiet) console.log(text);
    },
  });
  mkdirSync(options.out, { recursive: true });
  const journalPath = join(options.out, `serve-${options.portBase ?? 'predefinita'}.ndjson`);
  const journal = new Journal(journalPath);
  const composition = compose(
    { journal, clock, redactor: redactorWith(randomBytes(32).toString('hex')) },
    { platforms: served, ids: idsFrom(seed), urls: doors.urls, settings: file.platforms ?? {} },
  );
  const checklist = new LiveChecklist(platforms.flatMap((platform) => platform.requirements));
  const tell = (lines: readonly string[]): void => {
    if (!options.quiet) for (const line of lines) console.log(line);
  };
  for (const [id, simulation] of Object.entries(composition)) {
    const tenants = new Tenants();
    tenants.add(simulation);
    doors.mount(id, observed(tenants, journal, checklist, tell));
  }
  console.log(banner(composition, doors.urls, clock, tls?.caPath, journalPath));
  keepCalling(clock, callersOf(composition, doors.transport, file.sut?.endpoints ?? {}));
  await untilInterrupted();
  console.log(checklist.summary());
  clock.stop();
  await doors.close();
  journal.close();
  return 0;
}

/** The same peer, with what its rules find told as it happens. */
function observed(
  peer: Peer,
  journal: Journal,
  checklist: LiveChecklist,
  tell: (lines: readonly string[]) => void,
): Peer {
  return {
    route: (method, pathname) => peer.route(method, pathname),
    expects: (head) => peer.expects?.(head) ?? true,
    failed(what, error) {
      peer.failed?.(what, error);
      journal.flush();
    },
    async handle(request) {
      const scope = journal.open();
      const response = await peer.handle(request);
      scope.close();
      tell(checklist.hear(scope.entries));
      journal.flush();
      return response;
    },
  };
}

/** Platforms that call the SUT do so while the simulators are up, once a second at most. */
function keepCalling(clock: WallClock, callers: readonly Caller[]): void {
  if (callers.length === 0) return;
  // A nominal duration is shortened by the clock: lengthened by as much, it lasts about a second.
  const aboutASecond = SECOND * (SECOND / clock.span(SECOND));
  const call = async (): Promise<void> => {
    for (const caller of callers) await caller.callDue();
    clock.after(aboutASecond, call);
  };
  clock.after(0, call);
}

function banner(
  composition: Composition,
  urls: Readonly<Record<string, string>>,
  clock: WallClock,
  caPath: string | undefined,
  journalPath: string,
): string {
  const day = clock.span(86_400_000) / 1000;
  return [
    'Collaudo: simulatori in ascolto (Ctrl-C per fermarli)',
    '',
    ...Object.entries(composition).flatMap(([id, { platform, state }]) => [
      `${id.toUpperCase().padEnd(15)} ${urls[id] ?? ''}`,
      ...(SERVED[id]?.(platform.identities(state)) ?? []),
      '',
    ]),
    `Tempo           ${clock.mode === 'real' ? 'reale' : `un giorno dura ${Math.round(day)} secondi`}`,
    ...(caPath === undefined ? [] : [`Autorità TLS    ${caPath} (da dare al software sotto prova)`]),
    `Giornale        ${journalPath}`,
    'Prova generale su simulatore: non è una certificazione.',
    '',
  ].join('\n');
}
