import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileStore, memoryStore } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'collaudo-archivio-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['memory', () => memoryStore()],
  ['file', () => fileStore(join(mkdtempSync(join(folder, 's-')), 'archivio.json'))],
])('a store in %s', (_, make) => {
  it('gives back what was written, in the order of first writing', () => {
    const store = make();
    store.set('a/2', { n: 2 });
    store.set('b/1', 'altro');
    store.set('a/1', { n: 1 });
    store.set('a/2', { n: 3 });
    expect(store.keys('a/')).toEqual(['a/2', 'a/1']);
    expect(store.get('a/2')).toEqual({ n: 3 });
    expect(store.get('c')).toBeUndefined();
  });

  it('is not changed through what it gave back', () => {
    const store = make();
    store.set('a', { list: [1] });
    (store.get('a') as { list: number[] }).list.push(2);
    expect(store.get('a')).toEqual({ list: [1] });
  });
});

describe('a store in a file', () => {
  it('is found again by the next process', () => {
    const path = join(folder, 'archivio.json');
    const store = fileStore(path);
    store.set('posizione/1', { importo: 5000 });
    store.set('stream', null);
    const again = fileStore(path);
    expect(again.get('posizione/1')).toEqual({ importo: 5000 });
    expect(again.keys('')).toEqual(['posizione/1', 'stream']);
  });

  it('does not take another file for its own', () => {
    const path = join(folder, 'altro.json');
    writeFileSync(path, '{"a":1}');
    expect(() => fileStore(path)).toThrow('not a store');
  });
});
