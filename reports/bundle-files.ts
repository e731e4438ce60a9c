import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { sha256 } from '../simulators/kernel/canonical.ts';
import { linesOf } from '../simulators/kernel/journal.ts';
import { unzip } from './zip.ts';

/** The files of a bundle, wherever they are: a folder, or a zip that is never unpacked to disk. */
export interface BundleFiles {
  /** Every file, with `/` between folders, sorted. */
  readonly names: readonly string[];
  /** @throws Error where there is no such file. */
  bytes(name: string): Uint8Array;
  /** SHA-256, hex. */
  digest(name: string): string;
  lines(name: string): Iterable<string>;
}

export function folderFiles(directory: string): BundleFiles {
  return {
    names: filesIn(directory),
    bytes: (name) => readFileSync(join(directory, name)),
    digest: (name) => digestOf(join(directory, name)),
    lines: (name) => linesOf(join(directory, name)),
  };
}

/** The files of a zipped bundle. @throws ZipProblem where the archive is not read. */
export function zippedFiles(archive: Uint8Array): BundleFiles {
  const entries = unzip(archive);
  const bytes = (name: string): Uint8Array => {
    const found = entries.get(name);
    if (found === undefined) throw new Error(`${name} is not in the archive`);
    return found;
  };
  return {
    names: [...entries.keys()].sort(),
    bytes,
    digest: (name) => sha256(bytes(name)),
    *lines(name) {
      const all = bytes(name);
      let from = 0;
      for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10, from)) {
        yield textOf(all.subarray(from, end));
        from = end + 1;
      }
      if (from < all.length) yield textOf(all.subarray(from));
    },
  };
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** Every file below a folder, with `/` between folders, sorted. */
export function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** SHA-256 (hex) of a file, read in blocks. */
export function digestOf(path: string): string {
  if (statSync(path).size < 1024 * 1024) return sha256(readFileSync(path));
  const digest = createHash('sha256');
  const file = openSync(path, 'r');
  const block = Buffer.alloc(1024 * 1024);
  try {
    for (let read = readSync(file, block); read > 0; read = readSync(file, block))
      digest.update(block.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return digest.digest('hex');
}
