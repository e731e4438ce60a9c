import { CONTENUTI_PATH, createEnte, correctParts, memoryStore, NAME, PORTALE_PATH } from '../../mocks/ente/index.ts';
import type {
  Configuration,
  Ente,
  EnteConfiguration,
  IoConfiguration,
  IoserviceConfiguration,
  IrisConfiguration,
  Parts,
  PdndClient,
  Soggetto,
} from '../../mocks/ente/index.ts';
import { mutants } from '../../mocks/ente/mutants/index.ts';
import type { Mutant } from '../../mocks/ente/mutants/index.ts';
import type { Transport } from '../../simulators/kernel/exchange.ts';
import type { Peer } from '../../simulators/kernel/tenants.ts';
import { SutUnreachable } from './driver.ts';
import type { Driver, Surroundings } from './driver.ts';

export { mutants } from '../../mocks/ente/mutants/index.ts';
export type { Mutant } from '../../mocks/ente/mutants/index.ts';

/** What the reference ente says of itself. */
export const REFERENCE = { name: NAME, version: '1' } as const;

/** Where the world mounts what platforms call of the reference ente, unless told otherwise. */
export const STATION_ORIGIN = 'http://ente.collaudo.test';

/** A known defect by its id. */
export function mutantNamed(id: string): Mutant | undefined {
  return mutants.find((mutant) => mutant.id === id);
}

export interface ReferenceOptions {
  readonly transport: Transport;
  readonly mutant?: Mutant;
  /** Told each decision that the ente comes to take, by the name of its part. */
  readonly onPart?: (part: string) => void;
  readonly stationOrigin?: string;
  /** What the ente would otherwise draw from its surroundings. */
  readonly configuration?: EnteConfiguration;
}

/** A driver whose SUT the world must mount, to let platforms reach it. */
export interface ReferenceDriver extends Driver {
  /** What platforms and browsers call of the ente; undefined until the driver has started. */
  readonly station: Peer | undefined;
}

/**
 * The built-in ente, in process: a new one, with an empty store, for every scenario. It stands on the scenario's own clock,
 * so `set-clock` has nothing left to do.
 */
export function referenceDriver(options: ReferenceOptions): ReferenceDriver {
  let ente: Ente | undefined;
  const origin = options.stationOrigin ?? STATION_ORIGIN;
  const station: Peer = {
    route: () => undefined,
    handle: (request) => present(ente).receive(request) ?? Promise.resolve(NOBODY),
  };
  return {
    id: 'reference',
    get station() {
      return ente === undefined ? undefined : station;
    },
    async start(surroundings) {
      const { clock, ids } = surroundings;
      ente = createEnte(
        { ...configurationFrom(surroundings, origin), ...options.configuration },
        { transport: options.transport, clock, ids: ids.fork('ente'), store: memoryStore() },
        partsOf(options),
      );
      return {
        ...REFERENCE,
        commands: ['set-clock', ...ente.commands],
        endpoints: Object.fromEntries(Object.entries(ente.endpoints).map(([name, path]) => [name, `${origin}${path}`])),
      };
    },
    async command(name, parameters) {
      if (name === 'set-clock') return { status: 'done', result: {} };
      try {
        return await present(ente).command(name, parameters);
      } catch (error) {
        if (error instanceof SutUnreachable) throw error;
        throw new SutUnreachable('SUT_CRASHED', `l’ente di riferimento si è fermato: ${String(error)}`);
      }
    },
    stop() {
      ente = undefined;
      return Promise.resolve();
    },
  };
}

function partsOf({ mutant, onPart }: ReferenceOptions): Parts {
  const parts = mutant === undefined ? correctParts : { ...correctParts, ...mutant.replace };
  if (onPart === undefined) return parts;
  return new Proxy(parts, {
    get(target, name) {
      onPart(String(name));
      return target[name as keyof Parts];
    },
  });
}

function present(ente: Ente | undefined): Ente {
  if (ente === undefined) throw new SutUnreachable('SUT_NOT_STARTED', 'l’ente di riferimento non è in funzione');
  return ente;
}

