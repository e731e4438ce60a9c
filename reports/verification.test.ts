import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { P12Signer, PDF } from '@libpdf/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn, folderFiles } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { syntheticEvidence } from './fixtures/evidence.ts';
import { SEALED_RUN, sealedBundle } from './fixtures/sealed-bundle.ts';
import { renderPdf } from './render/pdf/index.ts';
import { padesSignatures } from './signature/pdf/pades.ts';
import { signedRanges } from './signature/pdf/ranges.ts';
import { missing, skipWords, TestAuthority } from './signature/test-signers.fixture.ts';
import type { TestSigner } from './signature/test-signers.fixture.ts';
import { verifyBytes } from './verification.ts';
import type { Verification } from './verification.ts';
import { zip } from './zip.ts';

const PIT = 'pit-send-staging.pdf';
const folder = mkdtempSync(join(tmpdir(), 'collaudo-verifica-'));
const bundleFolder = join(folder, 'fascicolo');
const openssl = missing('openssl');
const poppler = missing('openssl', 'pdfsig', 'certutil', 'pk12util');

let original: Uint8Array;
let other: Uint8Array;
let bundle: BundleFiles;
let authority: TestAuthority;

beforeAll(async () => {
  const evidence = syntheticEvidence({ conforming: true });
  original = await renderPdf(evidence, evidence.tree.plans[0]!);
  const failing = syntheticEvidence();
  other = await renderPdf(failing, failing.tree.plans[0]!);
  mkdirSync(bundleFolder);
  sealedBundle(bundleFolder, { [PIT]: original, 'pit-altro-staging.pdf': other });
  bundle = folderFiles(bundleFolder);
  if (openssl.length === 0) authority = new TestAuthority(folder);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codes = ({ checks }: Verification): readonly string[] => [
  ...new Set(checks.filter(({ ok }) => !ok).map(({ code }) => code)),
];
const against = (bytes: Uint8Array): Promise<Verification> => verifyBytes('documento', bytes, { bundle });
const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 1;
  return copy;
};
/** Another hexadecimal digit in the place of one: the value can be read still. */
const misread = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at] === 0x30 ? 0x31 : 0x30;
  return copy;
};

/** Signs with @libpdf/core, into the empty field where the document has one. */
async function libpdf(bytes: Uint8Array, signer: TestSigner, withTimeStamp = false): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes);
  const signed = await pdf.sign({
    signer: await P12Signer.create(readFileSync(signer.p12), 'prova'),
    ...(withTimeStamp
      ? {
          level: 'B-T' as const,
          timestampAuthority: { timestamp: (digest: Uint8Array) => Promise.resolve(authority.timeStamp(digest)) },
        }
      : {}),
  });
  return signed.bytes;
}

/** Signs with poppler's pdfsig and a key in an NSS database. */
function pdfsig(bytes: Uint8Array, { name, p12 }: TestSigner): Uint8Array {
  const database = mkdtempSync(join(folder, 'nss-'));
  const run = (tool: string, argv: readonly string[]): void => void execFileSync(tool, [...argv], { stdio: 'pipe' });
  run('certutil', ['-N', '-d', `sql:${database}`, '--empty-password']);
  run('certutil', ['-A', '-d', `sql:${database}`, '-n', 'ca', '-t', 'CT,C,C', '-i', authority.ca]);
  run('pk12util', ['-i', p12, '-d', `sql:${database}`, '-W', 'prova', '-K', '']);
  const out = join(folder, 'firmato.pdf');
  const input = authority.write('da-firmare.pdf', bytes);
  const field = Buffer.from(bytes).includes('/FT /Sig') ? ['-sign', 'Firma'] : ['-add-signature', '-sign', '0'];
  run('pdfsig', ['-nssdir', `sql:${database}`, ...field, '-nick', name, input, out]);
  return readFileSync(out);
}

