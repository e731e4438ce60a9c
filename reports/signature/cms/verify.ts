import { OctetString } from 'asn1js';
import type { BaseBlock } from 'asn1js';
import { hash } from 'node:crypto';
import { CryptoEngine } from 'pkijs';
import type { SignedData, SignerInfo } from 'pkijs';
import type { Refusal } from '../refusal.ts';
import { certificateOf } from './certificate.ts';
import { DIGESTS, OID, WEAK_DIGESTS } from './oid.ts';

/**
 * Why the signature of the signer at `index` is not over `content`, by digest and by key; undefined where it is. `content` is
 * what must have been signed: whatever the envelope says of itself is held against it, never taken for it.
 * @param stamped for a time stamp token, whose content is its own: what it was put on
 */
export async function mathRefusal(
  data: SignedData,
  index: number,
  content: Uint8Array,
  stamped = content,
): Promise<Refusal | undefined> {
  const signer = data.signerInfos[index]!;
  if (certificateOf(signer, data) === undefined)
    return { code: 'SIGNATURE_NO_CERTIFICATE', message: 'la busta non contiene il certificato del firmatario' };
  const algorithm = DIGESTS[signer.digestAlgorithm.algorithmId];
  if (algorithm === undefined)
    return {
      code: 'SIGNATURE_UNSUPPORTED',
      message: `algoritmo di impronta non riconosciuto (${signer.digestAlgorithm.algorithmId})`,
    };
  if (WEAK_DIGESTS.includes(algorithm))
    return {
      code: 'SIGNATURE_WEAK_DIGEST',
      message: `la firma usa ${algorithm.toUpperCase()}, che non protegge più da una sostituzione del documento`,
    };
  if (signer.signedAttrs !== undefined) {
    const stated = signedDigest(signer);
    if (stated === undefined)
      return { code: 'SIGNATURE_UNREADABLE', message: 'agli attributi firmati manca l’impronta del contenuto' };
    if (Buffer.compare(hash(algorithm, content, 'buffer'), stated) !== 0)
      return {
        code: 'SIGNATURE_DIGEST',
        message: 'il contenuto è stato modificato dopo la firma: la sua impronta non è quella firmata',
      };
  }
  return keyRefusal(data, index, stamped);
}

function signedDigest(signer: SignerInfo): Uint8Array | undefined {
  const value = signer.signedAttrs?.attributes.find(({ type }) => type === OID.messageDigest)?.values[0] as
    BaseBlock | undefined;
  return value instanceof OctetString ? new Uint8Array(value.getValue()) : undefined;
}

/** Our own: pkijs's default one is shared by whatever copies of it a process has loaded. Its type misses what Node's has gained. */
const ENGINE = new CryptoEngine({ name: 'collaudo', crypto: globalThis.crypto });

async function keyRefusal(data: SignedData, index: number, content: Uint8Array): Promise<Refusal | undefined> {
  try {
    const asked = { signer: index, data: Uint8Array.from(content).buffer, extendedMode: true } as const;
    const { signatureVerified } = await data.verify(
      asked,
      ENGINE as unknown as NonNullable<Parameters<SignedData['verify']>[1]>,
    );
    if (signatureVerified === true) return undefined;
  } catch (error) {
    if (/unsupported|not supported|unknown/i.test((error as Error).message))
      return { code: 'SIGNATURE_UNSUPPORTED', message: 'la firma usa un algoritmo che non viene verificato' };
  }
  return {
    code: 'SIGNATURE_INVALID',
    message: 'il valore della firma non è stato prodotto con la chiave del certificato indicato',
  };
}
