/** How a document is signed: inside a CMS container (.p7m), or as a PDF of its own. */
export type SignatureForm = 'CAdES' | 'PAdES';

/** `SignedData` of CMS (RFC 5652 §5.1), as DER writes its object identifier. */
const SIGNED_DATA = Buffer.from([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]);

/**
 * Whether bytes are a signed document, and where the signature's own bytes are. It says that there is a signature, not that
 * it is valid: that is for `collaudo verify`. A .p7m may be DER, or base64 with or without PEM lines.
 */
export function signatureIn(
  bytes: Uint8Array,
): { readonly form: SignatureForm; readonly signature: Uint8Array } | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.toString('latin1', 0, 5) === '%PDF-') return padesIn(buffer);
  const der = buffer[0] === 0x30 ? buffer : fromBase64(buffer);
  // the identifier stands right after the outer SEQUENCE and its length
  const at = der?.subarray(0, 32).indexOf(SIGNED_DATA) ?? -1;
  return der !== undefined && der[0] === 0x30 && at > 0 ? { form: 'CAdES', signature: der } : undefined;
}

function padesIn(pdf: Buffer): { form: SignatureForm; signature: Uint8Array } | undefined {
  const text = pdf.toString('latin1');
  if (!/\/ByteRange\s*\[\s*\d+\s+\d+\s+\d+\s+\d+\s*\]/.test(text)) return undefined;
  const hex = /\/Contents\s*<([0-9A-Fa-f\s]{64,})>/.exec(text)?.[1];
  if (hex === undefined) return undefined;
  const signature = Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
  return signature.subarray(0, 32).includes(SIGNED_DATA) ? { form: 'PAdES', signature } : undefined;
}

function fromBase64(buffer: Buffer): Buffer | undefined {
  const text = buffer.toString('latin1').replaceAll(/-----[A-Z0-9 ]+-----|\s/g, '');
  return text !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/** Whether a name is written in a signature, as its certificate writes the signer's: all its words, whatever the case. */
export function namesSigner(signature: Uint8Array, name: string): boolean {
  const hay = Buffer.from(signature).toString('utf8').toUpperCase();
  const words = name
    .toUpperCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => hay.includes(word));
}
