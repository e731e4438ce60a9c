import type { RunFile } from '../config/run-file.ts';
import type { RunFacts } from '../simulators/kernel/journal.ts';
import type { Parties } from '../simulators/kernel/parties.ts';

/** Roles, what the ente states, official ids of cases, and the words of the document, as the run file has them. */
export function statedFacts(file: RunFile): Pick<RunFacts, 'roles' | 'stated' | 'labels' | 'officialIds'> {
  const { ruoli, rapporto, etichette, idUfficiali } = file;
  return {
    ...(ruoli === undefined ? {} : { roles: roles(ruoli) }),
    ...(idUfficiali === undefined ? {} : { officialIds: idUfficiali }),
    ...(rapporto === undefined ? {} : { stated: rapporto }),
    ...(etichette === undefined ? {} : { labels: typeof etichette === 'string' ? { insieme: etichette } : etichette }),
  };
}

function roles(ruoli: NonNullable<RunFile['ruoli']>): Parties {
  return Object.fromEntries(
    Object.entries(ruoli).map(([role, { driver, ...party }]) => [
      role,
      { ...party, ...(driver === undefined ? {} : { driver: driver.driver }) },
    ]),
  );
}
