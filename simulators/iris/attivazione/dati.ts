import { UnreadableArtefact } from '../../kernel/artefact.ts';
import { contract, parseJson } from '../../kernel/json.ts';
import { wordedIssues } from '../../kernel/json-words.ts';
import { Adesione, Scheda } from '../contract/adesione.ts';

const adesione = contract(Adesione);
const scheda = contract(Scheda);

/** A dossier as data. @throws UnreadableArtefact saying which members are not as they must be. */
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

/** At most this many faults are told at once. */
const AT_ONCE = 8;

function verifica(name: string, value: unknown, shape: ReturnType<typeof contract>): void {
  const issues = wordedIssues(shape.check(value));
  if (issues.length === 0) return;
  const lines = issues.slice(0, AT_ONCE).map((line) => `  ${line}`);
  const left = issues.length - lines.length;
  throw new UnreadableArtefact(
    [
      `«${name}» non è come deve essere:`,
      ...lines,
      ...(left > 0 ? [`  e altri ${left} campi`] : []),
      'Che cosa fare: correggere i campi indicati e ripetere il comando.',
    ].join('\n'),
  );
}
