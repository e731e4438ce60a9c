import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, readRunFile, withoutSecrets } from './run-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'collaudo-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string, environment: Record<string, string> = {}) {
  const path = join(folder, 'collaudo.yaml');
  writeFileSync(path, text);
  return readRunFile(path, environment);
}

describe('the run file', () => {
  it('reads what the README shows, secrets from the environment', () => {
    const file = read(
      `plans: [send]
ente: { denominazione: Comune di Prova, codiceFiscale: "01234567897" }
seed: 7
sut: { driver: http, url: "http://127.0.0.1:8080" }
platforms: { send: { mittente: { denominazione: Comune di Prova, codiceFiscale: "01234567897", apiKey: "\${CHIAVE}" } } }
declarations: { creditoreSempreMittente: "incassa soltanto crediti propri (delibera 12/2026)" }
`,
      { CHIAVE: 'segreta' },
    );
    expect(file).toMatchObject({
      plans: ['send'],
      seed: 7,
      sut: { driver: 'http' },
      platforms: { send: { mittente: { apiKey: 'segreta' } } },
    });
    expect(JSON.stringify(withoutSecrets(file))).not.toContain('segreta');
    expect(withoutSecrets({ servizi: [{ codice: 'tributi', chiavePrimaria: 'segreta' }] })).toEqual({
      servizi: [{ codice: 'tributi', chiavePrimaria: 'secret:run-file' }],
    });
  });

  it('reads who holds which role, what the rapporto states, the words and the form of the document', () => {
    const file = read(`ruoli:
  ente: { denominazione: Comune di Prova }
  gestionale: { denominazione: Fornitore S.p.A., prodotto: Tributi, versione: "4.2" }
  pt-send: { denominazione: Fornitore S.p.A. }
rapporto:
  responsabile: { nome: Maria Verdi, email: maria.verdi@comune.example, telefono: "+39 055 123456" }
  dal: "2026-11-20"
etichette: { insieme: toscana-compliance, scenario: Pagamenti Elettronici }
documento: { profilo: PDF/A-3a, campoFirma: false }
`);
    expect(file.ruoli?.gestionale).toEqual({ denominazione: 'Fornitore S.p.A.', prodotto: 'Tributi', versione: '4.2' });
    expect(file.rapporto?.responsabile?.nome).toBe('Maria Verdi');
    expect(file.documento).toEqual({ profilo: 'PDF/A-3a', campoFirma: false });
  });

  it.each([
    ['plans: [send\n', /riga \d+, colonna \d+: YAML non valido/],
    ['# niente\n', /il file è vuoto/],
    ['piani: [send]\n', /la chiave «piani» non esiste/],
    ['sut: { driver: ftp }\n', /sut\.driver: valore non ammesso "ftp"/],
    ['ente: { denominazione: X, codiceFiscale: "123" }\n', /ente\.codiceFiscale: valore non ammesso "123"/],
    ['seed: -1\n', /seed: valore non ammesso -1/],
    [
      'platforms: { send: { mittente: { denominazione: X, codiceFiscale: "01234567897", apiKey: "${MANCA}" } } }\n',
      /variabile d’ambiente MANCA/,
    ],
    ['ruoli: { sindaco: { denominazione: X } }\n', /la chiave «sindaco» non esiste/],
    ['ruoli: { ente: { prodotto: X } }\n', /ruoli\.ente/],
    ['rapporto: { dal: "20 novembre" }\n', /rapporto\.dal: valore non ammesso/],
    ['documento: { profilo: PDF/A-4 }\n', /documento\.profilo: valore non ammesso/],
    ['etichette: altro\n', /etichette: valore non ammesso/],
    ['a: &a [1]\nb: *a\n', /YAML non accettato|la chiave/],
  ])('refuses %j saying where and what', (text, message) => {
    expect(() => read(text)).toThrow(ConfigError);
    expect(() => read(text)).toThrow(message);
  });

  it('says what to do where the file is not there', () => {
    expect(() => readRunFile(join(folder, 'manca.yaml'), {})).toThrow(/--config/);
  });
});
