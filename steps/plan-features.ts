import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suiteFolder as root } from '../config/suite-folder.ts';
import { plans as allPlans } from './plans.ts';
import type { Plan } from './plans.ts';

/** The tags that a plan's features bear, without their @: a look at the text, enough to know what can be selected. */
export function tagsOf(planId: string): readonly string[] {
  const tags = plansNamed([planId])
    .flatMap(featuresOf)
    .flatMap((path) => readFileSync(join(root, path), 'utf8').match(/(?<=^\s*(?:@\S+\s+)*)@\S+/gm) ?? []);
  return [...new Set(tags.map((tag) => tag.slice(1)))].sort();
}

/** Official order: by the plan's prefixes, then by name. */
export function inOrder<Item>({ order }: Plan, items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  const prefixes = order.map((prefix) => prefix.toLowerCase());
  return items
    .map((item) => {
      const name = nameOf(item);
      const folded = name.toLowerCase();
      return { item, name, rank: prefixes.findIndex((prefix) => folded.startsWith(prefix)) };
    })
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .map(({ item }) => item);
}

/** The feature files of a plan, relative to the root, in the order of their cases. */
export function featuresOf(plan: Plan): string[] {
  const files = foldersOf(plan)
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => ({ folder, name })))
    .filter(({ name }) => name.endsWith('.feature'));
  return inOrder(plan, files, ({ name }) => name).map(({ folder, name }) => `${folder}/${name}`);
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
