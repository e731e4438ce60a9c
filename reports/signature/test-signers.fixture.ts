import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a test needs that is no npm package; absent tools are named, and the tests that want them are skipped aloud. */
export function missing(...tools: readonly string[]): readonly string[] {
  return tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
}

/** ` : SKIPPED, pdfsig is not installed`, or nothing: the end of a test's name. */
export function skipWords(absent: readonly string[]): string {
  return absent.length === 0 ? '' : ` : SKIPPED, not installed: ${absent.join(', ')}`;
}

export interface TestSigner {
  readonly name: string;
  /** PEM files. */
  readonly cert: string;
  readonly key: string;
  readonly p12: string;
}

/**
 * A throw-away authority with two signers, RSA and ECDSA, whose keys may sign what commits (nonRepudiation), a signer that may
 * not, and a time stamping authority. All in one folder, made by openssl.
 */
export class TestAuthority {
  readonly folder: string;
  readonly ca: string;
  readonly rsa: TestSigner;
  readonly ecdsa: TestSigner;
  readonly agent: TestSigner;
  readonly clock: TestSigner;

  constructor(folder: string) {
    this.folder = folder;
    this.ca = join(folder, 'ca.pem');
    this.openssl(
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/C=IT/CN=CA di prova'],
      ['-keyout', 'ca.key', '-out', 'ca.pem', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    );
    const person = (cn: string, code: string): string => `/C=IT/CN=${cn}/serialNumber=TINIT-${code}`;
    this.rsa = this.issue('rsa', 1, ['rsa:2048'], person('Mario Rossi', 'RSSMRA80A01H501U'), COMMITS);
    const curve = ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    this.ecdsa = this.issue('ecdsa', 2, curve, person('Anna Verdi', 'VRDNNA85M41D612X'), COMMITS);
    this.agent = this.issue('agent', 3, curve, '/C=IT/CN=Programma di prova', 'keyUsage=critical,digitalSignature');
    this.clock = this.issue(
      'clock',
      4,
      ['rsa:2048'],
      '/C=IT/CN=Marca temporale di prova',
      'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping',
    );
    writeFileSync(
      join(folder, 'tsa.cnf'),
      `[tsa]\ndefault_tsa=t\n[t]\nserial=${join(folder, 'tsa.serial')}\nsigner_cert=${this.clock.cert}\nsigner_key=${this.clock.key}\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\nordering=yes\ntsa_name=no\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n`,
    );
  }

  /** Runs openssl in the folder. @throws Error with what it said */
  openssl(...argv: readonly (readonly string[])[]): Buffer {
    return execFileSync('openssl', argv.flat(), { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** The certificate of a new key, or of an old one where `keyOf` names it. */
  issue(
    name: string,
    serial: number,
    key: readonly string[],
    subject: string,
    extensions: string,
    keyOf?: TestSigner,
  ): TestSigner {
    const at = (file: string): string => join(this.folder, file);
    if (keyOf === undefined)
      this.openssl([
        'req',
        '-newkey',
        ...key,
        '-nodes',
        '-subj',
        subject,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.csr`,
      ]);
    else this.openssl(['req', '-new', '-key', keyOf.key, '-subj', subject, '-out', `${name}.csr`]);
    writeFileSync(at(`${name}.ext`), `${extensions}\n`);
    this.openssl(
      ['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', String(serial)],
      ['-days', '30', '-extfile', `${name}.ext`, '-out', `${name}.pem`],
    );
    const keyFile = keyOf?.key ?? at(`${name}.key`);
    this.openssl(
      ['pkcs12', '-export', '-inkey', keyFile, '-in', `${name}.pem`, '-certfile', 'ca.pem', '-name', name],
      ['-passout', 'pass:prova', '-out', `${name}.p12`],
    );
    return { name, cert: at(`${name}.pem`), key: keyFile, p12: at(`${name}.p12`) };
  }

  write(name: string, bytes: Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, bytes);
    return path;
  }

  /** A CMS over `content`; attached, CAdES and DER unless the options say otherwise. */
  sign(
    content: Uint8Array,
    signers: readonly TestSigner[],
    { cades = true, extra = [] }: { readonly cades?: boolean; readonly extra?: readonly string[] } = {},
  ): Uint8Array {
    const input = this.write('content.bin', content);
    const out = join(this.folder, 'signed.out');
    this.openssl(
      ['cms', '-sign', '-binary', '-nodetach', '-in', input, '-out', out, '-outform', 'DER'],
      cades ? ['-cades'] : [],
      signers.flatMap(({ cert, key }) => ['-signer', cert, '-inkey', key]),
      extra,
    );
    return readFileSync(out);
  }

  /** An RFC 3161 token over a SHA-256 digest. */
  timeStamp(digest: Uint8Array): Uint8Array {
    this.openssl([
      'ts',
      '-query',
      '-digest',
      Buffer.from(digest).toString('hex'),
      '-sha256',
      '-cert',
      '-out',
      'ts.req',
    ]);
    this.openssl(['ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'ts.req', '-token_out', '-out', 'ts.token']);
    return readFileSync(join(this.folder, 'ts.token'));
  }
}

const COMMITS = 'keyUsage=critical,nonRepudiation';
