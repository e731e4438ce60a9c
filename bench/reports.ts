// T13: the evidence document of 300 pages, and report.html of 1,000 scenarios, beside a bare pdfkit that writes the same
// number of pages of plain text (README.md here). CPU seconds in this process; the ratio last.
import { syntheticEvidence } from '../reports/fixtures/evidence.ts';
import { renderHtml } from '../reports/render/html.ts';
import { openDocument, bytesOf } from '../reports/render/pdf/document.ts';
import { openFonts } from '../reports/render/pdf/fonts.ts';
import { renderPdf } from '../reports/render/pdf/index.ts';
import { Sheet } from '../reports/render/pdf/sheet.ts';

const ROUNDS = 3;
const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[figures.length >> 1]!;

interface Figure {
  readonly cpu: number;
  readonly wall: number;
}

async function timed<Made>(make: () => Promise<Made> | Made): Promise<{ made: Made } & Figure> {
  const started = performance.now();
  const before = process.cpuUsage();
  const made = await make();
  const { user, system } = process.cpuUsage(before);
  return { made, cpu: (user + system) / 1e6, wall: (performance.now() - started) / 1000 };
}

const pagesOf = (bytes: Uint8Array): number =>
  Buffer.from(bytes)
    .toString('latin1')
    .match(/\/Type \/Page\n/g)!.length;

/** As many pages of plain lines as the document has: what pdfkit takes for text that says nothing. */
async function bare(pages: number): Promise<Uint8Array> {
  const doc = openDocument({ title: 'x', author: 'x', subject: 'x', date: new Date(0), profile: 'PDF/A-2a' });
  const sheet = new Sheet(doc, openFonts(doc));
  for (let page = 0; page < pages; page++) {
    sheet.newPage();
    for (let line = 0; line < 48; line++)
      sheet.text(`Riga ${line} della pagina ${page}, senza altro da dire`, { after: 0 });
  }
  sheet.end();
  return await bytesOf(doc);
}

const long = syntheticEvidence({ extraCases: Number(process.argv[2] ?? 45), scenarios: 16 });
const thousand = syntheticEvidence({ extraCases: 100, scenarios: 10 });
const [plan] = long.tree.plans;

const pdfs: Figure[] = [];
const bares: Figure[] = [];
const pages: Figure[] = [];
let count = 0;
let size = 0;
for (let round = 0; round < ROUNDS; round++) {
  const pdf = await timed(() => renderPdf(long, plan!));
  count = pagesOf(pdf.made);
  pdfs.push(pdf);
  bares.push(await timed(() => bare(count)));
  const html = await timed(() => renderHtml(thousand));
  size = Buffer.byteLength(html.made);
  pages.push(html);
}
const seconds = (figures: readonly Figure[]): string =>
  `${median(figures.map(({ cpu }) => cpu)).toFixed(1)} s CPU, ${median(figures.map(({ wall }) => wall)).toFixed(1)} s wall`;
console.log(`PDF of ${count} pages: ${seconds(pdfs)}; as many pages of plain lines: ${seconds(bares)}`);
console.log(`report.html of 1,000 scenarios: ${size} B, ${seconds(pages)}`);
console.log(`ratio to plain lines: ${median(pdfs.map(({ cpu }, round) => cpu / bares[round]!.cpu)).toFixed(2)}x`);
