import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syntheticEvidence } from '../../fixtures/evidence.ts';
import { toldEvidence } from '../../fixtures/told-evidence.ts';
import { absent, absentFile, said } from '../../fixtures/tools.fixture.ts';
import { VERDICTS } from '../../verdict-tree.ts';
import { capital, VERDICT_WORDS } from '../../words.ts';
import { renderCtrf } from '../ctrf.ts';
import { renderHtml } from '../html.ts';
import { renderJunit } from '../junit.ts';
import { renderPdf } from './index.ts';
import type { PdfOptions } from './index.ts';
import { SIGNATURE_FIELD } from './signature-field.ts';

// What independent tools say of the documents; each names the Debian package it needs in the README.
const failing = syntheticEvidence();
const conforming = syntheticEvidence({ conforming: true });

const folder = mkdtempSync(join(tmpdir(), 'collaudo-controlli-'));
const file = (name: string): string => join(folder, `${name}.pdf`);
const documents: Readonly<Record<string, readonly [typeof failing, PdfOptions]>> = {
  failing: [failing, {}],
  conforming: [conforming, {}],
  attached: [conforming, { profile: 'PDF/A-3a' }],
  a1b: [conforming, { profile: 'PDF/A-1b' }],
  'a1b-failing': [failing, { profile: 'PDF/A-1b' }],
};
const delivered = ['failing', 'conforming', 'attached'];

