import type { Transport } from '../../simulators/kernel/exchange.ts';
import { SutUnreachable } from './driver.ts';
import type { Driver, SutInfo } from './driver.ts';
import { COMMANDS_PATH, httpDriver } from './http.ts';

export interface ContainerDriverOptions {
  readonly image: string;
  /** Port of the adapter inside the container. */
  readonly port: number;
  readonly transport: Transport;
  readonly timeoutMs?: number;
  /** How testcontainers is found; a parameter, so that its absence can be tried. */
  readonly load?: () => Promise<Containers>;
}

/** What is used of testcontainers. */
export type Containers = Pick<typeof import('testcontainers'), 'GenericContainer' | 'TestContainers' | 'Wait'>;

/** The machine lacks what a driver needs: a matter of configuration, exit 2; `remedy` says what to do. */
export class DriverNotAvailable extends Error {
  readonly code: string;
  readonly remedy: string;
  constructor(code: string, message: string, remedy: string) {
    super(`${message} ${remedy}`);
    this.name = 'DriverNotAvailable';
    this.code = code;
    this.remedy = remedy;
  }
}

/** The name by which a container reaches the machine it runs on, in testcontainers. */
const HOST_SEEN_FROM_INSIDE = 'host.testcontainers.internal';
const LOCAL = new Set(['localhost', '127.0.0.1', '0.0.0.0', '[::1]']);

/**
 * Starts an image, tells it where the platforms are (`COLLAUDO_<PLATFORM>_URL`), then speaks to it as the http driver does.
 * The platforms' ports on this machine are made reachable from inside.
 */
export function containerDriver(options: ContainerDriverOptions): Driver {
  const { image, port, transport, timeoutMs, load = async () => import('testcontainers') } = options;
  let stopContainer: (() => Promise<unknown>) | undefined;
  let inner: Driver | undefined;
  return {
    id: 'container',
    async start(surroundings): Promise<SutInfo> {
      const { GenericContainer, TestContainers, Wait } = await loaded(load);
      const urls = Object.entries(surroundings.platforms).map(([name, url]) => [name, new URL(url)] as const);
      const local = urls.map(([, url]) => url).filter((url) => LOCAL.has(url.hostname) && url.port !== '');
      let base: string;
      try {
        if (local.length > 0) await TestContainers.exposeHostPorts(...local.map((url) => Number(url.port)));
        const container = await new GenericContainer(image)
          .withEnvironment(
            Object.fromEntries(urls.map(([name, url]) => [`COLLAUDO_${name.toUpperCase()}_URL`, seenFromInside(url)])),
          )
          .withExposedPorts(port)
          .withWaitStrategy(Wait.forHttp(COMMANDS_PATH, port))
          .start();
        stopContainer = () => container.stop();
        base = `http://${container.getHost()}:${container.getMappedPort(port)}`;
      } catch (error) {
        throw new SutUnreachable('SUT_CONTAINER', `l’immagine ${image} non si avvia: ${(error as Error).message}`);
      }
      inner = httpDriver({ url: base, transport, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
      return inner.start(surroundings);
    },
    async command(name, parameters) {
      if (inner === undefined) throw new SutUnreachable('SUT_NOT_STARTED', `l’immagine ${image} non è in funzione`);
      return inner.command(name, parameters);
    },
    async stop() {
      inner = undefined;
      await stopContainer?.();
      stopContainer = undefined;
    },
  };
}

/** Whether this machine can start containers at all. @throws DriverNotAvailable with the remedy. */
export async function containersAvailable(): Promise<void> {
  await loaded(() => import('testcontainers'));
}

async function loaded(load: () => Promise<Containers>): Promise<Containers> {
  try {
    return await load();
  } catch {
    throw new DriverNotAvailable(
      'CONTAINER_PACKAGE_ABSENT',
      'Il driver container ha bisogno del pacchetto testcontainers, che qui non c’è.',
      'Installarlo con «npm install testcontainers», avviare Docker e riprovare; oppure usare il driver http.',
    );
  }
}

function seenFromInside(url: URL): string {
  const address = new URL(url);
  if (LOCAL.has(address.hostname)) address.hostname = HOST_SEEN_FROM_INSIDE;
  return address.href.replace(/\/$/, '');
}
