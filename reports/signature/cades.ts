import { looksLikeCms, readCms } from './cms/read.ts';
import { signaturesOf } from './cms/signers.ts';
import { envelopeBytes } from './envelope.ts';
import { SignatureProblem } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import type { Signature } from './signature.ts';

export interface Unwrapped {
  /** The innermost content; absent where the envelopes could not be opened. */
  readonly content?: Uint8Array;
  readonly signatures: readonly Signature[];
  readonly refusals: readonly Refusal[];
}

/** Envelopes in envelopes: `.p7m.p7m` is common, more is somebody's test of us. */
const DEEPEST = 8;

/**
 * Opens CAdES envelopes (EN 319 122-1) from the outermost to what they hold, judging every signer on the way.
 * @param detached what a detached signature (`.p7s`) is over
 */
export async function unwrap(file: Uint8Array, detached?: Uint8Array): Promise<Unwrapped> {
  const signatures: Signature[] = [];
  const stopped = ({ code, message }: Refusal): Unwrapped => ({ signatures, refusals: [{ code, message }] });
  let inside: Uint8Array = file;
  for (let position = 1; position <= DEEPEST; position++) {
    try {
      const envelope = envelopeBytes(inside);
      if (envelope === undefined || (position > 1 && !looksLikeCms(envelope)))
        return { content: inside, signatures, refusals: [] };
      const { data, content, length } = readCms(envelope);
      if (!isFiller(envelope.subarray(length)))
        return stopped({
          code: 'SIGNATURE_BYTES_APPENDED',
          message: `dopo la busta sono stati aggiunti ${envelope.length - length} byte`,
        });
      if (content !== undefined && detached !== undefined)
        return stopped({
          code: 'SIGNATURE_OWN_CONTENT',
          message: 'la busta contiene già il documento: non è una firma separata',
        });
      const signed = content ?? detached;
      if (signed === undefined)
        return stopped({
          code: 'SIGNATURE_NO_CONTENT',
          message: 'la firma è separata dal documento: indicarlo con --content FILE',
        });
      if (data.signerInfos.length === 0)
        return stopped({ code: 'SIGNATURE_UNREADABLE', message: 'la busta non contiene firme' });
      signatures.push(...(await signaturesOf(data, signed, { form: 'CAdES', position })));
      if (content === undefined) return { content: signed, signatures, refusals: [] };
      inside = content;
    } catch (error) {
      if (!(error instanceof SignatureProblem)) throw error;
      return stopped(error);
    }
  }
  return stopped({
    code: 'SIGNATURE_UNREADABLE',
    message: `le buste sono una dentro l’altra per più di ${DEEPEST} livelli`,
  });
}

/** Line ends and zeros that tools leave after an envelope. */
function isFiller(bytes: Uint8Array): boolean {
  return bytes.length <= 2 && bytes.every((byte) => byte === 0x0a || byte === 0x0d);
}
