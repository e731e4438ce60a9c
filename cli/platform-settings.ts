import { missingCredentials } from '../config/credentials.ts';
import type { Stated } from '../config/credentials.ts';
import type { RunFile } from '../config/run-file.ts';
import { platforms } from '../simulators/index.ts';
import { VirtualClock } from '../simulators/kernel/clock.ts';
import { idsFrom } from '../simulators/kernel/ids.ts';
import { UsageError } from './usage.ts';

export type PlatformSettings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * The settings of the platforms a run puts to work, as the run file gives them; the reference ente acts for the run's own.
 * @throws UsageError for a setting that a platform does not have or cannot use, and for a credential that is not told.
 */
export function platformSettings(
  file: Pick<RunFile, 'platforms' | 'scheda'> & Stated,
  needed: readonly string[],
  sut: { readonly external: boolean; readonly ente: NonNullable<RunFile['ente']> },
): PlatformSettings {
  const given = withScheda(file);
  const settings: PlatformSettings = sut.external ? given : { ...given, ...actingFor(given, sut.ente) };
  for (const id of needed) {
    usable(id, settings[id] ?? {});
    if (sut.external) told(id, settings[id] ?? {}, file);
  }
  return settings;
}

/** What the scheda anagrafica declares of the ente, where IRIS's own settings do not say it. */
function withScheda({ platforms: given = {}, scheda }: Pick<RunFile, 'platforms' | 'scheda'>): PlatformSettings {
  if (scheda === undefined) return given;
  const { codice, sil, password, ibans } = scheda;
  const declared = Object.fromEntries(
    Object.entries({ codice, sil, password, ibans }).filter(([, value]) => value !== undefined),
  );
  const { iris = {} } = given as PlatformSettings;
  return { ...given, iris: { ...iris, ente: { ...declared, ...(iris['ente'] as object | undefined) } } };
}

function actingFor(given: PlatformSettings, ente: NonNullable<RunFile['ente']>): PlatformSettings {
  const { send = {}, iris = {}, ioservice = {} } = given;
  return {
    send: { ...send, mittente: send['mittente'] ?? ente },
    iris: { ...iris, ente: { ...ente, ...(iris['ente'] as object | undefined) } },
    ioservice: { ...ioservice, ente: { ...ente, ...(ioservice['ente'] as object | undefined) } },
  };
}

/**
 * Settings that a platform can use: it is asked itself, on a clock and ids of no consequence. `under`: where in the run file the
 * settings stand, with a dot at its end.
 * @throws UsageError for a setting that it does not have or cannot use
 */
export function usable(id: string, settings: Readonly<Record<string, unknown>>, under = ''): void {
  const platform = platforms.find((each) => each.id === id);
  try {
    platform?.initial(settings, { clock: new VirtualClock(0), ids: idsFrom(0), publicUrl: '' });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${under}platforms.${id}: ${error.message}`);
    throw error;
  }
}

function told(id: string, settings: Readonly<Record<string, unknown>>, stated: Stated): void {
  const missing = missingCredentials(id, settings, stated);
  if (missing.length === 0) return;
  const places = missing.map(
    ({ holder, codice, names }) =>
      `${holder}${codice === undefined ? '' : `, servizio «${codice}»`}: manca ${names.join(' e ')}`,
  );
  throw new UsageError(
    `${places.join('; ')}; indicare nel file della prova ciò con cui è configurato il software sotto prova (\${NOME} lo prende dall’ambiente)`,
  );
}