/** An incremental update that changes the document's title, as an editor would append it. */
function edited(bytes: Uint8Array, object = '<< /Title (altro) >>'): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1];
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const size = Number(/\/Size (\d+)/.exec(trailer)![1]);
  const root = /\/Root (\d+ \d+ R)/.exec(trailer)![1];
  const update = `\n${size} 0 obj\n${object}\nendobj\n`;
  const entry = String(bytes.length + 1).padStart(10, '0');
  return Buffer.concat([
    bytes,
    Buffer.from(
      `${update}xref\n${size} 1\n${entry} 00000 n \ntrailer\n<< /Size ${size + 1} /Root ${root} /Info ${size} 0 R /Prev ${previous} >>\nstartxref\n${bytes.length + update.length}\n%%EOF\n`,
      'latin1',
    ),
  ]);
}

describe('a document that is not signed', () => {
  it('is the bundle’s where its digest is recorded, and another’s where it is not', async () => {
    expect(await against(original)).toMatchObject({
      intact: true,
      signatures: [],
      document: { rule: 'digest', file: PIT },
      run: { id: SEALED_RUN, from: 'bundle' },
      trust: 'notEvaluated',
    });
    expect(codes(await against(flipped(original, 5000)))).toEqual(['DOCUMENT_OTHER']);
    expect(codes(await against(Buffer.concat([original, Buffer.from('\n')])))).toEqual(['DOCUMENT_OTHER']);
    expect(codes(await against(edited(original)))).not.toEqual([]);
  });

  it('with no bundle to hold it against proves nothing, and says which run it names', async () => {
    const found = await verifyBytes('documento', original);
    expect(codes(found)).toEqual(['NOTHING_TO_VERIFY']);
    expect(found.intact).toBe(false);
  });
});

