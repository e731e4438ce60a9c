import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from './cades.ts';
import { missing, skipWords, TestAuthority } from './test-signers.fixture.ts';

const absent = missing('openssl');
const CONTENT = Buffer.from(`%PDF-1.7\n${'evidenza '.repeat(4000)}\n%%EOF\n`);

describe.skipIf(absent.length > 0)(`a CAdES envelope (evidence check 16)${skipWords(absent)}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-firme-'));
  let authority: TestAuthority;
  beforeAll(() => {
    authority = new TestAuthority(folder);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const refusalsOf = async (file: Uint8Array, detached?: Uint8Array): Promise<string[]> => {
    const { signatures, refusals } = await unwrap(file, detached);
    return [...refusals, ...signatures.flatMap((each) => each.refusals)].map(({ code }) => code);
  };
  const intactOver = async (file: Uint8Array, signers: readonly string[], detached?: Uint8Array): Promise<void> => {
    const { content, signatures, refusals } = await unwrap(file, detached);
    expect(refusals).toEqual([]);
    expect(signatures.map(({ refusals: own }) => own)).toEqual(signers.map(() => []));
    expect(new Set(signatures.map(({ signer }) => signer?.commonName))).toEqual(new Set(signers));
    expect(Buffer.from(content!).equals(CONTENT)).toBe(true);
  };

  it('says who signed, with which key, and when by whose word', async () => {
    const { signatures } = await unwrap(authority.sign(CONTENT, [authority.rsa]));
    expect(signatures).toMatchObject([
      {
        form: 'CAdES',
        intact: true,
        signer: {
          commonName: 'Mario Rossi',
          serialNumber: 'TINIT-RSSMRA80A01H501U',
          issuer: 'CA di prova',
          keyUsage: ['nonRepudiation'],
          nonRepudiation: true,
        },
        time: { source: 'claimed' },
        remarks: [],
      },
    ]);
    const [agent] = (await unwrap(authority.sign(CONTENT, [authority.agent]))).signatures;
    expect(agent).toMatchObject({ intact: true, signer: { nonRepudiation: false } });
    expect(agent!.remarks.join()).toContain('non ripudio');
  });

  it('is read in DER, BER, PEM and base64, by RSA and ECDSA, one in another, with parallel signers, detached', async () => {
    const { rsa, ecdsa } = authority;
    const der = authority.sign(CONTENT, [ecdsa]);
    await intactOver(der, ['Anna Verdi']);
    const ber = authority.sign(CONTENT, [rsa], { extra: ['-stream'] });
    expect(Buffer.from(ber).subarray(0, 2).toString('hex')).toBe('3080');
    await intactOver(ber, ['Mario Rossi']);
    const pem = authority.sign(CONTENT, [rsa], { extra: ['-outform', 'PEM'] });
    expect(Buffer.from(pem).toString()).toContain('BEGIN CMS');
    await intactOver(pem, ['Mario Rossi']);
    await intactOver(
      Buffer.from(
        Buffer.from(der)
          .toString('base64')
          .match(/.{1,64}/g)!
          .join('\r\n'),
      ),
      ['Anna Verdi'],
    );
    await intactOver(authority.sign(der, [rsa]), ['Anna Verdi', 'Mario Rossi']);
    await intactOver(authority.sign(pem, [ecdsa]), ['Anna Verdi', 'Mario Rossi']);
    await intactOver(authority.sign(CONTENT, [rsa, ecdsa]), ['Anna Verdi', 'Mario Rossi']);
    await intactOver(authority.sign(CONTENT, [rsa], { extra: ['-keyid'] }), ['Mario Rossi']);
    await intactOver(authority.sign(CONTENT, [rsa], { extra: ['-keyopt', 'rsa_padding_mode:pss'] }), ['Mario Rossi']);
    const detached = authority.sign(CONTENT, [rsa]);
    const p7s = detachedFrom(authority);
    expect(p7s.length).toBeLessThan(detached.length - CONTENT.length / 2);
    await intactOver(p7s, ['Anna Verdi'], CONTENT);
  });

  const detachedFrom = ({ ecdsa, ...rest }: TestAuthority): Uint8Array => {
    const out = join(rest.folder, 'detached.p7s');
    authority.openssl(
      ['cms', '-sign', '-binary', '-cades', '-in', authority.write('c.bin', CONTENT), '-outform', 'DER'],
      ['-signer', ecdsa.cert, '-inkey', ecdsa.key, '-out', out],
    );
    return authority.openssl(['cms', '-cmsout', '-inform', 'DER', '-outform', 'DER', '-in', out]);
  };

  it('is refused for what is wrong with it, each for its own reason', async () => {
    const { rsa, ecdsa } = authority;
    const signed = authority.sign(CONTENT, [rsa]);
    const flipped = (at: number): Uint8Array => {
      const copy = Buffer.from(signed);
      copy[at]! ^= 1;
      return copy;
    };
    expect(await refusalsOf(flipped(Buffer.from(signed).indexOf('evidenza') + 500))).toEqual(['SIGNATURE_DIGEST']);
    expect(await refusalsOf(flipped(signed.length - 3))).toEqual(['SIGNATURE_INVALID']);
    expect(await refusalsOf(authority.sign(CONTENT, [rsa], { cades: false }))).toEqual(['SIGNATURE_NOT_BOUND']);
    expect(await refusalsOf(authority.sign(CONTENT, [rsa], { extra: ['-nocerts'] }))).toEqual([
      'SIGNATURE_NO_CERTIFICATE',
    ]);
    expect(await refusalsOf(authority.sign(CONTENT, [rsa], { cades: false, extra: ['-md', 'sha1'] }))).toEqual([
      'SIGNATURE_WEAK_DIGEST',
      'SIGNATURE_NOT_BOUND',
    ]);
    expect(await refusalsOf(Buffer.concat([signed, Buffer.from('coda')]))).toEqual(['SIGNATURE_BYTES_APPENDED']);
    const p7s = detachedFrom(authority);
    expect(await refusalsOf(p7s)).toEqual(['SIGNATURE_NO_CONTENT']);
    expect(await refusalsOf(p7s, Buffer.from('altro'))).toEqual(['SIGNATURE_DIGEST']);
    expect(await refusalsOf(signed, CONTENT)).toEqual(['SIGNATURE_OWN_CONTENT']);
    // one of two signers is enough to break an envelope
    const two = Buffer.from(authority.sign(CONTENT, [rsa, ecdsa]));
    two[two.length - 3]! ^= 1;
    expect(await refusalsOf(two)).toEqual(['SIGNATURE_INVALID']);
  });

  it('is refused where another certificate of the same name, number and key stands in for the signer’s', async () => {
    const twin = authority.issue('twin', 1, [], '/C=IT/CN=Un Altro', 'keyUsage=critical,nonRepudiation', authority.rsa);
    const swapped = authority.sign(CONTENT, [authority.rsa], { extra: ['-nocerts', '-certfile', twin.cert] });
    expect(await refusalsOf(swapped)).toEqual(['SIGNATURE_OTHER_CERTIFICATE']);
  });

  it('never is intact when a bit of it changes', { timeout: 120_000 }, async () => {
    const small = authority.sign(Buffer.from('breve'), [authority.ecdsa], { extra: ['-nosmimecap'] });
    const survivors: number[] = [];
    for (let at = 0; at < small.length; at += 3) {
      const copy = Buffer.from(small);
      copy[at]! ^= 1;
      const { content, signatures, refusals } = await unwrap(copy);
      const intact = refusals.length === 0 && signatures.length > 0 && signatures.every((each) => each.intact);
      if (intact && Buffer.from(content!).toString() !== 'breve') survivors.push(at);
    }
    expect(survivors).toEqual([]);
  });

  it('cut anywhere says so, and never breaks', { timeout: 120_000 }, async () => {
    const signed = authority.sign(CONTENT, [authority.rsa]);
    for (let length = 1; length < signed.length; length += 997) {
      const [code] = await refusalsOf(signed.slice(0, length));
      expect(code, `cut at ${length}`).toBe('SIGNATURE_UNREADABLE');
    }
  });
});

describe('what is no envelope', () => {
  it.each<[string, Uint8Array, string]>([
    ['an ASN.1 nested without end', Buffer.alloc(400_000, Buffer.from('3080', 'hex')), 'annidato oltre'],
    ['a length larger than the file', Buffer.from('30830fffff0601', 'hex'), 'troncata'],
    ['a length larger than what is read', Buffer.from('3084ffffffff0601', 'hex'), 'oltre le dimensioni'],
    ['an ASN.1 that is something else', Buffer.from('3003020101', 'hex'), 'non è una busta CMS'],
    ['a PEM that is cut', Buffer.from('-----BEGIN PKCS7-----\nMIIB'), 'troncata'],
    ['an indefinite length never closed', Buffer.from('308006092a864886f70d010702a080', 'hex'), 'troncata'],
  ])('%s is refused in words', async (_, bytes, words) => {
    const { refusals, signatures } = await unwrap(bytes);
    expect(signatures).toEqual([]);
    expect(refusals).toMatchObject([{ code: 'SIGNATURE_UNREADABLE' }]);
    expect(refusals[0]!.message).toContain(words);
  });

  it.each([
    ['', 0],
    ['testo', 5],
    ['%PDF-1.7', 8],
  ])('%j is taken as it is, without signatures', async (text) => {
    expect(await unwrap(Buffer.from(text))).toMatchObject({ signatures: [], refusals: [], content: Buffer.from(text) });
  });
});
