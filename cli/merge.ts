import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunFile } from '../config/run-file.ts';
import { readLedger } from '../config/ledger.ts';
import { mergeJournals, MergeError } from '../reports/merge/journals.ts';
import type { Part } from '../reports/merge/journals.ts';
import { mergeMessages } from '../reports/merge/messages.ts';
import { Journal, linesOf, readChain } from '../simulators/kernel/journal.ts';
import { conclude, GATE_OPTIONS } from './conclude.ts';
import { DOCUMENT_OPTIONS, documentOptions } from './document-options.ts';
import { readOptions } from './options.ts';
import { makeFolder } from './out-folder.ts';
import { signingKey, STATEMENT_OPTIONS } from './statement-key.ts';
import { UsageError } from './usage.ts';

/**
 * `collaudo merge DIR...`: one bundle from the parts of a run (`--shard`), in `--out`. A part that was killed counts as far as
 * its journal goes; a single folder is mended the same way. The bundle is as ready as a run's: document, field for the signature,
 * statement signed with the key that is told. Exit code of the whole verdict.
 */
export async function merge(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, [...DOCUMENT_OPTIONS, ...GATE_OPTIONS, ...STATEMENT_OPTIONS]);
  // the run file in a part names no key any more
  const key = signingKey(options, undefined);
  const directories = options.positionals;
  if (directories.length === 0) throw new UsageError('indicare le cartelle dei fascicoli da riunire');
  const parts = directories.map(partIn);
  let merged;
  try {
    merged = mergeJournals(parts);
  } catch (error) {
    if (error instanceof MergeError) throw new UsageError(error.message);
    throw error;
  }
  const first = merged.bodies[0];
  const id = first?.kind === 'run' ? first.run.id : 'riunito';
  const directory = join(options.out, id);
  if (existsSync(directory)) throw new UsageError(`la cartella ${directory} esiste già: indicare un altro --out`);
  makeFolder(directory);
  const journal = new Journal(join(directory, 'journal.ndjson'));
  for (const body of merged.bodies) journal.append(body);
  journal.close();
  const runFile = runFileIn(directories);
  const messages = mergeMessages(
    directories.map((path) => linesIn(join(path, 'messages.ndjson'))),
    merged.moved,
  );
  const ledgerPath = options.extra['expected-failures'] ?? runFile.expectedFailures;
  if (!options.quiet && !options.json)
    console.log(
      `Riuniti ${parts.length === 1 ? 'una parte' : `${parts.length} parti`}: ${merged.bodies.length} voci di giornale${merged.complete ? '' : ', non tutti gli scenari ci sono'}`,
    );
  return conclude({
    directory,
    messages,
    runFile,
    pdf: documentOptions(options, runFile.documento),
    ...(key === undefined ? {} : { key }),
    ledger: ledgerPath === undefined ? undefined : readLedger(resolve(ledgerPath)),
    now: options.now ?? Date.now(),
    options,
    tell: (table) => {
      if (!options.quiet) console.log(table);
    },
  });
}

/** A part as its folder holds it; of a run that was killed, what its journal tells up to the last whole line. */
function partIn(path: string): Part {
  const file = join(path, 'journal.ndjson');
  if (!existsSync(file)) throw new UsageError(`in «${path}» non c’è un giornale (journal.ndjson)`);
  const { entries, problem } = readChain(linesOf(file));
  const finished = existsSync(join(path, 'manifest.json'));
  if (problem !== undefined && (finished || problem.code !== 'NOT_JSON'))
    throw new UsageError(`${file}: ${problem.message}`);
  return { name: path, entries };
}

function runFileIn(directories: readonly string[]): RunFile {
  const found = directories.map((path) => join(path, 'run.json')).find((path) => existsSync(path));
  return found === undefined ? {} : (JSON.parse(readFileSync(found, 'utf8')) as RunFile);
}

function linesIn(path: string): readonly string[] {
  return existsSync(path) ? [...linesOf(path)] : [];
}
