import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plans as allPlans } from './plans.ts';
import type { Plan } from './plans.ts';

const here = dirname(fileURLToPath(import.meta.url));
/** The folder that holds `features/`: the repository, or the installed package (whose code lies in `dist/`). */
export const root = here.endsWith(join('dist', 'steps')) ? dirname(dirname(here)) : dirname(here);

/** The tags that a plan's features bear, without their @: a look at the text, enough to know what can be selected. */
export function tagsOf(planId: string): readonly string[] {
  const tags = plansNamed([planId])
    .flatMap(featuresOf)
    .flatMap((path) => readFileSync(join(root, path), 'utf8').match(/(?<=^\s*(?:@\S+\s+)*)@\S+/gm) ?? []);
  return [...new Set(tags.map((tag) => tag.slice(1)))].sort();
}

/** Official order: by the plan's prefixes, then by name. */
export function inOrder({ order }: Plan, a: string, b: string): number {
  const rank = (id: string): number => order.findIndex((prefix) => id.toLowerCase().startsWith(prefix.toLowerCase()));
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** The feature files of a plan, relative to the root, in the order of their cases. */
export function featuresOf(plan: Plan): string[] {
  return foldersOf(plan)
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => ({ folder, name })))
    .filter(({ name }) => name.endsWith('.feature'))
    .sort((a, b) => inOrder(plan, a.name, b.name))
    .map(({ folder, name }) => `${folder}/${name}`);
}

/** A plan's own folder, then those it shares with others. */
export function foldersOf({ folder, shared = [] }: Plan): readonly string[] {
  return [folder, ...shared];
}

/** The plans with these ids. @throws RangeError naming the unknown one and the known ones. */
export function plansNamed(ids: readonly string[]): readonly Plan[] {
  return ids.map((id) => {
    const plan = allPlans.find((candidate) => candidate.id === id);
    if (plan === undefined)
      throw new RangeError(`il piano «${id}» non esiste; piani: ${allPlans.map((each) => each.id).join(', ')}`);
    return plan;
  });
}
