import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunFile } from '../config/run-file.ts';
import { renewSums } from '../reports/bundle.ts';
import type { Evidence } from '../reports/evidence.ts';
import { BundleError, readEvidence } from '../reports/read-bundle.ts';
import { writeRenderings } from '../reports/renderings.ts';
import { writeStatement } from '../reports/statement/write.ts';
import { DOCUMENT_OPTIONS, documentOptions } from './document-options.ts';
import { signingKey, STATEMENT_OPTIONS } from './statement-key.ts';
import { readOptions } from './options.ts';
import type { CommonOptions } from './options.ts';
import { bundleAt, bundleFolder, onePath } from './bundle-path.ts';
import { fill, learn } from './report-form.ts';
import { mail } from './report-mail.ts';
import { zipBundle } from './zip-bundle.ts';

/**
 * `collaudo report PATH`: makes the reports of a bundle again from its sources, in its folder; or fills an official form in from it,
 * or drafts a message about it. 1 where the sources are not those of its manifest, and nothing is then written.
 */
export async function report(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, [...DOCUMENT_OPTIONS, ...STATEMENT_OPTIONS, ...REPORT_OPTIONS]);
  const { learn: toLearn, template, mail: message } = options.extra;
  if (toLearn !== undefined) return learn(options, toLearn);
  if (message !== undefined && options.positionals.length === 0) return mail(options, message, undefined);
  const path = onePath(options.positionals);
  const files = bundleAt(path);
  let evidence;
  try {
    evidence = readEvidence(files);
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    console.error(`Non si può rifare il rapporto: ${error.message}.`);
    return 1;
  }
  if (template !== undefined) return fill(options, evidence, template);
  if (message !== undefined) return mail(options, message, { files, evidence });
  return renew(options, bundleFolder(options.positionals), evidence);
}

/** Official forms and drafts are made from a bundle, and left outside it. */
const REPORT_OPTIONS = ['template', 'map', 'learn', 'to', 'mail', 'attach'] as const;

async function renew(options: CommonOptions, directory: string, evidence: Evidence): Promise<number> {
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
