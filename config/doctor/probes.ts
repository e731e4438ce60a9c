import { lookup } from 'node:dns/promises';
import { accessSync, constants, readFileSync, statfsSync, statSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer } from 'node:net';
import { delimiter, dirname, join, resolve } from 'node:path';
import { once } from 'node:events';
import { httpTransport } from '../../simulators/kernel/transport.ts';
import type { Probes } from './world.ts';

const CONNECT_MS = 5_000;

/** Probes of this machine and its network. `path` is the PATH in which programs are looked for. */
export function realProbes(options: {
  readonly now: () => number;
  readonly path: string;
  readonly containers: () => Promise<string | undefined>;
}): Probes {
  return {
    now: options.now,
    containers: options.containers,
    listen: tryToListen,
    async answer(host, port, text) {
      const server = createHttpServer((_, response) => response.end(text));
      server.listen(port, host);
      await once(server, 'listening');
      return {
        async close() {
          server.closeAllConnections();
          server.close();
          await once(server, 'close');
        },
      };
    },
    resolves: (host) =>
      lookup(host.replace(/^\[|\]$/g, '')).then(
        () => true,
        () => false,
      ),
    connects: tryToConnect,
    transport: (ca) => httpTransport(ca === undefined ? {} : { ca }),
    freeBytes(folder) {
      try {
        const there = nearest(resolve(folder));
        if (!statSync(there).isDirectory()) return undefined;
        accessSync(there, constants.W_OK);
        const { bavail, bsize } = statfsSync(there);
        return bavail * bsize;
      } catch {
        return undefined;
      }
    },
    read(path) {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return undefined;
      }
    },
    program: (name) =>
      (name.includes('/') || name.includes('\\')
        ? [name]
        : options.path.split(delimiter).map((folder) => join(folder, name))
      )
        .flatMap((candidate) => [candidate, `${candidate}.exe`, `${candidate}.cmd`])
        .some((candidate) => allowed(candidate, constants.X_OK)),
  };
}

/** What is there of a path: itself, or the nearest thing above it. */
function nearest(folder: string): string {
  return allowed(folder, constants.F_OK) ? folder : nearest(dirname(folder));
}

function allowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

async function tryToListen(host: string, port: number): Promise<'free' | 'taken' | 'noAddress' | 'forbidden'> {
  const server = createServer();
  const outcome = new Promise<'free' | 'taken' | 'noAddress' | 'forbidden'>((settle) => {
    server.once('listening', () => settle('free'));
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      settle(code === 'EADDRINUSE' ? 'taken' : code === 'EACCES' ? 'forbidden' : 'noAddress'),
    );
  });
  server.listen(port, host);
  const state = await outcome;
  if (state === 'free') {
    server.close();
    await once(server, 'close');
  }
  return state;
}

function tryToConnect(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host, port });
    const end = (reached: boolean) => (): void => {
      socket.destroy();
      settle(reached);
    };
    socket.setTimeout(CONNECT_MS, end(false));
    socket.once('connect', end(true));
    socket.once('error', end(false));
  });
}
