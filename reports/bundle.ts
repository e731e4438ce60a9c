import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical, sha256 } from '../simulators/kernel/canonical.ts';
import type { Entry } from '../simulators/kernel/journal.ts';
import type { Parties } from '../simulators/kernel/parties.ts';
import { digestOf, filesIn } from './bundle-files.ts';

/** A bundle holds one of them: signed, or not. */
export const STATEMENTS = ['statement.dsse.json', 'statement.json'] as const;

/** The sources a manifest pins; renderings follow from them and print its hash (semantics.md 14). */
export const SOURCES = ['verdict.json', 'journal.ndjson', 'messages.ndjson', 'run.json'] as const;

export interface Manifest {
  readonly suite: { readonly name: string; readonly version: string };
  readonly run: string;
  readonly seed: number;
  readonly startedAt: string;
  readonly clock: string;
  readonly environment: string;
  readonly ambiente: string;
  readonly plans: Readonly<Record<string, string>>;
  /** Who did what, where it was declared. */
  readonly roles?: Parties;
  /** SHA-256 (hex) of each source by file name. */
  readonly sources: Readonly<Record<string, string>>;
  readonly chain: { readonly head: string; readonly length: number };
}

/** Writes manifest.json in canonical form and returns its SHA-256 (hex). */
export function writeManifest(directory: string, manifest: Manifest): string {
  const text = `${canonical(manifest)}\n`;
  writeFileSync(join(directory, 'manifest.json'), text);
  return sha256(text);
}

/** Writes SHA256SUMS over every other file of the bundle, in coreutils' format. */
export function writeSums(directory: string): void {
  const lines = filesIn(directory)
    .filter((name) => name !== 'SHA256SUMS')
    .map((name) => `${digestOf(join(directory, name))}  ${name}\n`);
  writeFileSync(join(directory, 'SHA256SUMS'), lines.join(''));
}

/** Puts the digests of rewritten files into SHA256SUMS; what it says of every other file stays as it was. */
export function renewSums(directory: string, names: readonly string[]): void {
  const kept = new Map<string, string>();
  for (const [, sum, name] of readFileSync(join(directory, 'SHA256SUMS'), 'utf8').matchAll(
    /^([0-9a-f]{64}) {2}(.+)$/gm,
  ))
    kept.set(name!, sum!);
  for (const name of names) kept.set(name, digestOf(join(directory, name)));
  // a signed statement gives way to an unsigned one, or the other way round
  for (const name of STATEMENTS) if (!existsSync(join(directory, name))) kept.delete(name);
  const lines = [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, sum]) => `${sum}  ${name}\n`);
  writeFileSync(join(directory, 'SHA256SUMS'), lines.join(''));
}

/** A digest a plan, over its cases and scenarios as the journal states them: another plan under the same name shows. */
export function planDigests(entries: readonly Entry[]): Record<string, string> {
  const first = entries[0];
  return first?.kind === 'run'
    ? Object.fromEntries(first.run.plans.map((plan) => [plan.id, sha256(canonical(plan))]))
    : {};
}
