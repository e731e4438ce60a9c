import { clientOver } from '../client.ts';
import type { Client } from '../client.ts';
import type { Debito } from '../iris/debito.ts';
import type { Parts } from '../parts.ts';
import type { Ports } from '../ports.ts';
import { ioArchiveOver } from './archive.ts';
import type { Chiavi, IoArchive } from './archive.ts';
import type { IoConfiguration } from './configuration.ts';

/** What the office that writes to citizens works with. */
export interface IoDesk {
  readonly configuration: IoConfiguration;
  readonly ports: Ports;
  readonly parts: Parts;
  readonly archive: IoArchive;
  readonly client: Client;
  /** Instants of the latest calls, oldest first: IO counts those of all services together. */
  readonly calls: number[];
  /** What is owed by a pendenza, from the office that deals with IRIS; undefined where there is none. */
  readonly debiti: (idPendenza: string) => Debito | undefined;
}

export function openIoDesk(
  configuration: IoConfiguration,
  ports: Ports,
  parts: Parts,
  debiti: IoDesk['debiti'] = () => undefined,
): IoDesk {
  const calls: number[] = [];
  const paced: Ports = {
    ...ports,
    async transport(request, options) {
      const pause = parts.ioPause(calls, ports.clock.now());
      if (pause > 0) await ports.clock.sleep(pause);
      calls.push(ports.clock.now());
      if (calls.length > 1_000) calls.splice(0, 500);
      return ports.transport(request, options);
    },
  };
  const client = clientOver(paced, {
    timeoutFor: parts.ioTimeout,
    shouldRetry: parts.ioShouldRetry,
    retryDelay: parts.ioRetryDelay,
    bearsVoucher: () => false,
    renewsVoucher: () => false,
  });
  return { configuration, ports, parts, archive: ioArchiveOver(ports.store), client, calls, debiti };
}

/** The keys of every service, those renewed included. */
export function keysOf({ configuration, archive }: IoDesk): Readonly<Record<string, Chiavi>> {
  return Object.fromEntries(
    configuration.ente.servizi.map(({ codice, chiavePrimaria, chiaveSecondaria }) => [
      codice,
      archive.chiavi(codice) ?? { primary: chiavePrimaria, secondary: chiaveSecondaria, secondaria: false },
    ]),
  );
}

/** The key that a call about a service leaves with. */
export function keyOf(desk: IoDesk, servizio: string): string {
  const keys = keysOf(desk);
  return desk.parts.ioKeyFor(servizio, keys, keys[servizio]?.secondaria ?? false) ?? '';
}
