import { describe, expect, test } from 'vitest';
import { desk, PDF, sha256Base64, troubles } from './send.fixture.ts';
import type { Desk } from './send.fixture.ts';

const PRELOAD = '/delivery/attachments/preload';
const SHA = sha256Base64(PDF);

async function slot(at: Desk, sha256 = SHA) {
  const reply = await at.ask('POST', PRELOAD, [{ preloadIdx: '0', contentType: 'application/pdf', sha256 }]);
  const [opened] = reply.json;
  const headers = {
    'content-type': 'application/pdf',
    'x-amz-meta-secret': opened.secret as string,
    'x-amz-checksum-sha256': sha256,
  };
  return { url: opened.url as string, key: opened.key as string, headers };
}

describe('preload', () => {
  test('opens a slot for each file, in order, of the family of its content type', async () => {
    const at = desk();
    const reply = await at.ask('POST', PRELOAD, [
      { preloadIdx: 'atto', contentType: 'application/pdf', sha256: SHA },
      { preloadIdx: 'f24', contentType: 'application/json', sha256: SHA },
      { sha256: SHA },
    ]);
    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject([
      { preloadIdx: 'atto', httpMethod: 'PUT', key: expect.stringMatching(/^PN_NOTIFICATION_ATTACHMENTS-\w+\.pdf$/) },
      { preloadIdx: 'f24', httpMethod: 'PUT', key: expect.stringMatching(/^PN_F24_META-\w+\.json$/) },
      { key: expect.stringMatching(/^PN_NOTIFICATION_ATTACHMENTS-/) },
    ]);
    expect(reply.json[2].preloadIdx).toBeUndefined();
    expect(new Set(reply.json.map(({ url }: { url: string }) => url)).size).toBe(3);
    expect(troubles(at)).toEqual([]);
  });

  test('takes fifteen files and not sixteen', async () => {
    const at = desk();
    const items = (count: number) => Array.from({ length: count }, () => ({ sha256: SHA }));
    expect((await at.ask('POST', PRELOAD, items(15))).status).toBe(200);
    const many = await at.ask('POST', PRELOAD, items(16));
    expect(many.status).toBe(400);
    expect(many.json.errors[0].code).toBe('PN_GENERIC_INVALIDPARAMETER_SIZE');
    const none = await at.ask('POST', PRELOAD, []);
    expect(none.json.errors[0].code).toBe('PN_INVALID_BODY');
  });

  test('the base64 of the hexadecimal digest is too long for the gateway', async () => {
    const at = desk();
    const hexadecimal = Buffer.from(Buffer.from(SHA, 'base64').toString('hex')).toString('base64');
    const reply = await at.ask('POST', PRELOAD, [{ sha256: hexadecimal }]);
    expect(reply.json.errors[0]).toMatchObject({
      code: 'PN_INVALID_BODY',
      detail: expect.stringContaining('too long'),
    });
  });
});

describe('upload', () => {
  test('gives the version of the file', async () => {
    const at = desk();
    const { url, key, headers } = await slot(at);
    const reply = await at.upload(url, PDF, headers);
    expect(reply.status).toBe(200);
    expect(reply.headers['x-amz-version-id']).toBe(at.state.files.get(key)?.versionToken);
    expect(at.state.files.get(key)).toMatchObject({ sha256: SHA, contentType: 'application/pdf' });
  });

  test('an API key shown to the store is no reason to refuse', async () => {
    const at = desk();
    const { url, headers } = await slot(at);
    expect((await at.upload(url, PDF, { ...headers, 'x-api-key': at.apiKey, authorization: 'Bearer x' })).status).toBe(
      200,
    );
  });

  test.each([
    ['another secret', { 'x-amz-meta-secret': 'altro' }, 403, 'SignatureDoesNotMatch'],
    ['another content type', { 'content-type': 'application/json' }, 403, 'SignatureDoesNotMatch'],
    [
      'a checksum that is not the preload’s',
      { 'x-amz-checksum-sha256': `${'A'.repeat(43)}=` },
      403,
      'SignatureDoesNotMatch',
    ],
    ['a checksum that is none', { 'x-amz-checksum-sha256': 'abc' }, 400, 'InvalidRequest'],
    ['the checksum in hexadecimal', { 'x-amz-checksum-sha256': 'a'.repeat(64) }, 400, 'InvalidRequest'],
  ])('%s is refused in XML', async (_, change, status, code) => {
    const at = desk();
    const { url, key, headers } = await slot(at);
    const reply = await at.upload(url, PDF, { ...headers, ...change });
    expect(reply.status).toBe(status);
    expect(reply.headers['content-type']).toBe('application/xml');
    expect(reply.text).toContain(`<Code>${code}</Code>`);
    expect(at.state.files.has(key)).toBe(false);
    expect(troubles(at)).toEqual([]);
  });

  test('a malformed checksum is called by the name of its header', async () => {
    const at = desk();
    const { url, headers } = await slot(at);
    expect((await at.upload(url, PDF, { ...headers, 'x-amz-checksum-sha256': 'abc' })).text).toContain(
      'x-amz-checksum-sha256',
    );
  });

  test('bytes that are not those declared are refused', async () => {
    const at = desk();
    const { url, headers } = await slot(at);
    const reply = await at.upload(url, Buffer.from('%PDF-1.7 altro'), headers);
    expect([reply.status, reply.text]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')]);
  });

  test('a missing secret or checksum is refused', async () => {
    const at = desk();
    const { url, headers } = await slot(at);
    for (const name of ['x-amz-meta-secret', 'x-amz-checksum-sha256'] as const) {
      const { [name]: _, ...others } = headers;
      expect((await at.upload(url, PDF, others)).status).toBe(403);
    }
  });

  test('the URL lasts an hour, and with the fault expiry not at all', async () => {
    const at = desk();
    const { url, headers } = await slot(at);
    await at.clock.advance(3_600_000 - 1);
    expect((await at.upload(url, PDF, headers)).status).toBe(200);
    await at.clock.advance(1);
    const late = await at.upload(url, PDF, headers);
    expect([late.status, late.text]).toEqual([403, expect.stringContaining('Request has expired')]);
    at.simulation.faults.script({ operation: 'presignedUploadRequest', fault: { kind: 'expiry' } });
    const dead = await slot(at);
    expect((await at.upload(dead.url, PDF, dead.headers)).text).toContain('Request has expired');
    const alive = await slot(at);
    expect((await at.upload(alive.url, PDF, alive.headers)).status).toBe(200);
  });

  test('a URL that was never issued is refused', async () => {
    const at = desk();
    const { headers } = await slot(at);
    expect((await at.upload('https://send.example/caricamento/inventato', PDF, headers)).status).toBe(403);
  });

  test('neither the secret nor the key is in the journal', async () => {
    const at = desk();
    const { url, headers } = await slot(at);
    await at.upload(url, PDF, headers);
    const written = [...at.journal.lines()].join('\n');
    expect(written).not.toContain(headers['x-amz-meta-secret']);
    expect(written).not.toContain(at.apiKey);
    expect(written).toContain('secret:upload-secret#');
  });
});
