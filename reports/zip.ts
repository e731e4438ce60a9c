import { unzipSync, zipSync } from 'fflate';

/** A zip that is not read: which and why. Code ZIP_UNREADABLE; the message is in Italian. */
export class ZipProblem extends Error {
  readonly code = 'ZIP_UNREADABLE';
}

/** What an archive may hold, uncompressed: far more than a bundle or an official form, far less than fills a machine. */
const MOST_BYTES = 1024 ** 3;
const MOST_ENTRIES = 20_000;

/**
 * A zip whose bytes follow from its entries alone: sorted by name, one date for all, no attribute of the machine. The date is
 * built from local parts because a zip's dates have no zone.
 * @param keepOrder entries stay in the order given, as a document's format may ask
 */
export function zip(entries: ReadonlyMap<string, Uint8Array>, keepOrder = false): Uint8Array {
  const names = [...entries.keys()];
  if (!keepOrder) names.sort();
  return zipSync(Object.fromEntries(names.map((name) => [name, entries.get(name)!])), {
    level: 6,
    mtime: new Date(1980, 0, 1),
  });
}

/**
 * The entries of a zip, in their order, folders left out.
 * @throws ZipProblem where it is cut, encrypted, repeats a name, names a place outside itself, or grows past what is read.
 */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  const seen = new Set<string>();
  let total = 0;
  const read = (): Record<string, Uint8Array> =>
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (seen.has(name)) throw new ZipProblem(`l’archivio contiene due volte «${name}»`);
        if (isOutside(name)) throw new ZipProblem(`l’archivio contiene un nome non ammesso: «${name}»`);
        total += originalSize;
        if (total > MOST_BYTES || seen.size >= MOST_ENTRIES)
          throw new ZipProblem('l’archivio è troppo grande: oltre 1 GiB o 20 000 file una volta aperto');
        seen.add(name);
        return !name.endsWith('/');
      },
    });
  let entries: Record<string, Uint8Array>;
  try {
    entries = read();
  } catch (error) {
    if (error instanceof ZipProblem) throw error;
    throw new ZipProblem(`l’archivio non si apre: è troncato, cifrato o danneggiato (${(error as Error).message})`);
  }
  return new Map(Object.entries(entries));
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function isOutside(name: string): boolean {
  return name === '' || /^[/\\]|^[a-z]:|\\|\0/i.test(name) || name.split('/').includes('..');
}
