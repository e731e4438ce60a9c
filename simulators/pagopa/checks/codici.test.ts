import { describe, expect, test } from 'vitest';
import { artefactOf, defaultsOf, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { ArtefactCheck, SettingValue } from '../../kernel/artefact.ts';
import { iuvCheck, numeroAvvisoCheck, qrCheck } from './codici.ts';

async function places(check: ArtefactCheck, text: string, settings: Record<string, SettingValue> = {}) {
  const findings = await check.check(artefactOf('prova', text), { ...defaultsOf(check), ...settings });
  return findings.map(({ requirement, place }) => `${requirement} ${place}`);
}

const QR = 'PAGOPA|002|322000000000005306|62839520376|0000010000';

describe('payment codes on their own', () => {
  test.each([
    ['22000000000005306', {}],
    ['22000000000005306\n', {}],
    ['00000000000520001', { auxDigit: '1' }],
    ['00000000000520188', { auxDigit: '2' }],
    ['000000000005300', { stazione: '01' }],
    ['RF18539007547034', {}],
  ])('the IUV %j is good', async (text, settings) => {
    expect(await places(iuvCheck, text, settings)).toEqual([]);
  });

  test.each([
    ['22000000000005307', {}],
    ['2200000000000530', {}],
    ['00000000000520189', { auxDigit: '2' }],
    ['000000000005301', { stazione: '01' }],
    ['RF19539007547034', {}],
    ['22000000000005306 ', {}],
  ])('the IUV %j is not', async (text, settings) => {
    expect(await places(iuvCheck, text, settings)).toEqual(['PAGOPA-CODICE-001 IUV']);
  });

  test('fifteen digits need the station, and a page of text is no code', async () => {
    await expect(async () => places(iuvCheck, '000000000005300')).rejects.toThrow(UnreadableArtefact);
    await expect(async () => places(iuvCheck, 'riga\nriga')).rejects.toThrow(UnreadableArtefact);
    await expect(async () => places(iuvCheck, '1'.repeat(5000))).rejects.toThrow(UnreadableArtefact);
  });

  test('a numero avviso', async () => {
    expect(await places(numeroAvvisoCheck, '322000000000005306')).toEqual([]);
    for (const wrong of ['322000000000005307', '422000000000005306', '22000000000005306', ''])
      expect(await places(numeroAvvisoCheck, wrong)).toEqual(['PAGOPA-CODICE-002 numero avviso']);
  });

  test.each([
    [QR, {}, []],
    [QR.replace('0000010000', '10000'), {}, []],
    [QR.replace('0000010000', '10000'), { importoDiDieciCifre: true }, ['PAGOPA-CODICE-003 campo 5']],
    [QR.replace('0000010000', '100,00'), {}, ['PAGOPA-CODICE-003 campo 5']],
    [QR.replace('62839520376', '62839520377'), {}, ['PAGOPA-CODICE-003 campo 4']],
    [QR.replace('5306', '5307'), {}, ['PAGOPA-CODICE-002 campo 3']],
    [QR.replace('002', '001'), {}, ['PAGOPA-CODICE-003 campo 2']],
    [QR.replace('PAGOPA', 'pagopa'), {}, ['PAGOPA-CODICE-003 campo 1']],
    [QR.replaceAll('|', ';'), {}, ['PAGOPA-CODICE-003 testo']],
  ])('the QR text %j (%j) gives %j', async (text, settings, expected) => {
    expect(await places(qrCheck, text, settings)).toEqual(expected);
  });
});
