import { readFileSync } from 'node:fs';
import type { RunFile } from '../config/run-file.ts';
import type { Role } from '../simulators/kernel/parties.ts';
import type { RunFacts } from '../simulators/kernel/journal.ts';
import type { RunOptions } from '../steps/run.ts';
import { commandDriver } from '../sut/drivers/command.ts';
import { containerDriver, containersAvailable, DriverNotAvailable } from '../sut/drivers/container.ts';
import { httpDriver } from '../sut/drivers/http.ts';
import { manualDriver } from '../sut/drivers/manual/index.ts';
import { REFERENCE, mutantNamed, referenceDriver } from '../sut/drivers/reference.ts';
import { routedDriver } from '../sut/drivers/routed.ts';
import { operatorAtTerminal } from './operator.ts';
import { suite } from './suite.ts';
import { UsageError } from './usage.ts';

export interface ChosenSut {
  readonly make: RunOptions['driver'];
  readonly external: boolean;
  readonly setsClock: boolean;
  readonly facts: RunFacts['sut'];
  /** Asked before anything starts. @throws UsageError where this machine lacks what the driver needs. */
  available?(): Promise<void>;
}

/**
 * The system, or the systems by role, that a run file asks to test.
 * @throws UsageError where a driver lacks what it needs, or the reference ente is to share its work.
 */
export function sutOf(file: RunFile, mutant: string | undefined): ChosenSut {
  const held = Object.entries(file.ruoli ?? {}).flatMap(([role, party]) =>
    party.driver === undefined ? [] : [{ role: role as Role, party, sut: driverFor(party.driver, undefined) }],
  );
  if (held.length === 0) return driverFor(file.sut ?? { driver: 'reference' }, mutant, file.declarations);
  if (mutant !== undefined) throw new UsageError('--mutant vale solo per l’ente di riferimento');
  const other = file.sut === undefined ? undefined : driverFor(file.sut, undefined);
  const all = [...held.map(({ sut }) => sut), ...(other === undefined ? [] : [other])];
  if (all.some(({ external }) => !external))
    throw new UsageError('l’ente di riferimento non si divide il lavoro con altri: togliere il driver «reference»');
  return {
    make: (transport) =>
      routedDriver({
        roles: Object.fromEntries(held.map(({ role, sut }) => [role, sut.make(transport)])),
        ...(other === undefined ? {} : { other: other.make(transport) }),
      }),
    external: true,
    setsClock: all.every((sut) => sut.setsClock),
    facts: {
      driver: 'roles',
      name: held.map(({ role, party }) => `${party.prodotto ?? party.denominazione} (${role})`).join(', '),
      version: held.map(({ party }) => party.versione ?? 'non dichiarata').join(', '),
    },
    async available() {
      for (const sut of all) await sut.available?.();
    },
  };
}

/** The driver a run file asks for. @throws UsageError where it lacks what that driver needs, or the mutant is unknown. */
function driverFor(
  sut: NonNullable<RunFile['sut']>,
  mutant: string | undefined,
  declared: RunFile['declarations'] = {},
): ChosenSut {
  if (mutant !== undefined && sut.driver !== 'reference')
    throw new UsageError('--mutant vale solo per l’ente di riferimento');
  const facts = {
    driver: sut.driver,
    name: sut.name ?? 'software sotto prova',
    version: sut.version ?? 'non dichiarata',
  };
  const setsClock = sut.commands?.includes('set-clock') ?? false;
  switch (sut.driver) {
    case 'reference': {
      const found = mutant === undefined ? undefined : mutantNamed(mutant);
      if (mutant !== undefined && found === undefined)
        throw new UsageError(
          `il difetto «${mutant}» non esiste; gli identificativi sono in «collaudo list --json», requisito per requisito`,
        );
      return {
        make: (transport) =>
          referenceDriver({
            transport,
            ...(found === undefined ? {} : { mutant: found }),
            ...(declared.senzaCosto === undefined ? {} : { configuration: { senzaCosto: declared.senzaCosto } }),
          }),
        external: false,
        setsClock: true,
        facts: {
          driver: 'reference',
          name: REFERENCE.name,
          version: suite().version,
          ...(mutant === undefined ? {} : { mutant }),
        },
      };
    }
    case 'http': {
      const { url } = sut;
      if (url === undefined)
        throw new UsageError('il driver http vuole sut.url: dove risponde l’adattatore del software sotto prova');
      return { make: (transport) => httpDriver({ url, transport, ...timeout(sut) }), external: true, setsClock, facts };
    }
    case 'command': {
      const { command } = sut;
      if (command === undefined)
        throw new UsageError('il driver command vuole sut.command: il programma e i suoi argomenti');
      return {
        make: () =>
          commandDriver({
            command,
            ...timeout(sut),
            ...endpoints(sut),
            ...(sut.commands === undefined ? {} : { commands: sut.commands }),
          }),
        external: true,
        setsClock,
        facts,
      };
    }
    case 'manual':
      return {
        make: () =>
          manualDriver({
            operator: operatorAtTerminal(),
            read: fileOrNothing,
            ...(sut.name === undefined ? {} : { product: { name: sut.name, version: facts.version } }),
            ...endpoints(sut),
          }),
        external: true,
        setsClock: false,
        facts,
      };
    case 'container': {
      const { image, port } = sut;
      if (image === undefined || port === undefined)
        throw new UsageError('il driver container vuole sut.image e sut.port');
      return {
        make: (transport) => containerDriver({ image, port, transport, ...timeout(sut) }),
        external: true,
        setsClock,
        facts,
        async available() {
          try {
            await containersAvailable();
          } catch (error) {
            if (error instanceof DriverNotAvailable) throw new UsageError(error.message);
            throw error;
          }
        },
      };
    }
  }
}

function fileOrNothing(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function timeout(sut: NonNullable<RunFile['sut']>): { timeoutMs?: number } {
  return sut.timeoutMs === undefined ? {} : { timeoutMs: sut.timeoutMs };
}

function endpoints(sut: NonNullable<RunFile['sut']>): { endpoints?: Record<string, string> } {
  return sut.endpoints === undefined ? {} : { endpoints: sut.endpoints };
}
