import { UnreadableArtefact } from '../../kernel/artefact.ts';
import { contract } from '../../kernel/json.ts';
import { Pratica } from '../contract/adesione.ts';

export type { Pratica } from '../contract/adesione.ts';

const pratica = contract(Pratica);

/** A dossier as data. @throws UnreadableArtefact saying which member is not as it must be. */
export function praticaDa(name: string, value: unknown): Pratica {
  const [issue] = pratica.check(value);
  if (issue !== undefined) throw new UnreadableArtefact(`«${name}»: ${issue.path} ${issue.message}`);
  return value as Pratica;
}
