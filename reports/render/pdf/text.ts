import { partsOf } from '../content/literals.ts';
import type { Face, Fonts } from './fonts.ts';
import { INK, leadingOf, SIZE } from './style.ts';

/** A stretch of text in one style. */
export interface Span {
  readonly text: string;
  readonly face?: Face;
  readonly size?: number;
  readonly colour?: string;
}

/** A piece of a line, where it stands from the left of its block. */
export interface Piece {
  readonly x: number;
  readonly text: string;
  readonly font: string;
  readonly size: number;
  readonly colour: string;
}

export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** Height of its box. */
  readonly height: number;
  readonly size: number;
}

interface Atom {
  readonly text: string;
  readonly font: string;
  readonly size: number;
  readonly colour: string;
  readonly width: number;
}

/** Roboto Mono looks larger than Titillium at the same size. */
const CODE_RATIO = 0.88;

/** Sets spans into lines of a width. Words that fit no line are broken, after a separator where one is near. */
export function lay(fonts: Fonts, spans: readonly Span[], width: number, options: LayOptions = {}): readonly Line[] {
  const size = options.size ?? SIZE.body;
  const leading = options.leading ?? leadingOf(size);
  const hanging = options.hanging ?? 0;
  const lines: Line[] = [];
  let pieces: Piece[] = [];
  let x = 0;
  const endLine = (): void => {
    lines.push({ pieces, width: x, height: leading, size });
    pieces = [];
    x = hanging;
  };
  const put = (atom: Atom): void => {
    const last = pieces.at(-1);
    if (last?.font === atom.font && last.size === atom.size && last.colour === atom.colour)
      pieces[pieces.length - 1] = { ...last, text: last.text + atom.text };
    else pieces.push({ x, text: atom.text, font: atom.font, size: atom.size, colour: atom.colour });
    x += atom.width;
  };
  for (const word of wordsOf(fonts, spans, size)) {
    if (word === 'break') {
      endLine();
      x = 0;
      continue;
    }
    const full = sum(word);
    const inked = full - trailingSpace(fonts, word);
    if (x + inked > width && pieces.length > 0 && (inked <= width - hanging || x > width * 0.6)) endLine();
    if (x + inked <= width) for (const atom of word) put(atom);
    else
      for (const atom of word)
        for (const part of broken(fonts, atom, width - x, width - hanging)) {
          if (x + part.width > width && pieces.length > 0) endLine();
          put(part);
        }
  }
  if (pieces.length > 0 || lines.length === 0) endLine();
  return lines;
}

export interface LayOptions {
  readonly size?: number;
  readonly leading?: number;
  /** Indent of the lines after the first. */
  readonly hanging?: number;
}

/** Sum of the heights of lines. */
export function heightOf(lines: readonly Line[]): number {
  return lines.reduce((height, line) => height + line.height, 0);
}

/** Spans of a message, what is literal in it set as code. */
export function prose(text: string, style: Omit<Span, 'text'> = {}): readonly Span[] {
  return partsOf(text).map((part) =>
    part.literal ? { ...style, text: part.text, face: 'code' } : { ...style, text: part.text },
  );
}

/** One line of at most `width`, an ellipsis standing for what does not fit. */
export function oneLine(fonts: Fonts, spans: readonly Span[], width: number, options: LayOptions = {}): Line {
  const [first, second] = lay(fonts, spans, width, options);
  if (second === undefined) return first!;
  const size = options.size ?? SIZE.body;
  const ellipsis = fonts.width('…', 'text', size);
  const [cut] = lay(fonts, spans, width - ellipsis, options);
  const colour = cut!.pieces.at(-1)?.colour ?? INK;
  return {
    ...cut!,
    pieces: [...cut!.pieces, { x: cut!.width, text: '…', font: 'text', size, colour }],
    width: cut!.width + ellipsis,
  };
}

function* wordsOf(fonts: Fonts, spans: readonly Span[], size: number): Generator<Atom[] | 'break'> {
  let word: Atom[] = [];
  for (const span of spans) {
    const face = span.face ?? 'text';
    const own = (span.size ?? size) * (face === 'code' ? CODE_RATIO : 1);
    for (const [index, part] of span.text.replaceAll('\r\n', '\n').split('\n').entries()) {
      if (index > 0) {
        if (word.length > 0) yield word;
        word = [];
        yield 'break';
      }
      for (const run of fonts.runs(part, face))
        for (const text of run.text.split(/(?<= )(?! )/)) {
          const fitted = own * fitOf(run.font, face);
          word.push({
            text,
            font: run.font,
            size: fitted,
            colour: span.colour ?? INK,
            width: fonts.width(text, run.font, fitted),
          });
          if (text.endsWith(' ')) {
            yield word;
            word = [];
          }
        }
    }
  }
  if (word.length > 0) yield word;
}

/** DejaVu, and the code face inside text, look larger than Titillium at the same size. */
function fitOf(font: string, face: Face): number {
  if (font.endsWith('Fallback')) return 0.92;
  return font === 'code' && face !== 'code' ? CODE_RATIO : 1;
}

const SEPARATORS = new Set('/?&=_.,:;-@|');

/** An atom in parts: the first at most `first` wide, the others at most `full`. */
function* broken(fonts: Fonts, atom: Atom, first: number, full: number): Generator<Atom> {
  let part = '';
  let width = 0;
  let afterSeparator = 0;
  let limit = first;
  const make = (text: string): Atom => ({ ...atom, text, width: fonts.width(text, atom.font, atom.size) });
  for (const character of atom.text) {
    const own = fonts.width(character, atom.font, atom.size);
    if (width + own > limit && part !== '') {
      const cut = afterSeparator > part.length * 0.7 ? afterSeparator : part.length;
      yield make(part.slice(0, cut));
      part = part.slice(cut);
      width = fonts.width(part, atom.font, atom.size);
      afterSeparator = 0;
      limit = full;
    }
    part += character;
    width += own;
    if (SEPARATORS.has(character)) afterSeparator = part.length;
  }
  if (part !== '') yield make(part);
}

function trailingSpace(fonts: Fonts, word: readonly Atom[]): number {
  const last = word.at(-1);
  if (last === undefined || !last.text.endsWith(' ')) return 0;
  return last.width - fonts.width(last.text.trimEnd(), last.font, last.size);
}

function sum(word: readonly Atom[]): number {
  return word.reduce((width, atom) => width + atom.width, 0);
}
