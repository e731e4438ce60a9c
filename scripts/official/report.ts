import { covers } from './compare.ts';
import type { Comparison, Found, Known, Subject } from './compare.ts';

export interface Report {
  /** In Italian, ready to print. */
  readonly lines: readonly string[];
  /** How many divergences no listed one explains. */
  readonly unexplained: number;
}

/** Groups what was found: not explained, explained by a listed divergence, and listed ones that have gone stale. */
export function report(
  { checked, skipped, relaxed, found, exercised }: Comparison,
  known: readonly Known[],
  { title }: Subject,
): Report {
  const reasonFor = (divergence: Found): Known | undefined => known.find((each) => covers(each, divergence));
  const unexplained = found.filter((divergence) => reasonFor(divergence) === undefined);
  const explained = known
    .map((each) => ({ known: each, found: found.filter((divergence) => reasonFor(divergence) === each) }))
    .filter((group) => group.found.length > 0);
  const stale = known.filter(
    (each) =>
      !explained.some((group) => group.known === each) &&
      [...exercised].some((key) =>
        each.operation === '*' ? key.endsWith(` ${each.status}`) : key === `${each.operation} ${each.status}`,
      ),
  );
  return {
    unexplained: unexplained.length,
    lines: [
      `  ${checked} risposte del simulatore ${title} confrontate con i contratti ufficiali`,
      ...[...skipped].map(([reason, count]) => `  ${count} escluse: ${reason}`),
      ...(relaxed > 0 ? [`  ${relaxed} vincoli di forma non applicati a valori oscurati nel journal`] : []),
      ...section('divergenze non spiegate', unexplained.map(inWords)),
      ...section(
        'divergenze note',
        explained.map(
          ({ known: each, found: cases }) => `${cases.map(inWords).join('\n      ')}\n      motivo: ${each.reason}`,
        ),
      ),
      ...section(
        'divergenze elencate che in questo fascicolo non si verificano, benché provate',
        stale.map(({ operation, status, kind, what }) => `${operation} ${status} ${kind}: ${what}`),
      ),
      `  esito: ${unexplained.length === 0 ? 'nessuna divergenza non spiegata' : `${unexplained.length} divergenze non spiegate`}`,
    ],
  };
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`  ${title}:`, ...items.map((item) => `    - ${item}`)];
}

function inWords({ operation, status, kind, what, exchanges, example }: Found): string {
  const where =
    exchanges.length === 1 ? `scambio ${exchanges[0]}` : `${exchanges.length} scambi, il primo ${exchanges[0]}`;
  return `${operation} ${status}, ${kind}: ${what} (${where}) ${example}`;
}
