import type { BaseBlock } from 'asn1js';
import type { Certificate, SignedData, SignerInfo } from 'pkijs';
import type { Refusal } from '../refusal.ts';
import type { Signature, SigningTime } from '../signature.ts';
import { bindingRefusal } from './binding.ts';
import { chainRefusal } from './chain.ts';
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
  for (const index of data.signerInfos.keys()) {
    try {
      signatures.push({ form, position, ...(await judge(data, index, content, claimed)) });
    } catch {
      // a certificate or an attribute that its reader was not made for
      const message = 'il certificato o gli attributi della firma non si leggono';
      const refusals: Refusal[] = [{ code: 'SIGNATURE_UNREADABLE', message }];
      signatures.push({ form, position, intact: false, refusals, remarks: [] });
    }
  }
  return signatures;
}

async function judge(
  data: SignedData,
  index: number,
  content: Uint8Array,
  claimed: string | undefined,
): Promise<Omit<Signature, 'form' | 'position'>> {
  const signer = data.signerInfos[index]!;
  const certificate = certificateOf(signer, data);
  const stamp = await signatureTimeStamp(signer);
  const refusals = [
    await mathRefusal(data, index, content),
    certificate === undefined ? undefined : bindingRefusal(signer, derOf(certificate)),
    chainRefusal(data),
    ...(stamp?.refusals ?? []),
  ].filter((each) => each !== undefined);
  const time = stamp?.time ?? claimedTime(signer, claimed);
  return {
    ...(certificate === undefined ? {} : { signer: signerOf(certificate) }),
    ...(time === undefined ? {} : { time }),
    intact: refusals.length === 0,
    refusals,
    remarks: remarksOn(signer, certificate, time),
  };
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
