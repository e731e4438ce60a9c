import { appendFileSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../simulators/kernel/journal.ts';
import { SOURCES, writeManifest, writeSums } from './bundle.ts';
import { digestOf, filesIn, folderFiles } from './bundle-files.ts';
import { verifyBundle } from './check-bundle.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'collaudo-fascicolo-'));
  const journal = new Journal(join(directory, 'journal.ndjson'));
  for (let i = 0; i < 5; i++) journal.append({ kind: 'note', at: i, name: 'n', data: { i } });
  journal.close();
  for (const name of ['verdict.json', 'messages.ndjson', 'run.json'])
    writeFileSync(join(directory, name), `{"${name}":1}\n`);
  writeFileSync(join(directory, 'report.html'), '<p>ciao</p>');
  seal(journal.head, journal.length);
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

function seal(head: string, length: number): void {
  writeManifest(directory, {
    suite: { name: 'collaudo', version: '0' },
    run: 'r',
    seed: 1,
    startedAt: '2026-01-01T00:00:00.000Z',
    clock: 'virtual',
    environment: 'simulator',
    ambiente: 'staging',
    plans: {},
    sources: Object.fromEntries(SOURCES.map((source) => [source, digestOf(join(directory, source))])),
    chain: { head, length },
  });
  writeSums(directory);
}

const broken = (): string[] => [
  ...new Set(
    verifyBundle(folderFiles(directory))
      .filter(({ ok }) => !ok)
      .map(({ member }) => member),
  ),
];

describe('a bundle', () => {
  it('is intact as written', () => {
    expect(broken()).toEqual([]);
  });

  it('names the member whose byte was flipped, whichever byte and member', () => {
    for (const name of filesIn(directory)) {
      const path = join(directory, name);
      const bytes = readFileSync(path);
      for (const at of new Set([0, bytes.length >> 1, bytes.length - 1])) {
        const flipped = Buffer.from(bytes);
        flipped[at]! ^= 1;
        writeFileSync(path, flipped);
        expect(broken(), `${name} at ${at}`).not.toEqual([]);
        // A flipped digest or name in the sums points at the file it speaks of as well.
        if (name !== 'SHA256SUMS') expect(broken(), `${name} at ${at}`).toContain(name);
      }
      writeFileSync(path, bytes);
    }
    expect(broken()).toEqual([]);
  });

  it('misses a deleted file and refuses an added one', () => {
    unlinkSync(join(directory, 'report.html'));
    writeFileSync(join(directory, 'altro.txt'), 'x');
    expect(broken().sort()).toEqual(['altro.txt', 'report.html']);
  });

  it('refuses a journal cut at its end even where sums were made again', () => {
    const path = join(directory, 'journal.ndjson');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    writeFileSync(path, `${lines.slice(0, -1).join('\n')}\n`);
    writeSums(directory);
    expect(broken()).toEqual(['journal.ndjson']);
  });

  it('refuses a source changed together with its sum', () => {
    appendFileSync(join(directory, 'verdict.json'), ' ');
    writeSums(directory);
    expect(broken()).toEqual(['verdict.json']);
  });
});
