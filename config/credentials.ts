type Members = Readonly<Record<string, unknown>>;

/** Credentials that a platform's settings lack, under one holder. */
export interface MissingCredentials {
  /** Path within the run file. */
  readonly holder: string;
  /** Which of several of a kind, where the holder is a list. */
  readonly codice?: string;
  readonly names: readonly string[];
}

interface Wanted {
  readonly holder: string;
  readonly names: readonly string[];
  /** A list in which every one of these codes has its own. */
  readonly codes?: readonly string[];
}

/** What software of one's own must have been issued before a run: without it every request of its would be refused as a stranger's. */
const WANTED: Readonly<Record<string, readonly Wanted[]>> = {
  send: [{ holder: 'mittente', names: ['apiKey'] }],
  iris: [{ holder: 'ente', names: ['sil', 'password'] }],
  io: [
    { holder: 'ente', names: ['chiaveManage'] },
    { holder: 'ente.servizi', names: ['id', 'chiavePrimaria', 'chiaveSecondaria'], codes: ['tributi', 'scuola'] },
  ],
  ioservice: [
    { holder: 'ente', names: ['codiceUtente'] },
    { holder: 'servizi', names: ['chiave'], codes: ['TRIBUTI', 'SCUOLA'] },
  ],
};

/** The credentials that the settings of a platform, as the run file gives them, do not tell; none for one that wants none. */
export function missingCredentials(id: string, settings: Members): readonly MissingCredentials[] {
  return (WANTED[id] ?? []).flatMap(({ holder, names, codes }): MissingCredentials[] => {
    const held = holder.split('.').reduce<unknown>((value, name) => members(value)[name], settings);
    const path = `platforms.${id}.${holder}`;
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
