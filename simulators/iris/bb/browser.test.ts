import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WallClock } from '../../kernel/clock.ts';
import { idsFrom } from '../../kernel/ids.ts';
import { Journal } from '../../kernel/journal.ts';
import { listen } from '../../kernel/listen.ts';
import type { Listener } from '../../kernel/listen.ts';
import { redactorWith } from '../../kernel/redaction.ts';
import { simulate } from '../../kernel/simulate.ts';
import type { Simulation } from '../../kernel/simulate.ts';
import { Tenants } from '../../kernel/tenants.ts';
import { iris } from '../index.ts';
import type { IrisState } from '../state.ts';

// The pages as a person meets them: in a browser, by keyboard alone, held to the rules of accessibility. Where there is no
// Chromium the tests say so and are skipped.

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (CHROMIUM === undefined) console.warn('bb/browser.test.ts: NON ESEGUITO, Chromium non è installato in /usr/bin');

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where pictures of the pages are left, for somebody to look at; nowhere unless told. */
const PICTURES = process.env['COLLAUDO_PICTURES'];
const PATIENCE = 120_000;
/** Run in the page: the id and the text of what has the keyboard. */
const HERE = '`${document.activeElement.id}|${document.activeElement.textContent.trim()}`';

describe.skipIf(CHROMIUM === undefined)('the pages of Bollettino Bianco in a browser', { timeout: PATIENCE }, () => {
  let listener: Listener;
  let clock: WallClock;
  let simulation: Simulation;
  let context: BrowserContext;
  let page: Page;
  let profile: string;

  beforeAll(async () => {
    clock = new WallClock();
    listener = await listen({ clock });
    simulation = simulate(
      iris,
      { journal: new Journal(), clock, redactor: redactorWith('prova') },
      { ids: idsFrom('browser'), publicUrl: listener.url },
    );
    const tenants = new Tenants();
    tenants.add(simulation);
    listener.mount(tenants);
    profile = mkdtempSync(join(tmpdir(), 'collaudo-browser-'));
    context = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM!,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      headless: true,
      viewport: { width: 900, height: 1200 },
    });
    page = context.pages()[0] ?? (await context.newPage());
  }, PATIENCE);

  afterAll(async () => {
    await context?.close();
    await listener?.close();
    clock?.stop();
    if (profile !== undefined) rmSync(profile, { recursive: true, force: true });
  }, PATIENCE);

  /** Moves by Tab to the control with a name, and says how many stops it took. */
  async function tabTo(name: string): Promise<void> {
    for (let stops = 0; stops < 60; stops++) {
      await page.keyboard.press('Tab');
      const here = String(await page.evaluate(HERE));
      if (here.split('|').includes(name)) return;
    }
    throw new Error(`no Tab leads to ${name}`);
  }

  async function accessible(what: string): Promise<void> {
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
    expect([what, violations]).toEqual([what, []]);
    if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${what}.png`), fullPage: true });
  }

  test('by keyboard alone: choose, err, read every message, mend, pay', async () => {
    await page.goto(`${listener.url}/public`);
    await accessible('enti');
    await tabTo('Comune di Esempio');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/CEsempio');
    await accessible('tributi');
    await tabTo('Uso della sala civica');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/SALA_CIVICA');
    await accessible('modulo');

    const sbagliati: Readonly<Record<string, string>> = {
      debitore: 'RSSMRA80A01H501X',
      importo: '0',
      causale: 'x'.repeat(41),
      anno: '1999',
      TESTO_1: 'x'.repeat(257),
      DATA_1: '30/02/2027',
      NUMERO_1: '1,5',
      IMPORTO_1: 'tanto',
      denominazione: 'x'.repeat(71),
      indirizzo: 'x'.repeat(71),
      numeroCivico: 'x'.repeat(17),
      cap: 'x'.repeat(17),
      localita: 'x'.repeat(36),
      provincia: 'x'.repeat(36),
      nazione: 'Italia',
      email: 'nessuno',
      versante: 'nessuno',
      emailVersante: 'nessuno',
      note: 'x'.repeat(1025),
    };
    for (const [nome, valore] of Object.entries(sbagliati)) {
      await tabTo(nome);
      await page.keyboard.insertText(valore);
    }
    await tabTo('Paga online');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=alert]');
    await accessible('errori');
    const messaggi = await page.$$eval('.errore', (tutti) => tutti.map((uno) => uno.textContent ?? ''));
    expect(messaggi).toHaveLength(Object.keys(sbagliati).length);
    expect(await page.$$eval('[role=alert] a', (tutti) => tutti.length)).toBe(messaggi.length);
    expect(await page.title()).toMatch(/^Errore: /);

    // the first link of the list leads to its field
    await tabTo((await page.textContent('[role=alert] a'))!.trim());
    await page.keyboard.press('Enter');
    const giusti: Readonly<Record<string, string>> = {
      debitore: 'RSSMRA80A01H501U',
      importo: '120,00',
      causale: 'Assemblea',
      anno: '2027',
      TESTO_1: 'Sala blu',
      DATA_1: '31/01/2027',
    };
    await page.goto(`${listener.url}/public/CEsempio/SALA_CIVICA`);
    for (const [nome, valore] of Object.entries(giusti)) {
      await tabTo(nome);
      await page.keyboard.insertText(valore);
    }
    await tabTo('Paga online');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/gateway/**');
    await accessible('pagamento');
    const righe = (): readonly string[] =>
      [...(simulation.state as IrisState).righe.values()].map(({ stato }) => stato);
    expect(righe()).toEqual(['H']);
    await tabTo('Paga');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/ritorno');
    await accessible('ritorno');
    expect(righe()).toEqual(['V']);
  });

  test('at the width of a telephone nothing is wider than the page', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${listener.url}/public/CEsempio/SALA_CIVICA`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });
});
