import type { PlanVerdict, VerdictTree } from '../../verdict-tree.ts';

/** What every document says of itself, and of the plans it is about, on its first page (semantics.md, "What it says of itself"). */
export function statementOf(run: VerdictTree['run'], plans: readonly PlanVerdict[]): readonly string[] {
  const through = throughTheBench(run);
  const rehearsal =
    run.environment === 'simulator'
      ? 'Questo rapporto documenta una prova generale su simulatore: il software è stato provato contro simulatori delle piattaforme, non contro le piattaforme stesse.'
      : 'Questo rapporto documenta una prova svolta contro gli ambienti delle piattaforme.';
  return [
    ...(through === undefined ? [] : [through]),
    rehearsal,
    'Non è una certificazione, non la sostituisce e non ne anticipa l’esito. Collaudo non è affiliato a PagoPA, a Regione Toscana né a Regione Marche.',
    ...plans.flatMap(({ notes = [] }) => notes),
  ];
}

/** Which real platforms answered, with the bench in between; undefined where none did. */
function throughTheBench({ upstream }: VerdictTree['run']): string | undefined {
  const real = Object.entries(upstream ?? {});
  if (real.length === 0) return undefined;
  const names = real.map(([id, url]) => `${id.toUpperCase()} (${url})`).join(', ');
  return `Ambiente reale attraverso il banco: ${names}. Ogni altra piattaforma è simulata.`;
}

/** The same in one line, for the foot of a page. */
export function shortStatement(run: VerdictTree['run']): string {
  const real = Object.keys(run.upstream ?? {}).map((id) => id.toUpperCase());
  if (real.length > 0)
    return `Ambiente reale attraverso il banco (${real.join(', ')})${run.environment === 'simulator' ? ', il resto simulato' : ''}. Non è una certificazione.`;
  return run.environment === 'simulator'
    ? 'Prova generale su simulatore. Non è una certificazione.'
    : 'Prova sugli ambienti della piattaforma. Non è una certificazione.';
}
