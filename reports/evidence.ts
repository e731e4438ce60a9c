import type { Entry } from '../simulators/kernel/journal.ts';
import type { Requirement } from '../simulators/kernel/requirement.ts';
import type { VerdictTree } from './verdict-tree.ts';

/** What a bundle holds that nothing else in it could give back, and the manifest that pins it. */
export type SourceName = 'manifest.json' | 'verdict.json' | 'journal.ndjson' | 'messages.ndjson' | 'run.json';

/** All that a renderer may read: verdicts, the journal behind them, and what pins it. Renderers compute no verdict. */
export interface Evidence {
  readonly tree: VerdictTree;
  /** The journal entry with this sequence number. */
  entry(seq: number): Entry | undefined;
  /** Every entry, oldest first. */
  entries(): Iterable<Entry>;
  /** A source of the bundle as written, byte for byte. */
  source(name: SourceName): Uint8Array;
  readonly catalogue: ReadonlyMap<string, Requirement>;
  readonly manifest: {
    /** SHA-256 (hex) of manifest.json as written. */
    readonly sha256: string;
    readonly chainHead: string;
    readonly chainLength: number;
  };
}
