import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { syntheticEvidence } from '../../fixtures/evidence.ts';
import { renderPdf } from './index.ts';

const evidence = syntheticEvidence();
const plan = evidence.tree.plans[0]!;

let bytes: Uint8Array;
let raw: string;

beforeAll(async () => {
  bytes = await renderPdf(evidence, plan);
  raw = Buffer.from(bytes).toString('latin1');
});

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
  test.each(['UTC', 'Pacific/Kiritimati', 'America/St_Johns'])(
    'the same evidence gives the same bytes in %s',
    async (there) => {
      const zone = process.env['TZ'];
      process.env['TZ'] = there;
      try {
        const again = await renderPdf(syntheticEvidence(), plan);
        expect(Buffer.compare(Buffer.from(again), Buffer.from(bytes))).toBe(0);
      } finally {
        if (zone === undefined) delete process.env['TZ'];
        else process.env['TZ'] = zone;
      }
    },
  );
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

describe('the page for the signature', () => {
  const conforming = syntheticEvidence({ conforming: true });
  const [whole] = conforming.tree.plans;
  const render = async (options = {}): Promise<string> =>
    Buffer.from(await renderPdf(conforming, whole!, options)).toString('latin1');

  test('a conforming plan has one empty field, in a form that PDF/A allows', async () => {
    const document = await render();
    expect(document.match(/\/FT \/Sig/g)).toHaveLength(1);
    expect(document).toContain('/SigFlags 1');
    expect(document).not.toContain('/NeedAppearances');
    expect(document).not.toContain('/SV');
    expect(document).not.toContain('/ByteRange');
  });

  test('the field can be left out', async () => {
    expect(await render({ signatureField: false })).not.toContain('/AcroForm');
  });
});

test('PDF/A-3a holds the sources, byte for byte; PDF/A-2a holds none', async () => {
  const attached = await renderPdf(evidence, plan, { profile: 'PDF/A-3a' });
  const text = Buffer.from(attached).toString('latin1');
  for (const name of ['manifest.json', 'verdict.json', 'journal.ndjson', 'run.json'])
    expect(text).toContain(`(${name})`);
  expect(text.match(/\/AFRelationship \/(Data|Supplement)/g)).toHaveLength(4);
  expect(streamsOf(attached)).toContain(Buffer.from(evidence.source('journal.ndjson')).toString('latin1'));
});

test('Toscana Compliance: the document is a Relazione Tecnica, with Scenario and Profilo', async () => {
  const { tree } = evidence;
  const labelled = {
    ...evidence,
    tree: { ...tree, run: { ...tree.run, labels: { insieme: 'toscana-compliance', scenario: 'Notifiche' } as const } },
  };
  const text = Buffer.from(await renderPdf(labelled, plan)).toString('utf8');
  expect(text).toContain('Relazione Tecnica');
  expect(text).not.toContain('Rapporto di prova');
});

test('a plan without cases is still a document', async () => {
  const empty = await renderPdf(evidence, { ...plan, cases: [], notTested: [], verdict: 'untested' });
  expect(Buffer.from(empty).toString('latin1')).toContain('/StructTreeRoot');
});

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
