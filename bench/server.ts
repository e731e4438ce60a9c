// The server side of bench/http.ts, a process of its own: `simulator <workload> <journal>` or `bare`. Told 'usage' over
// IPC it answers with the CPU time (microseconds) and memory (bytes) it has used; told 'memory' it collects garbage first;
// told 'stop' it ends.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WallClock } from '../simulators/kernel/clock.ts';
import { keepHeapClose } from '../simulators/kernel/heap.ts';
import { idsFrom } from '../simulators/kernel/ids.ts';
import { Journal } from '../simulators/kernel/journal.ts';
import { listen } from '../simulators/kernel/listen.ts';
import { redactorWith } from '../simulators/kernel/redaction.ts';
import { simulate } from '../simulators/kernel/simulate.ts';
import { Tenants } from '../simulators/kernel/tenants.ts';
import type { Workload } from './workload.ts';

export interface Usage {
  readonly cpuMicros: number;
  readonly rss: number;
  readonly heap: number;
  /** Journal entries written so far. */
  readonly entries: number;
}

const [kind, workloadPath, journalPath] = process.argv.slice(2);
const started = kind === 'bare' ? await bare() : await simulator(workloadPath!, journalPath!);

process.on('message', (message) => {
  if (message === 'stop') {
    started.stop();
    process.disconnect?.();
    process.exit(0);
  }
  if (message === 'memory') globalThis.gc!();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send!({ cpuMicros: user + system, rss, heap: heapUsed, entries: started.entries() } satisfies Usage);
});
process.send!({ port: started.port });

interface Started {
  readonly port: number;
  entries(): number;
  stop(): void;
}

/** As little as a server of JSON over node:http can do: read, parse, answer what came. */
async function bare(): Promise<Started> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const body = Buffer.from(text.startsWith('<') ? text : JSON.stringify(text === '' ? {} : JSON.parse(text)));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(body.length) });
      response.end(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, entries: () => 0, stop: () => void server.close() };
}

async function simulator(path: string, journalFile: string): Promise<Started> {
  const { workload } = (await import(path)) as { workload: Workload };
  keepHeapClose();
  const clock = new WallClock();
  const journal = new Journal(journalFile);
  const listener = await listen({ clock });
  const tenants = new Tenants();
  tenants.add(
    simulate(
      workload.platform,
      { journal, clock, redactor: redactorWith('bench') },
      { ids: idsFrom('bench'), publicUrl: listener.url, settings: workload.settings },
    ),
  );
  listener.mount(tenants);
  return { port: listener.port, entries: () => journal.length, stop: () => journal.close() };
}
