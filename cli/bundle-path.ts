import { existsSync, readFileSync, statSync } from 'node:fs';
import { folderFiles, zippedFiles } from '../reports/bundle-files.ts';
import type { BundleFiles } from '../reports/bundle-files.ts';
import { isZip, ZipProblem } from '../reports/zip.ts';
import { UsageError } from './usage.ts';

/** A file beyond this is not read into memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/** The one path named on the command line. @throws UsageError */
export function onePath(positionals: readonly string[]): string {
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new UsageError('indicare una (sola) cartella di fascicolo o un file, per esempio out/<run>');
  if (!existsSync(path)) throw new UsageError(`«${path}» non esiste`);
  return path;
}

/** The one folder named on the command line. @throws UsageError */
export function bundleFolder(positionals: readonly string[]): string {
  const path = onePath(positionals);
  if (!statSync(path).isDirectory()) throw new UsageError(`«${path}» non è una cartella`);
  return path;
}

/** The files of a bundle, folder or zip. @throws UsageError where the path is neither */
export function bundleAt(path: string): BundleFiles {
  if (statSync(path).isDirectory()) return folderFiles(path);
  const bytes = fileBytes(path);
  if (!isZip(bytes)) throw new UsageError(`«${path}» non è né la cartella né lo zip di un fascicolo`);
  try {
    return zippedFiles(bytes);
  } catch (error) {
    if (error instanceof ZipProblem) throw new UsageError(`«${path}»: ${error.message}`);
    throw error;
  }
}

/** @throws UsageError where the file cannot be read or is too large */
export function fileBytes(path: string): Uint8Array {
  let size: number;
  try {
    size = statSync(path).size;
    if (size <= MOST_BYTES) return readFileSync(path);
  } catch (error) {
    throw new UsageError(
      `«${path}» non si legge (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`,
    );
  }
  throw new UsageError(`«${path}» è troppo grande: ${size} byte, se ne leggono fino a ${MOST_BYTES}`);
}
