import type { BaseBlock } from 'asn1js';
import { Certificate, IssuerAndSerialNumber } from 'pkijs';
import type { RelativeDistinguishedNames, SignedData, SignerInfo } from 'pkijs';
import { hash } from 'node:crypto';
import { sha256 } from '../../../simulators/kernel/canonical.ts';
import type { Signer } from '../signature.ts';
import { OID } from './oid.ts';

/** The certificate that a signer names, by issuer and serial number or by key identifier (RFC 5652 §5.3). */
export function certificateOf(signer: SignerInfo, { certificates }: SignedData): Certificate | undefined {
  const sid = signer.sid as IssuerAndSerialNumber | BaseBlock;
  return certificates
    ?.filter((each) => each instanceof Certificate)
    .find((each) =>
      sid instanceof IssuerAndSerialNumber
        ? each.issuer.isEqual(sid.issuer) && each.serialNumber.isEqual(sid.serialNumber)
        : hasKeyId(each, sid),
    );
}

function hasKeyId(certificate: Certificate, sid: BaseBlock): boolean {
  const keyId = hash('sha1', certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView, 'buffer');
  return Buffer.from(sid.toBER()).includes(keyId);
}

/** The certificate's own bytes. */
export function derOf(certificate: Certificate): Uint8Array {
  return new Uint8Array(certificate.toSchema().toBER());
}

export function signerOf(certificate: Certificate): Signer {
  const keyUsage = keyUsageOf(certificate);
  const serialNumber = attribute(certificate.subject, OID.serialNumber);
  return {
    commonName: attribute(certificate.subject, OID.commonName) ?? '(senza nome)',
    ...(serialNumber === undefined ? {} : { serialNumber }),
    issuer: attribute(certificate.issuer, OID.commonName) ?? '(senza nome)',
    keyUsage,
    nonRepudiation: keyUsage.includes('nonRepudiation'),
    validFrom: certificate.notBefore.value.toISOString(),
    validTo: certificate.notAfter.value.toISOString(),
    certificate: sha256(derOf(certificate)),
  };
}

function attribute(name: RelativeDistinguishedNames, type: string): string | undefined {
  const found = name.typesAndValues.find((each) => each.type === type);
  const value: unknown = found?.value.valueBlock.value;
  return typeof value === 'string' ? value : undefined;
}

/** RFC 5280 §4.2.1.3, in the order of its bits. */
const USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

function keyUsageOf(certificate: Certificate): readonly string[] {
  const extension = certificate.extensions?.find(({ extnID }) => extnID === OID.keyUsage);
  const bits = (extension?.parsedValue as { valueBlock?: { valueHexView?: Uint8Array } } | undefined)?.valueBlock
    ?.valueHexView;
  if (bits === undefined) return [];
  return USAGES.filter((_, index) => ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0);
}
