import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { P12Signer, PDF } from '@libpdf/core';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { missing, skipWords, TestAuthority } from '../reports/signature/test-signers.fixture.ts';
import { gates } from './gates.ts';
import { UsageError } from './usage.ts';

const RUN = join(import.meta.dirname, 'gate-run.fixture.ts');
const folder = mkdtempSync(join(tmpdir(), 'collaudo-passi-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ADESIONE = `
soggetto: territorio
giaSuIris: false
responsabileProcedimento: Anna Verdi
contratto: { scadenza: '2027-01-30' }
pagopa: { data: '2026-01-10', intermediario: Regione Toscana, ibans: [IT07N0503402801000000000665], referentePagamenti: A, referenteTecnico: B }
manifestazione: { data: '2026-02-01', importoPresunto: 100000, firmatario: Il Sindaco, startUp: true }
approvazione: { data: '2026-02-10', importoPresunto: 100000, firmaRup: true }
atto: { data: '2026-03-01', importo: 100000, cig: CIG1, termineOrdinativo: '2026-06-30', scadenza: '2027-01-30', firmaEnte: true, firmaRup: true }
ordinativi:
  - { data: '2026-04-01', importo: 60000, prestazioni: Start up, impegno: Det. 12, tempi: 60 giorni, cig: CIG1, cigDerivato: CIG2, fatturazione: UFABC1, firmato: true, inviatoAlFornitore: true, inviatoARegione: true, schedaAllegata: true, posizioni: 3000 }
posizioniImmesse: 1200
scheda:
  denominazione: Comune di Esempio
  codiceFiscale: '12345678903'
  responsabile: { nome: Mario Rossi, email: responsabile@ente.example }
  sil: [{ nome: SIL_ESEMPIO, modalita: CA }]
  ibans: [IT07N0503402801000000000665]
  tributi: [{ codice: MULTE, descrizione: Sanzioni, tipo: atteso, modalita: [CA] }]
`;

const REGISTERED = [
  'From: Supporto <supporto@iris.example>',
  'To: responsabile@ente.example',
  'Subject: 001-Registrazione Staging-OK',
  '',
  'L’ente è registrato in Staging.',
  '',
].join('\r\n');

interface Step {
  readonly numero: string;
  readonly stato: string;
}

/** A dossier of its own, with the files named. */
function dossier(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(join(folder, 'pratica-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(made, name), content);
  return made;
}

describe('collaudo gates iris', () => {
  const printed: string[] = [];
  beforeEach(() => {
    printed.length = 0;
    vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  });
  afterEach(() => vi.restoreAllMocks());

  const states = async (...argv: readonly string[]) => {
    expect(await gates(['iris', '--json', ...argv])).toBe(4);
    const { passi, prossimo } = JSON.parse(printed.at(-1)!) as { passi: readonly Step[]; prossimo: string };
    return { prossimo, of: (numero: string) => passi.find((step) => step.numero === numero)?.stato };
  };

  it('says where the ente stands, what is missing and what to send next', async () => {
    const made = dossier({ 'adesione.yaml': ADESIONE });
    expect(await gates(['iris', '--dossier', made])).toBe(4);
    const text = printed.join('\n');
    for (const said of [
      'E    superato',
      '000  si può fare',
      'manca: piano iris-ca in staging (nessuna corsa)',
      'Prossimo passo: 000 Richiesta attivazione servizi IRIS',
      'Bozza non scritta: la 000 vuole un allegato',
      'Posizioni ancora disponibili: 1800',
    ])
      expect(text).toContain(said);
    expect(readdirSync(made)).toEqual(['adesione.yaml']);
  });

  it('stops at the paper that is wrong: nothing after it can be done', async () => {
    const { prossimo, of } = await states(
      '--dossier',
      dossier({ 'adesione.yaml': ADESIONE.replace('firmaEnte: true', 'firmaEnte: false') }),
    );
    expect(prossimo).toBe('D');
    expect([of('C'), of('D'), of('000')]).toEqual(['superato', 'chiuso', 'chiuso']);
  });

  it('goes on with the messages sent and received, and no further than what the evidence opens', async () => {
    const made = dossier({ 'adesione.yaml': ADESIONE, '000-richiesta.eml': '', '001-registrazione.eml': REGISTERED });
    const config = join(made, 'collaudo.yaml');
    writeFileSync(config, 'plans: [iris-ca]\nmail: { support: [supporto@iris.example], from: ente@ente.example }\n');
    const { prossimo, of } = await states('--dossier', made, '--config', config);
    expect([of('000'), of('001'), of('002')], prossimo).toEqual(['superato', 'superato', 'chiuso']);

    writeFileSync(join(made, '001-registrazione.eml'), REGISTERED.replace('001-Registrazione Staging-OK', '001 ok'));
    expect((await states('--dossier', made, '--config', config)).of('001')).not.toBe('superato');
  });

  const absent = missing('openssl');
  it.skipIf(absent.length > 0)(
    `a signed PIT of the platform's own environment opens 002, with its message as a draft; a rehearsal, or a document unsigned, does not${skipWords(absent)}`,
    { timeout: 300_000 },
    async () => {
      const bb = ADESIONE.replace('modalita: [CA] }', 'modalita: [BB] }').replace('tipo: atteso', 'tipo: spontaneo');
      const made = dossier({ 'adesione.yaml': bb, '000-richiesta.eml': '', '001-registrazione.eml': REGISTERED });
      const config = join(made, 'collaudo.yaml');
      writeFileSync(
        config,
        'plans: [iris-bb]\nente: { denominazione: Comune di Esempio, codiceFiscale: "12345678903" }\nmail: { support: [supporto@iris.example], from: ente@ente.example, cc: [regione@regione.example] }\n',
      );
      const bundles = ['platform', 'simulator'].map((environment) => {
        const bundle = join(folder, environment);
        execFileSync(process.execPath, [RUN, 'iris-bb', bundle, environment]);
        return bundle;
      });
      const signer = await P12Signer.create(readFileSync(new TestAuthority(made).rsa.p12), 'prova');
      const sign = async (bundle: string): Promise<Uint8Array> => {
        const pdf = await PDF.load(readFileSync(join(bundle, 'pit-iris-bb-staging.pdf')));
        return (await pdf.sign({ signer })).bytes;
      };
      const ask = (bundle: string) => states(bundle, '--dossier', made, '--config', config);

      expect((await ask(bundles[0]!)).of('002')).toBe('chiuso');
      writeFileSync(join(made, 'pit-firmato.pdf'), await sign(bundles[1]!));
      expect((await ask(bundles[1]!)).of('002')).toBe('chiuso');
      expect((await ask(bundles[0]!)).of('002')).toBe('chiuso');
      expect(existsSync(join(made, 'bozze'))).toBe(false);

      writeFileSync(join(made, 'pit-firmato.pdf'), await sign(bundles[0]!));
      const { prossimo, of } = await ask(bundles[0]!);
      expect([prossimo, of('002')], printed.at(-1)).toEqual(['002', 'aperto']);
      const [name] = readdirSync(join(made, 'bozze'));
      const draft = readFileSync(join(made, 'bozze', name!), 'utf8');
      for (const said of ['Subject: 002-Test Certificazione Staging-OK', 'supporto@iris.example', 'pit-firmato.pdf'])
        expect(draft).toContain(said);

      writeFileSync(config, readFileSync(config, 'utf8').replace('"12345678903"', '"00000010009"'));
      expect((await ask(bundles[0]!)).of('002')).toBe('chiuso');
    },
  );

  it('refuses what is no dossier, with the place and the remedy', async () => {
    await expect(gates(['iris', '--dossier', join(folder, 'manca')])).rejects.toThrow(UsageError);
    await expect(gates(['iris', '--dossier', dossier({})])).rejects.toThrow(/manca adesione\.yaml/);
    await expect(gates(['iris', '--dossier', dossier({ 'adesione.yaml': 'soggetto: [' })])).rejects.toThrow(
      /adesione\.yaml/,
    );
    await expect(
      gates(['iris', '--dossier', dossier({ 'adesione.yaml': ADESIONE.replace('territorio', 'privato') })]),
    ).rejects.toThrow(
      /soggetto: atteso uno fra .*territorio.*; trovato "privato"[\s\S]*Che cosa fare: correggere i campi indicati/,
    );
    // field by field, in Italian: missing, of another kind, unknown
    const told = await gates([
      'iris',
      '--dossier',
      dossier({
        'adesione.yaml': ADESIONE.replace('posizioniImmesse: 1200', 'posizioniImmesse: molte')
          .replace('  denominazione: Comune di Esempio\n', '')
          .replace('giaSuIris: false', 'giaSuIris: forse\nimprevisto: 1'),
      }),
    ]).catch((error: unknown) => (error as Error).message);
    for (const line of [
      'posizioniImmesse: atteso un numero intero; trovato "molte"',
      'scheda.denominazione: il campo è obbligatorio',
      'imprevisto: il campo non è previsto',
      'giaSuIris: atteso true o false; trovato "forse"',
    ])
      expect(told).toContain(line);
    expect(told).not.toMatch(/must|should|allowed/);
    await expect(gates(['io', '--dossier', folder])).rejects.toThrow(/ci sono: iris/);
  });
});
