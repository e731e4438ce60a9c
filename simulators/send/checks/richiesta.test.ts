import { describe, expect, test } from 'vitest';
import { artefactOf, defaultsOf, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { SettingValue } from '../../kernel/artefact.ts';
import { PDF, request, requestWithNotice, sha256Base64 } from '../send.fixture.ts';
import type { Reference } from '../send.fixture.ts';
import { richiestaCheck } from './richiesta.ts';

const reference = (name: string): Reference => ({
  digests: { sha256: sha256Base64(PDF) },
  contentType: 'application/pdf',
  ref: { key: `PN_NOTIFICATION_ATTACHMENTS-${name}.pdf`, versionToken: 'v1' },
});
const ATTO = reference('atto');
const AVVISO = reference('avviso');

async function found(content: unknown, settings: Record<string, SettingValue> = {}): Promise<string[]> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const findings = await richiestaCheck.check(artefactOf('richiesta.json', text), {
    ...defaultsOf(richiestaCheck),
    ...settings,
  });
  return findings.map(({ requirement, place }) => `${requirement} ${place}`);
}

describe('a request for a notification in a file', () => {
  test.each([
    ['without payment', request(ATTO)],
    ['with a notice', requestWithNotice(ATTO, AVVISO)],
  ])('%s is silent', async (_, content) => {
    expect(await found(content)).toEqual([]);
  });

  test.each([
    ['a missing field', { ...request(ATTO), subject: undefined }, ['SEND-PROTO-003 subject']],
    [
      'a document without digest',
      request({ ...ATTO, digests: {} as never }),
      ['SEND-PROTO-003 documents[0].digests.sha256'],
    ],
    ['a wrong tax id', request(ATTO, {}, { taxId: 'BNRMHL75C06G702A' }), ['SEND-PROTO-003 recipients[0].taxId']],
    ['the same act twice', request(ATTO, { documents: [ATTO, ATTO] }), ['SEND-PROTO-003 documents']],
    ['nothing said of pagoPA', { ...request(ATTO), pagoPaIntMode: undefined }, ['SEND-INVIO-004 richiesta']],
    ['a code of the other kind', request(ATTO, { taxonomyCode: '010201P' }), ['SEND-INVIO-007 richiesta']],
    [
      'costs on a flat rate',
      requestWithNotice(ATTO, AVVISO, { notificationFeePolicy: 'FLAT_RATE' }),
      ['SEND-INVIO-008 richiesta'],
    ],
    ['no fee', { ...requestWithNotice(ATTO, AVVISO), paFee: undefined }, ['SEND-INVIO-009 richiesta']],
    ['no token', { ...request(ATTO), idempotenceToken: undefined }, ['SEND-INVIO-021 richiesta']],
    ['no address', request(ATTO, {}, { physicalAddress: undefined } as never), ['SEND-INVIO-025 richiesta']],
    [
      'a name in the subject',
      request(ATTO, { subject: 'Multa a Michelangelo Buonarroti' }),
      ['SEND-INVIO-028 richiesta'],
    ],
  ])('%s is found', async (_, content, expected) => {
    expect(await found(content)).toEqual(expected);
  });

  test('version 2.4 wants a physical address', async () => {
    const without = request(ATTO, {}, { physicalAddress: undefined } as never);
    expect(await found(without, { versione: '2.4' })).toContain('SEND-PROTO-003 recipients[0].physicalAddress');
  });

  test('what is no JSON cannot be judged', async () => {
    await expect(async () => found('{')).rejects.toThrow(UnreadableArtefact);
    await expect(async () => found('')).rejects.toThrow('non si legge');
    expect(await found('[]')).not.toEqual([]);
  });
});
