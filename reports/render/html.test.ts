import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseXml } from '../../simulators/kernel/xml.ts';
import type { XmlElement } from '../../simulators/kernel/xml.ts';
import { HOSTILE, syntheticEvidence } from '../fixtures/evidence.ts';
import { toldEvidence } from '../fixtures/told-evidence.ts';
import { VERDICTS } from '../verdict-tree.ts';
import { renderHtml } from './html.ts';

const evidence = syntheticEvidence();
const page = renderHtml(evidence);

test('the same evidence gives the same page', () => {
  expect(renderHtml(syntheticEvidence())).toBe(page);
});

test('one file: no script, nothing loaded, nothing sent', () => {
  expect(page).not.toMatch(/<script|<iframe|<object|<embed|<form|<link|@import|javascript:|\son\w+=/i);
  for (const [, target] of page.matchAll(/\s(?:src|href)="([^"]*)"/g)) expect(target).toMatch(/^#/);
  for (const [, target] of page.matchAll(/url\(([^)]*)\)/g)) expect(target).toMatch(/^data:font\/woff2;base64,/);
});

test('the policy admits the style sheet by its hash, and nothing else', () => {
  const style = page.match(/<style>([\s\S]*?)<\/style>/)![1]!;
  const policy = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)![1]!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  expect(policy).not.toContain('unsafe');
  expect(page).not.toMatch(/\sstyle="/);
});

test('hostile text stays text: the markup is well formed and holds no element of theirs', () => {
  const root = parsed(page);
  expect(all(root, 'script')).toEqual([]);
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain(HOSTILE.rightToLeft);
  expect(page).toContain('U+202E');
  expect(page).toContain('U+D800');
  // oxlint-disable-next-line no-control-regex -- that none is left is what is tested
  expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
});

test('every table has a caption and scoped headers, every link arrives', () => {
  const root = parsed(page);
  const tables = all(root, 'table');
  expect(tables.length).toBeGreaterThan(6);
  for (const table of tables) {
    expect(table.children[0]!.name).toBe('caption');
    for (const header of all(table, 'th')) expect(header.attributes['scope']).toMatch(/^(row|col)$/);
  }
  const anchors = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
  for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(anchors).toContain(target);
});

test('totals are those of the verdict', () => {
  const counts = Object.fromEntries(
    [...page.matchAll(/<data class="num" value="(\w+):(\d+)">/g)].map(([, k, v]) => [k, Number(v)]),
  );
  expect(counts).toEqual(evidence.tree.counts);
  expect(Object.keys(counts)).toEqual([...VERDICTS]);
});

test('a finding says clause, expected, observed, exchange, place, remedy, command', () => {
  const [first] = all(parsed(page), 'article');
  const labels = all(first!, 'dt').map(({ text }) => text);
  expect(labels).toEqual([
    'Clausola',
    'Atteso',
    'Osservato',
    'Scambio',
    'Nello scenario',
    'Che cosa fare',
    'Per riprodurlo',
  ]);
  expect(all(first!, 'li').filter(({ attributes }) => attributes['aria-current'] === 'step')).toHaveLength(1);
  expect(page).toContain('npx collaudo run send --only TC-INVIO-02 --seed 7');
  expect(page).toContain(evidence.manifest.sha256);
});

test('a case of SEND that passed shows what PagoPA asks for: identifiers, events, files, prices', () => {
  const tables = all(parsed(page), 'caption').map(({ text }) => text.trim());
  for (const title of ['Notifiche depositate', 'Eventi ricevuti', 'File caricati e scaricati'])
    expect(tables).toContain(title);
  for (const words of ['GPTG-NEPG-ZTET-202402-E-1', 'DIGITAL_SUCCESS_WORKFLOW', 'attestazione.pdf', '21,12 €'])
    expect(page).toContain(words);
});

test('a thousand scenarios stay within 1 MB, failing ones too', () => {
  const long = syntheticEvidence({ extraCases: 100, scenarios: 10 });
  expect(Buffer.byteLength(renderHtml(long))).toBeLessThan(1_000_000);
  const failing = long.tree.plans[0]!.cases.find(({ verdict }) => verdict === 'fail')!;
  const cases = Array.from({ length: 500 }, (_, i) => ({ ...failing, id: `TC-FALLITO-${i}` }));
  const plan = { ...long.tree.plans[0]!, cases };
  expect(Buffer.byteLength(renderHtml({ ...long, tree: { ...long.tree, plans: [plan] } }))).toBeLessThan(2_500_000);
});

function parsed(html: string): XmlElement {
  const result = parseXml(Buffer.from(html.replace('<!doctype html>', '').replaceAll('&nbsp;', ' ')));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.root;
}

function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

test('what a plan must say of itself stands on the first page', () => {
  const synthetic = syntheticEvidence();
  const [plan] = synthetic.tree.plans;
  const note = 'Il gateway di questa prova è ricostruito.';
  const noted = { ...synthetic, tree: { ...synthetic.tree, plans: [{ ...plan!, notes: [note] }] } };
  const head = (html: string): string => html.slice(0, html.indexOf('<nav'));
  expect(head(renderHtml(noted))).toContain(note);
  expect(head(page)).not.toContain(note);
});

test('attestations, official identifiers and differences are printed; without them nothing is', () => {
  const html = renderHtml(toldEvidence());
  const root = parsed(html);
  const captions = all(root, 'caption').map(({ text }) => text.trim());
  expect(captions).toContain('Attestazioni dell’operatore in TC-INVIO-01');
  expect(captions).toContain('Differenze tra le piattaforme e i loro simulatori');
  for (const words of ['Ada Rossi, Ufficio tributi', 'a'.repeat(64), 'classe del valore', '7 (3 volte)'])
    expect(html).toContain(words);
  // in the summary table and on the case's sheet
  expect(html.match(/<code>E2E-&lt;7&gt;<\/code>/g)).toHaveLength(2);
  expect(html).toContain('Ambiente reale attraverso il banco');
  expect(page).not.toMatch(/Attestazioni dell|Differenze tra/);
  const none = toldEvidence();
  expect(renderHtml({ ...none, tree: { ...none.tree, differences: [] } })).toContain(
    'risposte uguali per stato e forma',
  );
});
