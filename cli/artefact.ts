import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { artefactOf, UnreadableArtefact } from '../simulators/kernel/artefact.ts';
import type { Artefact, ArtefactCheck } from '../simulators/kernel/artefact.ts';
import { UsageError } from './usage.ts';

const PIECE = 1 << 20;
/** Files of a folder looked at, at most: a folder of documents has dozens. */
const MOST_FILES = 10_000;

/** The artefact that an argument of the command line names: a file, a folder, or a short text. @throws UsageError */
export function artefactAt(path: string, { accepts, kind }: ArtefactCheck): Artefact {
  if (!existsSync(path)) {
    if (accepts === 'text') return artefactOf('riga di comando', path);
    throw new UsageError(
      `«${path}» non esiste: indicare ${accepts === 'folder' ? 'la cartella' : 'il file'} da verificare`,
    );
  }
  const folder = statSync(path).isDirectory();
  if (folder !== (accepts === 'folder'))
    throw new UsageError(
      folder
        ? `«${path}» è una cartella, «${kind}» vuole un file`
        : `«${path}» è un file, «${kind}» vuole una cartella`,
    );
  return folder ? folderAt(path) : fileAt(path);
}

function fileAt(path: string): Artefact {
  return {
    name: basename(path),
    bytes: () => readable(path, () => readFileSync(path)),
    *chunks() {
      const file = readable(path, () => openSync(path, 'r'));
      try {
        for (;;) {
          const piece = new Uint8Array(PIECE);
          const size = readSync(file, piece);
          if (size === 0) return;
          yield piece.subarray(0, size);
        }
      } finally {
        closeSync(file);
      }
    },
    entries: () => [],
    beside: (name) => inside(dirname(path), name),
  };
}

function folderAt(path: string): Artefact {
  const refuse = (): never => {
    throw new UnreadableArtefact(`«${path}» è una cartella, non un file`);
  };
  return {
    name: basename(resolve(path)),
    bytes: refuse,
    chunks: refuse,
    entries: () =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .slice(0, MOST_FILES)
        .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .toSorted(),
    beside: (name) => inside(path, name),
  };
}

/** A file of a folder; undefined where it is not there or the name leads out of it. */
function inside(folder: string, name: string): Uint8Array | undefined {
  const path = resolve(folder, name);
  const from = relative(resolve(folder), path);
  if (isAbsolute(name) || from === '' || from.startsWith('..') || isAbsolute(from)) return undefined;
  return existsSync(path) && statSync(path).isFile() ? readable(path, () => readFileSync(path)) : undefined;
}

function readable<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new UnreadableArtefact(`«${path}» non si legge: ${(error as Error).message}`);
  }
}
