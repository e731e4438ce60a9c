import type { PDFPageProxy } from 'pdfjs-dist';
import { sha256 } from '../../../simulators/kernel/canonical.ts';

/** What a PDF says, shows and carries, as a reader sees it, whatever program wrote it. */
export interface PdfContent {
  /** The text of each page, white space aside. */
  readonly texts: readonly string[];
  /** A digest of each page as drawn: glyphs, lines, images and notes upon it; signatures' own appearances aside. */
  readonly drawings: readonly string[];
  /** SHA-256 (hex) of each attachment by name. */
  readonly attachments: Readonly<Record<string, string>>;
}

/** A document with more pages than this is not read: no evidence has them. */
const MOST_PAGES = 3000;

/** Reads what a PDF shows; undefined where it is none, is damaged, or has too many pages. */
export async function readPdfContent(pdf: Uint8Array): Promise<PdfContent | undefined> {
  const { getDocument, VerbosityLevel, AnnotationMode } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({
    data: Uint8Array.from(pdf),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const document = await loading.promise;
    if (document.numPages > MOST_PAGES) return undefined;
    const texts: string[] = [];
    const drawings: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      texts.push(await textOf(page));
      drawings.push(await drawingOf(page, AnnotationMode.DISABLE));
    }
    const attachments = ((await document.getAttachments()) ?? {}) as Readonly<
      Record<string, { readonly filename: string; readonly content: Uint8Array }>
    >;
    return {
      texts,
      drawings,
      attachments: Object.fromEntries(
        Object.values(attachments)
          .map(({ filename, content }) => [filename, sha256(content)] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    };
  } catch {
    return undefined;
  } finally {
    await loading.destroy();
  }
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join('')
    .replaceAll(/\s/g, '');
}

async function drawingOf(page: PDFPageProxy, annotationMode: number): Promise<string> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode });
  const notes = ((await page.getAnnotations()) as readonly Record<string, unknown>[])
    .filter(({ subtype, fieldType }) => !(subtype === 'Widget' && fieldType === 'Sig'))
    .map(({ subtype, rect, contentsObj, url, dest }) => [subtype, rect, contentsObj, url, dest]);
  // the reader numbers the documents it has open, in the names it gives to fonts
  return sha256(JSON.stringify([page.view, fnArray, argsArray, notes], rounded).replaceAll(/g_d\d+_/g, 'g_d_'));
}

/** To a hundredth of a point: programs that rewrite a document cut its decimals. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}

/** The run that a document's text names, and the manifest hash that it prints. */
export function printedRun({ texts }: PdfContent): { readonly id?: string; readonly manifest?: string } {
  const text = texts.join('\n');
  const id = /\d{8}T\d{6}-\d{3}Z-seme-\d+/.exec(text)?.[0];
  const manifest = /manifesto[^0-9a-f]{0,40}(?:SHA-?256)?[^0-9a-f]{0,20}([0-9a-f]{64})/i.exec(text)?.[1];
  return { ...(id === undefined ? {} : { id }), ...(manifest === undefined ? {} : { manifest }) };
}
