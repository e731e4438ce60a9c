import type { Doc, Element, ElementOptions } from './document.ts';
import type { Face, Fonts } from './fonts.ts';
import { BOTTOM, COLUMN, GREY, leadingOf, MARGIN, PANEL, RULE, SIZE } from './style.ts';
import { heightOf, lay, prose } from './text.ts';
import type { Line, Span } from './text.ts';

/** A place that contents, bookmarks and links lead to. */
export interface Place {
  readonly name: string;
  /** Counted from 1. */
  readonly page: number;
  readonly top: number;
}

export interface BlockStyle {
  /** Structure type: P unless told. */
  readonly role?: string;
  readonly x?: number;
  readonly width?: number;
  readonly size?: number;
  readonly face?: Face;
  readonly colour?: string;
  readonly before?: number;
  readonly after?: number;
  readonly hanging?: number;
  /** A tinted panel behind the lines. */
  readonly panel?: true;
}

interface Rail {
  readonly x: number;
  readonly colour: string;
  top: number;
}

/** The page being written: a cursor that goes down, breaks pages, and keeps every visible thing tagged or an artifact. */
export class Sheet {
  readonly doc: Doc;
  readonly fonts: Fonts;
  readonly places = new Map<string, Place>();
  y: number = MARGIN.top;
  #pages = 0;
  #parent: Element;
  #rails: Rail[] = [];

