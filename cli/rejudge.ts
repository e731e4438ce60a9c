import { rejudge as again } from '../reports/rejudge.ts';
import { VERDICT_WORDS } from '../reports/words.ts';
import { readOptions } from './options.ts';
import { describePlans } from '../steps/describe-plans.ts';
import { plansNamed } from '../steps/plan-features.ts';
import { plans as allPlans } from '../steps/plans.ts';
import { canonical } from '../simulators/kernel/canonical.ts';
import type { PlanFacts } from '../simulators/kernel/journal.ts';
import { bundleAt, onePath } from './bundle-path.ts';

/** `collaudo rejudge PATH`: 0 where every verdict recomputed from the journal equals the recorded one, 1 where one differs. */
export async function rejudge(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  const files = bundleAt(onePath(options.positionals));
  let result;
  try {
    result = again(files);
  } catch (error) {
    console.log(`Non ricalcolabile: ${(error as Error).message}`);
    return 1;
  }
  const { recomputed } = result;
  const differences = [...result.differences, ...(await otherPlans(result.plans))];
  if (options.json)
    console.log(JSON.stringify({ equal: differences.length === 0, verdict: recomputed.verdict, differences }));
  else if (differences.length === 0)
    console.log(
      `Esiti ricalcolati dal giornale: coincidono. Esito: ${recomputed.verdict} – ${VERDICT_WORDS[recomputed.verdict]}`,
    );
  else console.log(['Gli esiti ricalcolati NON coincidono:', ...differences.map((line) => `  ${line}`)].join('\n'));
  return differences.length === 0 ? 0 : 1;
}

/** Plans that the journal states otherwise than this suite's features: a scenario or a tag taken away changes every verdict. */
async function otherPlans(stated: readonly PlanFacts[]): Promise<readonly string[]> {
  const known = stated.filter(({ id }) => allPlans.some((plan) => plan.id === id));
  const ours = describePlans(plansNamed(known.map(({ id }) => id)));
  return stated.flatMap((plan) => {
    const here = ours.find(({ id }) => id === plan.id);
    if (here === undefined) return [`il piano «${plan.id}» non c’è in questa suite`];
    return canonical(here) === canonical(plan)
      ? []
      : [
          `il piano «${plan.id}» del giornale non è quello di questa suite: casi, scenari o requisiti citati sono diversi`,
        ];
  });
}