describe.skipIf(openssl.length > 0)(
  `a PDF signed by @libpdf/core (evidence checks 14, 17)${skipWords(openssl)}`,
  () => {
    it.each(['rsa', 'ecdsa'] as const)(
      '%s: whose, when claimed, over which run; its original is the prefix',
      async (key) => {
        const signed = await libpdf(original, authority[key]);
        expect(Buffer.from(signed.subarray(0, original.length)).equals(Buffer.from(original))).toBe(true);
        const found = await against(signed);
        expect(codes(found)).toEqual([]);
        expect(found).toMatchObject({
          intact: true,
          document: { rule: 'firstRevision', file: PIT },
          run: { id: SEALED_RUN },
          signatures: [
            {
              form: 'PAdES',
              signer: { commonName: key === 'rsa' ? 'Mario Rossi' : 'Anna Verdi', nonRepudiation: true },
              time: { source: 'claimed' },
            },
          ],
        });
      },
    );

    it('with a time stamp: when, by whose word; the token verified by openssl too (check 18)', async () => {
      const signed = await libpdf(original, authority.rsa, true);
      const { intact, signatures } = await against(signed);
      expect(intact).toBe(true);
      expect(signatures).toMatchObject([{ time: { source: 'timeStamp', authority: 'Marca temporale di prova' } }]);
      expect(Math.abs(Date.parse(signatures[0]!.time!.at) - Date.now())).toBeLessThan(600_000);
      const token = readFileSync(join(folder, 'ts.token'));
      expect(Buffer.from(signedRanges(signed)[0]!.value).includes(token)).toBe(true);
      const check = (query: string): string =>
        authority
          .openssl(['ts', '-verify', '-queryfile', query, '-in', 'ts.token', '-token_in', '-CAfile', 'ca.pem'])
          .toString();
      expect(check('ts.req')).toContain('Verification: OK');
      authority.openssl(['ts', '-query', '-digest', '00'.repeat(32), '-sha256', '-out', 'altro.req']);
      expect(() => check('altro.req')).toThrow('Command failed');
    });

    it('twice: both are told, the second over the first', async () => {
      const twice = await libpdf(await libpdf(original, authority.rsa), authority.ecdsa);
      const found = await against(twice);
      expect(found.intact).toBe(true);
      expect(found.signatures.map(({ position, signer }) => [position, signer?.commonName])).toEqual([
        [1, 'Mario Rossi'],
        [2, 'Anna Verdi'],
      ]);
    });

    it('is refused for each tampering in its own words', async () => {
      const signed = await libpdf(original, authority.rsa);
      const [range] = signedRanges(signed);
      expect(codes(await against(flipped(signed, original.length >> 1)))).toEqual([
        'SIGNATURE_DIGEST',
        'DOCUMENT_OTHER',
      ]);
      expect(codes(await against(Buffer.concat([signed, Buffer.from('coda')])))).toEqual(['SIGNATURE_BYTES_APPENDED']);
      expect(codes(await against(edited(signed)))).toEqual(['SIGNATURE_EDITED_AFTER']);
      // a byte of the value, of its padding, of what says where it is
      const value = range!.before + 1;
      const length = Buffer.from(range!.value).findLastIndex((byte) => byte !== 0) + 1;
      expect(codes(await against(misread(signed, value + 2 * length - 20)))).toEqual(['SIGNATURE_INVALID']);
      expect(codes(await against(flipped(signed, range!.after - 3)))).toEqual(['SIGNATURE_RANGE']);
      const at = Buffer.from(signed).lastIndexOf('/ByteRange');
      expect(codes(await against(flipped(signed, at + 2)))).toContain('SIGNATURE_UNREADABLE');
      const shifted = Buffer.from(signed);
      shifted.write('[1', Buffer.from(signed).indexOf('[0', at));
      expect(codes(await against(shifted))).toContain('SIGNATURE_RANGE');
    });

    it('edited before it was signed, is refused though its beginning and its signature are intact', async () => {
      const pdf = await PDF.load(original);
      pdf.getPage(0)!.drawText('CONFORME', { x: 100, y: 400, size: 40 });
      const signed = await libpdf(await pdf.save({ incremental: true }), authority.rsa);
      expect(Buffer.from(signed.subarray(0, original.length)).equals(Buffer.from(original))).toBe(true);
      const found = await against(signed);
      expect(found.signatures).toMatchObject([{ intact: true }]);
      expect(codes(found)).toEqual(['DOCUMENT_EDITED']);
    });

    it('rewritten by the signing program, is recognised by what it shows, and says by which rule', async () => {
      const pdf = await PDF.load(original);
      pdf.setTitle('altro');
      const rewritten = await pdf.save();
      expect(Buffer.from(rewritten).subarray(0, original.length).equals(Buffer.from(original))).toBe(false);
      const found = await against(await libpdf(rewritten, authority.rsa));
      expect(codes(found)).toEqual([]);
      expect(found.document).toMatchObject({ rule: 'content', file: PIT });
    });

    it('of another run, is refused', async () => {
      const evidence = syntheticEvidence({ passing: true, extraCases: 1 });
      const foreign = await renderPdf(evidence, evidence.tree.plans[0]!);
      expect(codes(await against(await libpdf(foreign, authority.rsa)))).toEqual(['DOCUMENT_OTHER']);
    });

    it('is never intact with any bit changed of what the signature covers', { timeout: 300_000 }, async () => {
      const signed = await libpdf(original, authority.ecdsa);
      const [range] = signedRanges(signed);
      const places = [
        ...Array.from({ length: 40 }, (_, i) => Math.floor((i * signed.length) / 40)),
        ...Array.from({ length: 40 }, (_, i) => range!.before - 200 + 5 * i),
        ...Array.from({ length: 20 }, (_, i) => signed.length - 1 - 7 * i),
        // the signature value itself holds parts that nobody signs, such as the certificates of the issuers
      ].filter((at) => at < range!.before || at >= range!.after);
      for (const at of places) {
        const { signatures, refusals } = await padesSignatures(flipped(signed, at));
        const intact = refusals.length === 0 && signatures.length > 0 && signatures.every((each) => each.intact);
        expect(intact, `byte ${at}`).toBe(false);
      }
    });
  },
);