const NOBODY = { status: 404, headers: {}, body: new Uint8Array(0) };

/** What the ente is told: of each platform that issued it an identity. */
function configurationFrom(surroundings: Surroundings, origin: string): EnteConfiguration {
  const send = sendFrom(surroundings);
  const iris = irisFrom(surroundings, origin);
  const ioservice = ioserviceFrom(surroundings);
  const io = ioFrom(surroundings, origin);
  if (send === undefined && iris === undefined && ioservice === undefined && io === undefined)
    throw new SutUnreachable(
      'SUT_NOT_CONFIGURED',
      'all’ente di riferimento mancano indirizzo e credenziali di una piattaforma',
    );
  return {
    ...send,
    ...(iris === undefined ? {} : { iris }),
    ...(ioservice === undefined ? {} : { ioservice }),
    ...(io === undefined ? {} : { io }),
  };
}

function sendFrom({ platforms, credentials }: Surroundings): Configuration | undefined {
  const send = platforms['send'];
  const { mittente, creditore } = (credentials['send'] ?? {}) as { mittente?: Soggetto; creditore?: Soggetto };
  if (send === undefined || mittente?.apiKey === undefined) return undefined;
  const { stazioni } = (credentials['pagopa'] ?? {}) as {
    stazioni?: Readonly<Record<string, Omit<Configuration['conti'][number], 'codiceFiscale'>>>;
  };
  return {
    mittente: { ...mittente, apiKey: mittente.apiKey },
    ...(creditore === undefined ? {} : { creditore }),
    send,
    ...pdndFrom(platforms, credentials),
    ...gpdFrom(platforms, credentials),
    conti: Object.entries(stazioni ?? {}).map(([codiceFiscale, conto]) => ({ codiceFiscale, ...conto })),
  };
}

/** The client on PDND, where SEND's keys ask for its vouchers. */
function pdndFrom(
  platforms: Surroundings['platforms'],
  credentials: Surroundings['credentials'],
): Pick<Configuration, 'pdnd'> {
  const { client } = (credentials['pdnd'] ?? {}) as { client?: Omit<PdndClient, 'url'> };
  const url = platforms['pdnd'];
  return url === undefined || client === undefined ? {} : { pdnd: { ...client, url } };
}

/** GPD, where it stands beside the node. */
function gpdFrom(
  platforms: Surroundings['platforms'],
  credentials: Surroundings['credentials'],
): Pick<Configuration, 'gpd'> {
  const { subscriptionKey } = (credentials['gpd'] ?? {}) as { subscriptionKey?: string };
  const url = platforms['gpd'];
  return url === undefined || subscriptionKey === undefined ? {} : { gpd: { url, subscriptionKey } };
}

function irisFrom({ platforms, credentials }: Surroundings, origin: string): IrisConfiguration | undefined {
  const url = platforms['iris'];
  const { ente, portaDelegata, rendicontazione } = (credentials['iris'] ?? {}) as Partial<IrisConfiguration>;
  if (url === undefined || ente === undefined) return undefined;
  return {
    url,
    ente,
    portale: `${origin}${PORTALE_PATH}`,
    ...(portaDelegata === undefined ? {} : { portaDelegata }),
    ...(rendicontazione === undefined ? {} : { rendicontazione }),
  };
}

function ioserviceFrom({ platforms, credentials }: Surroundings): IoserviceConfiguration | undefined {
  const url = platforms['ioservice'];
  const { ente } = (credentials['ioservice'] ?? {}) as Partial<IoserviceConfiguration>;
  return url === undefined || ente === undefined ? undefined : { url, ente };
}

function ioFrom({ platforms, credentials }: Surroundings, origin: string): IoConfiguration | undefined {
  const url = platforms['io'];
  const { ente } = (credentials['io'] ?? {}) as Partial<IoConfiguration>;
  return url === undefined || ente === undefined ? undefined : { url, ente, contenuti: `${origin}${CONTENUTI_PATH}` };
}
