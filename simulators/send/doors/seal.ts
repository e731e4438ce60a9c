import * as asn1 from 'asn1js';
import { p256 } from '@noble/curves/nist.js';
import { hash } from 'node:crypto';
import type { Ids } from '../../kernel/ids.ts';

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

type Node = asn1.BaseBlock;

const sequence = (...value: Node[]): Node => new asn1.Sequence({ value });
const set = (...value: Node[]): Node =>
  new asn1.Set({ value: value.toSorted((a, b) => Buffer.compare(der(a), der(b))) });
const oid = (value: string): Node => new asn1.ObjectIdentifier({ value });
const octets = (valueHex: Uint8Array): Node => new asn1.OctetString({ valueHex });
const bits = (valueHex: Uint8Array, unusedBits = 0): Node => new asn1.BitString({ valueHex, unusedBits });
const integer = (value: number): Node => new asn1.Integer({ value });
const truth = (): Node => new asn1.Boolean({ value: true });
const inContext = (tagNumber: number, ...value: Node[]): Node =>
  new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });

function der(node: Node): Buffer {
  return Buffer.from(node.toBER());
}

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const SHA256 = (): Node => sequence(oid(OID.sha256));
const ECDSA = (): Node => sequence(oid(OID.ecdsaWithSha256));

/** Draws the keys and writes the certificates. `ids` must depend on the run's seed alone. */
export function testAuthority(ids: Ids): TestAuthority {
  const ca = issue(NAMES.ca, ids.fork('ca'), undefined, [
    extension(OID.basicConstraints, true, sequence(truth())),
    extension(OID.keyUsage, true, bits(Uint8Array.of(0b0000_0110), 1)),
  ]);
  const sealer = issue(NAMES.sealer, ids.fork('sealer'), ca, [
    extension(OID.keyUsage, true, bits(Uint8Array.of(0b0100_0000), 6)),
  ]);
  const clock = issue(NAMES.clock, ids.fork('clock'), ca, [
    extension(OID.keyUsage, true, bits(Uint8Array.of(0b1100_0000), 6)),
    extension(OID.extendedKeyUsage, true, sequence(oid(OID.timeStamping))),
  ]);
  return {
    caPem: pem(ca.certificate),
    sealer: NAMES.sealer,
    seal: (bytes, at, serials) =>
      der(
        signed({
          contentType: OID.data,
          digest: sha256(bytes),
          by: sealer,
          certificates: [sealer, ca],
          unsigned: (signature) => [
            attribute(OID.timeStampToken, timeStamp({ clock, ca }, sha256(signature), at, serials)),
          ],
        }),
      ),
  };
}

// -------------------------------------------------------------------------------------------------------- certificates

interface Party {
  readonly secretKey: Uint8Array;
  readonly keyId: Uint8Array;
  readonly name: Node;
  readonly issuerName: Node;
  readonly serial: Node;
  readonly certificate: Buffer;
}

function issue(commonName: string, ids: Ids, issuer: Party | undefined, extensions: readonly Node[]): Party {
  const secretKey = p256.utils.randomSecretKey(ids.bytes(48));
  const publicKey = p256.getPublicKey(secretKey, false);
  const keyId = sha256(publicKey).subarray(0, 20);
  const serial = serialNumber(ids);
  const name = sequence(
    ...(
      [
        [OID.country, new asn1.PrintableString({ value: 'IT' })],
        [OID.organization, new asn1.Utf8String({ value: 'Collaudo (simulatore, senza valore legale)' })],
        [OID.commonName, new asn1.Utf8String({ value: commonName })],
      ] as const
    ).map(([type, value]) => set(sequence(oid(type), value))),
  );
  const issuerName = issuer?.name ?? name;
  const instant = (at: number): Node => new asn1.UTCTime({ valueDate: new Date(at) });
  const toBeSigned = sequence(
    inContext(0, integer(2)),
    serial,
    ECDSA(),
    issuerName,
    sequence(instant(VALID_FROM), instant(VALID_TO)),
    name,
    sequence(sequence(oid(OID.ecPublicKey), oid(OID.p256)), bits(publicKey)),
    inContext(
      3,
      sequence(
        ...extensions,
        extension(OID.subjectKeyIdentifier, false, octets(keyId)),
        extension(
          OID.authorityKeyIdentifier,
          false,
          sequence(new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: issuer?.keyId ?? keyId })),
        ),
      ),
    ),
  );
  const signature = sign(der(toBeSigned), issuer?.secretKey ?? secretKey);
  const certificate = der(sequence(toBeSigned, ECDSA(), bits(signature)));
  return { secretKey, keyId, name, issuerName, serial, certificate };
}

