/** Room for a seal inside a PDF file: what the writer reserves, and how the seal gets there (ISO 32000-1 §12.8.1). */

const WIDTH = 10;
const UNKNOWN = 10 ** WIDTH - 1;

export const SIGNATURE_SLOT = {
  /** What stands for the byte range until the file is written: numbers of a width that the true ones cannot exceed. */
  byteRange: [0, UNKNOWN, UNKNOWN, UNKNOWN],
  /** Bytes of CMS that fit. */
  bytes: 4096,
} as const;

export interface SlottedPdf {
  /** The file with its byte range filled in and its contents still empty. */
  readonly bytes: Uint8Array;
  /** Offset of the `<` that opens the contents, and of the byte after its `>`. */
  readonly from: number;
  readonly to: number;
}

/** Fills in the byte range: everything but the contents themselves. @throws RangeError where the file has no slot. */
export function fillByteRange(pdf: Uint8Array): SlottedPdf {
  const bytes = Buffer.from(pdf);
  const empty = `<${'00'.repeat(SIGNATURE_SLOT.bytes)}>`;
  const from = bytes.indexOf(empty, 0, 'latin1');
  const placeholder = `/ByteRange [${SIGNATURE_SLOT.byteRange.join(' ')}]`;
  const range = bytes.indexOf(placeholder, 0, 'latin1');
  if (from < 0 || range < 0) throw new RangeError('the PDF file has no empty signature slot');
  const to = from + empty.length;
  const filled = `/ByteRange [0 ${from} ${to} ${bytes.length - to}]`;
  bytes.write(filled.padEnd(placeholder.length), range, 'latin1');
  return { bytes, from, to };
}

/** What the seal is of: the file without the contents. */
export function sealedBytes({ bytes, from, to }: SlottedPdf): Uint8Array {
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
}

/** Puts the CMS into the slot, the rest of it zeros. @throws RangeError where it does not fit. */
export function putSeal({ bytes, from }: SlottedPdf, cms: Uint8Array): Uint8Array {
  if (cms.length > SIGNATURE_SLOT.bytes) throw new RangeError(`a seal of ${cms.length} bytes does not fit in its slot`);
  const sealed = Buffer.from(bytes);
  sealed.write(Buffer.from(cms).toString('hex'), from + 1, 'latin1');
  return sealed;
}

/** The CMS of a sealed file and what it is of; undefined where the file has no seal, or one that does not reach its end. */
export function takeSeal(pdf: Uint8Array): { readonly cms: Uint8Array; readonly sealed: Uint8Array } | undefined {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length);
  const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)\s*\]/.exec(bytes.toString('latin1'));
  if (range === null) return undefined;
  const [from, to, rest] = range.slice(1).map(Number) as [number, number, number];
  if (to + rest !== bytes.length || bytes[from] !== 0x3c || bytes[to - 1] !== 0x3e) return undefined;
  const padded = Buffer.from(bytes.toString('latin1', from + 1, to - 1), 'hex');
  return { cms: padded.subarray(0, derLength(padded)), sealed: sealedBytes({ bytes, from, to }) };
}

/** Length in bytes of the DER value that stands at the start. */
function derLength(der: Uint8Array): number {
  const first = der[1] ?? 0;
  if (first < 0x80) return 2 + first;
  let length = 0;
  for (const byte of der.subarray(2, 2 + (first & 0x7f))) length = length * 256 + byte;
  return 2 + (first & 0x7f) + length;
}
