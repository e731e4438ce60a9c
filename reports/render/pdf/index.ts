import type { Evidence } from '../../evidence.ts';
import type { PlanVerdict } from '../../verdict-tree.ts';
import { bounded, shortened } from '../content/bounded.ts';
import { titleOf } from '../content/case-title.ts';
import { shortStatement } from '../content/statement.ts';
import { visible } from '../content/visible.ts';
import { attachSources } from './attachments.ts';
import { contents } from './contents.ts';
import type { ContentsEntry } from './contents.ts';
import { bytesOf, openDocument } from './document.ts';
import type { Outline, Profile } from './document.ts';
import { openFonts } from './fonts.ts';
import { furnish } from './furniture.ts';
import { caseSheet } from './pages/case.ts';
import { cover } from './pages/cover.ts';
import { environment } from './pages/environment.ts';
import { integrity } from './pages/integrity.ts';
import { notTested } from './pages/not-tested.ts';
import { summary } from './pages/summary.ts';
import { traceability } from './pages/traceability.ts';
import { Sheet } from './sheet.ts';
import { PAGE } from './style.ts';

/** A chapter: where it stands in the contents, and what writes it. */
interface Chapter {
  readonly title: string;
  readonly place: string;
  write(): void;
  readonly sections: readonly { readonly title: string; readonly place: string; write(): void }[];
}

/** How a document is made. */
export interface PdfOptions {
  readonly profile?: Profile;
  /** False leaves the field for the signature out of a conforming plan's document. */
  readonly signatureField?: boolean;
}

/**
 * The document of evidence of one plan: "Rapporto di prova", in Italian, tagged, PDF/A-2a and PDF/UA-1, A4. Excerpts
 * only: whole bodies stay in the journal. The same evidence gives the same bytes (on the same build of Node).
 */
export function renderPdf(evidence: Evidence, plan: PlanVerdict, options: PdfOptions = {}): Promise<Uint8Array> {
  const { run } = evidence.tree;
  const date = new Date(run.endedAt);
  const doc = openDocument({
    title: visible(`Rapporto di prova · ${bounded(plan.title, 160)} · ${bounded(run.ente.denominazione, 160)}`),
    author: visible(bounded(run.ente.denominazione, 160)),
    subject: visible(shortStatement(run)),
    date,
    profile: options.profile ?? 'PDF/A-2a',
  });
  const sheet = new Sheet(doc, openFonts(doc));
  const chapters: readonly Chapter[] = [
    { title: 'Condizioni della prova', place: 'condizioni', write: () => environment(sheet, evidence), sections: [] },
    { title: 'Sintesi', place: 'sintesi', write: () => summary(sheet, plan), sections: [] },
    {
      title: 'Schede dei casi',
      place: 'schede',
      write: () => undefined,
      sections: plan.cases.map((aCase, index) => ({
        title: `${aCase.id}  ${shortened(titleOf(aCase), 140)}`,
        place: `caso-${String(index + 1).padStart(5, '0')}`,
        write: () => caseSheet(sheet, evidence, plan, aCase),
      })),
    },
    {
      title: 'Dai requisiti ai casi',
      place: 'tracciabilita',
      write: () => traceability(sheet, plan),
      sections: [],
    },
    {
      title: 'Che cosa non è stato provato',
      place: 'non-provato',
      write: () => notTested(sheet, evidence, plan),
      sections: [],
    },
    { title: 'Integrità delle evidenze', place: 'integrita', write: () => integrity(sheet, evidence), sections: [] },
  ];

  cover(sheet, evidence, plan);
  bookmark(sheet, doc.outline, 'Rapporto di prova');
  const fillContents = contents(sheet, 'Indice', chapters.flatMap(entriesOf));
  for (const chapter of chapters) write(sheet, chapter);
  fillContents();
  // pdfkit leaves the counts out, which some validators refuse: here the cover and the chapters, all closed
  doc.outline.outlineData.Count = chapters.length + 1;
  sheet.end();
  furnish(sheet, doc, {
    left: `Rapporto di prova · ${shortened(plan.title, 90)}`,
    right: run.id,
    foot: shortStatement(run),
  });
  if (options.profile === 'PDF/A-3a') attachSources(doc, evidence, date);
  return bytesOf(doc);
}

function entriesOf(chapter: Chapter): readonly ContentsEntry[] {
  return [
    { title: chapter.title, level: 1, place: chapter.place },
    ...chapter.sections.map(({ title, place }): ContentsEntry => ({ title, level: 2, place })),
  ];
}

function write(sheet: Sheet, chapter: Chapter): void {
  sheet.newPage();
  sheet.place(chapter.place);
  const entry = bookmark(sheet, sheet.doc.outline, chapter.title);
  if (chapter.sections.length > 0) entry.outlineData.Count = -chapter.sections.length;
  sheet.within('Sect', () => {
    sheet.heading(2, chapter.title, 0);
    chapter.write();
    for (const [index, section] of chapter.sections.entries()) {
      if (index > 0) sheet.newPage();
      sheet.place(section.place);
      bookmark(sheet, entry, section.title);
      sheet.within('Sect', () => section.write());
    }
  });
}

function bookmark(sheet: Sheet, parent: Outline, title: string): Outline {
  return parent.addItem(visible(title), { fit: false, top: Math.max(0, sheet.y - 12), left: PAGE.width });
}
