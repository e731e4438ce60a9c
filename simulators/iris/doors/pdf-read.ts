/** A page of a PDF: its words in reading order, and its picture. */
export interface PaginaLetta {
  readonly testo: string;
  readonly immagine: { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };
}

/** Pages read at most: a notice has one or a few. */
const MOST_PAGES = 20;
/** Picture elements for a point of the page: 25 mm of symbol become about 210, enough for 88 squares. */
const SCALE = 3;

interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } };
}

/**
 * Reads a PDF with pdfjs-dist, which draws its pages on the canvas that it brings along.
 * @throws Error, in the words of pdfjs, where the bytes are no PDF that it can open (damaged, or protected by a password).
 */
export async function readPdf(bytes: Uint8Array): Promise<readonly PaginaLetta[]> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    wasmUrl: folder('wasm'),
  });
  try {
    const document = await task.promise;
    const pages: PaginaLetta[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const testo = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ' '}` : '')).join('');
      const viewport = page.getViewport({ scale: SCALE });
      const factory = document.canvasFactory as {
        create(width: number, height: number): { readonly canvas: Canvas; readonly context: unknown };
      };
      const width = Math.ceil(viewport.width);
      const height = Math.ceil(viewport.height);
      const { canvas, context } = factory.create(width, height);
      await page.render({ canvas, canvasContext: context, viewport }).promise;
      const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
      pages.push({ testo, immagine: { data, width, height } });
      page.cleanup();
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

/** A folder of the package, as pdfjs wants it: a path with a slash at its end. */
function folder(name: string): string {
  const packaged = new URL(`../${name}/`, import.meta.resolve('pdfjs-dist/build/pdf.mjs'));
  return decodeURIComponent(packaged.pathname);
}
