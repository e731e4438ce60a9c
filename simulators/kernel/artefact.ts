import type { Level, Requirement } from './requirement.ts';

/** BLOCK = DEVE: the artefact is not acceptable; WARN = DOVREBBE: a person must look; INFO = PUÒ: recorded only (semantics.md 1). */
export type Severity = 'BLOCK' | 'WARN' | 'INFO';

/** What is held against rules offline: a file, a text given on the command line, or a folder of documents. */
export interface Artefact {
  /** Name of the file or of the folder; what findings call it. */
  readonly name: string;
  /** The whole content of a file or text. @throws UnreadableArtefact for a folder. */
  bytes(): Uint8Array;
  /** The content in pieces, for what is too long to be held whole. @throws UnreadableArtefact for a folder. */
  chunks(): Iterable<Uint8Array>;
  /** Paths of the files of a folder, relative and with `/`, sorted; none for a file. */
  entries(): readonly string[];
  /** Another file that the artefact names: beside a file, or in a folder. Undefined where there is none, or it lies outside. */
  beside(path: string): Uint8Array | undefined;
}

/** One thing wrong with an artefact. Texts are in Italian. */
export interface ArtefactFinding {
  readonly requirement: string;
  readonly severity: Severity;
  /** Field, line and column, cell, page: where in the artefact. */
  readonly place: string;
  readonly message: string;
  readonly expected: string;
  readonly observed: string;
  readonly remedy: string;
  /** Document and section that state the rule; says so where the rule is ours. */
  readonly source: string;
}

export type SettingValue = string | number | boolean | readonly string[];

/** A threshold, list or switch of a check; what no source states stands here, never in the code. */
export interface ArtefactSetting {
  readonly value: SettingValue;
  /** What it governs, with its unit; Italian. */
  readonly meaning: string;
  /** The values a switch may take. */
  readonly oneOf?: readonly string[];
}

/** A check on one kind of artefact: `collaudo check KIND FILE`. */
export interface ArtefactCheck {
  /** The word on the command line. */
  readonly kind: string;
  /** What it accepts, in Italian, as a noun phrase: «scheda servizio di IO, in JSON o foglio di calcolo». */
  readonly title: string;
  /** `text`: a short text that may be written on the command line instead of a file. */
  readonly accepts: 'file' | 'text' | 'folder';
  /** Every requirement that a finding may name. */
  readonly requirements: readonly Requirement[];
  readonly settings?: Readonly<Record<string, ArtefactSetting>>;
  /**
   * Everything found, in the order of the artefact; empty where it conforms.
   * @throws UnreadableArtefact where the content is not of this kind at all.
   */
  check(artefact: Artefact, settings: Settings): readonly ArtefactFinding[] | Promise<readonly ArtefactFinding[]>;
}

/** The values of a check's settings, defaults filled in. */
export type Settings = Readonly<Record<string, SettingValue>>;

/** An artefact that cannot be read as what it is said to be: exit code 2, never a violation. */
export class UnreadableArtefact extends Error {
  readonly code = 'ARTEFACT';
}

const SEVERITY: Readonly<Record<Level, Severity>> = { MUST: 'BLOCK', SHOULD: 'WARN', MAY: 'INFO' };

/** What a check says of one violation; severity and remedy are the requirement's unless told. */
export interface Flaw {
  readonly place: string;
  readonly message: string;
  readonly expected: string;
  readonly observed: string;
  readonly severity?: Severity;
  readonly remedy?: string;
}

/** The finding of a requirement that an artefact does not meet. */
export function flaw(requirement: Requirement, { severity, remedy, ...said }: Flaw): ArtefactFinding {
  return {
    requirement: requirement.id,
    severity: severity ?? SEVERITY[requirement.level],
    ...said,
    remedy: remedy ?? requirement.remedy,
    source: sourceOf(requirement),
  };
}

/** Document and section of a requirement, in print; a reconstructed one says so. */
export function sourceOf({ source, status }: Requirement): string {
  return `${source.document}, ${source.section}${status === 'reconstructed' ? ' (ricostruito)' : ''}`;
}

/** The requirement of an id, among those of a check. @throws Error where there is none. */
export function requirementIn(requirements: readonly Requirement[]): (id: string) => Requirement {
  const byId = new Map(requirements.map((each) => [each.id, each]));
  return (id) => {
    const found = byId.get(id);
    if (found === undefined) throw new Error(`no requirement is called ${id}`);
    return found;
  };
}

/** The defaults of a check's settings. */
export function defaultsOf({ settings = {} }: Pick<ArtefactCheck, 'settings'>): Settings {
  return Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value]));
}

/** `violations` where a finding is BLOCK, `warnings` where one is WARN, else `clean`. */
export function outcomeOf(findings: readonly ArtefactFinding[]): 'clean' | 'warnings' | 'violations' {
  if (findings.some(({ severity }) => severity === 'BLOCK')) return 'violations';
  return findings.some(({ severity }) => severity === 'WARN') ? 'warnings' : 'clean';
}

/** An artefact in memory: its bytes, and the files beside it by name. */
export function artefactOf(
  name: string,
  content: string | Uint8Array,
  beside: Readonly<Record<string, Uint8Array>> = {},
): Artefact {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    bytes: () => bytes,
    chunks: () => [bytes],
    entries: () => [],
    beside: (path) => beside[path],
  };
}

/** A folder in memory. */
export function folderOf(name: string, files: Readonly<Record<string, string | Uint8Array>>): Artefact {
  const refuse = (): never => {
    throw new UnreadableArtefact(`«${name}» è una cartella, non un file`);
  };
  return {
    name,
    bytes: refuse,
    chunks: refuse,
    entries: () => Object.keys(files).toSorted(),
    beside(path) {
      const content = files[path];
      return typeof content === 'string' ? Buffer.from(content) : content;
    },
  };
}
