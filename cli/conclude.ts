import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '../config/ledger.ts';
import type { PdfOptions } from '../reports/render/pdf/index.ts';
import { exitCode, judge } from '../reports/verdict.ts';
import { writeBundle } from '../reports/write-bundle.ts';
import type { BundleInput } from '../reports/write-bundle.ts';
import { linesOf, readChain } from '../simulators/kernel/journal.ts';
import { catalogue } from '../simulators/index.ts';
import { annotations } from './annotations.ts';
import { gate } from './gate.ts';
import type { CommonOptions } from './options.ts';
import { UsageError } from './usage.ts';
import { verdictTable } from './verdict-table.ts';
import { zipBundle } from './zip-bundle.ts';

/** Options of the subcommands that end in a verdict, beyond the common ones. */
export const GATE_OPTIONS = ['annotations', 'expected-failures'] as const;

export interface Conclusion {
  /** Holds journal.ndjson already, whole or as far as it came. */
  readonly directory: string;
  /** Cucumber's messages as they came, or already as the bundle has them. */
  readonly messages: BundleInput['messages'];
  /** The run file as it goes into the bundle. */
  readonly runFile: unknown;
  readonly pdf: PdfOptions | false;
  /** Signs the statement, where there is one. */
  readonly key?: BundleInput['key'];
  readonly ledger: Ledger | undefined;
  readonly now: number;
  readonly options: CommonOptions;
  tell(table: string): void;
}

/** Judges what a journal holds, writes the bundle beside it, says it, and gives the exit code. */
export async function conclude(conclusion: Conclusion): Promise<number> {
  const { directory, messages, runFile, pdf, key, ledger, now, options, tell } = conclusion;
  const { entries } = readChain(linesOf(join(directory, 'journal.ndjson')));
  const tree = judge(entries, catalogue);
  const written = await writeBundle({
    directory,
    tree,
    entries,
    messages,
    runFile,
    pdf,
    ...(key === undefined ? {} : { key }),
  });
  const documents = options.zip ? [...written, zipBundle(directory)] : written;
  const code = exitCode(tree.verdict);
  const held = ledger === undefined ? { code, lines: [] } : gate(tree, code, ledger, now);
  if (options.json) console.log(JSON.stringify(tree));
  else
    tell(
      [verdictTable(tree, documents, directory, options.color), ...held.lines.map((line) => `Registro: ${line}`)].join(
        '\n',
      ),
    );
  if (annotationsWanted(options)) for (const line of annotations(tree)) console.log(line);
  return held.code;
}

/** @throws UsageError for an engine that is not known. */
function annotationsWanted(options: CommonOptions): boolean {
  const wanted = options.extra['annotations'];
  if (wanted !== undefined && wanted !== 'github') throw new UsageError(`--annotations vuole github, non «${wanted}»`);
  return wanted === 'github' && !options.json;
}

/** Written before the run begins: whoever is interrupted leaves it beside the journal. */
export function writeRunFile(directory: string, canonicalText: string): void {
  writeFileSync(join(directory, 'run.json'), canonicalText);
}
