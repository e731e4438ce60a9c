import { hash } from 'node:crypto';
import type { ICryptoEngine } from 'pkijs';
import { der } from '../../kernel/der.ts';
import type { Ids } from '../../kernel/ids.ts';
import { p256KeyFrom } from '../../kernel/p256.ts';
import type { P256Key } from '../../kernel/p256.ts';

/**
 * The test authority of a run: its certificates, its seal (CAdES inside PAdES, level B-T) and its time stamps. Keys come
 * from the run's seed and signatures are deterministic (RFC 6979), so that the same run makes the same bytes. Nobody may
 * trust it, and its names say so. Sources: RFC 5280, 5652, 5035, 3161; EN 319 122-1, EN 319 142-1.
 */
export interface TestAuthority {
  readonly caPem: string;
  /** Common name of whoever seals. */
  readonly sealer: string;
  /** A detached CMS over `bytes`, time-stamped `at` (epoch ms); `ids` gives the serial number of the time stamp. */
  seal(bytes: Uint8Array, at: number, ids: Ids): Uint8Array;
}

const NAMES = {
  ca: 'Collaudo – autorità di prova',
  sealer: 'Collaudo – sigillo di prova',
  clock: 'Collaudo – marca temporale di prova',
} as const;

/** Certificates hold whatever the instant of the run: what they say of time is nothing anybody should rely on. */
const VALID_FROM = Date.UTC(2000, 0, 1);
const VALID_TO = Date.UTC(2049, 11, 31);

const OID = {
  ecPublicKey: '1.2.840.10045.2.1',
  p256: '1.2.840.10045.3.1.7',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  sha256: '2.16.840.1.101.3.4.2.1',
  country: '2.5.4.6',
  organization: '2.5.4.10',
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  subjectKeyIdentifier: '2.5.29.14',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  /** The arc that ITU-T X.660 keeps for examples: a policy of nobody. */
  examplePolicy: '2.999.1',
} as const;

const oid = der.objectIdentifier;
const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const SHA256 = der.sequence(oid(OID.sha256));
const ECDSA = der.sequence(oid(OID.ecdsaWithSha256));

/** Draws the keys and writes the certificates. `ids` must depend on the run's seed alone. */
export function testAuthority(ids: Ids): TestAuthority {
  const ca = issue(NAMES.ca, ids.fork('ca'), undefined, [
    extension(OID.basicConstraints, true, der.sequence(der.boolean(true))),
    extension(OID.keyUsage, true, der.bitString(Uint8Array.of(0b0000_0110), 1)),
  ]);
  const sealer = issue(NAMES.sealer, ids.fork('sealer'), ca, [
    extension(OID.keyUsage, true, der.bitString(Uint8Array.of(0b0100_0000), 6)),
  ]);
  const clock = issue(NAMES.clock, ids.fork('clock'), ca, [
    extension(OID.keyUsage, true, der.bitString(Uint8Array.of(0b1100_0000), 6)),
    extension(OID.extendedKeyUsage, true, der.sequence(oid(OID.timeStamping))),
  ]);
  return {
    caPem: pem(ca.certificate),
    sealer: NAMES.sealer,
    seal: (bytes, at, serials) =>
      signed({
        contentType: OID.data,
        digest: sha256(bytes),
        by: sealer,
        certificates: [sealer, ca],
        unsigned: (signature) => [
          attribute(OID.timeStampToken, timeStamp({ clock, ca }, sha256(signature), at, serials)),
        ],
      }),
  };
}

// -------------------------------------------------------------------------------------------------------- certificates

interface Party {
  readonly key: P256Key;
  readonly keyId: Uint8Array;
  readonly name: Buffer;
  readonly issuerName: Buffer;
  readonly serial: Buffer;
  readonly certificate: Buffer;
}

