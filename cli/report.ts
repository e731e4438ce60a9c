import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunFile } from '../config/run-file.ts';
import { renewSums } from '../reports/bundle.ts';
import { folderFiles } from '../reports/bundle-files.ts';
import { BundleError, readEvidence } from '../reports/read-bundle.ts';
import { writeRenderings } from '../reports/renderings.ts';
import { writeStatement } from '../reports/statement/write.ts';
import { DOCUMENT_OPTIONS, documentOptions } from './document-options.ts';
import { signingKey, STATEMENT_OPTIONS } from './statement-key.ts';
import { readOptions } from './options.ts';
import { bundleFolder } from './bundle-path.ts';
import { zipBundle } from './zip-bundle.ts';

/**
 * `collaudo report PATH`: makes the reports of a bundle again from its sources, in its folder; 1 where the sources are not
 * those of its manifest, and nothing is then written.
 */
export async function report(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, [...DOCUMENT_OPTIONS, ...STATEMENT_OPTIONS]);
  const directory = bundleFolder(options.positionals);
  let evidence;
  try {
    evidence = readEvidence(folderFiles(directory));
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    console.error(`Non si può rifare il rapporto: ${error.message}.`);
    return 1;
  }
  const { documento } = JSON.parse(readFileSync(join(directory, 'run.json'), 'utf8')) as RunFile;
  const key = signingKey(options, undefined);
  const written = await writeRenderings(directory, evidence, { pdf: documentOptions(options, documento) });
  const { manifest } = evidence;
  const chain = { head: manifest.chainHead, length: manifest.chainLength };
  const statement = writeStatement(directory, evidence.tree, chain, key);
  const names = [...written.map(({ name }) => name), statement.written];
  renewSums(directory, names);
  const zipped = options.zip ? [zipBundle(directory)] : [];
  if (options.json) console.log(JSON.stringify({ directory, written: [...names, ...zipped] }));
  else if (!options.quiet)
    console.log(
      [
        `Rifatti dalle fonti di ${directory}:`,
        ...[...names, ...zipped].map((name) => `  ${name}`),
        ...(statement.signed
          ? []
          : ['La dichiarazione del fascicolo non è firmata: per firmarla, --statement-key FILE.']),
      ].join('\n'),
    );
  return 0;
}
