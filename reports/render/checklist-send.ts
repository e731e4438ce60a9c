import type { Evidence } from '../evidence.ts';
import type { CaseVerdict, RequirementVerdict, Verdict } from '../verdict-tree.ts';
import { LEVEL_WORDS, requirementWords, VERDICT_WORDS } from '../words.ts';
import { bounded } from './content/bounded.ts';
import { inOrder } from './content/findings.ts';

/** The groups of PagoPA's checklist, in its order, with the titles of the cases in our words. */
const GROUPS: readonly (readonly [string, string])[] = [
  ['TC-INVIO-01', 'Notifica senza pagamento a un destinatario'],
  ['TC-INVIO-02', 'Notifica con pagamento a un destinatario'],
  ['TC-INVIO-03', 'IUN e stati della notifica'],
  ['TC-INVIO-04', 'Attestazioni opponibili a terzi e ricevute'],
  ['TC-COSTO-01', 'Aggiornamento del costo di notifica'],
];

type Line = { readonly description: string } & ({ readonly children: readonly Line[] } | { readonly result: boolean });

/**
 * `checklist-send.json`: the shape that PagoPA's PnValidator reports (send.md §9.1), with our own descriptions. A line is
 * true only where the requirement is at pass or attested; everything else is false and says why in its description.
 */
export function renderChecklistSend(evidence: Evidence): string {
  const plan = evidence.tree.plans.find(({ id }) => id === 'send');
  const rehearsal = evidence.tree.run.environment === 'simulator' ? ' (prova generale su simulatore)' : '';
  const result = GROUPS.map(([id, title]): Line => {
    const aCase = plan?.cases.find((candidate) => candidate.id === id);
    const official = aCase?.officialId === undefined ? '' : ` (${aCase.officialId})`;
    const description = `${id}${official}: ${title}${rehearsal}`;
    return aCase === undefined || aCase.requirements.length === 0
      ? { description: description + remark(aCase), result: aCase !== undefined && isMet(aCase.verdict) }
      : { description, children: inOrder(aCase.requirements).map(lineOf) };
  });
  return `${JSON.stringify({ version: evidence.tree.suite.version, result }, undefined, 2)}\n`;
}

function lineOf({ id, level, text, verdict }: RequirementVerdict): Line {
  const words = isMet(verdict) ? '' : ` [${requirementWords({ level, verdict })}]`;
  return { description: `${id} (${LEVEL_WORDS[level]}): ${bounded(text, 400)}${words}`, result: isMet(verdict) };
}

function remark(aCase: CaseVerdict | undefined): string {
  if (aCase === undefined) return ' [non provato]';
  return isMet(aCase.verdict) ? '' : ` [${VERDICT_WORDS[aCase.verdict]}]`;
}

function isMet(verdict: Verdict): boolean {
  return verdict === 'pass' || verdict === 'attested';
}
