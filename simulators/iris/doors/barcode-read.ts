import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A symbol found in a picture. */
export interface Simbolo {
  readonly tipo: 'qr' | 'dataMatrix';
  readonly testo: string;
}

/** A picture: encoded (PNG, JPEG), or bare RGBA. */
export type Immagine =
  Uint8Array | { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };

let ready: Promise<typeof import('zxing-wasm/reader')> | undefined;

/** The reader, with its WebAssembly from the package: nothing is fetched. */
function reader(): Promise<typeof import('zxing-wasm/reader')> {
  ready ??= (async () => {
    const zxing = await import('zxing-wasm/reader');
    const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
    await zxing.prepareZXingModule({
      overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) },
      fireImmediately: true,
    });
    return zxing;
  })();
  return ready;
}

/** QR codes and DataMatrix symbols in a picture; none where it is no picture that can be read. */
export async function readSymbols(picture: Immagine): Promise<readonly Simbolo[]> {
  const { readBarcodes } = await reader();
  const found = await readBarcodes(picture instanceof Uint8Array ? picture : { colorSpace: 'srgb', ...picture }, {
    formats: ['QRCode', 'DataMatrix'],
    tryHarder: true,
    maxNumberOfSymbols: 20,
  });
  return found
    .filter(({ isValid }) => isValid)
    .map(({ format, text }) => ({ tipo: format === 'QRCode' ? 'qr' : 'dataMatrix', testo: text }));
}
