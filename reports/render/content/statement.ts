import type { PlanVerdict, VerdictTree } from '../../verdict-tree.ts';

/** What every document says of itself, and of the plans it is about, on its first page (semantics.md, "What it says of itself"). */
export function statementOf(run: VerdictTree['run'], plans: readonly PlanVerdict[]): readonly string[] {
  const rehearsal =
    run.environment === 'simulator'
      ? 'Questo rapporto documenta una prova generale su simulatore: il software è stato provato contro simulatori delle piattaforme, non contro le piattaforme stesse.'
      : 'Questo rapporto documenta una prova svolta contro gli ambienti delle piattaforme.';
  return [
    rehearsal,
    'Non è una certificazione, non la sostituisce e non ne anticipa l’esito. Collaudo non è affiliato a PagoPA, a Regione Toscana né a Regione Marche.',
    ...plans.flatMap(({ notes = [] }) => notes),
  ];
}

/** The same in one line, for the foot of a page. */
export function shortStatement(run: VerdictTree['run']): string {
  return run.environment === 'simulator'
    ? 'Prova generale su simulatore. Non è una certificazione.'
    : 'Prova sugli ambienti della piattaforma. Non è una certificazione.';
}
