import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syntheticEvidence } from '../fixtures/evidence.ts';
import { absent } from '../fixtures/tools.fixture.ts';
import { renderHtml } from './html.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const folder = mkdtempSync(join(tmpdir(), 'collaudo-html-'));
const report = join(folder, 'report.html');
const noBrowser = absent('chromium');

let browser: BrowserContext;
const asked: string[] = [];

beforeAll(async () => {
  if (noBrowser) return;
  writeFileSync(report, renderHtml(syntheticEvidence()));
  browser = await chromium.launchPersistentContext(join(folder, 'profilo'), {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    offline: true,
    // the policy of the page forbids scripts, ours too
    bypassCSP: true,
  });
  browser.on('request', (request) => asked.push(request.url()));
}, 120_000);
afterAll(async () => {
  if (!noBrowser) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(colorScheme: 'light' | 'dark', width = 1280): Promise<Page> {
  const page = await browser.newPage();
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  await page.goto(pathToFileURL(report).href);
  return page;
}

describe.skipIf(noBrowser)('the report in a browser without a network', () => {
  test('23: nothing is asked for but the file itself, and nothing is refused', async () => {
    asked.length = 0;
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(report).href);
    expect(asked.filter((url) => !url.startsWith('data:font/'))).toEqual([pathToFileURL(report).href]);
    expect(complaints).toEqual([]);
    expect(await page.title()).toMatch(/^Rapporto di prova/);
    await page.close();
  }, 120_000);

  test.each(['light', 'dark'] as const)(
    'axe finds nothing to mend, %s, folded and unfolded',
    async (scheme) => {
      const page = await opened(scheme);
      for (const unfold of [false, true]) {
        if (unfold)
          for (const each of await page.$$('details')) await each.evaluate((node) => node.setAttribute('open', ''));
        await page.evaluate(readFileSync(AXE, 'utf8'));
        const { violations } = (await page.evaluate('axe.run(document)')) as AxeResults;
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 160)}`)).toEqual(
          [],
        );
      }
      await page.close();
    },
    240_000,
  );

  test('the verdict stands on the first screen, and a telephone need not scroll sideways', async () => {
    const page = await opened('light', 375);
    const box = (await page.locator('.outcome').boundingBox())!;
    expect(box.y + box.height).toBeLessThan(900);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
    await page.close();
  }, 120_000);

  test('by keyboard: the skip link first, then every link and fold, each with a visible focus', async () => {
    const page = await opened('light');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    const seen = new Set<string>();
    for (let i = 0; i < 60; i++) {
      const focus = (await page.evaluate(
        '[document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle, document.activeElement.getBoundingClientRect().width > 0]',
      )) as [string, string, boolean];
      if (focus[0] === 'BODY') break;
      seen.add(focus[0]);
      expect(focus).toEqual([focus[0], 'solid', true]);
      await page.keyboard.press('Tab');
    }
    expect([...seen]).toEqual(expect.arrayContaining(['A', 'SUMMARY']));
    const fold = page.locator('details:not([open]) > summary').first();
    await fold.focus();
    const before = await page.locator('details[open]').count();
    await page.keyboard.press('Enter');
    expect(await page.locator('details[open]').count()).toBe(before + 1);
    await page.close();
  }, 120_000);

  test('in print everything is unfolded and nothing is cut', async () => {
    const page = await opened('light');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    const hidden = (await page.evaluate(
      '[...document.querySelectorAll("details > :not(summary)")].filter((node) => node.getBoundingClientRect().height === 0).length',
    )) as number;
    expect(hidden).toBe(0);
    await page.close();
  }, 120_000);
});
