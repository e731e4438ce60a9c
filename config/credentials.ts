import type { RunFile } from './run-file.ts';

type Members = Readonly<Record<string, unknown>>;

/** What a run file says that decides whether a credential is wanted at all. */
export type Stated = Pick<RunFile, 'declarations' | 'sut' | 'ruoli'>;

/** Credentials that a platform's settings lack, under one holder. */
export interface MissingCredentials {
  /** Path within the run file. */
  readonly holder: string;
  /** Which of several of a kind, where the holder is a list. */
  readonly codice?: string;
  readonly names: readonly string[];
}

interface Wanted {
  /** Path within the platform's settings; the settings themselves where it is not told. */
  readonly holder?: string;
  readonly names: readonly string[];
  /** A list in which every one of these codes has its own. */
  readonly codes?: readonly string[];
  /** Whether it is wanted, where not everybody's software deals with the platform. */
  readonly when?: (stated: Stated) => boolean;
}

/** What software of one's own must have been issued before a run: without it every request of its would be refused as a stranger's. */
const WANTED: Readonly<Record<string, readonly Wanted[]>> = {
  send: [{ holder: 'mittente', names: ['apiKey'] }],
  iris: [{ holder: 'ente', names: ['sil', 'password'] }],
  io: [
    { holder: 'ente', names: ['chiaveManage'] },
    { holder: 'ente.servizi', names: ['id', 'chiavePrimaria', 'chiaveSecondaria'], codes: ['tributi', 'scuola'] },
  ],
  gpd: [{ names: ['subscriptionKey'], when: leavesPaymentsToGpd }],
  ioservice: [
    { holder: 'ente', names: ['codiceUtente'] },
    { holder: 'servizi', names: ['chiave'], codes: ['TRIBUTI', 'SCUOLA'] },
  ],
};

/** Commands that only software with asynchronous integration offers, by the one that begins it (sut/commands/send-gpd.ts). */
const ON_GPD = 'create-gpd-position';

/**
 * Whether the run file says that the online payment of notices is left to GPD (decision 0055): the ente declares it, or the
 * commands that are listed are those of such software. The other half declared alone says that it is not.
 */
function leavesPaymentsToGpd({ declarations = {}, sut, ruoli = {} }: Stated): boolean {
  const { soloAsincrona, soloSincrona, invioManuale } = declarations;
  if (soloAsincrona !== undefined || invioManuale?.garanzia === 'asincrona') return true;
  if (soloSincrona !== undefined || invioManuale !== undefined) return false;
  return [sut, ...Object.values(ruoli).map(({ driver }) => driver)].some((each) => each?.commands?.includes(ON_GPD));
}

/**
 * The credentials that the settings of a platform, as the run file gives them, do not tell; none for one that wants none, or
 * that the software, for what is `stated` of it, does not deal with.
 */
export function missingCredentials(id: string, settings: Members, stated: Stated = {}): readonly MissingCredentials[] {
  return (WANTED[id] ?? []).flatMap(({ holder, names, codes, when }): MissingCredentials[] => {
    if (when?.(stated) === false) return [];
    const held = (holder?.split('.') ?? []).reduce<unknown>((value, name) => members(value)[name], settings);
    const path = ['platforms', id, ...(holder === undefined ? [] : [holder])].join('.');
    const among = (value: unknown): readonly string[] => names.filter((name) => !isTold(members(value)[name]));
    if (codes === undefined) {
      const missing = among(held);
      return missing.length === 0 ? [] : [{ holder: path, names: missing }];
    }
    const list: readonly unknown[] = Array.isArray(held) ? held : [];
    return codes.flatMap((codice) => {
      const missing = among(list.find((each) => members(each)['codice'] === codice));
      return missing.length === 0 ? [] : [{ holder: path, codice, names: missing }];
    });
  });
}

function isTold(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function members(value: unknown): Members {
  return value !== null && typeof value === 'object' ? (value as Members) : {};
}
