import { sha256 } from '../../../simulators/kernel/canonical.ts';

/** Revisions beyond these are not looked for: a document signed by ten people has some twenty. */
const MOST_REVISIONS = 64;

/**
 * The digests (SHA-256, hex) of a PDF's earlier states: every prefix that ends where a revision may have ended, whatever the
 * end of line its writer left. The document as it was before any signature is the first of them.
 */
export function* revisionDigests(pdf: Uint8Array): Generator<string> {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length);
  let at = file.indexOf(END);
  for (let count = 0; at >= 0 && count < MOST_REVISIONS; count++) {
    const end = at + END.length;
    for (const tail of ['', '\n', '\r\n', '\r'])
      if (file.subarray(end, end + tail.length).toString('latin1') === tail)
        yield sha256(file.subarray(0, end + tail.length));
    at = file.indexOf(END, end);
  }
}

const END = '%%EOF';
