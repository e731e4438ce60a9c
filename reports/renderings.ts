import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence } from './evidence.ts';
import { renderChecklistSend } from './render/checklist-send.ts';
import { renderCtrf } from './render/ctrf.ts';
import { renderHtml } from './render/html.ts';
import { renderJunit } from './render/junit.ts';
import { renderChecklistXlsx } from './render/xlsx.ts';
import type { PdfOptions } from './render/pdf/index.ts';

/** What to render beside the reports that every bundle has. */
export interface RenderOptions {
  /** How the documents are made; none where false. */
  readonly pdf: PdfOptions | false;
}

/** A file of a bundle that follows from its sources. */
export interface Rendering {
  readonly name: string;
  /** A person opens it: it is named at the end of the run. */
  readonly document: boolean;
}

/** Writes every rendering of a run's evidence into its folder, documents first. They can be made again at any time. */
export async function writeRenderings(
  directory: string,
  evidence: Evidence,
  options: RenderOptions,
): Promise<readonly Rendering[]> {
  const { tree } = evidence;
  const written: Rendering[] = [];
  const write = (name: string, data: string | Uint8Array, document = false): void => {
    writeFileSync(join(directory, name), data);
    written.push({ name, document });
  };
  if (options.pdf !== false) {
    const { renderPdf } = await import('./render/pdf/index.ts');
    for (const plan of tree.plans)
      write(`pit-${plan.id}-${tree.run.ambiente}.pdf`, await renderPdf(evidence, plan, options.pdf), true);
  }
  write('report.html', renderHtml(evidence), true);
  write('junit.xml', renderJunit(evidence));
  write('ctrf.json', renderCtrf(evidence));
  write('checklist.xlsx', await renderChecklistXlsx(evidence));
  if (tree.plans.some(({ id }) => id === 'send')) write('checklist-send.json', renderChecklistSend(evidence));
  return written;
}
