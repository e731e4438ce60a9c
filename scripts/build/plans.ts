import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';
import { describePlans } from '../../steps/describe-plans.ts';
import { plans } from '../../steps/plans.ts';

/** Writes what every plan holds into `dist/plans.json`, by plan. */
export function writePlans(dist: string): void {
  const described = describePlans(plans).map((facts) => [facts.id, facts]);
  writeFileSync(join(dist, 'plans.json'), JSON.stringify(Object.fromEntries(described)));
}

/** Puts what was written in the place of `steps/describe-plans.ts`: features are parsed by the build, not at every start. */
export const plansDescribed: Plugin = {
  name: 'plans described ahead',
  load: (id) =>
    id.replaceAll('\\', '/').endsWith('/steps/describe-plans.ts')
      ? `import { readFileSync } from 'node:fs';
export function describePlans(plans) {
  const described = JSON.parse(readFileSync(new URL('../plans.json', import.meta.url), 'utf8'));
  return plans.map(({ id }) => described[id]);
}`
      : null,
};
