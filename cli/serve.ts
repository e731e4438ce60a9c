import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Interface } from 'node:readline';
import { dirname, join } from 'node:path';
import { readRunFile } from '../config/run-file.ts';
import type { RunFile } from '../config/run-file.ts';
import { renderLivePage } from '../reports/render/live-page.ts';
import { counted } from '../reports/words.ts';
import { callersOf } from '../simulators/compose.ts';
import type { Caller, Composition } from '../simulators/compose.ts';
import { SECOND, UAT_FACTOR, WallClock } from '../simulators/kernel/clock.ts';
import { keepHeapClose } from '../simulators/kernel/heap.ts';
import { listen } from '../simulators/kernel/listen.ts';
import type { Listener, ListenOptions } from '../simulators/kernel/listen.ts';
import { Tenants } from '../simulators/kernel/tenants.ts';
import type { Peer } from '../simulators/kernel/tenants.ts';
import { FIRST_PORT, openDoors, PLATFORM_PORTS } from '../steps/doors.ts';
import { describePlans } from '../steps/describe-plans.ts';
import { plansNamed } from '../steps/plan-features.ts';
import { plans as allPlans } from '../steps/plans.ts';
import { readOptions } from './options.ts';
import { usable } from './platform-settings.ts';
import type { PlatformSettings } from './platform-settings.ts';
import type { CommonOptions } from './options.ts';
import { SERVED } from './served.ts';
import { suite } from './suite.ts';
import { untilInterrupted } from './until-interrupted.ts';
import { environmentOf, upstreamOf } from './upstream.ts';
import { UsageError } from './usage.ts';
import { setAside, watch } from './watched.ts';
import type { Watched, WatchOptions } from './watched.ts';

