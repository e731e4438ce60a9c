import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

interface Outcome {
  readonly alone: { readonly head: string; readonly verdicts: readonly string[]; readonly exchanges: number };
  readonly waves: readonly {
    readonly heads: readonly string[];
    readonly broken: readonly unknown[];
    readonly heapMiB: number;
  }[];
}

describe('two hundred runs in one process', () => {
  it(
    'cannot see each other: each journal is what it is when it runs alone, and nothing of them stays in memory',
    { timeout: 240_000 },
    async () => {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--expose-gc', join(import.meta.dirname, 'concurrency.fixture.ts'), '50', '200'],
        { maxBuffer: 2 ** 24 },
      );
      const { alone, waves } = JSON.parse(stdout) as Outcome;
      expect(alone.verdicts).toEqual(['pass']);
      expect(alone.exchanges).toBeGreaterThanOrEqual(3);
      for (const { heads, broken } of waves) {
        expect(broken).toEqual([]);
        for (const [index, head] of heads.entries()) if (index % 4 === 0) expect(head).toBe(alone.head);
        expect(new Set(heads).size).toBe(4);
      }
      expect(waves[1]!.heapMiB - waves[0]!.heapMiB).toBeLessThan(10);
    },
  );
});