function issue(commonName: string, ids: Ids, issuer: Party | undefined, extensions: readonly Buffer[]): Party {
  const key = p256KeyFrom(ids);
  const keyId = sha256(key.publicKey).subarray(0, 20);
  const serial = serialNumber(ids);
  const name = der.sequence(
    ...(
      [
        [OID.country, der.printableString('IT')],
        [OID.organization, der.utf8String('Collaudo (simulatore, senza valore legale)')],
        [OID.commonName, der.utf8String(commonName)],
      ] as const
    ).map(([type, value]) => der.setOf(der.sequence(oid(type), value))),
  );
  const issuerName = issuer?.name ?? name;
  const instant = (at: number): Buffer => der.utcTime(generalizedTime(at).slice(2));
  const toBeSigned = der.sequence(
    der.context(0, der.integer(2)),
    serial,
    ECDSA,
    issuerName,
    der.sequence(instant(VALID_FROM), instant(VALID_TO)),
    name,
    der.sequence(der.sequence(oid(OID.ecPublicKey), oid(OID.p256)), der.bitString(key.publicKey)),
    der.context(
      3,
      der.sequence(
        ...extensions,
        extension(OID.subjectKeyIdentifier, false, der.octetString(keyId)),
        extension(OID.authorityKeyIdentifier, false, der.sequence(der.contextPrimitive(0, issuer?.keyId ?? keyId))),
      ),
    ),
  );
  const signature = (issuer?.key ?? key).sign(toBeSigned);
  const certificate = der.sequence(toBeSigned, ECDSA, der.bitString(signature));
  return { key, keyId, name, issuerName, serial, certificate };
}

function extension(type: string, critical: boolean, value: Buffer): Buffer {
  return der.sequence(oid(type), ...(critical ? [der.boolean(true)] : []), der.octetString(value));
}

