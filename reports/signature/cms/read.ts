import { fromBER, OctetString } from 'asn1js';
import type { BaseBlock } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';
import { MOST_BYTES } from '../envelope.ts';
import { SignatureProblem } from '../refusal.ts';
import { OID } from './oid.ts';

export interface Cms {
  readonly data: SignedData;
  /** What is signed, where it is inside. */
  readonly content?: Uint8Array;
  /** How many of the given bytes the envelope takes; anything after it is the caller's to judge. */
  readonly length: number;
}

/** Whether the bytes begin like a ContentInfo with SignedData: enough to look inside. */
export function looksLikeCms(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30 && Buffer.from(bytes.subarray(0, 40)).includes(SIGNED_DATA);
}

/** The identifier of SignedData in DER: tag, length, value. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');

/**
 * Reads a SignedData, DER or BER with indefinite lengths.
 * @throws SignatureProblem SIGNATURE_UNREADABLE, saying why
 */
export function readCms(bytes: Uint8Array): Cms {
  try {
    const { result, offset } = fromBER(bytes, { maxDepth: 100, maxNodes: 1_000_000, maxContentLength: MOST_BYTES });
    if (offset === -1) throw unreadable(reason(result.error));
    const info = new ContentInfo({ schema: result });
    if (info.contentType !== OID.signedData) throw unreadable('è un’altra busta CMS, non una firma');
    const data = new SignedData({ schema: info.content });
    const inside = data.encapContentInfo.eContent;
    return { data, ...(inside === undefined ? {} : { content: contentOf(inside) }), length: offset };
  } catch (error) {
    if (error instanceof SignatureProblem) throw error;
    // the readers throw what they happen to throw on what they were not made for
    throw unreadable('non è una busta CMS con firma (SignedData)');
  }
}

/** An OCTET STRING, in one piece or in many; only a PKCS#7 older than CMS holds anything else. */
function contentOf(inside: BaseBlock): Uint8Array {
  if (inside instanceof OctetString) return new Uint8Array(inside.getValue());
  throw unreadable('il contenuto della busta non è una sequenza di ottetti');
}

function unreadable(why: string): SignatureProblem {
  return new SignatureProblem('SIGNATURE_UNREADABLE', `la firma non si legge: ${why}`);
}

function reason(error: string): string {
  if (/depth/i.test(error)) return 'ASN.1 annidato oltre 100 livelli';
  if (/node count|content length/i.test(error)) return 'ASN.1 oltre le dimensioni che si leggono';
  return 'non è ASN.1, o è troncata';
}