beforeAll(async () => {
  for (const [name, [evidence, options]] of Object.entries(documents))
    writeFileSync(file(name), await renderPdf(evidence, evidence.tree.plans[0]!, options));
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(absent('pdftotext') || absent('qpdf'))(
  'attestations, official identifiers and differences are printed, in a document without errors',
  async () => {
    const evidence = toldEvidence();
    writeFileSync(file('told'), await renderPdf(evidence, evidence.tree.plans[0]!));
    expect(said('qpdf', ['--check', file('told')])).toMatch(/No syntax or stream encoding errors found/);
    const text = said('pdftotext', ['-layout', file('told'), '-']);
    for (const words of [
      'E2E-<7>',
      'Attestazioni dell’operatore',
      'Ada Rossi, Ufficio',
      'foto.png',
      'classe del valore',
    ])
      expect(text).toContain(words);
    // contents, summary table, the case's sheet
    expect(text.match(/E2E-<7>/g)!.length).toBeGreaterThanOrEqual(3);
    expect(text).toContain('Ambiente reale attraverso il banco');
  },
);

describe.each(delivered)('the %s document', (name) => {
  const evidence = documents[name]![0];

  test.skipIf(absent('qpdf'))('1: qpdf finds no error and nothing to warn of', () => {
    expect(said('qpdf', ['--check', file(name)])).toMatch(/No syntax or stream encoding errors found/);
  });

  test.skipIf(absent('pdfinfo'))('2: pdfinfo reads the description', () => {
    const about = said('pdfinfo', [file(name)]);
    expect(about).toMatch(/Tagged: +yes/);
    expect(about).toMatch(/Encrypted: +no/);
    expect(about).toMatch(/JavaScript: +no/);
    expect(about).toMatch(/PDF version: +1\.7/);
    expect(about).toMatch(name === 'failing' ? /Title: +Rapporto di prova/ : /Title: +Piano dei Test/);
    expect(about).toMatch(/CreationDate: +Sun Nov 22 23:42:34 2026/);
  });

  test.skipIf(absent('pdffonts'))('3: every font is embedded, in part, with its characters', () => {
    const rows = said('pdffonts', [file(name)])
      .trim()
      .split('\n')
      .slice(2);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row).toMatch(/ yes yes yes /);
  });

  test.skipIf(absent('mutool'))('4: no missing glyph, whatever the payload', () => {
    const trace = said('mutool', ['trace', file(name)]);
    expect(trace.length).toBeGreaterThan(100_000);
    expect(trace.match(/glyph="(0|\.notdef)"/g)).toBeNull();
  });

  test.skipIf(absent('qpdf'))('5: catalog, trailer, form and attachments are as agreed', () => {
    const { objects, catalog, trailer, fields, attachments, resolve } = structureOf(file(name));
    expect(catalog['/Lang']).toBe('u:it-IT');
    expect(resolve(catalog['/MarkInfo'])).toMatchObject({ '/Marked': true });
    expect(catalog['/StructTreeRoot']).toBeDefined();
    expect(catalog['/OutputIntents']).toBeDefined();
    expect(resolve(catalog['/ViewerPreferences'])).toMatchObject({ '/DisplayDocTitle': true });
    expect(trailer['/ID']).toBeDefined();
    const [figure] = Object.values(objects)
      .map(dictOf)
      .filter((each) => each['/S'] === '/Figure');
    expect(figure?.['/Alt']).toContain(evidence.manifest.sha256);
    const form = resolve(catalog['/AcroForm']);
    expect(form['/NeedAppearances']).toBeUndefined();
    expect(fields.map((field) => [field['/FT'], field['/T'], field['/V']])).toEqual(
      name === 'failing' ? [] : [['/Sig', `u:${SIGNATURE_FIELD}`, undefined]],
    );
    expect(attachments).toEqual(
      name === 'attached' ? ['journal.ndjson', 'manifest.json', 'run.json', 'verdict.json'] : [],
    );
  });

  test.skipIf(absent('qpdf') || absent('xmllint'))('6: XMP is well-formed and claims the right parts', () => {
    const { objects } = structureOf(file(name));
    const [key] = Object.entries(objects).find(([, value]) => dictOf(value)['/Type'] === '/Metadata')!;
    const number = /^obj:(\d+) /.exec(key)![1]!;
    const xmp = join(folder, `${name}.xmp`);
    writeFileSync(xmp, said('qpdf', [`--show-object=${number}`, '--filtered-stream-data', file(name)]));
    const element = (local: string, space: string): string =>
      said('xmllint', [
        '--xpath',
        `string(//*[local-name()="${local}" and contains(namespace-uri(),"${space}")])`,
        xmp,
      ]);
    expect(element('part', 'pdfa/ns/id').trim()).toBe(name === 'attached' ? '3' : '2');
    expect(element('conformance', 'pdfa/ns/id').trim()).toBe('A');
    expect(element('part', 'pdfua/ns/id').trim()).toBe('1');
  });

  test.skipIf(absent('pdfinfo'))(
    '7: one first heading, tables with headers, the figure speaks, a form where due',
    () => {
      const structure = said('pdfinfo', ['-struct', file(name)]);
      const count = (role: string): number => structure.match(new RegExp(`^ *${role}\\b`, 'gm'))?.length ?? 0;
      expect(count('H1')).toBe(1);
      expect(count('Table')).toBeGreaterThan(5);
      expect(count('TH')).toBeGreaterThan(count('Table') * 2);
      expect(count('Figure')).toBe(1);
      expect(count('Form')).toBe(name === 'failing' ? 0 : 1);
    },
  );

  test.skipIf(absent('pdftoppm') || absent('zbarimg') || absent('pdftotext'))(
    '11: the QR code holds the printed run id and manifest hash',
    () => {
      const page = said('pdftotext', [file(name), '-'])
        .split('\f')
        .findLastIndex((text) => text.includes('Il codice QR contiene'));
      said('pdftoppm', [
        '-r',
        '150',
        '-png',
        '-f',
        `${page + 1}`,
        '-l',
        `${page + 1}`,
        file(name),
        join(folder, `qr-${name}`),
      ]);
      const image = readdirSync(folder).find((each) => each.startsWith(`qr-${name}`))!;
      const { run } = evidence.tree;
      expect(said('zbarimg', ['--raw', '-q', join(folder, image)]).trim()).toBe(
        `${run.id} ${evidence.manifest.sha256}`,
      );
      const text = said('pdftotext', ['-layout', '-f', `${page + 1}`, '-l', `${page + 1}`, file(name), '-']);
      expect(text).toContain(run.id);
      expect(text).toContain(evidence.manifest.sha256);
    },
  );

  test.skipIf(absent('pdftotext'))('the nature of the run stands on every page', () => {
    const pages = said('pdftotext', ['-layout', file(name), '-'])
      .split('\f')
      .slice(0, -1);
    expect(pages.length).toBeGreaterThan(8);
    for (const page of pages) expect(page).toContain('Prova generale su simulatore');
  });
});

// poppler takes long over the text of a structure tree, so one document is asked
test.skipIf(absent('pdfinfo'))(
  '7: the reading order holds the cases in their order',
  () => {
    const structure = said('pdfinfo', ['-struct-text', file('failing')]);
    const sheets = structure.slice(structure.lastIndexOf('"7. Schede dei casi"'));
    const places = failing.tree.plans[0]!.cases.map(({ id }) => sheets.indexOf(`"${id}"`));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  },
  180_000,
);

const preflight = '/usr/share/java/preflight-2.0.27.jar';
const validated = (path: string, status: number): string =>
  said('java', ['-cp', '/usr/share/java/*', 'org.apache.pdfbox.preflight.Validator_A1b', path], status);
const noPreflight = absent('java') || absentFile(preflight, 'PDFBox Preflight (libpdfbox2-java)');

test.skipIf(noPreflight).each(['a1b', 'a1b-failing'])(
  '8: PDFBox Preflight, the %s rendition is valid PDF/A-1b',
  (name) => {
    expect(validated(file(name), 0)).toContain('is a valid PDF/A-1b file');
  },
  60_000,
);

test.skipIf(noPreflight)(
  '8, negative control: the gate refuses a document of another profile',
  () => {
    expect(validated(file('conforming'), 255)).toMatch(/is not a valid PDF\/A-1b file/);
  },
  60_000,
);

test.skipIf(absent('verapdf')).each([
  ['conforming', '2a'],
  ['conforming', 'ua1'],
  ['attached', '3a'],
])('9: veraPDF, the %s document against %s', (name, flavour) => {
  expect(said('verapdf', ['--flavour', flavour, '--format', 'text', file(name)])).toMatch(/^PASS/);
});

test.skipIf(absent('qpdf'))('10: the same content whatever compresses it, in three time zones', async () => {
  const fingerprint = (path: string): string =>
    createHash('sha256')
      .update(said('qpdf', ['--qdf', '--object-streams=disable', '--static-id', path, '-']))
      .digest('hex');
  const zone = process.env['TZ'];
  try {
    for (const there of ['Europe/Rome', 'Pacific/Auckland', 'America/St_Johns']) {
      process.env['TZ'] = there;
      const again = syntheticEvidence({ conforming: true });
      writeFileSync(file('again'), await renderPdf(again, again.tree.plans[0]!));
      expect(readFileSync(file('again')).equals(readFileSync(file('conforming'))), there).toBe(true);
      expect(fingerprint(file('again')), there).toBe(fingerprint(file('conforming')));
    }
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test.skipIf(absent('pdftoppm'))('12: every page draws something; whether it looks well is for eyes', () => {
  said('pdftoppm', ['-r', '20', '-gray', file('conforming'), join(folder, 'pagina')]);
  const pages = readdirSync(folder).filter((name) => name.startsWith('pagina'));
  expect(pages.length).toBeGreaterThan(8);
  for (const page of pages) {
    const image = readFileSync(join(folder, page));
    expect(image.filter((grey) => grey < 200).length, page).toBeGreaterThan(40);
  }
});

test.skipIf(absent('pdfdetach'))('26: what is attached is what the bundle holds', () => {
  const saved = mkdtempSync(join(folder, 'allegati-'));
  said('pdfdetach', ['-saveall', '-o', saved, file('attached')]);
  for (const name of ['manifest.json', 'verdict.json', 'journal.ndjson', 'run.json'] as const)
    expect(readFileSync(join(saved, name)).equals(Buffer.from(conforming.source(name))), name).toBe(true);
});

test.skipIf(absent('pdftotext') || absent('xmllint'))('22: the totals agree in PDF, HTML, JUnit, CTRF and JSON', () => {
  const { counts, plans } = failing.tree;
  const text = said('pdftotext', ['-layout', file('failing'), '-']);
  const table = text.slice(text.lastIndexOf('Requisiti per esito'));
  for (const verdict of VERDICTS) {
    const [, count] =
      new RegExp(`^ *${RegExp.escape(capital(VERDICT_WORDS[verdict]))} +(\\d+) `, 'm').exec(table) ?? [];
    expect([verdict, Number(count)]).toEqual([verdict, counts[verdict]]);
  }
  for (const verdict of VERDICTS)
    expect(renderHtml(failing)).toContain(`<data class="num" value="${verdict}:${counts[verdict]}">`);
  const junit = join(folder, 'junit.xml');
  writeFileSync(junit, renderJunit(failing));
  said('xmllint', ['--noout', junit]);
  const attribute = (name: string): number =>
    Number(said('xmllint', ['--xpath', `string(/testsuites/@${name})`, junit]));
  expect(attribute('failures')).toBe(counts.fail);
  const ctrf = JSON.parse(renderCtrf(failing)) as { results: { summary: Record<string, number>; extra: object } };
  expect(ctrf.results.extra).toMatchObject({ counts });
  expect(ctrf.results.summary['failed']).toBe(counts.fail);
  expect(attribute('tests')).toBe(ctrf.results.summary['tests']);
  expect(plans).toHaveLength(1);
});

test.skipIf(absent('pdftotext'))('the text holds what a vendor needs to mend a failure', () => {
  const text = said('pdftotext', ['-layout', file('failing'), '-']);
  for (const words of [
    'Rapporto di prova',
    'Non è una certificazione',
    'Non conforme',
    'Atteso',
    'Osservato',
    'Nello scenario',
    'Che cosa fare',
    'npx collaudo run send --only TC-INVIO-02 --seed 7',
    'U+202E',
    'SEND-PROTO-009',
    'GPTG-NEPG-ZTET-202402-E-1',
    'DIGITAL_SUCCESS_WORKFLOW',
    '21,12 €',
    'Notifiche Toscane S.r.l.',
    'Risultato atteso',
    failing.manifest.chainHead,
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('Firma digitale');
});

type Dictionary = Readonly<Record<string, unknown>>;

function dictOf(object: unknown): Dictionary {
  const { value, stream } = object as { value?: unknown; stream?: { dict: unknown } };
  const inner = stream?.dict ?? value;
  return inner !== null && typeof inner === 'object' ? (inner as Dictionary) : {};
}

/** Catalog, trailer, form fields and attachments of a document, as qpdf reads them. */
function structureOf(path: string) {
  const json = JSON.parse(said('qpdf', ['--json=2', path])) as {
    qpdf: [unknown, Record<string, unknown>];
    attachments: Record<string, unknown>;
  };
  const objects = json.qpdf[1];
  const resolve = (value: unknown): Dictionary =>
    typeof value === 'string' && value.endsWith(' R') ? dictOf(objects[`obj:${value}`]) : ((value ?? {}) as Dictionary);
  const trailer = dictOf(objects['trailer']);
  const catalog = resolve(trailer['/Root']);
  const fields = ((resolve(catalog['/AcroForm'])['/Fields'] ?? []) as unknown[]).map(resolve);
  return { objects, trailer, catalog, fields, resolve, attachments: Object.keys(json.attachments).sort() };
}
