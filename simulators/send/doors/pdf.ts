import PDFDocument from 'pdfkit';
import { SIGNATURE_SLOT } from '../legal-facts/signature-slot.ts';

/** One page of text: what a document says, and nothing of how it looks. */
export interface Sheet {
  /** Printed at the top of every page: what the document is not. */
  readonly notice: string;
  readonly issuer: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Epoch ms: the document's own date. */
  readonly at: number;
  /** Who seals it, as a reader of the signature is told. */
  readonly sealedBy: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Label and value, one a line. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] };

const MARGIN = 56;
const LABEL_WIDTH = 150;
const REGULAR = 'Helvetica';
const BOLD = 'Helvetica-Bold';

/**
 * Draws a sheet as a PDF 1.7 file with an empty signature slot (see signature-slot.ts), tagged, A4, in the standard
 * fonts. The same sheet gives the same bytes: dates are the sheet's, nothing is compressed by a library of the host.
 */
export function pdf(sheet: Sheet): Promise<Uint8Array> {
  const date = new Date(sheet.at);
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    compress: false,
    pdfVersion: '1.7',
    tagged: true,
    bufferPages: true,
    lang: 'it-IT',
    displayTitle: true,
    info: {
      Title: sheet.title,
      Author: sheet.issuer,
      Producer: 'Collaudo',
      Creator: 'Collaudo',
      CreationDate: date,
      ModDate: date,
    },
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  draw(doc, sheet);
  reserveSignature(doc, sheet, date);
  doc.end();
  return done;
}

type Doc = InstanceType<typeof PDFDocument>;

function draw(doc: Doc, sheet: Sheet): void {
  const root = doc.struct('Document');
  doc.addStructure(root);
  const write = (tag: string, font: string, size: number, text: string, gap: number): void => {
    root.add(
      doc.struct(tag, {}, () => {
        doc.font(font).fontSize(size).text(inWinAnsi(text), MARGIN, doc.y);
      }),
    );
    doc.y += gap;
  };
  write('P', BOLD, 11, sheet.notice, 14);
  write('P', REGULAR, 10, sheet.issuer, 4);
  write('H1', BOLD, 16, sheet.title, 14);
  for (const block of sheet.blocks)
    switch (block.kind) {
      case 'heading':
        doc.y += 6;
        write('H2', BOLD, 11, block.text, 4);
        break;
      case 'paragraph':
        write('P', REGULAR, 10, block.text, 8);
        break;
      case 'facts':
        for (const [label, value] of block.facts) fact(doc, root, label, value);
        doc.y += 6;
        break;
    }
  root.end();
  const { start, count } = doc.bufferedPageRange();
  for (let page = start + 1; page < start + count; page++) {
    doc.switchToPage(page);
    doc.markContent('Artifact', { type: 'Pagination' });
    doc
      .font(BOLD)
      .fontSize(9)
      .text(inWinAnsi(sheet.notice), MARGIN, MARGIN / 2, { lineBreak: false });
    doc.endMarkedContent();
  }
}

function fact(doc: Doc, root: PDFKit.PDFStructureElement, label: string, value: string): void {
  const width = doc.page.width - 2 * MARGIN - LABEL_WIDTH;
  doc.font(REGULAR).fontSize(10);
  const height = doc.heightOfString(inWinAnsi(value), { width });
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
  const top = doc.y;
  root.add(
    doc.struct('P', {}, () => {
      doc
        .font(BOLD)
        .fontSize(10)
        .text(inWinAnsi(label), MARGIN, top, { width: LABEL_WIDTH - 8 });
      const bottom = doc.y;
      doc.font(REGULAR).text(inWinAnsi(value), MARGIN + LABEL_WIDTH, top, { width });
      doc.y = Math.max(doc.y, bottom);
    }),
  );
  doc.x = MARGIN;
  doc.y += 3;
}

/** What pdfkit has and its types do not know. */
interface Endable {
  end(): void;
}

interface Catalog {
  readonly _root: { readonly data: { AcroForm: { readonly data: Record<string, unknown> & { Fields: unknown[] } } } };
}

/** An invisible signature field whose value is a signature dictionary with room for the seal. */
function reserveSignature(doc: Doc, { sealedBy }: Sheet, date: Date): void {
  doc.font(REGULAR).initForm();
  const { data: form } = (doc as unknown as Catalog)._root.data.AcroForm;
  delete form['NeedAppearances'];
  form['SigFlags'] = 3;
  const signature = doc.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    Name: text(sealedBy),
    M: date,
    ByteRange: SIGNATURE_SLOT.byteRange,
    Contents: new Uint8Array(SIGNATURE_SLOT.bytes),
  });
  (signature as unknown as Endable).end();
  const field = { Subtype: 'Widget', FT: 'Sig', T: text('Sigillo'), F: 132, V: signature };
  doc.annotate(0, 0, 0, 0, field as PDFKit.Mixins.AnnotationOption);
  const { annotations } = doc.page as unknown as { readonly annotations: readonly unknown[] };
  form.Fields.push(annotations.at(-1));
}

/** A PDF text string, which pdfkit tells from a name by its being an object. */
function text(value: string): object {
  // oxlint-disable-next-line no-new-wrappers -- the only way pdfkit has to say it
  return new String(value);
}

const BEYOND_LATIN1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

/** The text in the one encoding of the standard fonts; a character that it lacks becomes a question mark. */
function inWinAnsi(value: string): string {
  return Array.from(value, (character) =>
    /[\n\u0020-\u007e\u00a0-\u00ff]/u.test(character) || BEYOND_LATIN1.includes(character) ? character : '?',
  ).join('');
}
