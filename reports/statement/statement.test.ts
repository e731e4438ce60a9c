import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../../simulators/kernel/journal.ts';
import { renewSums, writeSums } from '../bundle.ts';
import { folderFiles } from '../bundle-files.ts';
import { syntheticEvidence } from '../fixtures/evidence.ts';
import { sealAgain, sealedBundle } from '../fixtures/sealed-bundle.ts';
import { missing, skipWords } from '../signature/test-signers.fixture.ts';
import { verifyFiles } from '../verification.ts';
import { KeyProblem, preAuthEncoding, publicKey, statementKey } from './dsse.ts';
import type { Envelope } from './dsse.ts';
import type { Statement } from './statement.ts';
import { writeStatement } from './write.ts';

/** RFC 8410 §10.3 has this key; a test's key may be known to all. */
const PRIVATE = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----
`;
const OTHER = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]);
const spki = (key: Parameters<typeof createPublicKey>[0]): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' });
const PUBLIC = spki(createPrivateKey(PRIVATE));
const OTHER_PUBLIC = spki(createPrivateKey({ key: OTHER, format: 'der', type: 'pkcs8' }));

const { tree } = syntheticEvidence();
let directory: string;
let chain: { readonly head: string; readonly length: number };

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'collaudo-dichiarazione-'));
  sealedBundle(directory, { 'pit-send-staging.pdf': '%PDF-1.7 prova', 'report.html': '<p>ciao</p>' });
  chain = (JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as { chain: typeof chain }).chain;
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function signed(): void {
  writeStatement(directory, tree, chain, statementKey(PRIVATE));
  writeSums(directory);
}
const codes = (key?: string): readonly string[] =>
  verifyFiles(folderFiles(directory), key === undefined ? undefined : publicKey(key))
    .checks.filter(({ ok }) => !ok)
    .map(({ code }) => code);
const said = (key?: string): readonly string[] =>
  verifyFiles(folderFiles(directory), key === undefined ? undefined : publicKey(key)).checks.map(({ code }) => code);
const envelope = (): Envelope => JSON.parse(readFileSync(join(directory, 'statement.dsse.json'), 'utf8')) as Envelope;
const statement = (): Statement => JSON.parse(Buffer.from(envelope().payload, 'base64').toString()) as Statement;
const rewrite = (change: Partial<Envelope>): void => {
  writeFileSync(join(directory, 'statement.dsse.json'), JSON.stringify({ ...envelope(), ...change }));
  writeSums(directory);
};

describe('a statement', () => {
  it('signed by a given key holds for it, and repeats byte for byte', () => {
    signed();
    expect(codes(PUBLIC)).toEqual([]);
    expect(said(PUBLIC)).toContain('STATEMENT');
    expect(said()).toContain('STATEMENT_NOT_CHECKED');
    const once = readFileSync(join(directory, 'statement.dsse.json'));
    signed();
    expect(readFileSync(join(directory, 'statement.dsse.json')).equals(once)).toBe(true);
  });

  it('speaks of the manifest, the sources and the documents, of the journal’s head, and of what did not pass', () => {
    signed();
    const { subject, predicate, _type, predicateType } = statement();
    expect([_type, predicateType]).toEqual([
      'https://in-toto.io/Statement/v1',
      'https://in-toto.io/attestation/test-result/v0.1',
    ]);
    expect(subject.map(({ name }) => name)).toEqual([
      'manifest.json',
      'verdict.json',
      'journal.ndjson',
      'messages.ndjson',
      'run.json',
      'pit-send-staging.pdf',
    ]);
    expect(subject[2]!.annotations).toEqual({ chainHead: chain.head, chainLength: 5 });
    expect(predicate.result).toBe('FAILED');
    const all = tree.plans.flatMap(({ cases }) => cases).filter(({ verdict }) => verdict !== 'notApplicable');
    expect([...predicate.passedTests, ...predicate.warnedTests, ...predicate.failedTests].toSorted()).toEqual(
      all.map(({ id }) => id).toSorted(),
    );
    for (const { id, verdict } of all) expect(predicate.passedTests.includes(id)).toBe(verdict === 'pass');
  });

  it('is refused where its payload changed, another key signed it, or it is no statement', () => {
    signed();
    expect(codes(OTHER_PUBLIC)).toEqual(['STATEMENT_OTHER_KEY']);
    const changed = { ...statement(), predicate: { ...statement().predicate, result: 'PASSED' } };
    rewrite({ payload: Buffer.from(JSON.stringify(changed)).toString('base64') });
    expect(codes(PUBLIC)).toEqual(['STATEMENT_ALTERED']);
    expect(codes()).toEqual([]);
    rewrite({ payload: Buffer.from('{}').toString('base64') });
    expect(codes(PUBLIC)).toEqual(['STATEMENT_UNREADABLE']);
    rewrite({ signatures: [] });
    expect(codes()).toEqual(['STATEMENT_UNREADABLE']);
    writeFileSync(join(directory, 'statement.dsse.json'), 'niente');
    writeSums(directory);
    expect(codes(PUBLIC)).toEqual(['STATEMENT_UNREADABLE']);
  });

  it('is refused over other sources, though manifest and sums were made to agree', () => {
    signed();
    writeFileSync(join(directory, 'verdict.json'), '{"verdict":"pass"}\n');
    sealAgain(directory, chain);
    expect(codes(PUBLIC)).toEqual(['STATEMENT_OTHER_SOURCES']);
    signed();
    writeFileSync(join(directory, 'pit-send-staging.pdf'), '%PDF-1.7 un altro');
    writeSums(directory);
    expect(codes(PUBLIC)).toEqual(['STATEMENT_OTHER_SOURCES']);
    signed();
    rmSync(join(directory, 'pit-send-staging.pdf'));
    writeSums(directory);
    expect(codes(PUBLIC)).toEqual(['STATEMENT_OTHER_SOURCES']);
  });

  it('that is missing is refused to whoever has a key, and to nobody else', () => {
    expect(codes(PUBLIC)).toEqual(['STATEMENT_MISSING']);
    expect(codes()).toEqual([]);
  });

  it('is left unsigned without a key, replaces a signed one that no longer holds, and no other', () => {
    expect(writeStatement(directory, tree, chain, undefined)).toEqual({ signed: false, written: 'statement.json' });
    writeSums(directory);
    expect(said()).toContain('STATEMENT_UNSIGNED');
    expect(codes()).toEqual([]);
    expect(codes(PUBLIC)).toEqual(['STATEMENT_UNSIGNED']);
    signed();
    expect(codes(PUBLIC)).toEqual([]);
    expect(writeStatement(directory, tree, chain, undefined)).toEqual({ signed: true, written: 'statement.dsse.json' });
    writeFileSync(join(directory, 'pit-send-staging.pdf'), '%PDF-1.7 rifatto');
    expect(writeStatement(directory, tree, chain, undefined)).toEqual({ signed: false, written: 'statement.json' });
    renewSums(directory, ['pit-send-staging.pdf', 'statement.json']);
    expect(codes()).toEqual([]);
  });

  const openssl = missing('openssl');
  it.skipIf(openssl.length > 0)(`is verified by openssl (evidence check 21)${skipWords(openssl)}`, () => {
    signed();
    const { payload, payloadType, signatures } = envelope();
    const file = (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(directory, name), content);
      return name;
    };
    const run = (content: Uint8Array): string =>
      execFileSync(
        'openssl',
        `pkeyutl -verify -pubin -inkey ${file('pub.pem', PUBLIC)} -rawin -in ${file('pae', content)} -sigfile ${file('sig', Buffer.from(signatures[0]!.sig, 'base64'))}`.split(
          ' ',
        ),
        { cwd: directory, encoding: 'utf8', stdio: 'pipe' },
      );
    const encoded = preAuthEncoding(payloadType, Buffer.from(payload, 'base64'));
    expect(run(encoded)).toContain('Signature Verified Successfully');
    expect(() => run(Buffer.concat([encoded, Buffer.from('x')]))).toThrow(/Verification Failure|Command failed/);
  });
});

describe('a chain under a signed statement (evidence check 20)', () => {
  const lines = (): string[] => readFileSync(join(directory, 'journal.ndjson'), 'utf8').trimEnd().split('\n');
  const reseal = (changed: readonly string[], head: string): void => {
    writeFileSync(join(directory, 'journal.ndjson'), `${changed.join('\n')}\n`);
    sealAgain(directory, { head, length: changed.length });
  };

  it.each<[string, (all: string[]) => string[], string]>([
    ['edited', (all) => all.map((line, i) => (i === 2 ? line.replace('"i":2', '"i":9') : line)), 'CHAIN_WRONG_HASH'],
    ['deleted from', (all) => all.filter((_, i) => i !== 2), 'CHAIN_WRONG_SEQ'],
    ['with two lines swapped', ([a, b, c, d, e]) => [a!, c!, b!, d!, e!], 'CHAIN_WRONG_SEQ'],
  ])('%s is refused, though manifest and sums were made to agree', (_, change, code) => {
    signed();
    reseal(change(lines()), chain.head);
    expect(codes(PUBLIC)).toContain(code);
    expect(codes(PUBLIC)).toContain('STATEMENT_OTHER_SOURCES');
  });

  it('cut at its end or written anew is a sound chain, and only the statement shows it', () => {
    signed();
    const all = lines();
    const head = (JSON.parse(all[3]!) as { hash: string }).hash;
    reseal(all.slice(0, 4), head);
    expect(codes()).toEqual(['STATEMENT_OTHER_SOURCES']);
    rmSync(join(directory, 'statement.dsse.json'));
    writeSums(directory);
    expect(codes()).toEqual([]);
    expect(codes(PUBLIC)).toEqual(['STATEMENT_MISSING']);
    const anew = new Journal(join(directory, 'journal.ndjson'));
    anew.append({ kind: 'note', at: 0, name: 'n', data: {} });
    anew.close();
    sealAgain(directory, { head: anew.head, length: 1 });
    expect(codes()).toEqual([]);
    expect(codes(PUBLIC)).toEqual(['STATEMENT_MISSING']);
  });
});

describe('sums', () => {
  const absent = missing('sha256sum');
  it.skipIf(absent.length > 0)(`serve coreutils too (evidence check 19)${skipWords(absent)}`, () => {
    mkdirSync(join(directory, 'mail'));
    writeFileSync(join(directory, 'mail', 'è una bozza.eml'), 'x');
    signed();
    const run = (): string =>
      execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: directory, encoding: 'utf8', stdio: 'pipe' });
    const names = folderFiles(directory).names.filter((name) => name !== 'SHA256SUMS');
    expect(run().match(/: OK$/gm)).toHaveLength(names.length);
    writeFileSync(join(directory, 'report.html'), 'altro');
    expect(run).toThrow('Command failed');
  });
});

describe('a key', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['that is none', () => statementKey('ciao'), /non è una chiave privata/],
    ['that is public where a private one is wanted', () => statementKey(PUBLIC), /non è una chiave privata/],
    ['that is private where a public one is wanted', () => publicKey(PRIVATE), /quella privata non va data a nessuno/],
    ['of another kind', () => publicKey(RSA), /Ed25519, non rsa/],
  ])('%s is refused', (_, read, message) => {
    expect(read).toThrow(KeyProblem);
    expect(read).toThrow(message);
  });
});

const RSA = `-----BEGIN PUBLIC KEY-----
MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBANDiE2+Xi/WnO+s120NiiJhNyIButVu6
zxqlVzz0wy2j4kQVUC4ZRZD80IY+4wIiX2YxKBZKGnd2TtPkcJ/ljkUCAwEAAQ==
-----END PUBLIC KEY-----
`;
