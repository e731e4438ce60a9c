import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onboarding } from '../simulators/index.ts';
import type { CorsaSend } from '../simulators/index.ts';
import { gates } from './gates.ts';

const fatto = { data: '2026-05-04', riferimento: 'prot. 12/2026' };
const ambienti = { collaudo: '2026-05-11', produzione: '2026-07-01' };

const INTERA = {
  eleggibilita: 'Comune, amministrazione pubblica',
  accordo: fatto,
  partnerTecnologico: fatto,
  fatturazione: fatto,
  casiUso: [{ titolo: 'Sanzioni', codiceTassonomico: '010201P' }],
  chiaviApi: ambienti,
  pdnd: { fruizione: ambienti, client: ambienti, finalita: ambienti },
  confermaCollaudo: fatto,
  processoPrecedente: fatto,
  avvio: { profilazioneMensile: 400, volumi: [40, 160, 390] },
};

const CORSA: CorsaSend = { id: 'corsa-1', reale: true, intera: true, conforme: true, codici: ['010201P'] };

const stati = (changes: object, corse: readonly CorsaSend[] = [CORSA]): string =>
  onboarding
    .passiSend(onboarding.praticaDa('p', { ...INTERA, ...changes }), corse)
    .map(({ stato }) => stato[0])
    .join('');

describe('the gates of SEND', () => {
  it('are passed in their order', () => {
    expect(stati({})).toBe('sssssssssss');
    expect(stati({ accordo: undefined })).toBe('sa' + 'c'.repeat(9));
    expect(stati({ pdnd: { fuoriPerimetro: 'società non in perimetro' } })).toBe('sssssssssss');
    expect(stati({ partnerTecnologico: 'internoAllEnte', pdnd: { fruizione: ambienti } })).toBe('ssssssacccc');
  });

  it.each<readonly [string, readonly CorsaSend[], string]>([
    ['no run', [], 'nessuna corsa indicata'],
    ['a rehearsal', [{ ...CORSA, reale: false }], 'solo prove generali su simulatore'],
    ['a part', [{ ...CORSA, intera: false }], 'solo corse parziali'],
    ['a failure', [{ ...CORSA, conforme: false }], 'nessuna corsa conforme'],
    ['a code that was not chosen', [{ ...CORSA, codici: ['010202N'] }], 'usati anche 010202N'],
  ])('are not opened by %s', (_, corse, why) => {
    const passo = onboarding.passiSend(onboarding.praticaDa('p', INTERA), corse)[7]!;
    expect(passo.stato).toBe('aperto');
    expect(passo.condizioni.find(({ soddisfatta }) => !soddisfatta)?.perche).toBe(why);
  });

  it('advise a slow start, and do not close for it', () => {
    const avvio = { profilazioneMensile: 100, volumi: [90, 120] };
    const { processoPrecedente: _before, ...without } = INTERA;
    const passi = onboarding.passiSend(onboarding.praticaDa('p', { ...without, avvio }), [CORSA]);
    const [, first, volumes, before] = passi.at(-1)!.condizioni;
    expect([first, volumes, before].map((each) => each?.soddisfatta)).toEqual([false, false, false]);
    expect(stati({ avvio })).toBe('sssssssssss');
  });
});

describe('collaudo gates send', () => {
  const printed: string[] = [];
  beforeEach(() => {
    printed.length = 0;
    vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  });
  afterEach(() => vi.restoreAllMocks());

  it('says where the ente stands and what is missing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gates-send-'));
    await expect(gates(['send', '--dossier', folder])).rejects.toThrow('adesione-send.yaml');
    writeFileSync(join(folder, 'adesione-send.yaml'), 'eleggibilita: Comune, amministrazione pubblica\n');
    expect(await gates(['send', '--dossier', folder])).toBe(4);
    const text = printed.join('\n');
    for (const each of [
      'superato     ente     Eleggibilità',
      'manca: accordo sottoscritto',
      'Prossimo passo: 2 Accordo',
    ])
      expect(text).toContain(each);
    writeFileSync(join(folder, 'adesione-send.yaml'), 'eleggibilita: [\n');
    await expect(gates(['send', '--dossier', folder])).rejects.toThrow('adesione-send.yaml');
    writeFileSync(join(folder, 'adesione-send.yaml'), 'chiaviApi: { collaudo: una-chiave }\n');
    await expect(gates(['send', '--dossier', folder])).rejects.toThrow('/chiaviApi/collaudo');
  });
});
