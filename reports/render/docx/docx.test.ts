import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckBox, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../simulators/kernel/canonical.ts';
import { syntheticEvidence } from '../../fixtures/evidence.ts';
import { missing, skipWords } from '../../signature/test-signers.fixture.ts';
import { unzip, zip } from '../../zip.ts';
import { fillForm, readFormMap } from './fill.ts';
import type { FormMap } from './fill.ts';
import { learnForm } from './learn.ts';
import { FormProblem } from './problem.ts';
import { formValues } from './values.ts';

const { tree, manifest } = syntheticEvidence();
const values = formValues(tree, manifest.sha256);
const CASES = tree.plans[0]!.cases.map(({ id }) => id);
const folder = mkdtempSync(join(tmpdir(), 'collaudo-modulo-'));
let template: Uint8Array;

/** A look-alike of an official form: a header table, a table of cases, a check box; no tag says what goes where. */
beforeAll(async () => {
  const cell = (text: string): TableCell =>
    new TableCell({ children: [new Paragraph({ children: [new TextRun(text)] })] });
  const row = (...texts: readonly string[]): TableRow => new TableRow({ children: texts.map(cell) });
  template = await Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph('Piano dei test di integrazione'),
            new Table({
              rows: [row('Ente', ''), row('Codice fiscale', '…'), row('Ambiente', ''), row('Referente', '')],
            }),
            new Paragraph(''),
            new Table({
              rows: [row('N.', 'Descrizione', 'Esito', 'Note'), ...CASES.map((id) => row(id, 'Prova', '', ''))],
            }),
            new Paragraph({
              children: [new CheckBox({ alias: 'Superato', checked: false }), new TextRun(' Superato')],
            }),
          ],
        },
      ],
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The learned map as a person would complete it. */
const reviewed = (): FormMap => {
  const learned = learnForm(template);
  return {
    ...learned,
    fields: learned.fields
      .map((field) => ('alias' in field ? { ...field, value: 'conforme' } : field))
      .filter(({ value }) => value !== ''),
  };
};
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof FormProblem) return error.code;
    throw error;
  }
  return 'done';
};
const documentXml = (docx: Uint8Array): string => Buffer.from(unzip(docx).get('word/document.xml')!).toString();
const withParts = (change: Readonly<Record<string, (text: string) => string>>): Uint8Array => {
  const parts = unzip(template);
  for (const [name, edit] of Object.entries(change))
    parts.set(name, Buffer.from(edit(Buffer.from(parts.get(name) ?? []).toString())));
  return zip(parts, true);
};

