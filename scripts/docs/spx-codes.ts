import { iris } from '../../simulators/iris/index.ts';
import { codiciBs } from '../../simulators/iris/spx/codici.ts';
import { describePlans } from '../../steps/describe-plans.ts';
import { plansNamed } from '../../steps/plan-features.ts';

/**
 * The table of every return code of SmartProxy for the platform's README: its requirement, its vector and its scenario, or
 * the reason why it is not produced. @throws Error where a cell would stay empty.
 */
export async function spxCodesTable(): Promise<string> {
  const scenarios = new Map<string, string[]>();
  for (const { cases } of describePlans(plansNamed(['iris-spx'])))
    for (const { id, requirements } of cases.flatMap((each) => each.scenarios))
      for (const requirement of requirements) scenarios.set(requirement, [...(scenarios.get(requirement) ?? []), id]);
  const passive = new Set(iris.rules.map(({ requirement }) => requirement));
  const rows = codiciBs.map((codice) => {
    if ('nonProdotto' in codice)
      return [`\`${codice.codice}\``, codice.significato, `Non prodotto: ${codice.nonProdotto}`, '–', '–', '–'];
    const requirement = codice.requisito ?? '';
    const proofs = [
      ...(scenarios.get(requirement) ?? []),
      ...(passive.has(requirement) ? ['regola passiva, in ogni scenario'] : []),
    ];
    if (proofs.length === 0) throw new Error(`table of the codes of SmartProxy: ${codice.codice} has no proof`);
    return [
      `\`${codice.codice}\``,
      codice.significato,
      'quando' in codice ? codice.quando : codice.soloGuasto,
      requirement,
      '`spx/spx.test.ts`',
      proofs.join('; '),
    ];
  });
  return [
    '| Codice | Significato | Quando | Requisito | Vettore | Scenario |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`),
  ].join('\n');
}
