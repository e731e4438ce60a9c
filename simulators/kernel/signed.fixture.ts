const SIGNED_DATA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

/** The outside of a .p7m, with the signer's name where a certificate has it: a shape, not a signature. */
export function p7m(signer: string): Buffer {
  const inside = Buffer.concat([
    Buffer.from(SIGNED_DATA),
    Buffer.from(`....${signer.toUpperCase()}....`.padEnd(128, '.')),
  ]);
  return Buffer.concat([Buffer.from([0x30, 0x82, inside.length >> 8, inside.length & 0xff]), inside]);
}

/** A PDF with the outside of a signature. */
export function signedPdf(signer: string): Buffer {
  return Buffer.from(
    `%PDF-1.7\n1 0 obj <</Type/Sig /ByteRange [0 10 20 30] /Contents <${p7m(signer).toString('hex')}>>> endobj\n%%EOF`,
  );
}
