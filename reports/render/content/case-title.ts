import type { CaseVerdict } from '../../verdict-tree.ts';
import { bounded } from './bounded.ts';

/** The title of a case without its identifier, which features put before it and reports print beside it. */
export function titleOf(aCase: CaseVerdict): string {
  const title = aCase.title.startsWith(aCase.id)
    ? aCase.title.slice(aCase.id.length).replace(/^[\s·:–—-]+/, '')
    : aCase.title;
  return bounded(title === '' ? aCase.title : title, 240);
}

/** What a case is called in print: its identifier, and the official one beside it where it has another. */
export function namesOf({ id, officialId }: CaseVerdict): readonly string[] {
  return officialId === undefined ? [id] : [officialId, id];
}
