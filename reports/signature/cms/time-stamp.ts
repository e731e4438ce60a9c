import type { BaseBlock } from 'asn1js';
import { TSTInfo } from 'pkijs';
import type { SignerInfo } from 'pkijs';
import { hash } from 'node:crypto';
import { SignatureProblem } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { SigningTime } from '../signature.ts';
import { certificateOf, signerOf } from './certificate.ts';
import { DIGESTS, OID } from './oid.ts';
import { readCms } from './read.ts';
import { mathRefusal } from './verify.ts';

export interface TimeStamp {
  readonly time?: SigningTime;
  readonly refusals: readonly Refusal[];
}

/** The time stamp token among a signer's unsigned attributes (RFC 3161), over its signature value; undefined where there is none. */
export async function signatureTimeStamp(signer: SignerInfo): Promise<TimeStamp | undefined> {
  const attribute = signer.unsignedAttrs?.attributes.find(({ type }) => type === OID.signatureTimeStamp);
  const token = attribute?.values[0] as BaseBlock | undefined;
  if (token === undefined) return undefined;
  return readTimeStamp(new Uint8Array(token.toBER()), new Uint8Array(signer.signature.getValue()));
}

/** Verifies a token over `bytes`. Whether its authority is to be trusted is not evaluated. */
export async function readTimeStamp(token: Uint8Array, bytes: Uint8Array): Promise<TimeStamp> {
  try {
    const cms = readCms(token);
    const [signer] = cms.data.signerInfos;
    if (cms.data.encapContentInfo.eContentType !== OID.tstInfo || cms.content === undefined || signer === undefined)
      return refused('non è un gettone di marca temporale');
    const info = TSTInfo.fromBER(Uint8Array.from(cms.content));
    const imprint = info.messageImprint;
    const algorithm = DIGESTS[imprint.hashAlgorithm.algorithmId];
    if (algorithm === undefined) return refused('usa un algoritmo di impronta non riconosciuto');
    if (Buffer.compare(hash(algorithm, bytes, 'buffer'), Buffer.from(imprint.hashedMessage.getValue())) !== 0)
      return refused('è stata apposta su altro');
    const broken = await mathRefusal(cms.data, 0, cms.content, bytes);
    if (broken !== undefined) return refused(broken.message);
    const certificate = certificateOf(signer, cms.data);
    return {
      time: {
        at: info.genTime.toISOString(),
        source: 'timeStamp',
        ...(certificate === undefined ? {} : { authority: signerOf(certificate).commonName }),
      },
      refusals: [],
    };
  } catch (error) {
    return refused(error instanceof SignatureProblem ? error.message : 'non si legge');
  }
}

function refused(why: string): TimeStamp {
  return { refusals: [{ code: 'TIME_STAMP_INVALID', message: `la marca temporale non vale: ${why}` }] };
}
