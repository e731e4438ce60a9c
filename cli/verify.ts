import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { folderFiles } from '../reports/bundle-files.ts';
import type { BundleFiles } from '../reports/bundle-files.ts';
import { verifyBytes, verifyFiles } from '../reports/verification.ts';
import { bundleAt, fileBytes, onePath } from './bundle-path.ts';
import { readOptions } from './options.ts';
import { verifyingKey } from './statement-key.ts';
import { verificationReport } from './verification-report.ts';

/**
 * `collaudo verify PATH`: a bundle (folder or zip), a document of one, or an envelope over it; 0 where it is intact, 1 where it is
 * not, saying what and why.
 */
export async function verify(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, ['against', 'content', 'key']);
  const path = onePath(options.positionals);
  const key = verifyingKey(options.extra['key']);
  const found = statSync(path).isDirectory()
    ? verifyFiles(folderFiles(path), key)
    : await verifyBytes(basename(path), fileBytes(path), {
        ...beside(path, options.extra['against']),
        ...(key === undefined ? {} : { key }),
        ...contentOf(path, options.extra['content']),
      });
  if (options.json) console.log(JSON.stringify(found));
  else console.log(verificationReport(found, options.quiet));
  return found.intact ? 0 : 1;
}

/** The bundle that a document is held against: the one that is named, else the folder it lies in. */
function beside(path: string, against: string | undefined): { bundle?: BundleFiles } {
  if (against !== undefined) return { bundle: bundleAt(onePath([against])) };
  const folder = dirname(path);
  return existsSync(join(folder, 'manifest.json')) && existsSync(join(folder, 'SHA256SUMS'))
    ? { bundle: folderFiles(folder) }
    : {};
}

/** What a detached signature is over: the file that is named, else the one whose name it extends. */
function contentOf(path: string, named: string | undefined): { content?: Uint8Array } {
  if (named !== undefined) return { content: fileBytes(onePath([named])) };
  const whose = path.replace(/\.p7s$/i, '');
  return whose !== path && existsSync(whose) ? { content: fileBytes(whose) } : {};
}
