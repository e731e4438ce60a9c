import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { textOf } from '../reports/bundle-files.ts';
import type { Evidence } from '../reports/evidence.ts';
import { fillForm, readFormMap } from '../reports/render/docx/fill.ts';
import { learnForm } from '../reports/render/docx/learn.ts';
import { FormProblem } from '../reports/render/docx/problem.ts';
import { formValues } from '../reports/render/docx/values.ts';
import { fileBytes } from './bundle-path.ts';
import type { CommonOptions } from './options.ts';
import { UsageError } from './usage.ts';

/** `collaudo report --learn FILE.docx [--to FILE.json]`: a first map of an official form, to be reviewed. */
export function learn(options: CommonOptions, template: string): number {
  return told(() => {
    const text = `${JSON.stringify(learnForm(fileBytes(template)), undefined, 2)}\n`;
    const to = options.extra['to'];
    if (to === undefined) process.stdout.write(text);
    else {
      writeFileSync(to, text);
      console.log(`Mappa da rivedere: ${to}. Le voci con «value» vuoto vanno completate o tolte.`);
    }
  });
}

/** `collaudo report PATH --template FILE.docx --map FILE.json [--to FILE.docx]`: fills the form in; never by half. */
export function fill(options: CommonOptions, evidence: Evidence, template: string): number {
  const map = options.extra['map'];
  if (map === undefined)
    throw new UsageError(
      '--template vuole anche --map FILE.json; per farne una prima: collaudo report --learn FILE.docx',
    );
  const to = options.extra['to'] ?? `${evidence.tree.run.id}-${basename(template)}`;
  return told(() => {
    const values = formValues(evidence.tree, evidence.manifest.sha256);
    writeFileSync(to, fillForm(fileBytes(template), readFormMap(textOf(fileBytes(map))), values));
    console.log(`Modulo compilato: ${to}`);
  });
}

/** 1 where the form is refused, saying why. */
function told(act: () => void): number {
  try {
    act();
    return 0;
  } catch (error) {
    if (!(error instanceof FormProblem)) throw error;
    console.error(`Modulo non compilato (${error.code}): ${error.message}.`);
    return 1;
  }
}
