import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { enteOf, entiOf } from './campaign.ts';
import { ConfigError, readRunFile } from './run-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'collaudo-campagna-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string) {
  const path = join(folder, 'campagna.yaml');
  writeFileSync(path, text);
  return readRunFile(path, {});
}

const TWO = `plans: [send]
sut: { driver: http, url: "http://127.0.0.1:8080" }
ruoli: { pt-send: { denominazione: Partner S.r.l. } }
enti:
  - ente: { denominazione: Alfa, codiceFiscale: "01234567897" }
    declarations: { soloAsincrona: "delibera 12 del 2026 del Comune" }
  - ente: { denominazione: Beta, codiceFiscale: "12345678903" }
    sut: { driver: http, url: "http://127.0.0.1:9090" }
`;

describe('the enti of a campaign', () => {
  it('have what stands for all, and what they state in its place; nothing of one is with another', () => {
    const [alfa, beta] = entiOf(read(TWO));
    expect(alfa).toEqual({
      plans: ['send'],
      sut: { driver: 'http', url: 'http://127.0.0.1:8080' },
      ruoli: { 'pt-send': { denominazione: 'Partner S.r.l.' } },
      ente: { denominazione: 'Alfa', codiceFiscale: '01234567897' },
      declarations: { soloAsincrona: 'delibera 12 del 2026 del Comune' },
    });
    expect(beta?.sut).toEqual({ driver: 'http', url: 'http://127.0.0.1:9090' });
    expect(JSON.stringify(beta)).not.toMatch(/Alfa|delibera/);
  });

  it('are named by their tax id, one an entry', () => {
    expect(enteOf(read(TWO), '12345678903').ente.denominazione).toBe('Beta');
    expect(() => enteOf(read(TWO), '99999999990')).toThrow(/non ha questo ente; enti: 01234567897, 12345678903/);
    expect(() => entiOf(read(TWO.replace('12345678903', '01234567897')))).toThrow(ConfigError);
    expect(() => entiOf(read(TWO.replace('12345678903', '01234567897')))).toThrow(/compare due volte/);
    expect(() => read('enti: []\n')).toThrow(/enti/);
    expect(() => read('enti: [{ seed: 1 }]\n')).toThrow(/enti/);
  });
});
