import { readChain } from '../simulators/kernel/journal.ts';
import { catalogue } from '../simulators/index.ts';
import { textOf } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { brokenSources } from './check-bundle.ts';
import type { Evidence } from './evidence.ts';
import type { VerdictTree } from './verdict-tree.ts';

/** A bundle whose sources cannot be rendered again: they are not what its manifest describes. Code BUNDLE. */
export class BundleError extends Error {
  readonly code = 'BUNDLE';
}

/**
 * The evidence of a bundle, read back from its sources: what a renderer needs, as it was when the run ended.
 * @throws BundleError where a source is missing or is not the one that manifest.json pins.
 */
export function readEvidence(files: BundleFiles): Evidence {
  const broken = brokenSources(files);
  if (broken.length > 0) throw new BundleError(broken.map(({ message }) => message).join('; '));
  const { entries, head } = readChain(files.lines('journal.ndjson'));
  const tree = JSON.parse(textOf(files.bytes('verdict.json'))) as VerdictTree;
  return {
    tree,
    entry: (seq) => entries[seq - 1],
    entries: () => entries,
    source: (name) => files.bytes(name),
    catalogue,
    manifest: {
      sha256: files.digest('manifest.json'),
      chainHead: head,
      chainLength: entries.length,
    },
  };
}
