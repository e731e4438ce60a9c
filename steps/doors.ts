import type { Clock } from '../simulators/kernel/clock.ts';
import type { Transport } from '../simulators/kernel/exchange.ts';
import { listen } from '../simulators/kernel/listen.ts';
import type { ListenOptions, Listener } from '../simulators/kernel/listen.ts';
import { httpTransport } from '../simulators/kernel/transport.ts';
import { directDoors } from './direct-doors.ts';
import type { Doors } from './run-context.ts';

/** How exchanges travel: over sockets through express, in process through msw, or in virtual time with nothing between (direct). */
export type DoorKind = 'express' | 'msw' | 'direct';

export interface DoorOptions {
  readonly host?: string;
  /** First port of a platform of a run with an external SUT; the next ones follow. 0: the system chooses. */
  readonly portBase?: number;
  /** What the SUT is told instead of the listener's own address. */
  readonly publicUrl?: string;
  readonly tls?: ListenOptions['tls'];
  /** Told of requests that HTTP itself refuses, with an external SUT. */
  readonly onRefused?: (text: string) => void;
  /** Fixed ports and real addresses, for a SUT in a process of its own: the platforms to listen for. */
  readonly external?: readonly string[];
  /** Certificate authorities to trust when calling the SUT, PEM. */
  readonly ca?: string;
}

export interface OpenDoors extends Doors {
  readonly urls: Readonly<Record<string, string>>;
  readonly transport: Transport;
}

/** Canonical names: what is written on the wire, and so in the evidence, is the same whatever the port. */
const NAMES: Readonly<Record<string, string>> = {
  send: 'send.collaudo.test',
  iris: 'iris.collaudo.test',
  io: 'io.collaudo.test',
  pdnd: 'pdnd.collaudo.test',
  gpd: 'gpd.collaudo.test',
  ioservice: 'ioservice.collaudo.test',
  sut: 'ente.collaudo.test',
};
const CANONICAL: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(NAMES).map(([name, host]) => [name, `http://${host}`]),
);

/** Opens the way between platforms and SUT for a run. */
export async function openDoors(kind: DoorKind, clock: Clock, options: DoorOptions = {}): Promise<OpenDoors> {
  if (kind === 'msw') return mswDoors();
  if (kind === 'direct') return directDoors(CANONICAL, NAMES);
  return options.external !== undefined ? addressDoors(clock, options) : namedDoors(clock, options);
}

/** One loopback listener; canonical names resolve to it. A platform without a name is not called by anybody. */
async function namedDoors(clock: Clock, options: DoorOptions): Promise<OpenDoors> {
  const listener = await listen({ clock, host: options.host ?? '127.0.0.1' });
  const transport = httpTransport({
    resolve: (origin) => (origin.endsWith('.collaudo.test') ? { host: listener.host, port: listener.port } : undefined),
  });
  return {
    urls: CANONICAL,
    transport,
    mount(name, peer) {
      const host = NAMES[name];
      if (host !== undefined) listener.mount(peer, host);
    },
    unmount(name) {
      const host = NAMES[name];
      if (host !== undefined) listener.unmount(host);
    },
    async close() {
      transport.close();
      await listener.close();
    },
  };
}

/** Where each platform listens for a SUT of one's own, counted from the first port (semantics.md 19). */
export const PLATFORM_PORTS: Readonly<Record<string, number>> = {
  send: 0,
  iris: 10,
  io: 20,
  pdnd: 30,
  gpd: 40,
  ioservice: 50,
};

/** SEND's stable default port, and the first of all. */
export const FIRST_PORT = 4010;

/** A listener a platform, on stable addresses with which a SUT must be configured. */
async function addressDoors(clock: Clock, options: DoorOptions): Promise<OpenDoors> {
  const first = options.portBase ?? FIRST_PORT;
  const listeners = new Map<string, Listener>();
  const called = (options.external ?? []).filter((name) => name in PLATFORM_PORTS);
  const close = async (): Promise<void> => {
    for (const listener of listeners.values()) await listener.close();
  };
  try {
    for (const name of called)
      listeners.set(
        name,
        await listen({
          clock,
          host: options.host ?? '127.0.0.1',
          port: first + PLATFORM_PORTS[name]!,
          ...(options.tls === undefined ? {} : { tls: options.tls }),
          ...(options.onRefused === undefined ? {} : { onRefused: options.onRefused }),
        }),
      );
  } catch (error) {
    // what listens keeps the process alive: whoever is told of a port that is taken is told once, and it ends
    await close();
    throw error;
  }
  // a server of which we know nothing closes idle connections when it likes: a call that meets that would block a scenario
  const transport = httpTransport({ keepAlive: false, ...(options.ca === undefined ? {} : { ca: options.ca }) });
  return {
    urls: Object.fromEntries(
      [...listeners].map(([name, listener]) => [name, publicUrlOf(listener, options.publicUrl, called.length)]),
    ),
    transport,
    mount: (name, peer) => listeners.get(name)?.mount(peer),
    unmount: (name) => listeners.get(name)?.unmount(),
    async close() {
      transport.close();
      await close();
    },
  };
}

/** The address a SUT is told: the public one, with the listener's own port where several platforms share it. */
function publicUrlOf(listener: Listener, publicUrl: string | undefined, platforms: number): string {
  if (publicUrl === undefined) return listener.url;
  if (platforms === 1) return publicUrl;
  const { protocol, hostname } = new URL(publicUrl);
  return `${protocol}//${hostname}:${listener.port}`;
}

/** No socket at all: msw intercepts the canonical names in this process. */
async function mswDoors(): Promise<OpenDoors> {
  const { mount } = await import('../mocks/intercept.ts');
  const transport = httpTransport();
  const mounted = new Map<string, { close(): void }>();
  const unmount = (name: string): void => {
    mounted.get(name)?.close();
    mounted.delete(name);
  };
  return {
    urls: CANONICAL,
    transport,
    mount(name, peer) {
      const origin = CANONICAL[name];
      unmount(name);
      if (origin !== undefined) mounted.set(name, mount(peer, origin));
    },
    unmount,
    close() {
      for (const name of mounted.keys()) unmount(name);
      transport.close();
      return Promise.resolve();
    },
  };
}
