import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../simulators/kernel/canonical.ts';
import { linesOf, readChain } from '../simulators/kernel/journal.ts';
import { catalogue } from '../simulators/index.ts';
import { brokenSources } from './bundle.ts';
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
export function readEvidence(directory: string): Evidence {
  const broken = brokenSources(directory);
  if (broken.length > 0) throw new BundleError(broken.map(({ message }) => message).join('; '));
  const { entries, head } = readChain(linesOf(join(directory, 'journal.ndjson')));
  const tree = JSON.parse(readFileSync(join(directory, 'verdict.json'), 'utf8')) as VerdictTree;
  return {
    tree,
    entry: (seq) => entries[seq - 1],
    entries: () => entries,
    source: (name) => readFileSync(join(directory, name)),
    catalogue,
    manifest: {
      sha256: sha256(readFileSync(join(directory, 'manifest.json'))),
      chainHead: head,
      chainLength: entries.length,
    },
  };
}
