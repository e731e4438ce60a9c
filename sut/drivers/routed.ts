import type { Role } from '../../simulators/kernel/parties.ts';
import type { CommandAnswer } from '../commands/command.ts';
import { SutUnreachable } from './driver.ts';
import type { Driver, SutInfo } from './driver.ts';

/** Who is asked for each command, where several vendors make up one integration; what is not listed is the gestionale's. */
const HOLDERS: Readonly<Record<string, Role>> = {
  'create-debt-position': 'pt-pagopa',
  'payment-status': 'pt-pagopa',
  'create-gpd-position': 'pt-pagopa',
  'update-gpd-position': 'pt-pagopa',
  'withdraw-gpd-position': 'pt-pagopa',
  'record-desk-payment': 'pt-pagopa',
  'prepare-events': 'pt-send',
  'create-notification': 'pt-send',
  'read-events': 'pt-send',
  'notification-status': 'pt-send',
  'download-documents': 'pt-send',
  'cancel-notification': 'pt-send',
};

/** Who answers at each endpoint. */
const ENDPOINT_HOLDERS: Readonly<Record<string, Role>> = { pagopa: 'pt-pagopa' };

/** Given to everybody: each has a clock and a process of its own. */
const EVERYBODYS = new Set(['set-clock', 'restart']);

/** Several systems as one: a driver a role, and perhaps one for all that no role's driver is there for. */
export interface RoutedOptions {
  readonly roles: Readonly<Partial<Record<Role, Driver>>>;
  readonly other?: Driver;
}

/**
 * Routes commands by role (the payments office does not know what the notifications office does). A command belongs to its
 * role's driver, else to the gestionale's, else to `other`; nobody there: it is not supported.
 */
export function routedDriver({ roles, other }: RoutedOptions): Driver {
  const holderOf = (role: Role): Driver | undefined => roles[role] ?? roles['gestionale'] ?? other;
  const everybody = [...new Set([...Object.values(roles), ...(other === undefined ? [] : [other])])];
  const known = new Map<Driver, SutInfo>();
  const driverOf = (command: string): Driver | undefined => holderOf(HOLDERS[command] ?? 'gestionale');
  const offers = (driver: Driver | undefined, command: string): driver is Driver =>
    driver !== undefined && (known.get(driver)?.commands.includes(command) ?? false);

  return {
    id: 'roles',
    async start(surroundings) {
      for (const [index, driver] of everybody.entries())
        known.set(driver, await driver.start({ ...surroundings, ids: surroundings.ids.fork(String(index)) }));
      const infos = [...known.values()];
      const commands = [...new Set(infos.flatMap((info) => info.commands))].filter((command) =>
        EVERYBODYS.has(command)
          ? infos.every((info) => info.commands.includes(command))
          : offers(driverOf(command), command),
      );
      const endpoints = [...new Set(infos.flatMap((info) => Object.keys(info.endpoints)))].flatMap((name) => {
        const holder = holderOf(ENDPOINT_HOLDERS[name] ?? 'gestionale');
        const url = holder === undefined ? undefined : known.get(holder)?.endpoints[name];
        return url === undefined ? [] : [[name, url] as const];
      });
      return {
        name: infos.map(({ name }) => name).join(' + '),
        version: infos.map(({ version }) => version).join(' + '),
        commands,
        endpoints: Object.fromEntries(endpoints),
      };
    },
    async command(name, parameters): Promise<CommandAnswer> {
      if (!EVERYBODYS.has(name)) {
        const driver = driverOf(name);
        return offers(driver, name) ? driver.command(name, parameters) : { status: 'notSupported' };
      }
      let answer: CommandAnswer | undefined;
      for (const driver of everybody) {
        answer = await driver.command(name, parameters);
        if (answer.status !== 'done') return answer;
      }
      if (answer === undefined) throw new SutUnreachable('SUT_NOT_STARTED', 'nessun ruolo ha un driver');
      return answer;
    },
    async stop() {
      for (const driver of everybody) await driver.stop();
    },
  };
}