const ENTE = { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' };
const ONLY_TENANT = 'ente';
/** Where the page is, counted from the first port: beyond every platform's. */
const PAGE_OFFSET = 80;

/**
 * `collaudo serve`: the simulators up, base URLs and credentials on screen, every case's checklist as traffic comes. Each ente
 * of the run file's `tenants` has a journal of its own under `<out>/serve/`, which goes on after a restart; `--reset all|NAME`
 * sets it aside, as the line `azzera [NAME]` does at any time.
 */
export async function serve(argv: readonly string[]): Promise<number> {
  keepHeapClose();
  const options = readOptions(argv, ['reset']);
  const file: RunFile =
    options.config === undefined && !existsSync('collaudo.yaml')
      ? {}
      : readRunFile(options.config ?? 'collaudo.yaml', process.env);
  const served = Object.keys(PLATFORM_PORTS);
  for (const [name, tenant] of Object.entries(file.tenants ?? { [ONLY_TENANT]: {} })) {
    const settings = (tenant.platforms ?? file.platforms ?? {}) as PlatformSettings;
    for (const id of served) usable(id, settings[id] ?? {}, file.tenants === undefined ? '' : `tenants.${name}.`);
  }
  const clock = new WallClock(options.clock === 'real' ? 1 : (file.clockFactor ?? UAT_FACTOR));
  const { host = file.listen?.host, portBase = file.listen?.portBase, publicUrl = file.listen?.publicUrl } = options;
  const tls =
    options.tls || file.listen?.tls === true
      ? await (await import('./tls.ts')).tlsFor({ host, publicUrl }, options.out)
      : undefined;
  const doors = await openDoors('express', clock, {
    external: served,
    ...(host === undefined ? {} : { host }),
    ...(portBase === undefined ? {} : { portBase }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(tls === undefined ? {} : { tls }),
    onRefused: (text) => {
      if (!options.quiet) console.log(text);
    },
  });
  let page: Listener | undefined;
  let watched: Watched[] = [];
  let lines: Interface | undefined;
  // whatever ends it, a port that is taken included: what listens keeps the process alive
  try {
    const watching = await watchOptions(options, file, {
      served,
      clock,
      transport: doors.transport,
      urls: doors.urls,
      tell: (name) => (lines) => {
        if (!options.quiet) for (const line of lines) console.log(name === ONLY_TENANT ? line : `[${name}] ${line}`);
      },
    });
    const reset = options.extra['reset'];
    if (reset !== undefined && reset !== 'all' && watching.every(({ name }) => name !== reset))
      throw new UsageError(
        `--reset vuole all o uno fra ${watching.map(({ name }) => name).join(', ')}, non «${reset}»`,
      );
    for (const { name, folder } of watching) if (reset === 'all' || reset === name) setAside(folder);
    watched = watching.map((each) => watch(each));
    const mountAll = (): void => {
      for (const id of served) doors.mount(id, together(watched, id));
    };
    mountAll();
    page = await livePage(watched, {
      clock,
      ...(host === undefined ? {} : { host }),
      port: portBase === 0 ? 0 : (portBase ?? FIRST_PORT) + PAGE_OFFSET,
      ...(tls === undefined ? {} : { tls }),
    });
    console.log(banner(watched, doors.urls, clock, tls?.caPath, dirname(watching[0]!.folder), page.url));
    keepCalling(clock, () =>
      watched.flatMap(({ composition }) => callersOf(composition, doors.transport, file.sut?.endpoints ?? {})),
    );
    lines = createInterface({ input: process.stdin });
    lines.on('line', (line) => {
      const [word, name] = line.trim().split(/\s+/);
      if (word === 'esiti') for (const each of watched) console.log(`${each.name}:${each.checklist.summary()}`);
      else if (word === 'azzera') {
        for (const [i, each] of watching.entries()) {
          if (name !== undefined && each.name !== name) continue;
          watched[i]!.close();
          setAside(each.folder);
          watched[i] = watch(each);
          console.log(`${each.name}: azzerato`);
        }
        mountAll();
      }
    });
    await untilInterrupted();
    for (const each of watched) console.log(each.checklist.summary());
    console.log(`\nPer farne un fascicolo: collaudo merge ${watching.map(({ folder }) => folder).join(' oppure ')}`);
    return 0;
  } finally {
    clock.stop();
    lines?.close();
    for (const each of watched) each.close();
    await page?.close();
    await doors.close();
  }
}

/** The enti to watch: the run file's tenants, or the one it speaks of. */
async function watchOptions(
  options: CommonOptions,
  file: RunFile,
  common: Pick<WatchOptions, 'served' | 'clock' | 'transport' | 'urls'> & {
    tell(name: string): WatchOptions['tell'];
  },
): Promise<readonly WatchOptions[]> {
  const seed = options.seed ?? file.seed ?? 42;
  const upstream = upstreamOf(options, file);
  const chosen = plansNamed(file.plans ?? allPlans.map(({ id }) => id));
  const plans = describePlans(chosen);
  const tenants = Object.entries(file.tenants ?? { [ONLY_TENANT]: {} });
  return tenants.map(([name, tenant]) => ({
    ...common,
    tell: common.tell(name),
    name,
    folder: join(options.out, 'serve', name),
    drawnFrom: file.tenants === undefined ? seed : `${seed}/${name}`,
    plans,
    upstream,
    settings: (tenant.platforms ?? file.platforms ?? {}) as WatchOptions['settings'],
    facts: {
      id: `serve-${name}`,
      seed,
      suite: suite(),
      startedAt: options.now ?? common.clock.now(),
      environment: environmentOf(chosen, upstream),
      ambiente: options.ambiente ?? file.ambiente ?? 'staging',
      sut: {
        driver: 'passive',
        name: file.sut?.name ?? 'software osservato',
        version: file.sut?.version ?? 'non dichiarata',
      },
      ente: tenant.ente ?? file.ente ?? ENTE,
      ...(Object.keys(upstream).length === 0 ? {} : { upstream }),
      selection: { plans: chosen.map(({ id }) => id), filter: 'osservazione passiva' },
    },
  }));
}

/** One address for all: a request belongs to the ente whose credential it presents, else to the first. */
function together(watched: readonly Watched[], platform: string): Peer {
  const peers = watched.flatMap((each) => {
    const simulation = each.composition[platform];
    const peer = each.peer(platform);
    return simulation === undefined || peer === undefined ? [] : [{ simulation, peer }];
  });
  const tenants = new Tenants();
  for (const { simulation } of peers) tenants.add(simulation);
  return {
    route: (method, pathname) => tenants.route(method, pathname),
    expects: (head) => peers.some(({ peer }) => peer.expects?.(head) ?? true),
    failed: (what, error) => peers[0]?.peer.failed?.(what, error),
    handle(request) {
      const [first] = peers;
      const credential = peers.length === 1 ? undefined : first?.simulation.platform.credentialOf(request);
      const owner =
        credential === undefined ? first : (peers.find(({ simulation }) => simulation.owns(credential)) ?? first);
      return owner!.peer.handle(request);
    },
  };
}

/** Platforms that call the SUT do so while the simulators are up, once a second at most. */
function keepCalling(clock: WallClock, callers: () => readonly Caller[]): void {
  // A nominal duration is shortened by the clock: lengthened by as much, it lasts about a second.
  const aboutASecond = SECOND * (SECOND / clock.span(SECOND));
  const call = async (): Promise<void> => {
    for (const caller of callers()) await caller.callDue();
    clock.after(aboutASecond, call);
  };
  clock.after(0, call);
}

function banner(
  watched: readonly Watched[],
  urls: Readonly<Record<string, string>>,
  clock: WallClock,
  caPath: string | undefined,
  folder: string,
  page: string,
): string {
  const day = clock.span(86_400_000) / 1000;
  const several = watched.length > 1;
  return [
    'Collaudo: simulatori in ascolto (Ctrl-C per fermarli; «esiti» mostra i casi, «azzera» ricomincia)',
    '',
    ...watched.flatMap(({ name, composition }) => [
      ...(several ? [`[${name}]`] : []),
      ...identities(composition, urls),
    ]),
    `Tempo           ${clock.mode === 'real' ? 'reale' : `un giorno dura ${Math.round(day)} secondi`}`,
    ...(caPath === undefined ? [] : [`Autorità TLS    ${caPath} (da dare al software sotto prova)`]),
    `Giornali        ${folder}`,
    `Riscontri       ${page} (pagina che si aggiorna da sé)`,
    ...watched.flatMap(resumed),
    'Prova generale su simulatore: non è una certificazione.',
    '',
  ].join('\n');
}

/** What an interruption cost, said where it is read. */
function resumed({ name, checklist: { traffic } }: Watched): readonly string[] {
  if (!traffic.resumed) return [];
  return [
    `Ripreso         ${name}: ${counted(traffic.exchanges, 'scambio già visto', 'scambi già visti')}, riscontri conservati`,
    `Non ripristinato ${name}: ciò che le piattaforme simulate avevano registrato${traffic.lost.size === 0 ? '' : ` (${counted(traffic.lost.size, 'chiave', 'chiavi')} fra notifiche, avvisi e messaggi)`}; gli scambi che lo riguardano non si giudicano`,
  ];
}

/** The checklist as a page, at a port of its own. */
async function livePage(watched: readonly Watched[], options: ListenOptions): Promise<Listener> {
  const listener = await listen(options);
  listener.mount({
    route: () => undefined,
    handle: ({ method, url }) =>
      Promise.resolve(
        method === 'GET' || method === 'HEAD'
          ? {
              status: 200,
              headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
              body: Buffer.from(renderLivePage(watched, url.endsWith('?ferma'))),
            }
          : { status: 405, headers: { allow: 'GET, HEAD' }, body: new Uint8Array(0) },
      ),
  });
  return listener;
}

function identities(composition: Composition, urls: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(composition).flatMap(([id, { platform, state }]) => [
    `${id.toUpperCase().padEnd(15)} ${urls[id] ?? ''}`,
    ...(SERVED[id]?.(platform.identities(state)) ?? []),
    '',
  ]);
}
