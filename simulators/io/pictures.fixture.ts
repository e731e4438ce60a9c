import { crc32, deflateSync } from 'node:zlib';

export type Rgba = readonly [number, number, number, number];

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** 6: colours with transparency; 2: colours; 0: greys. 6 unless told. */
  readonly colour?: 0 | 2 | 6;
  readonly interlaced?: boolean;
  /** The filter of every row, 0-4; 0 unless told. */
  readonly filter?: number;
  pixel?(x: number, y: number): Rgba;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const WHITE: Rgba = [255, 255, 255, 255];

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of eight bits a sample: white, unless told. */
export function png({
  width,
  height,
  colour = 6,
  interlaced = false,
  filter = 0,
  pixel = () => WHITE,
}: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colour, 0, 0, interlaced ? 1 : 0], 8);
  const passes = interlaced
    ? [
        [0, 0, 8, 8],
        [4, 0, 8, 8],
        [0, 4, 4, 8],
        [2, 0, 4, 4],
        [0, 2, 2, 4],
        [1, 0, 2, 2],
        [0, 1, 1, 2],
      ]
    : [[0, 0, 1, 1]];
  const samples = colour === 6 ? 4 : colour === 2 ? 3 : 1;
  const rows: Buffer[] = [];
  for (const [x0 = 0, y0 = 0, dx = 1, dy = 1] of passes) {
    let above = Buffer.alloc(Math.max(0, Math.ceil((width - x0) / dx)) * samples);
    for (let y = y0; y < height; y += dy) {
      const line: number[] = [];
      for (let x = x0; x < width; x += dx) line.push(...pixel(x, y).slice(0, samples));
      if (line.length === 0) continue;
      const plain = Buffer.from(line);
      rows.push(Buffer.from([filter]), filtered(plain, above, samples, filter));
      above = plain;
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function filtered(line: Buffer, above: Buffer, step: number, filter: number): Buffer {
  return Buffer.from(
    line.map((value, index) => {
      const left = index < step ? 0 : line[index - step]!;
      const up = above[index]!;
      const corner = index < step ? 0 : above[index - step]!;
      const estimate = left + up - corner;
      const nearest = [left, up, corner].reduce((best, each) =>
        Math.abs(estimate - each) < Math.abs(estimate - best) ? each : best,
      );
      return (value - [0, left, up, (left + up) >> 1, nearest][filter]!) & 0xff;
    }),
  );
}

/** A palette picture of one bit a pixel, black but for the first colour, which may be transparent. */
export function palettePng(side: number, transparent: boolean): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 3, 0, 0, 0], 8);
  const row = Buffer.alloc(1 + Math.ceil(side / 8));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([0, 0, 0, 255, 0, 0])),
    ...(transparent ? [chunk('tRNS', Buffer.from([0]))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The first bytes of a JPEG file. */
export const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