  constructor(doc: Doc, fonts: Fonts) {
    this.doc = doc;
    this.fonts = fonts;
    this.#parent = doc.struct('Document');
    doc.addStructure(this.#parent);
  }

  /** Pages so far. */
  get pages(): number {
    return this.#pages;
  }

  /** Points left on the page. */
  get room(): number {
    return BOTTOM - this.y;
  }

  newPage(): void {
    for (const rail of this.#rails) this.#drawRail(rail);
    this.doc.addPage();
    this.#pages++;
    this.y = MARGIN.top;
    for (const rail of this.#rails) rail.top = this.y;
  }

  /** Breaks the page unless `height` points are left. */
  need(height: number): void {
    if (this.room < height && this.y > MARGIN.top) this.newPage();
  }

  space(height: number): void {
    if (this.y > MARGIN.top) this.y += height;
  }

  /** Everything written by `body` belongs to a new structure element. */
  within(role: string, body: (element: Element) => void, options: ElementOptions = {}): void {
    const outer = this.#parent;
    const element = this.doc.struct(role, options);
    outer.add(element);
    this.#parent = element;
    body(element);
    this.#parent = outer;
    element.end();
  }

  /** Puts an element here in reading order; whoever made it fills and ends it. */
  adopt(element: Element): void {
    this.#parent.add(element);
  }

  /** A coloured rule along the left of whatever `body` writes, on every page it touches. */
  railed(colour: string, body: () => void): void {
    const rail: Rail = { x: MARGIN.left, colour, top: this.y };
    this.#rails.push(rail);
    body();
    this.#rails = this.#rails.filter((other) => other !== rail);
    this.#drawRail(rail);
  }

  /** Marks where links to `name` arrive. */
  place(name: string): Place {
    const place = { name, page: this.#pages, top: this.y };
    this.places.set(name, place);
    this.doc.addNamedDestination(name, 'XYZ', MARGIN.left, Math.max(0, this.y - 12), null);
    return place;
  }

  /** A heading that is never left alone at the foot of a page: `follow` points must fit beneath it. */
  heading(level: 1 | 2 | 3 | 4 | 5, text: string, follow = 72): void {
    const size = [SIZE.title, SIZE.chapter, SIZE.section, SIZE.part, SIZE.body][level - 1]!;
    const lines = lay(this.fonts, [{ text, face: 'strong' }], COLUMN, { size });
    this.space([0, 6, 10, 14, 8][level - 1]!);
    this.need(heightOf(lines) + follow);
    this.lines(lines, { role: `H${level}` });
    this.space([10, 12, 8, 4, 3][level - 1]!);
  }

  /** A paragraph. */
  text(content: string | readonly Span[], style: BlockStyle = {}): void {
    const x = style.x ?? MARGIN.left;
    const size = style.size ?? SIZE.body;
    const base = {
      ...(style.face === undefined ? {} : { face: style.face }),
      ...(style.colour === undefined ? {} : { colour: style.colour }),
    };
    const spans =
      typeof content === 'string'
        ? style.face === 'code'
          ? [{ ...base, text: content }]
          : prose(content, base)
        : content;
    const width = style.width ?? MARGIN.left + COLUMN - x;
    const lines = lay(this.fonts, spans, style.panel ? width - 16 : width, {
      size,
      leading: leadingOf(size),
      ...(style.hanging === undefined ? {} : { hanging: style.hanging }),
    });
    this.space(style.before ?? 0);
    this.lines(lines, style);
    this.space(style.after ?? 4);
  }

  /** Lines already laid, over as many pages as they need; never one line alone on either side of a break. */
  lines(lines: readonly Line[], style: BlockStyle = {}): void {
    const x = style.x ?? MARGIN.left;
    const pad = style.panel ? 6 : 0;
    this.within(style.role ?? 'P', (element) => {
      let rest = lines;
      while (rest.length > 0) {
        let count = 0;
        let height = pad * 2;
        while (count < rest.length && height + rest[count]!.height <= this.room) height += rest[count++]!.height;
        if (count < rest.length) {
          if (rest.length - count === 1) count--;
          if (count < Math.min(2, rest.length) && this.y > MARGIN.top) {
            this.newPage();
            continue;
          }
          count = Math.max(1, count);
        }
        const chunk = rest.slice(0, count);
        rest = rest.slice(count);
        if (style.panel)
          this.fill(x, this.y, style.width ?? MARGIN.left + COLUMN - x, heightOf(chunk) + pad * 2, PANEL);
        this.y += pad;
        const top = this.y;
        element.add(() => this.draw(chunk, style.panel ? x + 8 : x, top));
        this.y += heightOf(chunk) + pad;
        if (rest.length > 0) this.newPage();
      }
    });
  }

  /** Draws lines from `top` down, inside whatever content is marked. Does not move the cursor. */
  draw(lines: readonly Line[], x: number, top: number): void {
    let y = top;
    for (const line of lines) {
      // the height of the capitals is centred in the line box
      const baseline = y + (line.height + line.size * 0.69) / 2;
      for (const piece of line.pieces) {
        const text = piece.text.trimEnd();
        if (text === '') continue;
        this.doc
          .font(piece.font)
          .fontSize(piece.size)
          .fillColor(piece.colour)
          .text(piece.text, x + piece.x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      }
      y += line.height;
    }
  }

  /** Something seen and not read: a rule, a fill, a repeated header. */
  artifact(type: 'Layout' | 'Pagination', body: () => void): void {
    this.doc.markContent('Artifact', { type });
    body();
    this.doc.endMarkedContent();
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.artifact('Layout', () => this.doc.rect(x, y, width, height).fill(colour));
  }

  rule(
    y: number = this.y,
    colour: string = RULE,
    thickness = 0.5,
    x: number = MARGIN.left,
    width: number = COLUMN,
  ): void {
    this.fill(x, y, width, thickness, colour);
  }

  /** A label in grey at the left and its value beside it: one line of a table without rules. */
  fact(label: string, value: readonly Span[], style: { x?: number; labelWidth?: number; size?: number } = {}): void {
    const x = style.x ?? MARGIN.left;
    const labelWidth = style.labelWidth ?? 128;
    const size = style.size ?? SIZE.body;
    const leading = leadingOf(size);
    const labels = lay(this.fonts, [{ text: label, colour: GREY }], labelWidth - 10, { size: SIZE.small, leading });
    const values = lay(this.fonts, value, MARGIN.left + COLUMN - x - labelWidth, { size, leading });
    this.need(Math.min(heightOf(values), leading * 3));
    this.within('P', (element) => {
      let rest = values;
      let first = true;
      while (first || rest.length > 0) {
        const count = Math.max(1, Math.min(rest.length, Math.floor(this.room / leading)));
        const chunk = rest.slice(0, count);
        rest = rest.slice(count);
        const top = this.y;
        const withLabel = first;
        element.add(() => {
          if (withLabel) this.draw(labels, x, top);
          this.draw(chunk, x + labelWidth, top);
        });
        this.y += Math.max(heightOf(chunk), withLabel ? heightOf(labels) : 0);
        first = false;
        if (rest.length > 0) this.newPage();
      }
    });
    this.space(2);
  }

  /** Ends the structure: nothing can be written after. */
  end(): void {
    this.#parent.end();
  }

  #drawRail(rail: Rail): void {
    if (this.y > rail.top) this.fill(rail.x, rail.top, 2.5, this.y - rail.top, rail.colour);
  }
}
