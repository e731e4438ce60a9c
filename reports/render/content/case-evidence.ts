import type { Evidence } from '../../evidence.ts';
import type { CaseVerdict, ScenarioVerdict, Verdict } from '../../verdict-tree.ts';
import { bounded } from './bounded.ts';
import { excerptOf, isOfBrowser } from './exchange-excerpt.ts';
import type { ExchangeExcerpt } from './exchange-excerpt.ts';

/** What shows that a case went as its sheet says: the exchanges of the scenario that stands for it, and its keys. */
export interface CaseEvidence {
  readonly scenario: string;
  readonly exchanges: readonly ExchangeExcerpt[];
  /** Exchanges of the same operation as one that is shown, or beyond what is printed. */
  readonly left: number;
  readonly keys: readonly { readonly name: string; readonly values: readonly string[] }[];
}

const SHOWN = 4;
const VALUES = 4;
/** Scenarios of a case among which the one that stands for it is looked for. */
const CANDIDATES = 12;
/** A scenario longer than this is read only so far. */
const SCANNED = 20_000;
/** A body longer than this is not searched for keys. */
const SEARCHED = 512 * 1024;

/**
 * Evidence of the scenario that stands for a case: of the first that ended well and exchanged something, the one where most
 * of the sheet's keys are found. Of each operation the first exchange is shown; pages that a
 * citizen's browser asked for are not. Undefined where no scenario stands for it.
 */
export function caseEvidenceOf(evidence: Evidence, aCase: CaseVerdict): CaseEvidence | undefined {
  const candidates = aCase.scenarios
    .filter(({ verdict }) => DONE.has(verdict))
    .slice(0, CANDIDATES)
    .map((scenario) => {
      const seqs = seqsOf(evidence, scenario);
      return { scenario, seqs, keys: keysOf(evidence, seqs, aCase) };
    })
    .filter(({ seqs }) => seqs.length > 0);
  const most = Math.max(...candidates.map(({ keys }) => keys.length));
  const chosen = candidates.find(({ keys }) => keys.length === most);
  if (chosen === undefined) return undefined;
  const { scenario, seqs, keys } = chosen;
  const byOperation = new Map<string, number>();
  for (const seq of seqs) {
    const entry = evidence.entry(seq);
    const operation = entry?.kind === 'exchange' ? `${entry.direction} ${entry.operation ?? entry.request.url}` : '';
    const shown = entry?.kind === 'exchange' && !isOfBrowser(entry);
    if (shown && !byOperation.has(operation)) byOperation.set(operation, seq);
  }
  const exchanges = [...byOperation.values()].slice(0, SHOWN).flatMap((seq) => excerptOf(evidence.entry(seq)) ?? []);
  return { scenario: bounded(scenario.name, 240), exchanges, left: seqs.length - exchanges.length, keys };
}

const DONE: ReadonlySet<Verdict> = new Set(['pass', 'warn', 'attested']);

function seqsOf(evidence: Evidence, { from, to }: ScenarioVerdict): readonly number[] {
  const seqs: number[] = [];
  for (let seq = from; seq <= Math.min(to, from + SCANNED); seq++)
    if (evidence.entry(seq)?.kind === 'exchange') seqs.push(seq);
  return seqs;
}

/** The identifiers that the sheet names, as they stand in XML elements and attributes or in JSON members of the exchanges. */
function keysOf(evidence: Evidence, seqs: readonly number[], { sheet }: CaseVerdict): CaseEvidence['keys'] {
  if (sheet === undefined) return [];
  const names = sheet.key
    .split(/,|\be\b/)
    .map((part) => /[A-Za-z0-9_]+/.exec(part.trim())?.[0])
    .filter((name) => name !== undefined);
  const texts = seqs.flatMap((seq) => {
    const entry = evidence.entry(seq);
    if (entry?.kind !== 'exchange') return [];
    return [entry.request.url, entry.request.text, entry.response.text].filter(
      (text) => text !== undefined && text.length <= SEARCHED,
    );
  });
  return [...new Set(names)].flatMap((name) => {
    const found = new RegExp(
      `(?:<(?:[\\w-]+:)?${name}>|\\b${name}="|"${name}"\\s*:\\s*"?|[?&]${name}=)([^"<&,}\\s]{1,80})`,
      'gi',
    );
    const values = new Set(texts.flatMap((text) => [...text!.matchAll(found)].map(([, value]) => value!)));
    return values.size === 0 ? [] : [{ name, values: [...values].slice(0, VALUES) }];
  });
}
