import PDFDocument from 'pdfkit';
import type { Moduli } from './barcode-write.ts';

/** A page to draw: A4, lengths in points from the top left. */
export interface Pagina {
  readonly title: string;
  readonly author: string;
  /** Epoch ms: the document's own date. */
  readonly at: number;
  readonly items: readonly Voce[];
}

export type Voce =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly size: number;
      readonly bold?: boolean;
      readonly text: string;
    }
  /** A symbol of squares, black on white, `side` points wide. */
  | {
      readonly kind: 'symbol';
      readonly x: number;
      readonly y: number;
      readonly side: number;
      readonly moduli: Moduli;
      readonly alt: string;
    }
  | { readonly kind: 'line'; readonly y: number };

const MARGIN = 42;

/** Draws a page as a PDF in the standard fonts, symbols as vectors. The same page gives the same bytes. */
export function pdfOf({ title, author, at, items }: Pagina): Promise<Uint8Array> {
  const date = new Date(at);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    compress: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'it-IT',
    displayTitle: true,
    info: {
      Title: title,
      Author: author,
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
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const item of items) draw(doc, root, item);
  root.end();
  doc.end();
  return done;
}

type Doc = InstanceType<typeof PDFDocument>;

function draw(doc: Doc, root: PDFKit.PDFStructureElement, item: Voce): void {
  switch (item.kind) {
    case 'text':
      root.add(
        doc.struct('P', {}, () => {
          doc
            .font(item.bold === true ? 'Helvetica-Bold' : 'Helvetica')
            .fontSize(item.size)
            .text(inWinAnsi(item.text), item.x, item.y, { width: item.width });
        }),
      );
      break;
    case 'symbol':
      root.add(
        doc.struct('Figure', { alt: item.alt }, () => {
          squares(doc, item.x, item.y, item.side, item.moduli);
        }),
      );
      break;
    case 'line':
      doc.markContent('Artifact', { type: 'Layout' });
      doc
        .moveTo(MARGIN, item.y)
        .lineTo(doc.page.width - MARGIN, item.y)
        .lineWidth(0.5)
        .stroke('#808080');
      doc.endMarkedContent();
      break;
  }
}

/** Runs of dark squares as rectangles, filled at once: no hair line shows between two of them. */
function squares(doc: Doc, x: number, y: number, side: number, moduli: Moduli): void {
  const step = side / moduli.length;
  for (const [row, cells] of moduli.entries())
    for (let from = 0; from < cells.length; from++) {
      if (cells[from] !== true) continue;
      let to = from;
      while (cells[to + 1] === true) to++;
      doc.rect(x + from * step, y + row * step, (to - from + 1) * step, step);
      from = to;
    }
  doc.fill('#000000');
}

const BEYOND_LATIN1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

/** The text in the one encoding of the standard fonts; a character that it lacks becomes a question mark. */
function inWinAnsi(value: string): string {
  return Array.from(value, (character) =>
    /[\n\u0020-\u007e\u00a0-\u00ff]/u.test(character) || BEYOND_LATIN1.includes(character) ? character : '?',
  ).join('');
}
