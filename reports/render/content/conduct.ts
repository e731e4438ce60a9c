import type { Evidence } from '../../evidence.ts';
import type { CaseVerdict, PlanVerdict } from '../../verdict-tree.ts';
import { counted, MODE_WORDS, thousands } from '../../words.ts';
import { bounded } from './bounded.ts';

/** How many cases and scenarios of a plan were driven in one way. */
export interface ModeShare {
  readonly mode: string;
  readonly cases: number;
  readonly scenarios: number;
  /** Of the plan's cases, rounded to a whole per cent. */
  readonly share: string;
}

const MODES: readonly CaseVerdict['mode'][] = ['active', 'passive', 'attested'];

/** The ways of driving the software and the share of each, all three named even where one was not used. */
export function modeShares(plan: PlanVerdict): readonly ModeShare[] {
  return MODES.map((mode) => {
    const cases = plan.cases.filter((each) => each.mode === mode && each.scenarios.length > 0);
    const run = plan.cases.filter(({ scenarios }) => scenarios.length > 0).length;
    return {
      mode: MODE_WORDS[mode],
      cases: cases.length,
      scenarios: cases.reduce((sum, { scenarios }) => sum + scenarios.length, 0),
      share: run === 0 ? '0 %' : `${Math.round((cases.length * 100) / run)} %`,
    };
  });
}

/** What a plan's scenarios put on the wire and asked of the software. */
export interface Conduct {
  readonly exchanges: readonly { readonly platform: string; readonly operation: string; readonly count: number }[];
  readonly commands: readonly { readonly name: string; readonly count: number }[];
  readonly generated: readonly { readonly name: string; readonly cases: number; readonly seed: string }[];
}

/** Counted over the journal entries of the plan's scenarios. */
export function conductOf(evidence: Evidence, plan: PlanVerdict): Conduct {
  const exchanges = new Map<string, number>();
  const commands = new Map<string, number>();
  const generated: Conduct['generated'][number][] = [];
  const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  for (const { from, to } of plan.cases.flatMap(({ scenarios }) => scenarios))
    for (let seq = from; seq <= to; seq++) {
      const entry = evidence.entry(seq);
      if (entry?.kind === 'exchange') count(exchanges, `${entry.platform}\n${entry.operation ?? UNKNOWN}`);
      if (entry?.kind === 'command') count(commands, entry.name);
      if (entry?.kind === 'note' && entry.name === 'property') {
        const { name, cases, seed } = entry.data as { name: string; cases: number; seed: number };
        generated.push({ name: bounded(name, 200), cases, seed: String(seed) });
      }
    }
  return {
    exchanges: sorted(exchanges).map(([key, times]) => {
      const [platform = '', operation = ''] = key.split('\n');
      return { platform, operation: bounded(operation, 120), count: times };
    }),
    commands: sorted(commands).map(([name, times]) => ({ name: bounded(name, 120), count: times })),
    generated,
  };
}

const UNKNOWN = 'operazione sconosciuta';

function sorted(map: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** `368 comandi, 1.026 scambi`. */
export function conductTotals({ exchanges, commands }: Conduct): string {
  const sum = (rows: readonly { readonly count: number }[]): number => rows.reduce((all, { count }) => all + count, 0);
  return `${counted(sum(commands), 'comando', 'comandi')} al software provato, ${thousands(sum(exchanges))} ${sum(exchanges) === 1 ? 'scambio' : 'scambi'} registrati`;
}
