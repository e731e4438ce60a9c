import { encode } from 'uqr';
import type { Sheet } from './sheet.ts';
import { INK } from './style.ts';

/** A QR code as vector squares, at the cursor; `alt` says what it holds to who cannot see it. Size in points. */
export function qrCode(sheet: Sheet, text: string, alt: string, x: number, size: number): void {
  const { data } = encode(text, { ecc: 'M', border: 0 });
  const side = size / data.length;
  sheet.need(size + 10);
  const top = sheet.y;
  sheet.within(
    'Figure',
    (element) =>
      element.add(() => {
        for (const [row, line] of data.entries())
          for (let from = 0; from < line.length;) {
            let to = from;
            while (to < line.length && line[to] === true) to++;
            if (to > from) sheet.doc.rect(x + from * side, top + row * side, (to - from) * side, side);
            from = to + 1;
          }
        sheet.doc.fill(INK);
      }),
    { alt, bbox: [x, top, x + size, top + size] },
  );
  sheet.y = top + size;
}