describe.skipIf(poppler.length > 0)(
  `a PDF signed by poppler’s pdfsig (evidence checks 13, 14, 17)${skipWords(poppler)}`,
  () => {
    it('whose CMS is BER: intact, its original is the prefix, and refused when tampered with', async () => {
      const signed = pdfsig(original, authority.rsa);
      expect(Buffer.from(signedRanges(signed)[0]!.value).subarray(0, 2).toString('hex')).toBe('3080');
      expect(Buffer.from(signed.subarray(0, original.length)).equals(Buffer.from(original))).toBe(true);
      const found = await against(signed);
      expect(codes(found)).toEqual([]);
      expect(found).toMatchObject({
        document: { rule: 'firstRevision', file: PIT },
        signatures: [{ form: 'PAdES', signer: { commonName: 'Mario Rossi' }, time: { source: 'claimed' } }],
      });
      expect(codes(await against(flipped(signed, 9000)))).toEqual(['SIGNATURE_DIGEST', 'DOCUMENT_OTHER']);
      expect(codes(await against(Buffer.concat([signed, Buffer.from(' ')])))).toEqual(['SIGNATURE_BYTES_APPENDED']);
      expect(codes(await against(edited(signed)))).not.toEqual([]);
      const [text, both] = [signed, await libpdf(signed, authority.ecdsa)].map((bytes) =>
        execFileSync('pdfsig', [authority.write('verifica.pdf', bytes)], { encoding: 'utf8' }),
      );
      expect(text).toContain('Signature is Valid');
      expect(text).toContain('Total document signed');
      expect(both!.match(/Signature is Valid/g)).toHaveLength(2);
    });

    it('before it is signed, pdfsig finds no signature in it', () => {
      let said: string;
      try {
        said = execFileSync('pdfsig', [authority.write('prima.pdf', original)], { encoding: 'utf8' });
      } catch (error) {
        said = (error as { stdout: string }).stdout;
      }
      expect(said).toMatch(/not signed|does not contain any signatures/);
    });
  },
);

const readers = [...poppler, ...missing('qpdf', 'pdfinfo', 'pdffonts', 'mutool')];
describe.skipIf(readers.length > 0)(
  `a signed PDF is the document it was (evidence check 14: 1-5 again)${skipWords(readers)}`,
  () => {
    it.each([
      ['@libpdf/core', () => libpdf(original, authority.rsa)],
      ['pdfsig', () => Promise.resolve(pdfsig(original, authority.rsa))],
    ])('signed with %s', async (signer, sign) => {
      const path = authority.write('riletto.pdf', await sign());
      const said = (tool: string, argv: readonly string[]): string =>
        execFileSync(tool, [...argv], { encoding: 'utf8', maxBuffer: 1 << 28 });
      expect(said('qpdf', ['--check', path]), signer).toMatch(/No syntax or stream encoding errors found/);
      expect(said('pdfinfo', [path])).toMatch(/Tagged: +yes[^]*Encrypted: +no[^]*PDF version: +1\.7/);
      const fonts = said('pdffonts', [path]).trim().split('\n').slice(2);
      expect(fonts.length).toBeGreaterThan(0);
      // a signer may bring a font of its own for the box it draws
      for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
      expect(said('mutool', ['trace', path])).not.toMatch(/glyph="(?:\.notdef|0)"/);
      const { acroform } = JSON.parse(said('qpdf', ['--json', '--json-key=acroform', path])) as {
        acroform: { needappearances: boolean; fields: readonly { fieldtype: string; value: unknown }[] };
      };
      expect(acroform.needappearances).toBe(false);
      const fields = acroform.fields.filter(({ fieldtype }) => fieldtype === '/Sig');
      expect(fields.length).toBe(1);
      expect(fields[0]!.value).not.toBeNull();
    });
  },
);

