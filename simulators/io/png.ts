import { crc32, inflateSync } from 'node:zlib';

/** A pixel: red, green, blue, alpha, each 0-255. */
export type Pixel = readonly [number, number, number, number];

export interface Png {
  readonly width: number;
  readonly height: number;
  /** The four corners: top left, top right, bottom left, bottom right. */
  readonly corners: readonly [Pixel, Pixel, Pixel, Pixel];
}

/** Why bytes are no picture. `truncated`: it begins as a PNG and ends too early. */
export type PngProblem =
  | { readonly kind: 'otherFormat'; readonly looksLike: string }
  | { readonly kind: 'truncated'; readonly at: number }
  | { readonly kind: 'corrupt'; readonly why: string };

export type ReadPng = { readonly ok: true; readonly png: Png } | { readonly ok: false; readonly problem: PngProblem };

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Pixels decoded at most: a logo has 90,000. */
const MOST_PIXELS = 40_000_000;

/** Samples a pixel and bit depths allowed, by colour type (ISO/IEC 15948, table 11.1). */
const COLOURS: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly samples: number;
  readonly interlaced: boolean;
}

class Unreadable extends Error {
  readonly problem: PngProblem;
  constructor(problem: PngProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/**
 * Reads a PNG whole: chunks and their sums, the compressed data, filters and interlacing, down to the pixels of the four
 * corners (ISO/IEC 15948). Never throws.
 */
export function readPng(bytes: Uint8Array): ReadPng {
  try {
    return { ok: true, png: decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem };
    throw error;
  }
}

function decode(bytes: Buffer): Png {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) {
    if (bytes.length < SIGNATURE.length && bytes.length > 0 && bytes.every((byte, index) => byte === SIGNATURE[index]))
      throw new Unreadable({ kind: 'truncated', at: bytes.length });
    throw new Unreadable({ kind: 'otherFormat', looksLike: formatOf(bytes) });
  }
  let header: Header | undefined;
  let palette: Buffer | undefined;
  let transparency: Buffer | undefined;
  const data: Buffer[] = [];
  for (const { type, content } of chunks(bytes)) {
    if (header === undefined && type !== 'IHDR') throw corrupt('il primo blocco non è IHDR');
    if (type === 'IHDR') header = headerFrom(content);
    else if (type === 'PLTE') palette = content;
    else if (type === 'tRNS') transparency = content;
    else if (type === 'IDAT') data.push(content);
  }
  if (header === undefined) throw corrupt('manca IHDR');
  if (header.colour === 3 && palette === undefined) throw corrupt('manca la tavolozza');
  const pixels = inflated(Buffer.concat(data), sizeOf(header));
  return {
    width: header.width,
    height: header.height,
    corners: corners(header, pixels, (samples) => colourOf(header, samples, palette, transparency)),
  };
}

function* chunks(bytes: Buffer): Generator<{ readonly type: string; readonly content: Buffer }> {
  for (let at = SIGNATURE.length; ;) {
    if (at + 12 > bytes.length) throw new Unreadable({ kind: 'truncated', at: bytes.length });
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(type)) throw corrupt(`blocco senza nome al byte ${at + 1}`);
    if (end > bytes.length) throw new Unreadable({ kind: 'truncated', at: bytes.length });
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      throw corrupt(`la somma di controllo del blocco ${type} non torna`);
    if (type === 'IEND') return;
    yield { type, content: bytes.subarray(at + 8, end - 4) };
    at = end;
  }
}

function headerFrom(content: Buffer): Header {
  if (content.length !== 13) throw corrupt('IHDR non ha 13 byte');
  const [width, height] = [content.readUInt32BE(0), content.readUInt32BE(4)];
  const [depth = 0, colour = 0, compression, filter, interlace = 0] = content.subarray(8);
  const known = COLOURS[colour];
  if (known === undefined || !known.depths.includes(depth)) throw corrupt('tipo di colore o profondità non previsti');
  if (compression !== 0 || filter !== 0 || interlace > 1)
    throw corrupt('compressione, filtro o intreccio non previsti');
  if (width === 0 || height === 0) throw corrupt('una dimensione è zero');
  if (width * height > MOST_PIXELS) throw corrupt(`${width}×${height} pixel sono troppi`);
  return { width, height, depth, colour, samples: known.samples, interlaced: interlace === 1 };
}

/** A pass of the picture: which pixels it holds. One pass holds them all, unless the picture is interlaced. */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

const WHOLE: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];
const ADAM7: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

/** Columns and rows of a pass, and bytes of a row. */
function extent({ width, height, depth, samples }: Header, { x, y, dx, dy }: Pass) {
  const columns = Math.max(0, Math.ceil((width - x) / dx));
  const rows = Math.max(0, Math.ceil((height - y) / dy));
  return { columns, rows: columns === 0 ? 0 : rows, bytes: Math.ceil((columns * samples * depth) / 8) };
}

