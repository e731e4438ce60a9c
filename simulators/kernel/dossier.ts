import { flaw, UnreadableArtefact } from './artefact.ts';
import type { Artefact, ArtefactFinding, Flaw } from './artefact.ts';
import { parseJson } from './json.ts';
import type { Requirement } from './requirement.ts';
import { namesSigner, signatureIn } from './signature-container.ts';

/** A JSON object of unknown shape. */
export type Members = Readonly<Record<string, unknown>>;

/** A folder of documents with an index that says what each is: how the checks on folders look at it. */
export interface Dossier {
  readonly index: Members;
  /** An object of the index by its path, `contratto.firmatario`; empty where there is none. */
  members(path: string): Members;
  /** A list of the index; empty where there is none. */
  list(path: string): readonly Members[];
  /** A text of the index, blanks around it left out; empty where there is none. */
  text(path: string): string;
  /** The file that the index names at a path; undefined where it names none, or it is not there. */
  file(path: string): Uint8Array | undefined;
}

/** Reads the index of a folder. @throws UnreadableArtefact where it is not there or is no JSON object. */
export function dossierOf(folder: Artefact, indexName: string): Dossier {
  const bytes = folder.beside(indexName);
  if (bytes === undefined)
    throw new UnreadableArtefact(
      `nella cartella «${folder.name}» manca ${indexName}, l’indice che dice quali documenti contiene`,
    );
  const read = parseJson(bytes);
  if (!read.ok) throw new UnreadableArtefact(`${indexName} non si legge: ${read.problem}`);
  if (!isMembers(read.value)) throw new UnreadableArtefact(`${indexName} deve contenere un oggetto JSON`);
  const index = read.value;
  const text = (path: string): string => textOf(at(index, path));
  return {
    index,
    members: (path) => membersOf(at(index, path)),
    list: (path) => [at(index, path)].flat().filter(isMembers),
    text,
    file: (path) => (text(path) === '' ? undefined : folder.beside(text(path))),
  };
}

/** The value as an object; empty where it is none. */
export function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {};
}

/** The value as a text, blanks around it left out; empty where it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function isMembers(value: unknown): value is Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (here, step) => (Array.isArray(here) ? (here as readonly unknown[])[Number(step)] : membersOf(here)[step]),
      value,
    );
}

/** A rule on a dossier: what is wrong, in order. */
export interface DossierRule {
  readonly requirement: string;
  look(dossier: Dossier): readonly (Flaw | undefined)[];
}

/** What some rules hold against a dossier. */
export function findingsIn(
  dossier: Dossier,
  rules: readonly DossierRule[],
  requirement: (id: string) => Requirement,
): readonly ArtefactFinding[] {
  return rules.flatMap(({ requirement: id, look }) =>
    look(dossier).flatMap((wrong) => (wrong === undefined ? [] : [flaw(requirement(id), wrong)])),
  );
}

/** A file that the index must name and the folder must hold. */
export function missingFile(dossier: Dossier, place: string, what: string): Flaw | undefined {
  return dossier.file(place) === undefined
    ? {
        place,
        message: `Manca ${what}.`,
        expected: 'il nome di un file della cartella',
        observed: dossier.text(place) === '' ? 'nessun file indicato' : `«${dossier.text(place)}», che non c’è`,
      }
    : undefined;
}

/** A document that must be there and bear a signature; the signature should name whom the index says. */
export function unsigned(dossier: Dossier, place: string, what: string, signer: string): readonly (Flaw | undefined)[] {
  const bytes = dossier.file(place);
  if (bytes === undefined) return [missingFile(dossier, place, what)];
  const found = signatureIn(bytes);
  if (found === undefined)
    return [
      {
        place,
        message: `Il file non è firmato digitalmente: ${what}.`,
        expected: 'un file .p7m, o un PDF con la firma',
        observed: `«${dossier.text(place)}» senza firma`,
      },
    ];
  return signer === '' || namesSigner(found.signature, signer)
    ? []
    : [
        {
          place,
          message: 'La firma non nomina chi dovrebbe averla apposta.',
          expected: signer,
          observed: 'un certificato senza quel nome',
          severity: 'WARN',
          remedy: 'Verificare di chi è la firma con «collaudo verify FILE».',
        },
      ];
}