function extension(type: string, critical: boolean, value: Node): Node {
  return sequence(oid(type), ...(critical ? [truth()] : []), octets(der(value)));
}

/** A positive number of 16 bytes. */
function serialNumber(ids: Ids): Node {
  const valueHex = ids.bytes(16);
  valueHex[0] = (valueHex[0]! & 0x3f) | 0x40;
  return new asn1.Integer({ valueHex });
}

function sign(bytes: Uint8Array, secretKey: Uint8Array): Uint8Array {
  return p256.sign(bytes, secretKey, { format: 'der', lowS: false });
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
  readonly unsigned?: (signature: Uint8Array) => readonly Node[];
}

/** A SignedData with one signer, bound to its certificate, and no claimed time: a time stamp says when. */
function signed({ contentType, digest, content, by, certificates, unsigned }: ToSign): Node {
  const attributes = [
    attribute(OID.contentType, oid(contentType)),
    attribute(OID.messageDigest, octets(digest)),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(sha256(by.certificate)))))),
  ].toSorted((a, b) => Buffer.compare(der(a), der(b)));
  const signature = sign(der(set(...attributes)), by.secretKey);
  const later = unsigned?.(signature) ?? [];
  return sequence(
    oid(OID.signedData),
    inContext(
      0,
      sequence(
        integer(contentType === OID.data ? 1 : 3),
        set(SHA256()),
        sequence(oid(contentType), ...(content === undefined ? [] : [inContext(0, octets(content))])),
        inContext(
          0,
          ...certificates
            .map(({ certificate }) => certificate)
            .toSorted((a, b) => Buffer.compare(a, b))
            .map((certificate) => asn1.fromBER(certificate).result),
        ),
        set(
          sequence(
            integer(1),
            sequence(by.issuerName, by.serial),
            SHA256(),
            inContext(0, ...attributes),
            ECDSA(),
            octets(signature),
            ...(later.length === 0 ? [] : [inContext(1, ...later)]),
          ),
        ),
      ),
    ),
  );
}

function attribute(type: string, value: Node): Node {
  return sequence(oid(type), set(value));
}

/** An RFC 3161 token over a digest; `at` is epoch ms, told to the millisecond. */
function timeStamp({ clock, ca }: { clock: Party; ca: Party }, digest: Uint8Array, at: number, serials: Ids): Node {
  const info = der(
    sequence(
      integer(1),
      oid(OID.examplePolicy),
      sequence(SHA256(), octets(digest)),
      serialNumber(serials),
      new asn1.Primitive({ idBlock: { tagClass: 1, tagNumber: 24 }, valueHex: Buffer.from(generalizedTime(at)) }),
    ),
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
      .verify({
        signer: 0,
        data: exactly(of),
        trustedCerts,
        checkChain: true,
        checkDate: new Date(at),
        extendedMode: true,
      })
      .catch((refusal: unknown) => ({ signatureVerified: false, signerCertificate: undefined, refusal }));
    const name = signerCertificate?.subject.typesAndValues.find(({ type }) => type === OID.commonName);
    const attributes = data.signerInfos[0]?.signedAttrs?.attributes ?? [];
    const binding = attributes.find(({ type }) => type === OID.signingCertificateV2)?.values[0] as Node | undefined;
    const certificate =
      signerCertificate === undefined || signerCertificate === null ? undefined : der(signerCertificate.toSchema());
    return {
      intact: result.signatureVerified === true,
      bound: certificate !== undefined && binding !== undefined && der(binding).includes(sha256(certificate)),
      signer: name === undefined ? '' : name.value.valueBlock.value,
    };
  };
  const data = read(cms);
  const stamp = data.signerInfos[0]?.unsignedAttrs?.attributes.find(({ type }) => type === OID.timeStampToken);
  let timeStamped: SealReport['timeStamp'];
  if (stamp !== undefined) {
    const token = read(der(stamp.values[0] as Node));
    const info = pkijs.TSTInfo.fromBER(token.encapContentInfo.eContent!.getValue());
    const at = info.genTime.getTime();
    const signature = new Uint8Array(data.signerInfos[0]!.signature.getValue());
    timeStamped = { ...(await verify(token, signature, at)), at };
  }
  return { ...(await verify(data, bytes, timeStamped?.at ?? VALID_FROM)), timeStamp: timeStamped };
}

/** A buffer of these bytes and no others. */
function exactly(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
