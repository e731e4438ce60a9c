import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../kernel/clock.ts';
import { idsFrom } from '../../kernel/ids.ts';
import type { Context } from '../../kernel/platform.ts';
import { verifySeal } from '../doors/seal.ts';
import type { LegalFact, Notification, SendState } from '../state.ts';
import { renderLegalFact, testAuthorityPem } from './render.ts';
import { NOTICE } from './sheet.ts';
import { takeSeal } from './signature-slot.ts';

const AT = Date.UTC(2026, 10, 22, 9, 0, 1, 120);

const CATEGORIES = [
  'SENDER_ACK',
  'DIGITAL_DELIVERY',
  'RECIPIENT_ACCESS',
  'ANALOG_DELIVERY',
  'ANALOG_FAILURE_DELIVERY',
  'NOTIFICATION_CANCELLED',
  'AAR',
  'F24',
  'CATEGORIA_FUTURA',
];

const digest = 'q'.repeat(43) + '=';
const notification = {
  iun: 'GPTG-NEPG-ZTET-202402-E-1',
  sentAt: AT - 60_000,
  sender: { id: 'pa-1', denominazione: 'Comune di Esempio', codiceFiscale: '12345678903', groups: [] },
  request: {
    paProtocolNumber: 'PROT-2026-0001',
    subject: 'Avviso di accertamento – città di Forlì',
    senderDenomination: 'Comune di Esempio',
    senderTaxId: '12345678903',
    recipients: [
      {
        recipientType: 'PF',
        taxId: 'BNRMHL75C06G702B',
        denomination: 'Michelangelo Buonarroti',
        digitalDomicile: { type: 'PEC', address: 'prova@pec.it' },
      },
    ],
    documents: Array.from({ length: 30 }, (_, index) => ({ title: `Atto ${index + 1}`, digests: { sha256: digest } })),
  },
} as unknown as Notification;

function fact(category: string, more: Partial<LegalFact> = {}): LegalFact {
  return {
    key: `PN_LEGAL_FACTS-${category.toLowerCase().replaceAll('_', '-')}.pdf`,
    category,
    contentType: 'application/pdf',
    iun: notification.iun,
    recIndex: 0,
    at: AT,
    elementId: `${category}.IUN_${notification.iun}`,
    data: { digitalAddress: { type: 'PEC', address: 'prova@pec.it' }, ignoto: 1 },
    ...more,
  };
}

/** A fresh run: its own state, so that nothing is cached. */
function run(seed = 'seme'): { readonly state: SendState; readonly context: Context } {
  return {
    state: {} as SendState,
    context: { clock: new VirtualClock(AT), ids: idsFrom(seed), publicUrl: 'https://api.send.example' },
  };
}

async function render(what: LegalFact, seed?: string): Promise<{ pdf: Uint8Array; ca: string }> {
  const { state, context } = run(seed);
  return { pdf: await renderLegalFact(what, notification, state, context), ca: await testAuthorityPem(state, context) };
}

