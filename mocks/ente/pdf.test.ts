import { describe, expect, it } from 'vitest';
import { pdfOf } from './pdf.ts';

describe('pdfOf', () => {
  const text = Buffer.from(pdfOf(['Verbale n. 1 (copia)', 'Città \\ €'])).toString('latin1');

  it('says where each object stands', () => {
    expect(text.startsWith('%PDF-1.7\n')).toBe(true);
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)![1]);
    expect(text.slice(start, start + 9)).toBe('xref\n0 6\n');
    const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    expect(offsets).toHaveLength(5);
    for (const [i, offset] of offsets.entries()) expect(text.slice(offset).startsWith(`${i + 1} 0 obj\n`)).toBe(true);
    const [, length, stream] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(text)!;
    expect(stream).toHaveLength(Number(length));
  });

  it('writes Latin-1, special characters escaped', () => {
    expect(text).toContain(String.raw`(Verbale n. 1 \(copia\)) Tj`);
    expect(text).toContain('(Citt\xe0 \\\\ ?) Tj');
  });
});