describe.skipIf(openssl.length > 0)(
  `a .p7m over a document of the bundle (evidence checks 15-17)${skipWords(openssl)}`,
  () => {
    it('is intact over it, nested and over a signed PDF too, and says who', async () => {
      const p7m = authority.sign(original, [authority.rsa]);
      expect(await against(p7m)).toMatchObject({
        intact: true,
        document: { rule: 'digest', file: PIT },
        run: { id: SEALED_RUN },
      });
      const inside = await libpdf(original, authority.ecdsa);
      const both = await against(authority.sign(authority.sign(inside, [authority.rsa]), [authority.ecdsa]));
      expect(codes(both)).toEqual([]);
      expect(both.document?.rule).toBe('firstRevision');
      expect(both.signatures.map(({ form, signer }) => [form, signer?.commonName])).toEqual([
        ['CAdES', 'Anna Verdi'],
        ['CAdES', 'Mario Rossi'],
        ['PAdES', 'Anna Verdi'],
      ]);
    });

    it('over another document is refused, however well signed', async () => {
      const evidence = syntheticEvidence({ passing: true, extraCases: 2 });
      const foreign = await renderPdf(evidence, evidence.tree.plans[0]!);
      const found = await against(authority.sign(foreign, [authority.rsa]));
      expect(found.signatures).toMatchObject([{ intact: true }]);
      expect(codes(found)).toEqual(['DOCUMENT_OTHER']);
    });

    it('that is a plain PKCS#7, is refused for that', async () => {
      expect(codes(await against(authority.sign(original, [authority.rsa], { cades: false })))).toEqual([
        'SIGNATURE_NOT_BOUND',
      ]);
    });

    it('made by us or by openssl, is verified by openssl from the bytes a PAdES covers (check 15)', async () => {
      const signed = await libpdf(original, authority.rsa);
      const [range] = signedRanges(signed);
      const value = range!.value.subarray(0, range!.value.findLastIndex((byte) => byte !== 0) + 1);
      const covered = Buffer.concat([signed.subarray(0, range!.before), signed.subarray(range!.after, range!.end)]);
      const check = (content: Uint8Array): string => {
        try {
          authority.openssl(
            ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', authority.write('x.p7s', value)],
            ['-content', authority.write('x.dat', content), '-CAfile', 'ca.pem', '-purpose', 'any', '-out', 'x.out'],
          );
          return 'verified';
        } catch (error) {
          return String((error as { stderr: Buffer }).stderr);
        }
      };
      expect(check(covered)).toBe('verified');
      expect(check(flipped(covered, 100))).toContain('verification failure');
    });
  },
);

describe('a zipped bundle', () => {
  const zipped = (): Map<string, Uint8Array> =>
    new Map(filesIn(bundleFolder).map((name) => [name, readFileSync(join(bundleFolder, name))]));

  it('is verified as the folder is', async () => {
    expect(await verifyBytes('b.zip', zip(zipped()))).toMatchObject({
      subject: 'bundle',
      intact: true,
      run: { id: SEALED_RUN },
    });
    const altered = zipped();
    altered.set('run.json', Buffer.from('{}\n'));
    expect(codes(await verifyBytes('b.zip', zip(altered)))).toEqual(['SUM_MISMATCH', 'SOURCE_MISMATCH']);
    altered.delete('run.json');
    expect(codes(await verifyBytes('b.zip', zip(altered)))).toEqual(['SUM_FILE_MISSING', 'SOURCE_MISSING']);
  });

  it('that is cut, climbs out of itself or is none, is refused in words', async () => {
    const whole = zip(zipped());
    for (const length of [10, whole.length >> 1, whole.length - 5])
      expect(codes(await verifyBytes('b.zip', whole.subarray(0, length)))).toEqual(['ZIP_UNREADABLE']);
    expect(codes(await verifyBytes('b.zip', zip(new Map([['../fuori', Buffer.from('x')]]))))).toEqual([
      'ZIP_UNREADABLE',
    ]);
    expect(codes(await verifyBytes('b.zip', zip(new Map([['altro.txt', Buffer.from('x')]]))))).toEqual([
      'NOTHING_TO_VERIFY',
    ]);
  });
});

describe('what is nothing of this', () => {
  it.each<[string, Uint8Array]>([
    ['an empty file', Buffer.alloc(0)],
    ['a text', Buffer.from('ciao')],
    ['zeros', Buffer.alloc(10_000)],
  ])('%s is refused as unknown', async (_, bytes) => {
    expect(codes(await verifyBytes('x', bytes))).toEqual(['FORMAT_UNKNOWN']);
  });

  it('a PDF that is cut is not intact', async () => {
    for (const length of [9, 500, original.length >> 1, original.length - 1])
      expect((await against(original.subarray(0, length))).intact, `cut at ${length}`).toBe(false);
  });
});