describe('documents of SEND', () => {
  test.each(CATEGORIES)('%s is a sealed, time-stamped PDF that says what it is not', async (category) => {
    const { pdf, ca } = await render(fact(category));
    expect(Buffer.from(pdf).toString('latin1', 0, 8)).toBe('%PDF-1.7');
    const seal = takeSeal(pdf)!;
    expect(await verifySeal(seal.cms, seal.sealed, ca)).toEqual({
      intact: true,
      bound: true,
      signer: 'Collaudo – sigillo di prova',
      timeStamp: { intact: true, bound: true, signer: 'Collaudo – marca temporale di prova', at: AT },
    });
  });

  test('a PEC receipt is XML, without a seal', async () => {
    const receipt = fact('PEC_RECEIPT', {
      key: 'PN_EXTERNAL_LEGAL_FACTS-1.xml',
      contentType: 'application/xml',
      data: { deliveryDetailCode: 'C001', digitalAddress: { type: 'PEC', address: 'a&b@pec.it' } },
    });
    const text = Buffer.from((await render(receipt)).pdf).toString();
    expect(text).toContain(NOTICE);
    expect(text).toContain('<postacert tipo="accettazione" errore="nessuno">');
    expect(text).toContain('<destinatari tipo="certificato">a&amp;b@pec.it</destinatari>');
    expect(text).toContain('<data zona="+0100">\n      <giorno>22/11/2026</giorno>\n      <ora>10:00:01</ora>');
  });

  test('scans in an archive are one sealed PDF each, to the same bytes', async () => {
    const scans = fact('ANALOG_DELIVERY', {
      key: 'PN_EXTERNAL_LEGAL_FACTS-1.zip',
      contentType: 'application/zip',
      data: { deliveryDetailCode: 'RECAG005B', documentType: ['ARCAD', '23L'] },
    });
    const { pdf: archive, ca } = await render(scans);
    const entries = unzipSync(archive);
    expect(Object.keys(entries).toSorted()).toEqual(['23L.pdf', 'ARCAD.pdf']);
    for (const pdf of Object.values(entries)) {
      const seal = takeSeal(pdf)!;
      expect(await verifySeal(seal.cms, seal.sealed, ca)).toMatchObject({ intact: true, bound: true });
    }
    expect((await render(scans)).pdf).toEqual(archive);
  });

  test('what is rendered once is kept', async () => {
    const { state, context } = run();
    const first = await renderLegalFact(fact('AAR'), notification, state, context);
    expect(await renderLegalFact(fact('AAR'), notification, state, context)).toBe(first);
  });

  test('the same seed and the same fact give the same bytes, in any time zone and at any moment of the run', async () => {
    const zone = process.env['TZ'];
    const { pdf: here } = await render(fact('SENDER_ACK'));
    try {
      process.env['TZ'] = 'Pacific/Kiritimati';
      const { state, context } = run();
      await renderLegalFact(fact('AAR'), notification, state, context);
      context.ids.hex(7);
      await (context.clock as VirtualClock).advance(86_400_000);
      expect(await renderLegalFact(fact('SENDER_ACK'), notification, state, context)).toEqual(here);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('another seed is another authority', async () => {
    const { pdf, ca } = await render(fact('AAR'));
    const { pdf: other, ca: otherCa } = await render(fact('AAR'), 'altro seme');
    expect(otherCa).not.toBe(ca);
    expect(other).not.toEqual(pdf);
    const seal = takeSeal(pdf)!;
    expect(await verifySeal(seal.cms, seal.sealed, otherCa)).toMatchObject({
      intact: false,
      timeStamp: { intact: false },
    });
  });

  test('a changed byte is found, inside the sealed part or after its end', async () => {
    const { pdf, ca } = await render(fact('AAR'));
    for (const at of [20, 700, pdf.length - 30]) {
      const changed = Uint8Array.from(pdf);
      changed[at] = changed[at]! ^ 1;
      const seal = takeSeal(changed);
      if (seal !== undefined) expect((await verifySeal(seal.cms, seal.sealed, ca)).intact).toBe(false);
    }
    expect(takeSeal(Buffer.concat([pdf, Buffer.from('\n')]))).toBeUndefined();
  });
});

/** Whether a command can be run here; what is skipped for its absence is said aloud. */
function present(command: string, ...versionOption: string[]): boolean {
  const found = spawnSync(command, versionOption).error === undefined;
  if (!found) console.warn(`saltato: il comando ${command} non è presente`);
  return found;
}

describe('as other programs see them', () => {
  let folder: string;
  const path = (name: string): string => join(folder, name);
  const output = (command: string, ...options: string[]): string =>
    execFileSync(command, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'collaudo-legal-facts-'));
    const { pdf, ca } = await render(fact('SENDER_ACK'));
    const seal = takeSeal(pdf)!;
    writeFileSync(path('ca.pem'), ca);
    writeFileSync(path('fact.pdf'), pdf);
    writeFileSync(path('seal.der'), seal.cms);
    writeFileSync(path('sealed.bin'), seal.sealed);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.skipIf(!present('openssl', 'version'))('openssl verifies the seal as CAdES', () => {
    const where = ['-in', path('seal.der'), '-content', path('sealed.bin'), '-CAfile', path('ca.pem')];
    const what = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-out', path('content')];
    const verified = spawnSync('openssl', [...what, ...where]);
    expect(String(verified.stderr)).toMatch(/Verification successful/i);
    expect(verified.status).toBe(0);
  });

  test.skipIf(!present('pdfsig', '-v'))('pdfsig finds a PAdES signature over the whole file', () => {
    const said = output('pdfsig', path('fact.pdf'));
    expect(said).toContain('ETSI.CAdES.detached');
    expect(said).toContain('Total document signed');
  });

  test.skipIf(!present('qpdf', '--version'))('qpdf finds the file sound', () => {
    expect(output('qpdf', '--check', path('fact.pdf'))).toContain('No syntax or stream encoding errors');
  });

  test.skipIf(!present('pdftotext', '-v'))('every page says that the document is worth nothing', () => {
    const pages = output('pdftotext', '-layout', path('fact.pdf'), '-').split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain(NOTICE);
    expect(pages.join('')).toContain('Avviso di accertamento – città di Forlì');
    expect(pages.join('')).toContain('22 novembre 2026, ore 10:00:01');
  });
});
