import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syntheticEvidence } from '../../fixtures/evidence.ts';
import { renderPdf } from './index.ts';

const evidence = syntheticEvidence();
const plan = evidence.tree.plans[0]!;

let bytes: Uint8Array;
let raw: string;
const directory = mkdtempSync(join(tmpdir(), 'collaudo-pdf-'));
const file = join(directory, 'rapporto.pdf');
const archive = join(directory, 'rapporto-a1b.pdf');

beforeAll(async () => {
  bytes = await renderPdf(evidence, plan);
  raw = Buffer.from(bytes).toString('latin1');
  writeFileSync(file, bytes);
  writeFileSync(archive, await renderPdf(evidence, plan, { profile: 'PDF/A-1b' }));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('what the bytes say', () => {
  test('a PDF 1.7 of several pages, with everything a tagged archive document needs and no form', () => {
    expect(raw.startsWith('%PDF-1.7')).toBe(true);
    expect(raw.match(/\/Type \/Page\n/g)!.length).toBeGreaterThan(10);
    for (const part of ['/Lang (it-IT)', '/Marked true', '/StructTreeRoot', '/OutputIntents', '/DisplayDocTitle true'])
      expect(raw).toContain(part);
    for (const part of ['/AcroForm', '/Sig', '/JavaScript', '/EmbeddedFiles', '/Encrypt', '/Helvetica'])
      expect(raw).not.toContain(part);
    expect(raw.match(/\/S \/H1\n/g)).toHaveLength(1);
  });

  test('dates are the end of the run', () => {
    expect(raw.match(/D:\d+Z/g)).toEqual(['D:20261122234234Z', 'D:20261122234234Z']);
  });

  test('XMP claims PDF/A-2a and PDF/UA-1, describes the latter, and survives a hostile name of the Ente', () => {
    const xmp = Buffer.from(bytes)
      .toString('utf8')
      .match(/<x:xmpmeta[\s\S]*<\/x:xmpmeta>/)![0];
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(xmp).toContain('http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>');
    expect(xmp).toContain('Rapporto di prova');
    expect(xmp).not.toContain('&');
    expect(xmp).not.toContain('<di Esempio');
  });

  test('no glyph is missing, whatever the payload', () => {
    const shown = streamsOf(bytes).flatMap((stream) => [...stream.matchAll(/\[((?:<[0-9a-f]+> -?[\d.]+ ?)+)\] TJ/g)]);
    const glyphs = shown.flatMap(([, array]) =>
      [...array!.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g)!),
    );
    expect(glyphs.length).toBeGreaterThan(5_000);
    expect(glyphs.filter((glyph) => glyph === '0000')).toEqual([]);
  });
});

describe('determinism', () => {
  test('the same evidence gives the same bytes, in another time zone too', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Kiritimati';
    try {
      const again = await renderPdf(syntheticEvidence(), plan);
      expect(Buffer.compare(Buffer.from(again), Buffer.from(bytes))).toBe(0);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});

test('a long plan is a document, not a wait', async () => {
  const long = syntheticEvidence({ extraCases: 30, scenarios: 20 });
  const many = await renderPdf(long, long.tree.plans[0]!);
  expect(
    Buffer.from(many)
      .toString('latin1')
      .match(/\/Type \/Page\n/g)!.length,
  ).toBeGreaterThan(60);
});

test('a plan without cases is still a document', async () => {
  const empty = await renderPdf(evidence, { ...plan, cases: [], notTested: [], verdict: 'untested' });
  expect(Buffer.from(empty).toString('latin1')).toContain('/StructTreeRoot');
});

describe('what other tools say', () => {
  test.skipIf(absent('qpdf'))('qpdf finds no error', () => {
    const { status, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test.skipIf(absent('pdfinfo'))('pdfinfo reads the description', () => {
    const about = spawnSync('pdfinfo', [file], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } }).stdout;
    expect(about).toMatch(/Tagged: +yes/);
    expect(about).toMatch(/JavaScript: +no/);
    expect(about).toMatch(/Title: +Rapporto di prova/);
    expect(about).toMatch(/CreationDate: +Sun Nov 22 23:42:34 2026/);
  });

  test.skipIf(absent('pdffonts'))('pdffonts finds every font embedded, in part, with its characters', () => {
    const rows = spawnSync('pdffonts', [file], { encoding: 'utf8' }).stdout.trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row).toMatch(/ yes yes yes /);
  });

  test.skipIf(absent('mutool'))('mutool draws no missing glyph', () => {
    const trace = spawnSync('mutool', ['trace', file], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
    expect(trace.length).toBeGreaterThan(100_000);
    expect(trace.match(/glyph="(0|\.notdef)"/g)).toBeNull();
  });

  test.skipIf(absent('pdftotext'))('pdftotext reads the cases in order, the statement, the fingerprints', () => {
    const text = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout;
    for (const words of [
      'Rapporto di prova',
      'prova generale su simulatore',
      'Non è una certificazione',
      'Non conforme',
      'Atteso',
      'Osservato',
      'Che cosa fare',
      'npx collaudo run send --only TC-INVIO-02 --seed 7',
      'U+202E',
      'SEND-PROTO-009',
      'GPTG-NEPG-ZTET-202402-E-1',
      'DIGITAL_SUCCESS_WORKFLOW',
      '21,12 €',
      evidence.manifest.sha256,
      evidence.manifest.chainHead,
    ])
      expect(text).toContain(words);
    const places = plan.cases.map(({ title }) => text.lastIndexOf(title.slice(0, 20)));
    expect(places.every((place) => place > 0)).toBe(true);
  });

  const preflight = '/usr/share/java/preflight-2.0.27.jar';
  const java = hasTool('java') && existsSync(preflight);
  if (!java) console.warn('PDFBox Preflight is not here: PDF/A-1b not checked');
  test.skipIf(!java)('PDFBox Preflight: the PDF/A-1b rendition is valid', () => {
    const { stdout } = spawnSync(
      'java',
      ['-cp', '/usr/share/java/*', 'org.apache.pdfbox.preflight.Validator_A1b', archive],
      {
        encoding: 'utf8',
      },
    );
    expect(stdout).toContain('is a valid PDF/A-1b file');
  });
});

/** Whether a tool is not installed here; says so, since what it would check then goes unchecked. */
function absent(tool: string): boolean {
  const here = hasTool(tool);
  if (!here) console.warn(`${tool} is not here: what it would check is not checked`);
  return !here;
}

function hasTool(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}

/** Every stream of a document that inflates, as text. */
function streamsOf(pdf: Uint8Array): string[] {
  const buffer = Buffer.from(pdf);
  const streams: string[] = [];
  for (let at = buffer.indexOf('stream\n'); at >= 0; at = buffer.indexOf('stream\n', at + 1)) {
    if (buffer.toString('latin1', at - 3, at) === 'end') continue;
    const end = buffer.indexOf('\nendstream', at);
    try {
      streams.push(inflateSync(buffer.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // not deflated: metadata
    }
  }
  return streams;
}
