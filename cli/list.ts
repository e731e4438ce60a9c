import { catalogue } from '../simulators/index.ts';
import { describePlans } from '../steps/describe-plans.ts';
import { plansNamed } from '../steps/plan-features.ts';
import { plans as allPlans } from '../steps/plans.ts';
import { commands } from '../sut/commands/index.ts';
import { mutants } from '../sut/drivers/reference.ts';
import { LEVEL_WORDS } from '../reports/words.ts';
import { notCovered } from './not-covered.ts';
import { readOptions } from './options.ts';
import { UsageError } from './usage.ts';

/** `collaudo list [PLAN...]`: plans, cases, requirements with level, source and coverage, and the systems that no plan tries; `--commands` the SUT's commands. */
export async function list(argv: readonly string[]): Promise<number> {
  const onlyRequirements = argv.includes('--requirements');
  const onlyCommands = argv.includes('--commands');
  const options = readOptions(argv.filter((argument) => argument !== '--requirements' && argument !== '--commands'));
  if (onlyCommands) {
    console.log(JSON.stringify(commands, undefined, 2));
    return 0;
  }
  const facts = described(options.positionals);
  const citing = new Map<string, Set<string>>();
  for (const { id, scenarios } of facts.flatMap(({ cases }) => cases)) {
    for (const requirement of scenarios.flatMap(({ requirements }) => requirements))
      citing.set(requirement, (citing.get(requirement) ?? new Set()).add(id));
  }
  const requirements = [...catalogue.values()].map(({ id, level, text, source, status, notTested }) => ({
    id,
    level,
    text,
    source: `${source.document}, ${source.section}`,
    status,
    cases: [...(citing.get(id) ?? [])].sort(),
    mutants: mutants.filter(({ declares }) => declares.includes(id)).map((mutant) => mutant.id),
    ...(notTested === undefined ? {} : { notTested }),
  }));
  if (options.json) {
    const plans = facts.map(({ id, title, cases }) => ({
      id,
      title,
      cases: cases.map((each) => ({
        id: each.id,
        title: each.title,
        mode: 'active',
        requirements: [...new Set(each.scenarios.flatMap((scenario) => scenario.requirements))].sort(),
      })),
    }));
    console.log(JSON.stringify({ plans, requirements, notCovered }));
    return 0;
  }
  if (!onlyRequirements) {
    for (const { id, title, cases } of facts) {
      console.log(`${id}  ${title}`);
      for (const each of cases)
        console.log(
          `  ${each.id.padEnd(14)} ${each.scenarios.length} scenari  ${each.title.replace(/^\S+\s*[·:–-]\s*/, '')}`,
        );
    }
    console.log('');
    if (options.positionals.length === 0) {
      console.log('Sistemi senza piano di prova');
      for (const { system, what, reason } of notCovered)
        console.log(`  ${system.padEnd(21)} ${what}\n${' '.repeat(24)}${reason}`);
      console.log('');
    }
  }
  for (const { id, level, text, source, status, cases, mutants: killers, notTested } of requirements) {
    console.log(`${id.padEnd(18)} ${LEVEL_WORDS[level].padEnd(9)} ${text}`);
    console.log(
      `${' '.repeat(19)}${source}${status === 'reconstructed' ? ' (ricostruito)' : ''}; ${notTested === undefined ? `casi: ${cases.join(', ') || 'solo controlli passivi'}; difetti che lo provano: ${killers.length}` : `non provato: ${notTested}`}`,
    );
  }
  return 0;
}

function described(ids: readonly string[]): ReturnType<typeof describePlans> {
  try {
    return describePlans(plansNamed(ids.length > 0 ? ids : allPlans.map(({ id }) => id)));
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}