/** A positive number of 16 bytes. */
function serialNumber(ids: Ids): Buffer {
  const bytes = ids.bytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return der.integer(bytes);
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

// ----------------------------------------------------------------------------------------------------------------- CMS

interface ToSign {
  readonly contentType: string;
  readonly digest: Uint8Array;
  /** The content itself, where it goes inside. */
  readonly content?: Uint8Array;
  readonly by: Party;
  readonly certificates: readonly Party[];
  readonly unsigned?: (signature: Uint8Array) => readonly Buffer[];
}

/** A SignedData with one signer, bound to its certificate, and no claimed time: a time stamp says when. */
function signed({ contentType, digest, content, by, certificates, unsigned }: ToSign): Buffer {
  const attributes = [
    attribute(OID.contentType, oid(contentType)),
    attribute(OID.messageDigest, der.octetString(digest)),
    attribute(
      OID.signingCertificateV2,
      der.sequence(der.sequence(der.sequence(der.octetString(sha256(by.certificate))))),
    ),
  ].toSorted((a, b) => Buffer.compare(a, b));
  const signature = by.key.sign(der.setOf(...attributes));
  const later = unsigned?.(signature) ?? [];
  return der.sequence(
    oid(OID.signedData),
    der.context(
      0,
      der.sequence(
        der.integer(contentType === OID.data ? 1 : 3),
        der.setOf(SHA256),
        der.sequence(oid(contentType), ...(content === undefined ? [] : [der.context(0, der.octetString(content))])),
        der.context(0, ...certificates.map(({ certificate }) => certificate).toSorted((a, b) => Buffer.compare(a, b))),
        der.setOf(
          der.sequence(
            der.integer(1),
            der.sequence(by.issuerName, by.serial),
            SHA256,
            der.context(0, ...attributes),
            ECDSA,
            der.octetString(signature),
            ...(later.length === 0 ? [] : [der.context(1, ...later)]),
          ),
        ),
      ),
    ),
  );
}

function attribute(type: string, value: Buffer): Buffer {
  return der.sequence(oid(type), der.setOf(value));
}

/** An RFC 3161 token over a digest; `at` is epoch ms, told to the millisecond. */
function timeStamp({ clock, ca }: { clock: Party; ca: Party }, digest: Uint8Array, at: number, serials: Ids): Buffer {
  const info = der.sequence(
    der.integer(1),
    oid(OID.examplePolicy),
    der.sequence(SHA256, der.octetString(digest)),
    serialNumber(serials),
    der.generalizedTime(generalizedTime(at)),
  );
  return signed({
    contentType: OID.tstInfo,
    digest: sha256(info),
    content: info,
    by: clock,
    certificates: [clock, ca],
  });
}

/** Epoch ms as DER writes it: UTC, no trailing zeros in the fraction. */
function generalizedTime(at: number): string {
  const [date = '', milliseconds = ''] = new Date(at)
    .toISOString()
    .replace(/[-:TZ]/g, '')
    .split('.');
  const fraction = milliseconds.replace(/0+$/, '');
  return `${date}${fraction === '' ? '' : `.${fraction}`}Z`;
}

// -------------------------------------------------------------------------------------------------------- verification

/** What a seal turned out to be worth. */
export interface SealReport {
  /** The signature is of these bytes, and its signer's certificate descends from the authority. */
  readonly intact: boolean;
  /** The signature names its certificate by digest (signing-certificate-v2): without it the seal is no PAdES. */
  readonly bound: boolean;
  readonly signer: string;
  readonly timeStamp:
    | {
        /** The token is intact, of this seal, and its certificate descends from the authority. */
        readonly intact: boolean;
        readonly bound: boolean;
        readonly signer: string;
        /** Epoch ms. */
        readonly at: number;
      }
    | undefined;
}

/**
 * Verifies a detached seal with pkijs, an implementation that had no part in making it. `caPem` is the authority to
 * trust. @throws Error where `cms` cannot be read at all.
 */
export async function verifySeal(cms: Uint8Array, bytes: Uint8Array, caPem: string): Promise<SealReport> {
  const pkijs = await import('pkijs');
  // our own: the default one is shared by whatever copies of pkijs a process has loaded; its type misses what Node's has gained
  const engine = new pkijs.CryptoEngine({ name: 'collaudo', crypto: globalThis.crypto }) as unknown as ICryptoEngine;
  const trustedCerts = [
    pkijs.Certificate.fromBER(Buffer.from(caPem.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64')),
  ];
  const read = (raw: Uint8Array): InstanceType<typeof pkijs.SignedData> =>
    new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(raw).content });
  const verify = async (
    data: InstanceType<typeof pkijs.SignedData>,
    of: Uint8Array,
    at: number,
  ): Promise<{ intact: boolean; bound: boolean; signer: string }> => {
    const { signerCertificate, ...result } = await data
      .verify(
        {
          signer: 0,
          data: exactly(of),
          trustedCerts,
          checkChain: true,
          checkDate: new Date(at),
          extendedMode: true,
        },
        engine,
      )
      .catch((refusal: unknown) => ({ signatureVerified: false, signerCertificate: undefined, refusal }));
    const name = signerCertificate?.subject.typesAndValues.find(({ type }) => type === OID.commonName);
    const attributes = data.signerInfos[0]?.signedAttrs?.attributes ?? [];
    const binding = attributes.find(({ type }) => type === OID.signingCertificateV2)?.values[0] as
      Encodable | undefined;
    const certificate =
      signerCertificate === undefined || signerCertificate === null ? undefined : encoded(signerCertificate.toSchema());
    return {
      intact: result.signatureVerified === true,
      bound: certificate !== undefined && binding !== undefined && encoded(binding).includes(sha256(certificate)),
      signer: name === undefined ? '' : name.value.valueBlock.value,
    };
  };
  const data = read(cms);
  const stamp = data.signerInfos[0]?.unsignedAttrs?.attributes.find(({ type }) => type === OID.timeStampToken);
  let timeStamped: SealReport['timeStamp'];
  if (stamp !== undefined) {
    const token = read(encoded(stamp.values[0] as Encodable));
    const info = pkijs.TSTInfo.fromBER(token.encapContentInfo.eContent!.getValue());
    const at = info.genTime.getTime();
    const signature = new Uint8Array(data.signerInfos[0]!.signature.getValue());
    timeStamped = { ...(await verify(token, signature, at)), at };
  }
  return { ...(await verify(data, bytes, timeStamped?.at ?? VALID_FROM)), timeStamp: timeStamped };
}

/** A value as pkijs reads it. */
interface Encodable {
  toBER(): ArrayBuffer;
}

function encoded(value: Encodable): Buffer {
  return Buffer.from(value.toBER());
}

/** A buffer of these bytes and no others. */
function exactly(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
