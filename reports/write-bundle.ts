import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { canonical } from '../simulators/kernel/canonical.ts';
import type { Entry } from '../simulators/kernel/journal.ts';
import { catalogue } from '../simulators/index.ts';
import { planDigests, SOURCES, writeManifest, writeSums } from './bundle.ts';
import { digestOf } from './bundle-files.ts';
import type { Evidence } from './evidence.ts';
import { stableMessages } from './messages.ts';
import { writeRenderings } from './renderings.ts';
import type { RenderOptions } from './renderings.ts';
import type { StatementKey } from './statement/dsse.ts';
import { writeStatement } from './statement/write.ts';
import type { VerdictTree } from './verdict-tree.ts';

export interface BundleInput {
  /** Holds journal.ndjson already. */
  readonly directory: string;
  readonly tree: VerdictTree;
  /** The journal's entries, oldest first. */
  readonly entries: readonly Entry[];
  /** Cucumber's messages as they came, or as a bundle already has them. */
  readonly messages: readonly Envelope[] | string;
  /** The run file as it goes into the bundle, secrets already by reference. */
  readonly runFile: unknown;
  readonly pdf: RenderOptions['pdf'];
  /** Signs the statement; without it the statement is left unsigned. */
  readonly key?: StatementKey;
}

/**
 * Writes a run's bundle beside its journal (interface.md §3): sources, manifest, renderings, statement, sums, in this order,
 * since renderings print the manifest's hash, the statement speaks of documents, and the sums cover all. Returns the paths of the documents a person opens.
 */
export async function writeBundle({
  directory,
  tree,
  entries,
  messages,
  runFile,
  pdf,
  key,
}: BundleInput): Promise<readonly string[]> {
  mkdirSync(directory, { recursive: true });
  const write = (name: string, data: string): void => writeFileSync(join(directory, name), data);
  write('verdict.json', `${canonical(tree)}\n`);
  write('messages.ndjson', typeof messages === 'string' ? messages : stableMessages(messages, tree.run.startedAt));
  write('run.json', `${canonical(runFile)}\n`);
  const last = entries.at(-1);
  const chain = { head: last?.hash ?? '', length: entries.length };
  const manifestHash = writeManifest(directory, {
    suite: tree.suite,
    run: tree.run.id,
    seed: tree.run.seed,
    startedAt: tree.run.startedAt,
    clock: tree.run.clock,
    environment: tree.run.environment,
    ambiente: tree.run.ambiente,
    plans: planDigests(entries),
    ...(tree.run.roles === undefined ? {} : { roles: tree.run.roles }),
    sources: Object.fromEntries(SOURCES.map((source) => [source, digestOf(join(directory, source))])),
    chain,
  });

  const evidence: Evidence = {
    tree,
    entry: (seq) => entries[seq - 1],
    entries: () => entries,
    source: (name) => readFileSync(join(directory, name)),
    catalogue,
    manifest: { sha256: manifestHash, chainHead: chain.head, chainLength: chain.length },
  };
  const written = await writeRenderings(directory, evidence, { pdf });
  writeStatement(directory, tree, chain, key);
  writeSums(directory);
  return written.filter(({ document }) => document).map(({ name }) => join(directory, name));
}
