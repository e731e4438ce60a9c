import { UnreadableArtefact } from '../../kernel/artefact.ts';
import { contract, parseJson } from '../../kernel/json.ts';
import { Adesione, Scheda } from '../contract/adesione.ts';

const adesione = contract(Adesione);
const scheda = contract(Scheda);

/** A dossier as data. @throws UnreadableArtefact saying which member is not as it must be. */
export function adesioneDa(name: string, value: unknown): Adesione {
  verifica(name, value, adesione);
  return value as Adesione;
}

/** A scheda anagrafica as data. @throws UnreadableArtefact as {@link adesioneDa}. */
export function schedaDa(name: string, value: unknown): Scheda {
  verifica(name, value, scheda);
  return value as Scheda;
}

/** The value of a JSON text. @throws UnreadableArtefact where it is none. */
export function jsonDa(name: string, bytes: Uint8Array): unknown {
  const parsed = parseJson(bytes);
  if (!parsed.ok) throw new UnreadableArtefact(`«${name}» non si legge come JSON: ${parsed.problem}`);
  return parsed.value;
}

function verifica(name: string, value: unknown, shape: ReturnType<typeof contract>): void {
  const [issue] = shape.check(value);
  if (issue !== undefined) throw new UnreadableArtefact(`«${name}»: ${issue.path} ${issue.message}`);
}
