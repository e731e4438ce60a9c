import type { Entry } from '../simulators/kernel/journal.ts';
import type { Finding, Requirement } from '../simulators/kernel/requirement.ts';
import { LEVEL_WORDS } from './words.ts';

/** What passive rules have seen so far while the simulators are only observed; a line for each news. */
export class LiveChecklist {
  readonly #requirements: ReadonlyMap<string, Requirement>;
  readonly #standing = new Map<string, 'satisfied' | 'violated'>();

  constructor(requirements: readonly Requirement[]) {
    this.#requirements = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  }

  /** Takes in what one exchange left in the journal; returns what to tell the operator. */
  hear(entries: readonly Entry[]): string[] {
    const lines: string[] = [];
    for (const entry of entries) {
      if (entry.kind !== 'exchange') continue;
      lines.push(
        `${entry.request.method} ${pathOf(entry.request.url)} → ${entry.response.status}${entry.operation === undefined ? '  (richiesta inattesa: la risposta spiega)' : ''}`,
      );
      for (const id of entry.satisfied) {
        if (this.#standing.has(id)) continue;
        this.#standing.set(id, 'satisfied');
        lines.push(`  ok  ${id} ${this.#requirements.get(id)?.text ?? ''}`);
      }
      for (const finding of entry.findings) lines.push(...this.#violation(finding));
    }
    return lines;
  }

  /** Every requirement heard of, with its standing. */
  summary(): string {
    const rows = [...this.#standing]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([id, standing]) =>
          `  ${standing === 'satisfied' ? 'ok' : 'NO'}  ${id} ${this.#requirements.get(id)?.text ?? ''}`,
      );
    return [
      '',
      rows.length === 0 ? 'Nessun requisito osservato.' : 'Requisiti osservati (soli controlli passivi):',
      ...rows,
    ].join('\n');
  }

  #violation({ requirement, outcome, message, expected, observed }: Finding): string[] {
    if (outcome !== 'violated') return [];
    this.#standing.set(requirement, 'violated');
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
