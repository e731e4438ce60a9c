import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { LiveChecklist } from '../reports/live-checklist.ts';
import type { Resumption } from '../reports/earlier-life.ts';
import { PART_NOTE } from '../reports/merge/journals.ts';
import { platforms } from '../simulators/index.ts';
import { compose } from '../simulators/compose.ts';
import type { Composition } from '../simulators/compose.ts';
import type { WallClock } from '../simulators/kernel/clock.ts';
import { forwardTo } from '../simulators/kernel/forward.ts';
import type { Transport } from '../simulators/kernel/exchange.ts';
import { inEras } from '../simulators/kernel/eras.ts';
import { idsFrom } from '../simulators/kernel/ids.ts';
import { Journal, linesOf, readChain } from '../simulators/kernel/journal.ts';
import type { PlanFacts, RunFacts } from '../simulators/kernel/journal.ts';
import { redactorWith } from '../simulators/kernel/redaction.ts';
import { Tenants } from '../simulators/kernel/tenants.ts';
import type { Peer } from '../simulators/kernel/tenants.ts';

/** How an ente is watched: a journal of its own, in a folder of its own, that goes on where it was left. */
export interface WatchOptions {
  readonly name: string;
  /** Holds journal.ndjson and the key of its redaction; earlier journals stay beside them. */
  readonly folder: string;
  /** What credentials and identifiers are drawn from: two enti must not draw the same. */
  readonly drawnFrom: number | string;
  readonly facts: Omit<RunFacts, 'plans' | 'clock' | 'door' | 'observationMs'>;
  readonly plans: readonly PlanFacts[];
  readonly served: readonly string[];
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly upstream: Readonly<Record<string, string>>;
  readonly urls: Readonly<Record<string, string>>;
  readonly clock: WallClock;
  readonly transport: Transport;
  tell(lines: readonly string[]): void;
}

/** An ente being watched: simulations with its credentials, what was seen of it so far. */
export interface Watched {
  readonly name: string;
  readonly denominazione: string;
  readonly composition: Composition;
  readonly checklist: LiveChecklist;
  /** Who answers for a platform, with what its rules find told as it happens. */
  peer(platform: string): Peer | undefined;
  close(): void;
}

/**
 * Starts watching, or goes on: the checklist is what the journal tells, credentials are the seed's or the run file's. The
 * platforms' own state begins anew, and a note says so in the journal: what they no longer remember is not held against the SUT.
 */
export function watch(options: WatchOptions): Watched {
  const { folder, facts, plans, served, settings, upstream, urls, clock, transport } = options;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'journal.ndjson');
  const resumes = existsSync(path);
  const checklist = new LiveChecklist(
    platforms.flatMap((platform) => platform.requirements),
    plans,
  );
  const journal = new Journal(path, { resume: resumes });
  if (resumes && journal.length > 0) {
    const { entries } = readChain(linesOf(path));
    const data: Resumption = { ripresa: true, ricordano: Object.keys(upstream) };
    checklist.hear([...entries, journal.append({ kind: 'note', at: clock.now(), name: PART_NOTE, data })]);
  } else
    journal.append({
      kind: 'run',
      at: facts.startedAt,
      run: { ...facts, clock: clock.mode, door: 'express', observationMs: 0, plans },
    });
  journal.flush();
  const bench = { journal, clock, redactor: redactorWith(keyIn(folder)) };
  const ids = inEras(idsFrom(options.drawnFrom));
  const composition = compose(bench, { platforms: served, ids, urls, settings });
  const shadows = compose(
    { ...bench, journal: new Journal(undefined, { forgets: true }) },
    { platforms: Object.keys(upstream), ids: ids.fork('ombra'), urls, settings },
  );
  // the same credentials as ever are drawn by now: what is issued from here on was never issued before
  const before = setAsideIn(folder);
  if (resumes || before > 0) ids.begin(`ripresa-${before}-${journal.length}`);
  return {
    name: options.name,
    denominazione: facts.ente.denominazione,
    composition,
    checklist,
    peer(platform) {
      const simulation = composition[platform];
      if (simulation === undefined) return undefined;
      const [real, shadow] = [upstream[platform], shadows[platform]];
      const tenants = new Tenants();
      tenants.add(simulation);
      const inner =
        real === undefined || shadow === undefined
          ? tenants
          : forwardTo(simulation, { upstream: real, transport, bench, shadow });
      return observed(inner, journal, (entries) => options.tell(checklist.hear(entries)));
    },
    close() {
      journal.append({ kind: 'note', at: clock.now(), name: 'sospensione', data: {} });
      journal.close();
    },
  };
}

/** Sets what was seen so far aside, under a number of its own: watching begins anew. */
export function setAside(folder: string): void {
  const path = join(folder, 'journal.ndjson');
  if (!existsSync(path)) return;
  renameSync(path, join(folder, `journal-${setAsideIn(folder) + 1}.ndjson`));
}

/** How many journals were set aside. */
function setAsideIn(folder: string): number {
  return readdirSync(folder).filter((name) => /^journal-\d+\.ndjson$/.test(name)).length;
}

/** Stand-ins must be the same after a restart: the key is kept beside the journal, for its owner's eyes only. */
function keyIn(folder: string): string {
  const path = join(folder, 'redazione.key');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
}

function observed(peer: Peer, journal: Journal, hear: (entries: ReturnType<Journal['open']>['entries']) => void): Peer {
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
      journal.flush();
      hear(scope.entries);
      return response;
    },
  };
}
