import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../reports/bundle-files.ts';
import { zip } from '../reports/zip.ts';

/** Writes a bundle's folder as `<folder>.zip` beside it, the same bytes for the same files; returns its path. */
export function zipBundle(directory: string): string {
  const path = `${directory.replace(/[/\\]+$/, '')}.zip`;
  writeFileSync(path, zip(new Map(filesIn(directory).map((name) => [name, readFileSync(join(directory, name))]))));
  return path;
}
