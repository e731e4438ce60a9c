import { createEnte, correctParts, memoryStore, NAME, STATION_PATH } from '../../mocks/ente/index.ts';
import type { Configuration, Ente, Soggetto } from '../../mocks/ente/index.ts';
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

/** Where the world mounts the reference ente's station, unless told otherwise. */
export const STATION_ORIGIN = 'http://ente.collaudo.test';

/** A known defect by its id. */
export function mutantNamed(id: string): Mutant | undefined {
  return mutants.find((mutant) => mutant.id === id);
}

export interface ReferenceOptions {
  readonly transport: Transport;
  readonly mutant?: Mutant;
  readonly stationOrigin?: string;
  /** What the ente would otherwise draw from its surroundings. */
  readonly configuration?: Partial<Configuration>;
}

/** A driver whose SUT the world must mount, to let the pagoPA node reach it. */
export interface ReferenceDriver extends Driver {
  /** The ente's station; undefined until the driver has started. */
  readonly station: Peer | undefined;
}

/**
 * The built-in ente, in process: a new one, with an empty store, for every scenario. It stands on the scenario's own clock,
 * so `set-clock` has nothing left to do.
 */
export function referenceDriver(options: ReferenceOptions): ReferenceDriver {
  let ente: Ente | undefined;
  const station: Peer = {
    route: () => undefined,
    handle: (request) => present(ente).station(request),
  };
  return {
    id: 'reference',
    get station() {
      return ente === undefined ? undefined : station;
    },
    async start(surroundings) {
      const { clock, ids } = surroundings;
      ente = createEnte(
        { ...configurationFrom(surroundings), ...options.configuration },
        { transport: options.transport, clock, ids: ids.fork('ente'), store: memoryStore() },
        options.mutant === undefined ? correctParts : { ...correctParts, ...options.mutant.replace },
      );
      return {
        ...REFERENCE,
        commands: ['set-clock', ...ente.commands],
        endpoints: { pagopa: `${options.stationOrigin ?? STATION_ORIGIN}${STATION_PATH}` },
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

function present(ente: Ente | undefined): Ente {
  if (ente === undefined) throw new SutUnreachable('SUT_NOT_STARTED', 'l’ente di riferimento non è in funzione');
  return ente;
}

function configurationFrom({ platforms, credentials }: Surroundings): Configuration {
  const send = platforms['send'];
  const { mittente, creditore } = (credentials['send'] ?? {}) as { mittente?: Soggetto; creditore?: Soggetto };
  if (send === undefined || mittente?.apiKey === undefined)
    throw new SutUnreachable(
      'SUT_NOT_CONFIGURED',
      'all’ente di riferimento mancano l’indirizzo di SEND o la chiave del mittente',
    );
  const { stazioni } = (credentials['pagopa'] ?? {}) as {
    stazioni?: Readonly<Record<string, Omit<Configuration['conti'][number], 'codiceFiscale'>>>;
  };
  return {
    mittente: { ...mittente, apiKey: mittente.apiKey },
    ...(creditore === undefined ? {} : { creditore }),
    send,
    conti: Object.entries(stazioni ?? {}).map(([codiceFiscale, conto]) => ({ codiceFiscale, ...conto })),
  };
}
