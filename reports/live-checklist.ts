import type { Entry, PlanFacts } from '../simulators/kernel/journal.ts';
import type { Finding, Requirement } from '../simulators/kernel/requirement.ts';
import { LEVEL_WORDS } from './words.ts';

/** How a case stands while the simulators are only observed. */
interface CaseStanding {
  readonly id: string;
  readonly title: string;
  readonly requirements: readonly string[];
  told: string;
}

/** What passive rules have seen so far while the simulators are only observed: a line for each news, and case by case. */
export class LiveChecklist {
  readonly #requirements: ReadonlyMap<string, Requirement>;
  readonly #standing = new Map<string, { readonly outcome: 'satisfied' | 'violated'; readonly why?: string }>();
  readonly #cases: readonly CaseStanding[];

  constructor(requirements: readonly Requirement[], plans: readonly PlanFacts[]) {
    this.#requirements = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    this.#cases = plans.flatMap(({ cases }) =>
      cases.map(({ id, title, scenarios }) => ({
        id,
        title,
        requirements: [...new Set(scenarios.flatMap((scenario) => scenario.requirements))].sort(),
        told: '',
      })),
    );
  }

  /** Takes in what was left in the journal; returns what to tell the operator. */
  hear(entries: readonly Entry[]): string[] {
    const lines: string[] = [];
    for (const entry of entries) {
      if (entry.kind !== 'exchange') continue;
      lines.push(
        `${entry.request.method} ${pathOf(entry.request.url)} → ${entry.response.status}${entry.operation === undefined ? '  (richiesta inattesa: la risposta spiega)' : ''}`,
      );
      for (const id of entry.satisfied) {
        if (this.#standing.has(id)) continue;
        this.#standing.set(id, { outcome: 'satisfied' });
        lines.push(`  ok  ${id} ${this.#requirements.get(id)?.text ?? ''}`);
      }
      for (const finding of entry.findings) lines.push(...this.#violation(finding));
    }
    return [...lines, ...this.#changedCases()];
  }

  /** Every case with how it stands, and why. */
  summary(): string {
    return [
      '',
      'Casi osservati (soli controlli passivi):',
      ...this.#cases.flatMap((each) => this.#caseLines(each)),
    ].join('\n');
  }

  #changedCases(): string[] {
    return this.#cases.flatMap((each) => {
      const line = this.#caseLine(each);
      if (each.told === line) return [];
      const first = each.told === '' && !line.includes('NO') && line.includes(' 0/');
      each.told = line;
      return first ? [] : [line];
    });
  }

  #caseLine({ id, requirements, title }: CaseStanding): string {
    const seen = requirements.filter((each) => this.#standing.has(each));
    const violated = seen.filter((each) => this.#standing.get(each)?.outcome === 'violated');
    const mark = violated.length > 0 ? 'NO' : seen.length === requirements.length ? 'ok' : '··';
    return `  ${mark}  ${id}  ${seen.length}/${requirements.length} requisiti osservati${violated.length > 0 ? `, ${violated.length} violati` : ''}  ${title}`;
  }

  #caseLines(each: CaseStanding): string[] {
    return [
      this.#caseLine(each),
      ...each.requirements.flatMap((id) => {
        const standing = this.#standing.get(id);
        return standing?.outcome === 'violated' ? [`        NO  ${id} ${standing.why ?? ''}`] : [];
      }),
    ];
  }

  #violation({ requirement, outcome, message, expected, observed }: Finding): string[] {
    if (outcome !== 'violated') return [];
    this.#standing.set(requirement, { outcome: 'violated', why: message });
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

function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/, '');
}
