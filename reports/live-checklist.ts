import type { Entry, PlanFacts } from '../simulators/kernel/journal.ts';
import type { Finding, Level, Requirement } from '../simulators/kernel/requirement.ts';
import { EarlierLife } from './earlier-life.ts';
import { counted, LEVEL_WORDS } from './words.ts';

/** How a requirement stands while the simulators are only observed, and why. */
export interface RequirementStanding {
  readonly id: string;
  readonly level: Level;
  readonly text: string;
  readonly outcome: 'satisfied' | 'violated' | 'unseen';
  /** What was found broken, and what to do. */
  readonly why?: string;
  readonly expected?: string;
  readonly observed?: string;
  readonly remedy?: string;
}

/** How a case stands: its requirements, in order. */
export interface CaseStanding {
  readonly id: string;
  readonly title: string;
  readonly mark: 'ok' | 'NO' | '··';
  readonly requirements: readonly RequirementStanding[];
}

export interface PlanStanding {
  readonly id: string;
  readonly title: string;
  readonly cases: readonly CaseStanding[];
}

type Seen = Pick<RequirementStanding, 'why' | 'expected' | 'observed'> & {
  readonly outcome: 'satisfied' | 'violated';
};

/** What passive rules have seen so far while the simulators are only observed: a line for each news, and case by case. */
export class LiveChecklist {
  readonly #requirements: ReadonlyMap<string, Requirement>;
  readonly #seen = new Map<string, Seen>();
  readonly #plans: readonly {
    readonly id: string;
    readonly title: string;
    readonly cases: readonly { readonly id: string; readonly title: string; readonly cited: readonly string[] }[];
  }[];
  readonly #told = new Map<string, string>();
  readonly #earlier = new EarlierLife();
  #exchanges = 0;
  #unjudged = 0;

  constructor(requirements: readonly Requirement[], plans: readonly PlanFacts[]) {
    this.#requirements = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    this.#plans = plans.map(({ id, title, cases }) => ({
      id,
      title,
      cases: cases.map((each) => ({
        id: each.id,
        title: each.title,
        cited: [...new Set(each.scenarios.flatMap((scenario) => scenario.requirements))].sort(),
      })),
    }));
  }

  /** Exchanges seen so far; those about what the platforms no longer remember, which are not judged. */
  get traffic(): {
    readonly exchanges: number;
    readonly unjudged: number;
    readonly resumed: boolean;
    readonly lost: ReadonlySet<string>;
  } {
    const { resumed, lost } = this.#earlier;
    return { exchanges: this.#exchanges, unjudged: this.#unjudged, resumed, lost };
  }

  /** Takes in what was left in the journal; returns what to tell the operator. */
  hear(entries: readonly Entry[]): string[] {
    const lines: string[] = [];
    for (const entry of entries) {
      const lost = this.#earlier.hear(entry);
      if (entry.kind !== 'exchange') continue;
      this.#exchanges++;
      lines.push(
        `${entry.request.method} ${pathOf(entry.request.url)} → ${entry.response.status}${entry.operation === undefined ? '  (richiesta inattesa: la risposta spiega)' : ''}`,
      );
      if (lost) {
        this.#unjudged++;
        lines.push('  ··  riguarda ciò che precede il riavvio, che la piattaforma non ricorda più: non si giudica');
        continue;
      }
      for (const id of entry.satisfied) {
        if (this.#seen.has(id)) continue;
        this.#seen.set(id, { outcome: 'satisfied' });
        lines.push(`  ok  ${id} ${this.#requirements.get(id)?.text ?? ''}`);
      }
      for (const finding of entry.findings) lines.push(...this.#violation(finding));
    }
    return [...lines, ...this.#changedCases()];
  }

  /** Every plan, case by case, requirement by requirement. */
  standings(): readonly PlanStanding[] {
    return this.#plans.map(({ id, title, cases }) => ({
      id,
      title,
      cases: cases.map((each) => {
        const requirements = each.cited.map((requirement) => this.#standing(requirement));
        const outcomes = requirements.map(({ outcome }) => outcome);
        return {
          id: each.id,
          title: each.title,
          mark: outcomes.includes('violated') ? 'NO' : outcomes.includes('unseen') ? '··' : 'ok',
          requirements,
        };
      }),
    }));
  }

  /** Every case with how it stands, and why. */
  summary(): string {
    return [
      '',
      'Casi osservati (soli controlli passivi):',
      ...this.standings().flatMap(({ cases }) => cases.flatMap(caseLines)),
      ...(this.#unjudged === 0
        ? []
        : [`  ··  ${counted(this.#unjudged, 'scambio riguarda', 'scambi riguardano')} ciò che precede un riavvio`]),
    ].join('\n');
  }

  #standing(id: string): RequirementStanding {
    const { level = 'MUST', text = id, remedy } = this.#requirements.get(id) ?? {};
    const seen = this.#seen.get(id);
    const outcome = seen?.outcome ?? 'unseen';
    return {
      id,
      level,
      text,
      ...seen,
      outcome,
      ...(outcome !== 'violated' || remedy === undefined ? {} : { remedy }),
    };
  }

  #changedCases(): string[] {
    return this.standings().flatMap(({ cases }) =>
      cases.flatMap((each) => {
        const line = caseLine(each);
        const before = this.#told.get(each.id);
        if (before === line) return [];
        this.#told.set(each.id, line);
        const nothingYet = before === undefined && each.requirements.every(({ outcome }) => outcome === 'unseen');
        return nothingYet ? [] : [line];
      }),
    );
  }

  #violation({ requirement, outcome, message, expected, observed }: Finding): string[] {
    if (outcome !== 'violated') return [];
    this.#seen.set(requirement, {
      outcome: 'violated',
      why: message,
      ...(expected === undefined ? {} : { expected }),
      ...(observed === undefined ? {} : { observed }),
    });
    const known = this.#requirements.get(requirement);
    return [
      `  NO  ${requirement} (${known === undefined ? '' : LEVEL_WORDS[known.level]}) ${message}`,
      `      atteso: ${expected ?? '–'}; osservato: ${observed ?? '–'}`,
      ...(known === undefined
        ? []
        : [`      che cosa fare: ${known.remedy} [${known.source.document}, ${known.source.section}]`]),
    ];
  }
}

function caseLine({ id, title, mark, requirements }: CaseStanding): string {
  const violated = requirements.filter(({ outcome }) => outcome === 'violated').length;
  const seen = requirements.filter(({ outcome }) => outcome !== 'unseen').length;
  return `  ${mark}  ${id}  ${seen}/${requirements.length} requisiti osservati${violated > 0 ? `, ${counted(violated, 'violato', 'violati')}` : ''}  ${bareTitle({ id, title })}`;
}

function caseLines(each: CaseStanding): string[] {
  return [
    caseLine(each),
    ...each.requirements.flatMap(({ id, outcome, why }) =>
      outcome === 'violated' ? [`        NO  ${id} ${why ?? ''}`] : [],
    ),
  ];
}

/** The title without the case's own id in front. */
export function bareTitle({ id, title }: { readonly id: string; readonly title: string }): string {
  return title.startsWith(id) ? title.slice(id.length).replace(/^[\s·:–-]+/, '') : title;
}

function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/, '');
}
