import { inflateSync } from 'node:zlib';

/**
 * The level of PDF/A that a document declares in its XMP metadata (`2a`, `1b` ...), undefined where it declares none.
 * Declaring is not being: a validator says whether the document keeps its word (io.md §3.9; the test is ours).
 */
export function declaredPdfA(bytes: Uint8Array): string | undefined {
  const document = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!document.subarray(0, 5).equals(Buffer.from('%PDF-'))) return undefined;
  const plain = document.toString('latin1');
  return (
    levelIn(plain) ??
    compressedMetadata(plain, document)
      .map(levelIn)
      .find((level) => level !== undefined)
  );
}

/** XMP writes a property as an attribute or as an element. */
function levelIn(xmp: string): string | undefined {
  const part = /pdfaid:part(?:\s*=\s*["']|\s*>)\s*([1-4])/.exec(xmp)?.[1];
  const conformance = /pdfaid:conformance(?:\s*=\s*["']|\s*>)\s*([ABUEF])/i.exec(xmp)?.[1] ?? '';
  return part === undefined ? undefined : `${part}${conformance.toLowerCase()}`;
}

/** Metadata streams may be compressed from PDF/A-2 on. */
function compressedMetadata(plain: string, document: Buffer): readonly string[] {
  return [...plain.matchAll(/<<[^<>]*\/Type\s*\/Metadata\b[^<>]*>>\s*stream\r?\n/g)].flatMap(({ 0: head, index }) => {
    const from = index + head.length;
    const to = plain.indexOf('endstream', from);
    try {
      return to < 0 ? [] : [inflateSync(document.subarray(from, to)).toString('latin1')];
    } catch {
      return [];
    }
  });
}
