import { createRequire } from 'node:module';
import { codePoints, isUnseen } from '../content/visible.ts';
import type { Doc } from './document.ts';

/** Titillium Web for text, Roboto Mono for codes, hashes and URLs. */
export type Face = 'text' | 'strong' | 'code';

/** A stretch of text that one font draws whole. */
export interface Run {
  readonly font: string;
  readonly text: string;
}

/** What is used of pdfkit's font. */
export interface OpenFont {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  widthOfString(text: string, size: number): number;
}

/** The faces of a document: which font draws what, and how wide it is. */
export interface Fonts {
  /** Splits a text into runs, so that no character is ever drawn by a font without its glyph. No line feeds in it. */
  runs(text: string, face: Face): readonly Run[];
  /** Width in points. */
  width(text: string, font: string, size: number): number;
}

const require = createRequire(import.meta.url);

const FILES = {
  text: require.resolve('@expo-google-fonts/titillium-web/400Regular/TitilliumWeb_400Regular.ttf'),
  strong: require.resolve('@expo-google-fonts/titillium-web/600SemiBold/TitilliumWeb_600SemiBold.ttf'),
  code: require.resolve('@expo-google-fonts/roboto-mono/400Regular/RobotoMono_400Regular.ttf'),
  textFallback: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  strongFallback: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  codeFallback: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf'),
} as const;

/** Scripts whose letters join or run from right to left: drawn one by one they would mislead, so they are named instead. */
const UNDRAWN =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Thai}\p{Script=Lao}\p{Script=Tibetan}\p{Script=Mongolian}]/u;

/** Registers the faces; each is read when first used, and embedded only if something is drawn with it. */
export function openFonts(doc: Doc): Fonts {
  for (const [name, file] of Object.entries(FILES)) doc.registerFont(name, file);
  const open = (name: string): OpenFont => {
    doc.font(name);
    // oxlint-disable-next-line no-underscore-dangle -- pdfkit has no public way to ask a font what it can draw
    return doc._font;
  };
  const fontOf: Record<Face, Map<number, string | undefined>> = {
    text: new Map(),
    strong: new Map(),
    code: new Map(),
  };
  const choose = (character: string, codePoint: number, face: Face): string | undefined => {
    const known = fontOf[face];
    if (known.has(codePoint)) return known.get(codePoint);
    const candidates = UNDRAWN.test(character) || isUnseen(character) ? [] : [face, `${face}Fallback`];
    const font = candidates.find((name) => open(name).font.hasGlyphForCodePoint(codePoint));
    known.set(codePoint, font);
    return font;
  };
  const widths = new Map<string, Map<string, number>>();
  const plainRun = /^[\x20-\x7e\xa0-\xac\xae-\xff]*$/;

  return {
    runs(text, face) {
      const shown = text.replaceAll('\t', '  ');
      if (plainRun.test(shown)) return shown === '' ? [] : [{ font: face, text: shown }];
      const runs: Run[] = [];
      const add = (font: string, piece: string): void => {
        const last = runs.at(-1);
        if (last?.font === font) runs[runs.length - 1] = { font, text: last.text + piece };
        else runs.push({ font, text: piece });
      };
      let undrawn = '';
      const named = (): void => {
        if (undrawn !== '') add('code', codePoints(undrawn));
        undrawn = '';
      };
      for (const character of shown) {
        const font = choose(character, character.codePointAt(0)!, face);
        if (font === undefined) undrawn += character;
        else {
          named();
          add(font, character);
        }
      }
      named();
      return runs;
    },
    width(text, font, size) {
      let known = widths.get(font);
      if (known === undefined) widths.set(font, (known = new Map()));
      let width = known.get(text);
      if (width === undefined) known.set(text, (width = open(font).widthOfString(text, 1000)));
      return (width * size) / 1000;
    },
  };
}
