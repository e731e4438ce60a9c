import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { canonical, sha256 } from '../simulators/kernel/canonical.ts';
import { linesOf, readChain } from '../simulators/kernel/journal.ts';
import type { Entry } from '../simulators/kernel/journal.ts';
import type { Parties } from '../simulators/kernel/parties.ts';

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
  const lines = [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, sum]) => `${sum}  ${name}\n`);
  writeFileSync(join(directory, 'SHA256SUMS'), lines.join(''));
}

/** One thing that was checked, and how it went. Messages are in Italian and name the member. */
export interface Check {
  readonly member: string;
  readonly ok: boolean;
  readonly message: string;
}

/**
 * Verifies a bundle folder: sums of every file, no file outside them, the manifest's sources, the journal's chain with
 * its head and length. Trust in whoever made it is not evaluated.
 */
export function verifyBundle(directory: string): readonly Check[] {
  const checks: Check[] = [];
  const present = new Set(filesIn(directory));
  const sums = readSums(directory, checks);
  for (const [name, expected] of sums) {
    if (!present.has(name))
      checks.push({ member: name, ok: false, message: `${name} è elencato in SHA256SUMS ma non c’è` });
    else if (digestOf(join(directory, name)) === expected)
      checks.push({ member: name, ok: true, message: `${name}: impronta corretta` });
    else
      checks.push({
        member: name,
        ok: false,
        message: `${name} è stato modificato: la sua impronta non è quella di SHA256SUMS`,
      });
  }
  for (const name of present) {
    if (name !== 'SHA256SUMS' && !sums.has(name))
      checks.push({ member: name, ok: false, message: `${name} non è elencato in SHA256SUMS` });
  }
  checks.push(...checkSources(directory, present));
  return checks;
}

/** What is wrong with the sources of a bundle and with the manifest that pins them; renderings are not looked at. */
export function brokenSources(directory: string): readonly Check[] {
  return checkSources(directory, new Set(filesIn(directory))).filter(({ ok }) => !ok);
}

function checkSources(directory: string, present: ReadonlySet<string>): readonly Check[] {
  const checks: Check[] = [];
  const manifest = readManifest(directory, checks);
  if (manifest !== undefined) {
    for (const source of SOURCES) {
      const expected = manifest.sources?.[source];
      if (expected === undefined)
        checks.push({
          member: 'manifest.json',
          ok: false,
          message: `manifest.json non riporta l’impronta di ${source}`,
        });
      else if (present.has(source) && digestOf(join(directory, source)) !== expected)
        checks.push({ member: source, ok: false, message: `${source} non è quello descritto da manifest.json` });
      else if (!present.has(source))
        checks.push({ member: source, ok: false, message: `${source}, descritto da manifest.json, non c’è` });
    }
  }
  checks.push(...checkChain(directory, present, manifest));
  return checks;
}

function checkChain(directory: string, present: ReadonlySet<string>, manifest: Manifest | undefined): readonly Check[] {
  const member = 'journal.ndjson';
  const broken = (message: string): readonly Check[] => [{ member, ok: false, message }];
  if (!present.has(member)) return broken('journal.ndjson manca: non c’è di che ricalcolare i verdetti');
  const { entries, head, problem } = readChain(linesOf(join(directory, member)));
  if (problem !== undefined) return broken(`journal.ndjson: ${problem.message}`);
  if (manifest !== undefined && (manifest.chain?.head !== head || manifest.chain.length !== entries.length))
    return broken(
      `journal.ndjson ha ${entries.length} righe e testa ${head.slice(0, 16)}…, ma manifest.json ne dichiara ${manifest.chain?.length} con testa ${manifest.chain?.head.slice(0, 16)}…`,
    );
  if (manifest !== undefined && canonical(manifest.plans ?? {}) !== canonical(planDigests(entries)))
    return broken('journal.ndjson enuncia piani diversi da quelli di manifest.json');
  return [{ member, ok: true, message: `journal.ndjson: catena integra, ${entries.length} righe, testa ${head}` }];
}

/** A digest a plan, over its cases and scenarios as the journal states them: another plan under the same name shows. */
export function planDigests(entries: readonly Entry[]): Record<string, string> {
  const first = entries[0];
  return first?.kind === 'run'
    ? Object.fromEntries(first.run.plans.map((plan) => [plan.id, sha256(canonical(plan))]))
    : {};
}

function readSums(directory: string, checks: Check[]): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  let text: string;
  try {
    text = readFileSync(join(directory, 'SHA256SUMS'), 'utf8');
  } catch {
    checks.push({ member: 'SHA256SUMS', ok: false, message: 'SHA256SUMS manca o non si legge' });
    return sums;
  }
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const match = /^([0-9a-f]{64}) {2}([^\\]+)$/.exec(line);
    if (match === null || sums.has(match[2]!))
      checks.push({
        member: 'SHA256SUMS',
        ok: false,
        message: `SHA256SUMS, riga ${index + 1}: non è «impronta, due spazi, nome» o ripete un nome`,
      });
    else sums.set(match[2]!, match[1]!);
  }
  if (!text.endsWith('\n'))
    checks.push({ member: 'SHA256SUMS', ok: false, message: 'SHA256SUMS non finisce con un a capo: è stato troncato' });
  return sums;
}

function readManifest(directory: string, checks: Check[]): Manifest | undefined {
  try {
    const text = readFileSync(join(directory, 'manifest.json'), 'utf8');
    const manifest = JSON.parse(text) as Manifest;
    if (`${canonical(manifest)}\n` !== text)
      checks.push({ member: 'manifest.json', ok: false, message: 'manifest.json non è in forma canonica' });
    return manifest;
  } catch {
    checks.push({ member: 'manifest.json', ok: false, message: 'manifest.json manca o non è JSON' });
    return undefined;
  }
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
