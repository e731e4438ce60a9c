import type { RenderOptions } from 'bwip-js';

/** Squares of a symbol: row by row, true where it is dark; no quiet zone. */
export type Moduli = readonly (readonly boolean[])[];

/** QR code, error correction M, of version 4 (33 by 33) unless the text needs more (iris.md §7.2). */
export function qrModules(text: string): Promise<Moduli> {
  return modules('qrcode', text, { eclevel: 'M', version: 4 });
}

/** DataMatrix ECC 200, square. */
export function dataMatrixModules(text: string): Promise<Moduli> {
  return modules('datamatrix', text, { format: 'square' });
}

async function modules(bcid: string, text: string, options: Partial<Record<string, unknown>>): Promise<Moduli> {
  const { default: bwip } = await import('bwip-js');
  const [symbol] = bwip.raw({ bcid, text, ...options } as RenderOptions);
  if (symbol === undefined || !('pixs' in symbol)) throw new Error(`${bcid} is no symbol of squares`);
  const { pixs, pixx, pixy } = symbol;
  return Array.from({ length: pixy }, (_, row) =>
    Array.from({ length: pixx }, (__, column) => pixs[row * pixx + column] === 1),
  );
}
