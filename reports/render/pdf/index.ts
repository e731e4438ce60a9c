import type { Evidence } from '../../evidence.ts';
import type { PlanVerdict } from '../../verdict-tree.ts';
import { bounded, shortened } from '../content/bounded.ts';
import { namesOf, titleOf } from '../content/case-title.ts';
import { differenceRows, DIFFERENCES_TITLE } from '../content/differences.ts';
import { conforming, labelsOf } from '../content/labels.ts';
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
import { differences } from './pages/differences.ts';
import { environment } from './pages/environment.ts';
import { integrity } from './pages/integrity.ts';
import { notTested } from './pages/not-tested.ts';
import { purpose } from './pages/purpose.ts';
import { rapporto } from './pages/rapporto.ts';
import { signature } from './pages/signature.ts';
import { documentStatus } from './pages/status.ts';
import { testData } from './pages/test-data.ts';
import { summary } from './pages/summary.ts';
import { traceability } from './pages/traceability.ts';
import { Sheet } from './sheet.ts';
import { PAGE } from './style.ts';

/** A chapter: where it stands in the contents, and what writes it. */
interface Chapter {
  readonly title: string;
  readonly place: string;
  /** It stands on the page of the chapter before it, where there is room. */
  readonly follows?: true;
  readonly write?: () => void;
  readonly sections?: readonly { readonly title: string; readonly place: string; write(): void }[];
}

/** How a document is made. */
export interface PdfOptions {
  readonly profile?: Profile;
  /** False leaves the field for the signature out of a conforming plan's document. */
  readonly signatureField?: boolean;
}

/**
 * The document of evidence of one plan in Italian, tagged, PDF/A-2a and PDF/UA-1, A4: "Piano dei Test" with a page for the
 * signature where the plan conforms, "Rapporto di prova" without one where it does not. Excerpts only: whole bodies stay in
 * the journal. The same evidence gives the same bytes (on the same build of Node).
 */
export function renderPdf(evidence: Evidence, plan: PlanVerdict, options: PdfOptions = {}): Promise<Uint8Array> {
  const { run } = evidence.tree;
  const date = new Date(run.endedAt);
  const doc = openDocument({
    title: visible(
      `${labelsOf(run).document(plan)} · ${bounded(plan.title, 160)} · ${bounded(run.ente.denominazione, 160)}`,
    ),
    author: visible(bounded(run.ente.denominazione, 160)),
    subject: visible(shortStatement(run)),
    date,
    profile: options.profile ?? 'PDF/A-2a',
  });
  const sheet = new Sheet(doc, openFonts(doc));
  const title = labelsOf(run).document(plan);
  const differencesFound = differenceRows(evidence.tree);
  const chapters = numbered([
    { title: 'Stato del documento', place: 'stato', write: () => documentStatus(sheet, evidence, plan) },
    { title: 'Scopo', place: 'scopo', follows: true, write: () => purpose(sheet, evidence, plan) },
    { title: 'Come si sono svolte le prove', place: 'condizioni', write: () => environment(sheet, evidence, plan) },
    { title: 'Dati di prova', place: 'dati', write: () => testData(sheet, evidence, plan) },
    { title: 'Rapporto dei test', place: 'rapporto', write: () => rapporto(sheet, evidence) },
    { title: 'Esito sintetico', place: 'sintesi', write: () => summary(sheet, evidence, plan) },
    {
      title: 'Schede dei casi',
      place: 'schede',
      sections: plan.cases.map((aCase, index) => ({
        title: `${namesOf(aCase).join(' · ')}  ${shortened(titleOf(aCase), 140)}`,
        place: `caso-${String(index + 1).padStart(5, '0')}`,
        write: () => caseSheet(sheet, evidence, plan, aCase),
      })),
    },
    { title: 'Dai requisiti ai casi', place: 'tracciabilita', write: () => traceability(sheet, plan) },
    { title: 'Che cosa non è stato provato', place: 'non-provato', write: () => notTested(sheet, evidence, plan) },
    ...(differencesFound === undefined
      ? []
      : [{ title: DIFFERENCES_TITLE, place: 'differenze', write: () => differences(sheet, differencesFound) }]),
    { title: 'Integrità delle evidenze', place: 'integrita', write: () => integrity(sheet, evidence, plan) },
    ...(conforming(plan)
      ? [
          {
            title: 'Firma',
            place: 'firma',
            write: () => signature(sheet, evidence, plan, options.signatureField ?? true),
          },
        ]
      : []),
  ]);

  cover(sheet, evidence, plan);
  bookmark(sheet, doc.outline, title);
  const fillContents = contents(sheet, 'Indice', chapters.flatMap(entriesOf));
  for (const chapter of chapters) write(sheet, chapter);
  fillContents();
  // pdfkit leaves the counts out, which some validators refuse: here the cover and the chapters, all closed
  doc.outline.outlineData.Count = chapters.length + 1;
  sheet.end();
  furnish(sheet, doc, {
    left: `${title} · ${shortened(plan.title, 90)}`,
    right: run.id,
    foot: shortStatement(run),
  });
  if (options.profile === 'PDF/A-3a') attachSources(doc, evidence, date);
  return bytesOf(doc);
}

/** The same chapters with their number before the title. */
function numbered(chapters: readonly Chapter[]): readonly Chapter[] {
  return chapters.map((chapter, index) => ({ ...chapter, title: `${index + 1}. ${chapter.title}` }));
}

function entriesOf(chapter: Chapter): readonly ContentsEntry[] {
  return [
    { title: chapter.title, level: 1, place: chapter.place },
    ...(chapter.sections ?? []).map(({ title, place }): ContentsEntry => ({ title, level: 2, place })),
  ];
}

function write(sheet: Sheet, chapter: Chapter): void {
  if (chapter.follows === undefined || sheet.room < 180) sheet.newPage();
  else sheet.space(24);
  sheet.place(chapter.place);
  const entry = bookmark(sheet, sheet.doc.outline, chapter.title);
  const { sections = [] } = chapter;
  if (sections.length > 0) entry.outlineData.Count = -sections.length;
  sheet.within('Sect', () => {
    sheet.heading(2, chapter.title, 0);
    chapter.write?.();
    for (const [index, section] of sections.entries()) {
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
