import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import type { BaseBlock } from 'asn1js';
import { hash } from 'node:crypto';
import type { SignerInfo } from 'pkijs';
import type { Refusal } from '../refusal.ts';
import { DIGESTS, OID } from './oid.ts';

/**
 * Whether the signed attributes name the signer's certificate by digest (signing-certificate-v2, RFC 5035 §3): it is what
 * tells CAdES and PAdES from a plain PKCS#7. Undefined where they do and the digest is that of `certificate` (DER).
 */
export function bindingRefusal(signer: SignerInfo, certificate: Uint8Array): Refusal | undefined {
  const attributes = signer.signedAttrs?.attributes ?? [];
  const found = attributes.find(({ type }) => type === OID.signingCertificateV2);
  if (found === undefined)
    return {
      code: 'SIGNATURE_NOT_BOUND',
      message: attributes.some(({ type }) => type === OID.signingCertificate)
        ? 'la firma cita il certificato con un’impronta SHA-1 (signing-certificate) e non con signing-certificate-v2: non è CAdES né PAdES'
        : 'la firma non cita il certificato del firmatario (manca signing-certificate-v2): è un PKCS#7 semplice, non CAdES né PAdES',
    };
  const named = firstCertificate(found.values[0] as BaseBlock | undefined);
  if (named === undefined)
    return { code: 'SIGNATURE_NOT_BOUND', message: 'signing-certificate-v2 c’è, ma non si legge' };
  if (Buffer.compare(hash(named.algorithm, certificate, 'buffer'), named.digest) !== 0)
    return {
      code: 'SIGNATURE_OTHER_CERTIFICATE',
      message: 'signing-certificate-v2 cita un certificato diverso da quello del firmatario',
    };
  return undefined;
}

/** SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2 { hashAlgorithm DEFAULT sha256, certHash, ... }, ... } */
function firstCertificate(value: BaseBlock | undefined): { algorithm: string; digest: Uint8Array } | undefined {
  const [certificates] = childrenOf(value);
  const [id] = childrenOf(certificates);
  const [first, second] = childrenOf(id);
  if (first instanceof OctetString) return { algorithm: 'sha256', digest: octets(first) };
  const [identifier] = childrenOf(first);
  if (!(identifier instanceof ObjectIdentifier) || !(second instanceof OctetString)) return undefined;
  const algorithm = DIGESTS[identifier.getValue()];
  return algorithm === undefined ? undefined : { algorithm, digest: octets(second) };
}

function childrenOf(block: BaseBlock | undefined): readonly BaseBlock[] {
  return block instanceof Sequence ? block.valueBlock.value : [];
}

function octets(block: OctetString): Uint8Array {
  return new Uint8Array(block.getValue());
}
