import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical } from '../../simulators/kernel/canonical.ts';
import { folderFiles } from '../bundle-files.ts';
import type { VerdictTree } from '../verdict-tree.ts';
import { SIGNED, statementChecks, UNSIGNED } from './check.ts';
import { seal } from './dsse.ts';
import type { StatementKey } from './dsse.ts';
import { PAYLOAD_TYPE, statementOver } from './statement.ts';

/**
 * Writes the statement over a bundle's sources and documents: signed with the key, or unsigned where there is none. A signed
 * one that still holds is kept where no key is at hand.
 */
export function writeStatement(
  directory: string,
  tree: VerdictTree,
  chain: { readonly head: string; readonly length: number },
  key: StatementKey | undefined,
): { readonly signed: boolean; readonly written: string } {
  const files = folderFiles(directory);
  if (key === undefined && files.names.includes(SIGNED) && statementChecks(files).every(({ ok }) => ok))
    return { signed: true, written: SIGNED };
  const text = canonical(statementOver(files, tree, chain));
  const [written, stale] = key === undefined ? [UNSIGNED, SIGNED] : [SIGNED, UNSIGNED];
  writeFileSync(
    join(directory, written),
    `${key === undefined ? text : canonical(seal(PAYLOAD_TYPE, Buffer.from(text, 'utf8'), key))}\n`,
  );
  if (existsSync(join(directory, stale))) rmSync(join(directory, stale));
  return { signed: key !== undefined, written };
}
