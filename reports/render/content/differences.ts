import type { PlatformDifference, VerdictTree } from '../../verdict-tree.ts';
import { counted } from '../../words.ts';
import { bounded, firstOf } from './bounded.ts';

const ROWS = 200;

const WHAT: Readonly<Record<PlatformDifference['what'], string>> = {
  status: 'stato della risposta',
  contract: 'fuori dal contratto del simulatore',
  member: 'campo presente da una parte sola',
  type: 'tipo del valore',
  value: 'classe del valore',
  form: 'forma del corpo',
  operation: 'operazione sconosciuta al simulatore',
};

export const DIFFERENCES_TITLE = 'Differenze tra le piattaforme e i loro simulatori';
export const DIFFERENCE_COLUMNS = ['Operazione', 'Che cosa', 'Dove', 'Piattaforma', 'Simulatore', 'Scambi'] as const;

export interface DifferenceRows {
  /** What the section says before its table. */
  readonly text: string;
  readonly rows: readonly (readonly string[])[];
  readonly left: number;
}

/** What real platforms answered otherwise than their simulators; undefined where no real platform stood behind the bench. */
export function differenceRows({ differences }: VerdictTree): DifferenceRows | undefined {
  if (differences === undefined) return undefined;
  const { shown, left } = firstOf(differences, ROWS);
  return {
    text:
      differences.length === 0
        ? 'Alle stesse richieste la piattaforma e il suo simulatore hanno dato risposte uguali per stato e forma.'
        : `${counted(differences.length, 'differenza', 'differenze')} fra ciò che la piattaforma ha risposto e ciò che il suo simulatore avrebbe risposto alla stessa richiesta. Non incidono su alcun esito: dicono dove il simulatore va corretto, o dove la piattaforma si scosta da ciò che pubblica.`,
    rows: shown.map(({ platform, operation, what, path, answered, simulated, times, exchange }) => [
      `${platform.toUpperCase()} ${operation ?? '–'}`,
      WHAT[what],
      path === '' ? '–' : bounded(path, 120),
      bounded(answered, 120),
      bounded(simulated, 120),
      times === 1 ? String(exchange) : `${exchange} (${times} volte)`,
    ]),
    left,
  };
}
