import { WallClock } from '../../simulators/kernel/clock.ts';
import type { WireRequest, WireResponse } from '../../simulators/kernel/exchange.ts';
import { idsFrom } from '../../simulators/kernel/ids.ts';
import { parseJson } from '../../simulators/kernel/json.ts';
import { listen } from '../../simulators/kernel/listen.ts';
import { httpTransport } from '../../simulators/kernel/transport.ts';
import type { EnteConfiguration } from './configuration.ts';
import { createEnte, NAME } from './ente.ts';
import type { Ente } from './ente.ts';
import { CONTENUTI_PATH } from './io/index.ts';
import type { IoConfiguration } from './io/configuration.ts';
import { PORTALE_PATH } from './iris/index.ts';
import type { IrisConfiguration } from './iris/index.ts';
import { jsonBytes } from './json.ts';
import type { Mutant } from './mutants/mutant.ts';
import { correctParts } from './parts.ts';
import { fileStore, memoryStore } from './store.ts';

/** Where the adapter answers (docs/sut-contract.md). */
const COMMANDS_PATH = '/collaudo/v1/commands';

export interface ServeOptions extends Omit<EnteConfiguration, 'iris' | 'io'> {
  /** Its own pages lie under `/portale` of its own address unless told otherwise. */
  readonly iris?: Omit<IrisConfiguration, 'portale'> & { readonly portale?: string };
  /** Its server of contents lies under `/io` of its own address unless told otherwise. */
  readonly io?: Omit<IoConfiguration, 'contenuti'> & { readonly contenuti?: string };
  readonly host?: string;
  /** 0 (the default) lets the system choose. */
  readonly port?: number;
  /** Two processes started at one instant with one seed draw the same identifiers; 0 unless told. */
  readonly seed?: number;
  /** File that holds what must survive a restart of the process; without it nothing does. */
  readonly store?: string;
  readonly mutant?: Mutant;
  /** Certificate authorities to trust besides the system's, PEM. */
  readonly ca?: string;
}

export interface ServedEnte {
  /** Base URL, without a trailing slash: under it the adapter, the station at `/pagopa`, the Porta di Dominio at `/pdd`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The ente as a process of its own, on the wall clock: the adapter of the http driver and what platforms and citizens call,
 * behind one address.
 * @throws Error with code EADDRINUSE where the port is taken.
 */
export async function serveEnte(options: ServeOptions): Promise<ServedEnte> {
  const { host, port, seed = 0, store, mutant, ca, iris, io, ...configuration } = options;
  const clock = new WallClock();
  const transport = httpTransport(ca === undefined ? {} : { ca });
  const listener = await listen({
    clock,
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
  });
  const ente = createEnte(
    {
      conti: [],
      ...configuration,
      ...(io === undefined ? {} : { io: { contenuti: `${listener.url}${CONTENUTI_PATH}`, ...io } }),
      ...(iris === undefined ? {} : { iris: { portale: `${listener.url}${PORTALE_PATH}`, ...iris } }),
    },
    {
      transport,
      clock,
      ids: idsFrom(`${seed}/${clock.now()}`),
      store: store === undefined ? memoryStore() : fileStore(store),
    },
    mutant === undefined ? correctParts : { ...correctParts, ...mutant.replace },
  );
  listener.mount({ route: () => undefined, handle: (request) => answer(ente, request, listener.url) });
  return {
    url: listener.url,
    async close() {
      transport.close();
      clock.stop();
      await listener.close();
    },
  };
}

async function answer(ente: Ente, request: WireRequest, origin: string): Promise<WireResponse> {
  const path = new URL(request.url).pathname;
  const received = ente.receive(request);
  if (received !== undefined) return received;
  if (path === COMMANDS_PATH && request.method === 'GET')
    return json(200, {
      name: NAME,
      version: '1',
      commands: ente.commands,
      endpoints: Object.fromEntries(Object.entries(ente.endpoints).map(([name, at]) => [name, `${origin}${at}`])),
    });
  if (path.startsWith(`${COMMANDS_PATH}/`) && request.method === 'POST') {
    const parsed = parseJson(request.body);
    if (!parsed.ok) return json(400, { message: parsed.problem });
    return json(200, await ente.command(decodeURIComponent(path.slice(COMMANDS_PATH.length + 1)), parsed.value));
  }
  return json(404, {
    message: `${request.method} ${path} non esiste: si può chiedere GET ${COMMANDS_PATH} o POST ${COMMANDS_PATH}/{comando}`,
  });
}

function json(status: number, value: unknown): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: jsonBytes(value) };
}
