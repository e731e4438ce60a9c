import type { Clock } from '../simulators/kernel/clock.ts';
import type { Transport } from '../simulators/kernel/exchange.ts';
import { listen } from '../simulators/kernel/listen.ts';
import type { ListenOptions } from '../simulators/kernel/listen.ts';
import { httpTransport } from '../simulators/kernel/transport.ts';
import type { Doors } from './run-context.ts';

/** How exchanges travel: over sockets through express, or in process through msw. */
export type DoorKind = 'express' | 'msw';

export interface DoorOptions {
  readonly host?: string;
  /** First port of a platform of a run with an external SUT; the next ones follow. 0: the system chooses. */
  readonly portBase?: number;
  /** What the SUT is told instead of the listener's own address. */
  readonly publicUrl?: string;
  readonly tls?: ListenOptions['tls'];
  /** Fixed ports and real addresses, for a SUT in a process of its own. */
  readonly external?: boolean;
  /** Certificate authorities to trust when calling the SUT, PEM. */
  readonly ca?: string;
}

export interface OpenDoors extends Doors {
  readonly urls: Readonly<Record<string, string>>;
  readonly transport: Transport;
}

/** Canonical names: what is written on the wire, and so in the evidence, is the same whatever the port. */
const NAMES = { send: 'send.collaudo.test', sut: 'ente.collaudo.test' } as const;
const CANONICAL = { send: `http://${NAMES.send}`, sut: `http://${NAMES.sut}` };

/** Opens the way between platforms and SUT for a run. */
export async function openDoors(kind: DoorKind, clock: Clock, options: DoorOptions = {}): Promise<OpenDoors> {
  if (kind === 'msw') return mswDoors();
  return options.external === true ? addressDoors(clock, options) : namedDoors(clock, options);
}

/** One loopback listener; canonical names resolve to it. */
async function namedDoors(clock: Clock, options: DoorOptions): Promise<OpenDoors> {
  const listener = await listen({ clock, host: options.host ?? '127.0.0.1' });
  const transport = httpTransport({
    resolve: (origin) => (origin.endsWith('.collaudo.test') ? { host: listener.host, port: listener.port } : undefined),
  });
  return {
    urls: CANONICAL,
    transport,
    mount: (name, peer) => listener.mount(peer, NAMES[name as keyof typeof NAMES]),
    unmount: (name) => listener.unmount(NAMES[name as keyof typeof NAMES]),
    async close() {
      transport.close();
      await listener.close();
    },
  };
}

/** A listener on a stable address for a SUT that must be configured with it. */
async function addressDoors(clock: Clock, options: DoorOptions): Promise<OpenDoors> {
  const listener = await listen({
    clock,
    host: options.host ?? '127.0.0.1',
    port: options.portBase ?? SEND_PORT,
    ...(options.tls === undefined ? {} : { tls: options.tls }),
  });
  const transport = httpTransport(options.ca === undefined ? {} : { ca: options.ca });
  return {
    urls: { send: options.publicUrl ?? listener.url },
    transport,
    mount: (_, peer) => listener.mount(peer),
    unmount: () => listener.unmount(),
    async close() {
      transport.close();
      await listener.close();
    },
  };
}

/** SEND's stable default port (semantics.md 19). */
export const SEND_PORT = 4010;

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
      unmount(name);
      mounted.set(name, mount(peer, CANONICAL[name as keyof typeof CANONICAL]));
    },
    unmount,
    async close() {
      for (const name of mounted.keys()) unmount(name);
      transport.close();
    },
  };
}
