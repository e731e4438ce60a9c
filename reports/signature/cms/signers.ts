import type { BaseBlock } from 'asn1js';
import type { Certificate, SignedData, SignerInfo } from 'pkijs';
import type { Refusal } from '../refusal.ts';
import type { Signature, SigningTime } from '../signature.ts';
import { bindingRefusal } from './binding.ts';
import { certificateOf, derOf, signerOf } from './certificate.ts';
import { OID } from './oid.ts';
import { signatureTimeStamp } from './time-stamp.ts';
import { mathRefusal } from './verify.ts';

/**
 * Every signer of an envelope, each judged on its own over `content`.
 * @param claimed when the document around it says that it was signed, where the envelope itself does not
 */
export async function signaturesOf(
  data: SignedData,
  content: Uint8Array,
  { form, position, claimed }: Pick<Signature, 'form' | 'position'> & { readonly claimed?: string },
): Promise<readonly Signature[]> {
  const signatures: Signature[] = [];
  for (const [index, signer] of data.signerInfos.entries()) {
    const certificate = certificateOf(signer, data);
    const refusals: Refusal[] = [];
    const math = await mathRefusal(data, index, content);
    if (math !== undefined) refusals.push(math);
    if (certificate !== undefined) {
      const binding = bindingRefusal(signer, derOf(certificate));
      if (binding !== undefined) refusals.push(binding);
    }
    const stamp = await signatureTimeStamp(signer);
    refusals.push(...(stamp?.refusals ?? []));
    const time = stamp?.time ?? claimedTime(signer, claimed);
    signatures.push({
      form,
      position,
      ...(certificate === undefined ? {} : { signer: signerOf(certificate) }),
      ...(time === undefined ? {} : { time }),
      intact: refusals.length === 0,
      refusals,
      remarks: remarksOn(signer, certificate, time),
    });
  }
  return signatures;
}

function claimedTime(signer: SignerInfo, claimed: string | undefined): SigningTime | undefined {
  const value = signer.signedAttrs?.attributes.find(({ type }) => type === OID.signingTime)?.values[0] as
    (BaseBlock & { toDate?: () => Date }) | undefined;
  const at = value?.toDate?.().toISOString() ?? claimed;
  return at === undefined ? undefined : { at, source: 'claimed' };
}

function remarksOn(
  signer: SignerInfo,
  certificate: Certificate | undefined,
  time: SigningTime | undefined,
): readonly string[] {
  if (certificate === undefined) return [];
  const { nonRepudiation, validFrom, validTo } = signerOf(certificate);
  const remarks: string[] = [];
  if (!nonRepudiation)
    remarks.push('la chiave del certificato non è destinata alla firma che impegna (manca «non ripudio»)');
  if (time !== undefined && (time.at < validFrom || time.at > validTo))
    remarks.push(`alla data della firma il certificato non era valido (vale dal ${validFrom} al ${validTo})`);
  if (signer.unsignedAttrs?.attributes.some(({ type }) => type === OID.counterSignature) === true)
    remarks.push('la firma porta controfirme, che non sono state verificate');
  return remarks;
}
