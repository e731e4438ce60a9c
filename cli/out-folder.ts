import { mkdirSync } from 'node:fs';
import { UsageError } from './usage.ts';

/** Makes a folder for a bundle. @throws UsageError where it cannot be made. */
export function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new UsageError(
      `non si può creare la cartella ${directory} (${(error as NodeJS.ErrnoException).code}): indicare un altro --out`,
    );
  }
}
