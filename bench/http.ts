// Throughput of a simulator per CPU-second of its process, beside a bare node:http server in the same run (README.md here).
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { load } from './load.ts';
import type { Usage } from './server.ts';
import type { BenchRequest, Workload } from './workload.ts';

const { values } = parseArgs({
  options: {
    workload: { type: 'string', default: 'echo' },
    series: { type: 'string' },
    requests: { type: 'string', default: '40000' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32' },
    profile: { type: 'string' },
  },
});
const requests = Number(values.requests);
const rounds = Number(values.rounds);
const connections = Number(values.connections);
const workloadPath = resolve(import.meta.dirname, 'workloads', `${values.workload}.ts`);
const { workload } = (await import(workloadPath)) as { workload: Workload };

interface Server {
  readonly port: number;
  usage(what?: 'usage' | 'memory'): Promise<Usage>;
  stop(): void;
}

async function start(args: readonly string[], flags: readonly string[] = []): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'server.ts'), args, { execArgv: ['--expose-gc', ...flags] });
  let failed: (error: Error) => void = () => {};
  child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
  const answer = <T>(): Promise<T> =>
    new Promise((done, fails) => {
      failed = fails;
      child.once('message', (message) => done(message as T));
    });
  const { port } = await answer<{ port: number }>();
  return {
    port,
    usage(what = 'usage') {
      const told = answer<Usage>();
      child.send(what);
      return told;
    },
    stop: () => void child.send('stop'),
  };
}

const said = new WeakMap<Server, Map<readonly BenchRequest[], number>>();

/** Goes on through a series where it was left. */
async function goOn(server: Server, series: readonly BenchRequest[], count: number): Promise<void> {
  const places = said.get(server) ?? new Map<readonly BenchRequest[], number>();
  said.set(server, places);
  const from = places.get(series) ?? 0;
  places.set(series, from + count);
  await load(server.port, series, count, connections, from);
}

/** Requests per CPU-second of the server over one stretch. */
async function measure(server: Server, series: readonly BenchRequest[], count: number): Promise<number> {
  const before = await server.usage();
  await goOn(server, series, count);
  const after = await server.usage();
  return count / ((after.cpuMicros - before.cpuMicros) / 1e6);
}

const median = (figures: readonly number[]): number => [...figures].sort((a, b) => a - b)[figures.length >> 1]!;
const k = (figure: number): string => `${(figure / 1000).toFixed(1)}k`;
const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

const directory = mkdtempSync(join(tmpdir(), 'collaudo-bench-'));
const journalFile = join(directory, 'journal.ndjson');
const bare = await start(['bare']);
const simulator = await start(
  ['simulator', workloadPath, journalFile],
  values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`],
);
try {
  await load(simulator.port, workload.prepare, workload.prepare.length, 1);
  const ratios: string[] = [];
  for (const name of values.series?.split(',') ?? Object.keys(workload.series)) {
    const series = workload.series[name];
    if (series === undefined)
      throw new RangeError(`no series "${name}" in ${values.workload}: ${Object.keys(workload.series).join(', ')}`);
    const warmUp = Math.min(10_000, requests);
    await goOn(bare, series, warmUp);
    await goOn(simulator, series, warmUp);
    const figures: { bare: number; simulator: number }[] = [];
    for (let round = 0; round < rounds; round++)
      figures.push({
        bare: await measure(bare, series, requests),
        simulator: await measure(simulator, series, requests),
      });
    const plain = median(figures.map((each) => each.bare));
    const ours = median(figures.map((each) => each.simulator));
    const bytes = Buffer.byteLength(series[0]!.body);
    console.log(
      `${values.workload} ${name} (${bytes} B): ${figures.map((each) => `${k(each.simulator)}/${k(each.bare)}`).join('  ')}` +
        `  median ${k(ours)} req per CPU-second, bare node:http ${k(plain)}`,
    );
    ratios.push(`${name} ${((100 * ours) / plain).toFixed(0)} %`);
  }
  const { rss, heap, entries } = await simulator.usage('memory');
  console.log(
    `memory after ${entries} entries: ${mb(rss)} resident, ${mb(heap)} heap; journal ${mb(statSync(journalFile).size)} on disk`,
  );
  console.log(`ratio to bare node:http: ${ratios.join(', ')}`);
} finally {
  simulator.stop();
  bare.stop();
  rmSync(directory, { recursive: true, force: true });
}