function passesOf({ interlaced }: Header): readonly Pass[] {
  return interlaced ? ADAM7 : WHOLE;
}

function sizeOf(header: Header): number {
  return passesOf(header).reduce((sum, pass) => {
    const { rows, bytes } = extent(header, pass);
    return sum + rows * (bytes + 1);
  }, 0);
}

function inflated(data: Buffer, size: number): Buffer {
  let pixels;
  try {
    pixels = inflateSync(data, { maxOutputLength: size });
  } catch {
    throw corrupt('i dati compressi non si leggono');
  }
  if (pixels.length < size) throw corrupt('i dati sono meno di quelli delle dimensioni dichiarate');
  return pixels;
}

function corners(header: Header, pixels: Buffer, colour: (samples: readonly number[]) => Pixel): Png['corners'] {
  const { width, height } = header;
  const places = [
    [0, 0],
    [width - 1, 0],
    [0, height - 1],
    [width - 1, height - 1],
  ] as const;
  const found: Pixel[] = places.map(() => [0, 0, 0, 0]);
  let at = 0;
  for (const pass of passesOf(header)) {
    const { rows, bytes } = extent(header, pass);
    let before: Buffer = Buffer.alloc(bytes);
    for (let row = 0; row < rows; row++) {
      const line = unfiltered(pixels[at] ?? 0, pixels.subarray(at + 1, at + 1 + bytes), before, stride(header));
      at += bytes + 1;
      before = line;
      for (const [index, [x, y]] of places.entries()) {
        if (y !== pass.y + row * pass.dy || (x - pass.x) % pass.dx !== 0 || x < pass.x) continue;
        found[index] = colour(samplesAt(header, line, (x - pass.x) / pass.dx));
      }
    }
  }
  const [first, second, third, fourth] = found;
  return [first!, second!, third!, fourth!];
}

/** Bytes of a whole pixel, as filters count them. */
function stride({ depth, samples }: Header): number {
  return Math.max(1, (depth * samples) >> 3);
}

function unfiltered(filter: number, line: Buffer, above: Buffer, step: number): Buffer {
  if (filter > 4) throw corrupt(`filtro ${filter} non previsto`);
  const out = Buffer.alloc(line.length);
  for (let index = 0; index < line.length; index++) {
    const left = index < step ? 0 : out[index - step]!;
    const up = above[index]!;
    const corner = index < step ? 0 : above[index - step]!;
    const guess =
      filter === 0
        ? 0
        : filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : paeth(left, up, corner);
    out[index] = (line[index]! + guess) & 0xff;
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function samplesAt({ depth, samples }: Header, line: Buffer, column: number): number[] {
  return Array.from({ length: samples }, (_, index) => {
    const sample = column * samples + index;
    if (depth === 8) return line[sample]!;
    if (depth === 16) return line.readUInt16BE(sample * 2);
    const bit = sample * depth;
    return (line[bit >> 3]! >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  });
}

function colourOf(
  { depth, colour }: Header,
  samples: readonly number[],
  palette: Buffer | undefined,
  transparency: Buffer | undefined,
): Pixel {
  const most = 2 ** depth - 1;
  const byte = (sample: number): number => Math.round((sample * 255) / most);
  const [a = 0, b = 0, c = 0, d = 0] = samples;
  const clear = (...wanted: readonly number[]): number =>
    transparency !== undefined &&
    transparency.length >= wanted.length * 2 &&
    wanted.every((sample, index) => transparency.readUInt16BE(index * 2) === sample)
      ? 0
      : 255;
  switch (colour) {
    case 0:
      return [byte(a), byte(a), byte(a), clear(a)];
    case 2:
      return [byte(a), byte(b), byte(c), clear(a, b, c)];
    case 3:
      if (palette === undefined || a * 3 + 2 >= palette.length) throw corrupt('un colore non è nella tavolozza');
      return [palette[a * 3]!, palette[a * 3 + 1]!, palette[a * 3 + 2]!, transparency?.[a] ?? 255];
    case 4:
      return [byte(a), byte(a), byte(a), byte(b)];
    default:
      return [byte(a), byte(b), byte(c), byte(d)];
  }
}

function corrupt(why: string): Unreadable {
  return new Unreadable({ kind: 'corrupt', why });
}

const FORMATS: readonly (readonly [string, readonly number[]])[] = [
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['BMP', [0x42, 0x4d]],
  ['WebP', [0x52, 0x49, 0x46, 0x46]],
  ['SVG o altro XML', [0x3c]],
];

function formatOf(bytes: Buffer): string {
  if (bytes.length === 0) return 'un file vuoto';
  return FORMATS.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0] ?? 'un altro formato';
}
