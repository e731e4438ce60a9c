import { appendFileSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeSums } from './bundle.ts';
import { filesIn, folderFiles } from './bundle-files.ts';
import { verifyBundle } from './check-bundle.ts';
import { sealedBundle } from './fixtures/sealed-bundle.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'collaudo-fascicolo-'));
  sealedBundle(directory, { 'report.html': '<p>ciao</p>' });
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

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
