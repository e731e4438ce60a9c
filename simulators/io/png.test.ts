import { describe, expect, test } from 'vitest';
import { readPng } from './png.ts';
import { JPEG, palettePng, png } from './pictures.fixture.ts';
import type { Rgba } from './pictures.fixture.ts';

const CORNERS: readonly Rgba[] = [
  [10, 20, 30, 255],
  [40, 50, 60, 0],
  [70, 80, 90, 128],
  [100, 110, 120, 255],
];

const four = (colour: Rgba): readonly Rgba[] => [colour, colour, colour, colour];

/** Four colours in the corners, something uneven between them. */
const corner =
  (width: number, height: number) =>
  (x: number, y: number): Rgba => {
    const index = (x === width - 1 ? 1 : 0) + (y === height - 1 ? 2 : 0);
    return (x === 0 || x === width - 1) && (y === 0 || y === height - 1)
      ? CORNERS[index]!
      : [(x * 7) & 255, (y * 13) & 255, (x * y) & 255, 255];
  };

describe('a PNG', () => {
  test.each(
    [true, false].flatMap((interlaced) =>
      [0, 1, 2, 3, 4].flatMap((filter) =>
        [
          [300, 300],
          [5, 3],
          [9, 17],
        ].map(([width = 0, height = 0]) => ({ interlaced, filter, width, height })),
      ),
    ),
  )('%j is read to the corners', ({ width, height, ...how }) => {
    const read = readPng(png({ width, height, ...how, pixel: corner(width, height) }));
    expect(read).toEqual({ ok: true, png: { width, height, corners: CORNERS } });
  });

  test('without transparency, in greys, with a palette', () => {
    const opaque = readPng(png({ width: 2, height: 2, colour: 2, pixel: () => [1, 2, 3, 0] }));
    expect(opaque).toMatchObject({ ok: true, png: { corners: four([1, 2, 3, 255]) } });
    const grey = readPng(png({ width: 2, height: 2, colour: 0, pixel: () => [9, 0, 0, 0] }));
    expect(grey).toMatchObject({ ok: true, png: { corners: four([9, 9, 9, 255]) } });
    expect(readPng(palettePng(20, true))).toMatchObject({ ok: true, png: { corners: four([0, 0, 0, 0]) } });
    expect(readPng(palettePng(20, false))).toMatchObject({ ok: true, png: { corners: four([0, 0, 0, 255]) } });
  });
});

describe('what is no PNG, or a broken one', () => {
  const good = png({ width: 30, height: 30 });

  test('another format is named', () => {
    expect(readPng(JPEG)).toEqual({ ok: false, problem: { kind: 'otherFormat', looksLike: 'JPEG' } });
    expect(readPng(Buffer.from('<svg/>'))).toMatchObject({ problem: { looksLike: 'SVG o altro XML' } });
    expect(readPng(new Uint8Array())).toMatchObject({ problem: { looksLike: 'un file vuoto' } });
  });

  test('cut anywhere, it is truncated', () => {
    for (let length = 1; length < good.length; length++)
      expect(readPng(good.subarray(0, length))).toMatchObject({ ok: false, problem: { kind: 'truncated' } });
  });

  test('with any byte of its chunks changed, it is not read as good', () => {
    for (let at = 8; at < good.length; at++) {
      const broken = Buffer.from(good);
      broken[at] = broken[at]! ^ 0xff;
      expect(readPng(broken).ok).toBe(false);
    }
  });

  test('dimensions that promise more than there is', () => {
    expect(readPng(png({ width: 0, height: 3 }))).toMatchObject({ problem: { kind: 'corrupt' } });
    expect(readPng(png({ width: 3, height: 3, filter: 0, pixel: () => [0, 0, 0, 0] })).ok).toBe(true);
  });
});
