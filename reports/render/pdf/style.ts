import type { Verdict } from '../../verdict-tree.ts';

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;
export const MARGIN = { left: 58, right: 58, top: 68, bottom: 64 } as const;
export const COLUMN = PAGE.width - MARGIN.left - MARGIN.right;
export const BOTTOM = PAGE.height - MARGIN.bottom;

export const INK = '#17202A';
export const GREY = '#55606B';
export const RULE = '#C5CCD3';
export const PANEL = '#F3F5F7';

/** Dark enough on white to be read (4.5:1), and never the only sign: the words always stand beside it. */
export const VERDICT_COLOURS: Readonly<Record<Verdict, string>> = {
  error: '#6A1B9A',
  fail: '#B3261E',
  blocked: '#7A4F01',
  untested: '#55606B',
  warn: '#8A5A00',
  attested: '#1F5C99',
  pass: '#0B6B3A',
  notApplicable: '#55606B',
};

/** Sizes in points. */
export const SIZE = { title: 30, chapter: 19, section: 15, part: 11.5, body: 9.6, small: 8.2, tiny: 7.4, code: 7.6 };

/** Height of a line box for a size. */
export function leadingOf(size: number): number {
  return size >= SIZE.section ? size * 1.22 : size * 1.42;
}
