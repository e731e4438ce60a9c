import { VERDICT_WORDS } from '../reports/words.ts';
import type { Verdict, VerdictTree } from '../reports/verdict-tree.ts';

const COLORS: Readonly<Record<Verdict, number>> = {
  error: 35,
  fail: 31,
  blocked: 33,
  untested: 33,
  warn: 33,
  attested: 36,
  pass: 32,
  notApplicable: 90,
};

/** The last lines of a run: a row a case, the verdict, the paths of the documents. */
export function verdictTable(
  tree: VerdictTree,
  documents: readonly string[],
  directory: string,
  color: boolean,
): string {
  const paint = (verdict: Verdict, text: string): string =>
    color ? `\u001b[${COLORS[verdict]}m${text}\u001b[0m` : text;
  const lines: string[] = [];
  for (const plan of tree.plans) {
    lines.push('', plan.title, '');
    const width = Math.max(...plan.cases.map(({ id }) => id.length));
    for (const { id, verdict, scenarios, requirements, title, reason } of plan.cases) {
      lines.push(
        `  ${id.padEnd(width)}  ${paint(verdict, verdict.padEnd(13))} ${String(scenarios.length).padStart(3)} scenari  ${String(requirements.length).padStart(3)} requisiti  ${bare(title, id)}`,
      );
      if (reason !== undefined && verdict !== 'pass') lines.push(`  ${' '.repeat(width)}  ${reason}`);
      for (const requirement of requirements.filter((each) => each.verdict === 'fail' || each.verdict === 'warn')) {
        const finding = requirement.findings.find(({ outcome }) => outcome === 'violated');
        lines.push(
          `  ${' '.repeat(width)}  ${paint(requirement.verdict, requirement.id)} ${finding?.message ?? requirement.text}`,
        );
      }
    }
  }
  const counts = Object.entries(tree.counts).filter(([, count]) => count > 0);
  lines.push(
    '',
    `Requisiti: ${counts.map(([verdict, count]) => `${count} ${VERDICT_WORDS[verdict as Verdict]}`).join(', ')}`,
  );
  lines.push(
    `Esito: ${paint(tree.verdict, `${tree.verdict} – ${VERDICT_WORDS[tree.verdict]}`)}${tree.run.selection.filter === undefined ? '' : ` (esecuzione parziale: ${tree.run.selection.filter})`}`,
  );
  lines.push(
    ...(tree.run.clock === 'virtual'
      ? [`Tempo simulato: ${Math.round(tree.run.simulatedMs / 86_400_000)} giorni`]
      : []),
    natureOf(tree.run),
    '',
    `Fascicolo: ${directory}`,
    ...documents.map((path) => `  ${path}`),
  );
  return lines.join('\n');
}

function natureOf({ upstream, environment }: VerdictTree['run']): string {
  return upstream === undefined
    ? 'Prova generale su simulatore: non è una certificazione.'
    : `Ambiente reale attraverso il banco (${Object.keys(upstream).join(', ')})${environment === 'simulator' ? ', il resto simulato' : ''}: non è una certificazione.`;
}

/** The case's title without its own id in front. */
function bare(title: string, id: string): string {
  return title.replace(new RegExp(`^${id}\\s*[·:–-]?\\s*`), '');
}
