import { anomalieFr } from '../../simulators/iris/rendicontazione/anomalie.ts';
import { describePlans } from '../../steps/describe-plans.ts';
import { plansNamed } from '../../steps/plan-features.ts';

/**
 * The table of every anomaly that IRIS finds in flows of rendicontazione: its requirement, when `collaudo check fdr` finds it
 * and its scenario, or the reason why nothing proves it. @throws Error where a cell would stay empty.
 */
export async function fdrCodesTable(): Promise<string> {
  const scenarios = new Map<string, string[]>();
  for (const { cases } of describePlans(plansNamed(['iris-ca'])))
    for (const { id, requirements } of cases.flatMap((each) => each.scenarios))
      for (const requirement of requirements) scenarios.set(requirement, [...(scenarios.get(requirement) ?? []), id]);
  const rows = anomalieFr.map((una) => {
    if ('nonProvata' in una) return [`\`${una.codice}\``, una.significato, '–', '–', `Non provata: ${una.nonProvata}`];
    const proofs = scenarios.get(una.requisito) ?? [];
    const onlyDocument = proofs.length === 0 && una.documento === 'sempre';
    if (proofs.length === 0 && !onlyDocument) throw new Error(`table of the anomalies: ${una.codice} has no proof`);
    return [
      `\`${una.codice}\``,
      una.significato,
      una.requisito,
      una.documento,
      onlyDocument ? 'nessuno: si vede soltanto nel documento' : proofs.join('; '),
    ];
  });
  return [
    '| Anomalia | Significato | Requisito | `check fdr` | Scenario |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`),
  ].join('\n');
}
