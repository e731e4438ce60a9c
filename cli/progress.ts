import type { RunFacts } from '../simulators/kernel/journal.ts';
import type { Plan } from '../steps/plans.ts';
import type { CommonOptions } from './options.ts';

/** What a person sees while a run goes on; plain lines where nobody watches, nothing with --quiet or --json. */
export function progress(
  options: CommonOptions,
  plans: readonly Plan[],
  facts: Pick<RunFacts, 'suite' | 'sut' | 'seed'>,
) {
  const silent = options.quiet || options.json;
  const live = process.stdout.isTTY && options.color;
  let done = 0;
  let failed = 0;
  let current = '';
  if (!silent)
    console.log(
      `Collaudo ${facts.suite.version}: ${plans.length === 1 ? 'piano' : 'piani'} ${plans.map(({ id }) => id).join(', ')} contro ${facts.sut.name}${facts.sut.mutant === undefined ? '' : ` con il difetto «${facts.sut.mutant}»`}, seme ${facts.seed}`,
    );
  return {
    scenario(scenario: { readonly id: string; readonly name: string; readonly ok: boolean }): void {
      done++;
      if (!scenario.ok) failed++;
      if (silent) return;
      const [caseId = ''] = scenario.id.split('/');
      if (live)
        process.stdout.write(
          `\r\u001b[K${caseId}  ${done} scenari${failed > 0 ? `, ${failed} non riusciti` : ''}  ${scenario.name.slice(0, 60)}`,
        );
      else if (caseId !== current) console.log(`${caseId} …`);
      current = caseId;
    },
    end(table: string): void {
      if (silent) return;
      if (live) process.stdout.write('\r\u001b[K');
      console.log(table);
    },
  };
}