describe('an official form', () => {
  it('is learned: every place it can fill, a key where the label tells, none where it does not', () => {
    const { template: digest, fields } = learnForm(template);
    expect(digest).toBe(sha256(template));
    expect(fields).toContainEqual({ label: 'Ente', value: 'ente.denominazione' });
    expect(fields).toContainEqual({ label: 'Referente', value: '' });
    expect(fields).toContainEqual({ table: 'N.', row: CASES[0], column: 'Esito', value: `caso.${CASES[0]}.esito` });
    expect(fields).toContainEqual({ alias: 'Superato', value: '' });
    expect(fields).toHaveLength(4 + 2 * CASES.length + 1);
  });

  it('is filled by label, table and control; only its document part changes; the same bytes on repeat', () => {
    const filled = fillForm(template, reviewed(), values);
    const xml = documentXml(filled);
    for (const { id, verdict } of tree.plans[0]!.cases)
      expect(xml, `${id} ${verdict}`).toContain(values.get(`caso.${id}.esito`));
    expect(xml).toContain('Comune di Sant’Agata &lt;di Esempio&gt; &amp; C.');
    expect(xml).not.toContain('>…<');
    const [before, after] = [unzip(template), unzip(filled)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...before.keys()].filter((name) => !Buffer.from(before.get(name)!).equals(after.get(name)!));
    expect(changed).toEqual(['word/document.xml']);
    expect(Buffer.from(fillForm(template, reviewed(), values)).equals(filled)).toBe(true);
  });

  it('has its box ticked for what conforms, and left for what does not', () => {
    const tick = (value: string): string =>
      documentXml(fillForm(template, reviewed(), new Map([...values, ['conforme', value]])));
    expect(tick('sì')).toContain('w14:checked w14:val="1"');
    expect(tick('no')).toContain('w14:checked w14:val="0"');
    expect(tick('sì')).toContain('☒');
  });

  it.each<[string, (map: FormMap) => FormMap]>([
    ['TEMPLATE_CHANGED', (map) => ({ ...map, template: '0'.repeat(64) })],
    ['MAP_UNKNOWN_KEY', (map) => ({ ...map, fields: [...map.fields, { label: 'Ente', value: 'ente.inventato' }] })],
    ['MAP_UNKNOWN_KEY', () => learnForm(template)],
    ['MAP_NO_PLACE', (map) => ({ ...map, fields: [...map.fields, { label: 'Manca', value: 'esito' }] })],
    ['MAP_NO_PLACE', (map) => ({ ...map, fields: [{ table: 'N.', row: 'TC-X', column: 'Esito', value: 'esito' }] })],
    ['MAP_NO_PLACE', (map) => ({ ...map, fields: [{ table: 'N.', row: CASES[0]!, column: 'Altro', value: 'esito' }] })],
    ['MAP_UNKNOWN_KEY', (map) => ({ ...map, fields: [{ alias: 'Superato', value: 'esito' }] })],
    ['done', (map) => map],
  ])('%s: %#', (code, change) => {
    expect(codeOf(() => fillForm(template, change(reviewed()), values))).toBe(code);
  });

  it.each<[string, string, () => Uint8Array]>([
    [
      'legacy form fields',
      'TEMPLATE_UNSUPPORTED',
      () => inBody('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar></w:r></w:p>'),
    ],
    [
      'tracked changes',
      'TEMPLATE_UNSUPPORTED',
      () => inBody('<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'),
    ],
    [
      'protection',
      'TEMPLATE_UNSUPPORTED',
      () =>
        withParts({
          'word/settings.xml': (text) =>
            text
              .replace(/<\/w:settings>|$/, '<w:documentProtection w:edit="forms" w:enforcement="1"/></w:settings>')
              .replace(
                /^(?!.*<w:settings).*$/s,
                '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:documentProtection w:enforcement="1"/></w:settings>',
              ),
        }),
    ],
    [
      'a document type',
      'TEMPLATE_UNREADABLE',
      () => withParts({ 'word/document.xml': (text) => text.replace('?>', '?><!DOCTYPE x>') }),
    ],
    [
      'XML that is broken',
      'TEMPLATE_UNREADABLE',
      () => withParts({ 'word/document.xml': (text) => text.slice(0, -20) }),
    ],
    ['no document', 'TEMPLATE_UNREADABLE', () => zip(new Map([['x', Buffer.from('x')]]))],
    ['no zip', 'TEMPLATE_UNREADABLE', () => Buffer.from('PK ciao')],
  ])('with %s is refused, %s', (_, code, form) => {
    expect(codeOf(() => learnForm(form()))).toBe(code);
  });

  const inBody = (xml: string): Uint8Array =>
    withParts({ 'word/document.xml': (text) => text.replace('<w:body>', `<w:body>${xml}`) });

  it.each([
    ['ciao'],
    ['{}'],
    ['{"template":"x","fields":[{"label":"a"}]}'],
    ['{"template":"x","fields":[{"label":"a","row":"b","value":"c"}]}'],
    ['null'],
  ])('a map that is none is refused: %s', (text) => {
    expect(codeOf(() => readFormMap(text))).toBe('MAP_UNREADABLE');
  });

  const absent = missing('soffice', 'pdftotext', 'unzip');
  it.skipIf(absent.length > 0)(
    `filled in, is read by LibreOffice with every case and outcome (evidence check 24)${skipWords(absent)}`,
    { timeout: 300_000 },
    () => {
      writeFileSync(join(folder, 'modulo.docx'), fillForm(template, reviewed(), values));
      const run = (tool: string, ...argv: readonly string[]): string =>
        execFileSync(tool, [...argv], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
      expect(run('unzip', '-t', 'modulo.docx')).toContain('No errors detected');
      run(
        'soffice',
        `-env:UserInstallation=file://${folder}/profilo`,
        '--headless',
        '--convert-to',
        'pdf',
        'modulo.docx',
      );
      run('pdftotext', '-layout', 'modulo.pdf', 'modulo.txt');
      const text = readFileSync(join(folder, 'modulo.txt'), 'utf8');
      for (const id of CASES) expect(text).toContain(id);
      for (const { verdict } of tree.plans[0]!.cases) expect(text.replaceAll(/\s+/g, ' ')).toContain(words(verdict));
    },
  );
});

const words = (verdict: string): string =>
  (values.get(`caso.${tree.plans[0]!.cases.find((each) => each.verdict === verdict)!.id}.esito`) ?? '').split(' ')[0]!;
