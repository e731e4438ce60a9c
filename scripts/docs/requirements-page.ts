import { LEVEL_WORDS } from '../../reports/words.ts';
import { catalogue, checks, platforms } from '../../simulators/index.ts';
import { describePlans } from '../../steps/describe-plans.ts';
import { plans } from '../../steps/plans.ts';
import { mutants } from '../../sut/drivers/reference.ts';

/** docs/requisiti.md: every requirement with its level, source, the cases that cite it and the mutants that prove it. */
export async function requirementsPage(): Promise<string> {
  const citing = new Map<string, Set<string>>();
  for (const { id, scenarios } of describePlans(plans).flatMap(({ cases }) => cases)) {
    for (const requirement of scenarios.flatMap(({ requirements }) => requirements))
      citing.set(requirement, (citing.get(requirement) ?? new Set()).add(id));
  }
  const sections = platforms.map(({ id: platform, title, requirements, rules }) => {
    const passive = new Set(rules.map((rule) => rule.requirement));
    const rows = requirements.map(({ id, level, text, source, status, ours, notTested }) => {
      const cases = [...(citing.get(id) ?? [])].sort().join(', ');
      const how =
        notTested === undefined
          ? [cases, passive.has(id) ? 'controllo passivo' : ''].filter((each) => each !== '').join('; ')
          : `non provato: ${notTested}`;
      const killers = mutants.filter(({ declares }) => declares.includes(id)).map((mutant) => `\`${mutant.id}\``);
      const level2 = `${LEVEL_WORDS[level]}${ours === true ? ' (nostro)' : ''}`;
      return `| ${id} | ${level2} | ${cell(text)} | ${cell(`${source.document}, ${source.section}`)}${status === 'reconstructed' ? ' (ricostruito)' : ''} | ${cell(how)} | ${killers.join(' ') || '–'} |`;
    });
    return [
      `## ${title} (\`${platform}\`)`,
      '',
      '| Requisito | Livello | Testo | Fonte | Provato da | Difetti che lo provano |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  const pages = [...sections, ...onDocuments()].join('\n\n');
  return `# Requisiti\n\nPagina generata da \`npm run docs\`: non modificarla a mano.\n\n${pages}\n`;
}

/** The requirements that only a check on a document looks at: their vectors prove them, and no scenario cites them. */
function onDocuments(): string[] {
  return [...checks.values()].flatMap(({ kind, title, requirements }) => {
    const own = requirements.filter(({ id }) => !catalogue.has(id));
    if (own.length === 0) return [];
    const rows = own.map(
      ({ id, level, text, source, status, ours, notTested }) =>
        `| ${id} | ${LEVEL_WORDS[level]}${ours === true ? ' (nostro)' : ''} | ${cell(text)} | ${cell(`${source.document}, ${source.section}`)}${status === 'reconstructed' ? ' (ricostruito)' : ''} | ${cell(notTested === undefined ? `\`collaudo check ${kind}\`` : `non provato: ${notTested}`)} |`,
    );
    return [
      [
        `## Documento \`${kind}\`: ${title}`,
        '',
        '| Requisito | Livello | Testo | Fonte | Provato da |',
        '| --- | --- | --- | --- | --- |',
        ...rows,
      ].join('\n'),
    ];
  });
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
