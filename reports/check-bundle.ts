import { canonical } from '../simulators/kernel/canonical.ts';
import { readChain } from '../simulators/kernel/journal.ts';
import { planDigests, SOURCES } from './bundle.ts';
import type { Manifest } from './bundle.ts';
import { textOf } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';

/** One thing that was checked, and how it went. Messages are in Italian and name the member. */
export interface Check {
  /** What was checked, or why it was refused: a stable code, for machines. */
  readonly code: string;
  readonly member: string;
  readonly ok: boolean;
  readonly message: string;
}

export const passed = (code: string, member: string, message: string): Check => ({ code, member, ok: true, message });
export const refused = (code: string, member: string, message: string): Check => ({ code, member, ok: false, message });

/**
 * Verifies a bundle: sums of every file, no file outside them, the manifest's sources, the journal's chain with its head and
 * length. Trust in whoever made it is not evaluated.
 */
export function verifyBundle(files: BundleFiles): readonly Check[] {
  const checks: Check[] = [];
  const present = new Set(files.names);
  const sums = readSums(files, checks);
  for (const [name, expected] of sums) {
    if (!present.has(name))
      checks.push(refused('SUM_FILE_MISSING', name, `${name} è elencato in SHA256SUMS ma non c’è`));
    else if (files.digest(name) === expected) checks.push(passed('SUM', name, `${name}: impronta corretta`));
    else
      checks.push(
        refused('SUM_MISMATCH', name, `${name} è stato modificato: la sua impronta non è quella di SHA256SUMS`),
      );
  }
  for (const name of present) {
    if (name !== 'SHA256SUMS' && !sums.has(name))
      checks.push(refused('SUM_UNLISTED', name, `${name} non è elencato in SHA256SUMS`));
  }
  checks.push(...checkSources(files));
  return checks;
}

/** What is wrong with the sources of a bundle and with the manifest that pins them; renderings are not looked at. */
export function brokenSources(files: BundleFiles): readonly Check[] {
  return checkSources(files).filter(({ ok }) => !ok);
}

function checkSources(files: BundleFiles): readonly Check[] {
  const checks: Check[] = [];
  const manifest = readManifest(files, checks);
  for (const source of manifest === undefined ? [] : SOURCES) {
    const expected = manifest!.sources?.[source];
    if (expected === undefined)
      checks.push(refused('MANIFEST_INCOMPLETE', 'manifest.json', `manifest.json non riporta l’impronta di ${source}`));
    else if (!files.names.includes(source))
      checks.push(refused('SOURCE_MISSING', source, `${source}, descritto da manifest.json, non c’è`));
    else if (files.digest(source) !== expected)
      checks.push(refused('SOURCE_MISMATCH', source, `${source} non è quello descritto da manifest.json`));
  }
  checks.push(checkChain(files, manifest));
  return checks;
}

function checkChain(files: BundleFiles, manifest: Manifest | undefined): Check {
  const member = 'journal.ndjson';
  if (!files.names.includes(member))
    return refused('SOURCE_MISSING', member, 'journal.ndjson manca: non c’è di che ricalcolare i verdetti');
  const { entries, head, problem } = readChain(files.lines(member));
  if (problem !== undefined) return refused(`CHAIN_${problem.code}`, member, `journal.ndjson: ${problem.message}`);
  if (manifest !== undefined && (manifest.chain?.head !== head || manifest.chain.length !== entries.length))
    return refused(
      'CHAIN_OTHER_LENGTH_OR_HEAD',
      member,
      `journal.ndjson ha ${entries.length} righe e testa ${head.slice(0, 16)}…, ma manifest.json ne dichiara ${manifest.chain?.length} con testa ${manifest.chain?.head.slice(0, 16)}…`,
    );
  if (manifest !== undefined && canonical(manifest.plans ?? {}) !== canonical(planDigests(entries)))
    return refused('CHAIN_OTHER_PLANS', member, 'journal.ndjson enuncia piani diversi da quelli di manifest.json');
  return passed('CHAIN', member, `journal.ndjson: catena integra, ${entries.length} righe, testa ${head}`);
}

/** The digests that SHA256SUMS states, by name; what is wrong with the list itself goes into `checks`. */
export function readSums(files: BundleFiles, checks: Check[] = []): ReadonlyMap<string, string> {
  const member = 'SHA256SUMS';
  const sums = new Map<string, string>();
  if (!files.names.includes(member)) {
    checks.push(refused('SUMS_MISSING', member, 'SHA256SUMS manca o non si legge'));
    return sums;
  }
  const text = textOf(files.bytes(member));
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const match = /^([0-9a-f]{64}) {2}([^\\]+)$/.exec(line);
    if (match === null || sums.has(match[2]!))
      checks.push(
        refused(
          'SUMS_MALFORMED',
          member,
          `SHA256SUMS, riga ${index + 1}: non è «impronta, due spazi, nome» o ripete un nome`,
        ),
      );
    else sums.set(match[2]!, match[1]!);
  }
  if (!text.endsWith('\n'))
    checks.push(refused('SUMS_TRUNCATED', member, 'SHA256SUMS non finisce con un a capo: è stato troncato'));
  return sums;
}

function readManifest(files: BundleFiles, checks: Check[]): Manifest | undefined {
  const member = 'manifest.json';
  try {
    const text = textOf(files.bytes(member));
    const manifest = JSON.parse(text) as Manifest;
    if (`${canonical(manifest)}\n` !== text)
      checks.push(refused('MANIFEST_NOT_CANONICAL', member, 'manifest.json non è in forma canonica'));
    return manifest;
  } catch {
    checks.push(refused('MANIFEST_UNREADABLE', member, 'manifest.json manca o non è JSON'));
    return undefined;
  }
}
