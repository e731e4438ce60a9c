import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { declaredPdfA } from './pdfa.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const xmp = (properties: string): string => `<x:xmpmeta><rdf:Description ${properties}</x:xmpmeta>`;

it.each([
  ['attributes', xmp('pdfaid:part="2" pdfaid:conformance="A"/>'), '2a'],
  ['elements', xmp('><pdfaid:part>1</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>'), '1a'],
  ['another level', xmp('pdfaid:part="3" pdfaid:conformance="B"/>'), '3b'],
  ['a part without conformance', xmp('pdfaid:part="4"/>'), '4'],
  ['no declaration', xmp('xmp:CreatorTool="gestionale"/>'), undefined],
])('%s', (_, metadata, level) => {
  expect(declaredPdfA(bytes(`%PDF-1.7\n${metadata}\n%%EOF`))).toBe(level);
});

it('reads metadata that are compressed', () => {
  const packed = deflateSync(Buffer.from(xmp('pdfaid:part="2" pdfaid:conformance="A"/>'))).toString('latin1');
  const head = `<< /Type /Metadata /Subtype /XML /Filter /FlateDecode /Length ${packed.length} >>`;
  expect(declaredPdfA(bytes(`%PDF-1.7\n1 0 obj\n${head}\nstream\n${packed}\nendstream\nendobj\n%%EOF`))).toBe('2a');
});

it('a stream that does not inflate declares nothing', () => {
  const head = '<< /Type /Metadata /Filter /FlateDecode /Length 4 >>';
  expect(declaredPdfA(bytes(`%PDF-1.7\n${head}\nstream\nabcd\nendstream`))).toBeUndefined();
});

it('what is not a PDF declares nothing, whatever it says', () => {
  expect(declaredPdfA(bytes(xmp('pdfaid:part="2" pdfaid:conformance="A"/>')))).toBeUndefined();
});
