import type { Sheet } from './sheet.ts';
import { BOTTOM, COLUMN, GREY, MARGIN, RULE, SIZE } from './style.ts';
import { lay, oneLine } from './text.ts';

/** A line of the contents. */
export interface ContentsEntry {
  readonly title: string;
  readonly level: 1 | 2;
  /** Name of the place it leads to. */
  readonly place: string;
}

const LEADING = 19;
const HEADING = 44;

/**
 * The contents with links and page numbers. How many pages they take is known before anything else is written, so the
 * pages are set aside now; the function returned fills them once every place has its page.
 */
export function contents(sheet: Sheet, title: string, entries: readonly ContentsEntry[]): () => void {
  const first = Math.floor((BOTTOM - MARGIN.top - HEADING) / LEADING);
  const others = Math.floor((BOTTOM - MARGIN.top) / LEADING);
  const pages: ContentsEntry[][] = [entries.slice(0, first)];
  for (let at = first; at < entries.length; at += others) pages.push(entries.slice(at, at + others));
  const from = sheet.pages;
  for (let i = 0; i < pages.length; i++) sheet.newPage();
  const { doc, fonts } = sheet;
  // the element stands here in reading order, though its lines come later
  const section = doc.struct('Sect');
  sheet.adopt(section);
  return () => {
    const toc = doc.struct('TOC');
    for (const [index, page] of pages.entries()) {
      doc.switchToPage(from + index);
      let y: number = MARGIN.top;
      if (index === 0) {
        const heading = doc.struct('H2');
        section.add(heading);
        heading.add(() =>
          sheet.draw(lay(fonts, [{ text: title, face: 'strong' }], COLUMN, { size: SIZE.chapter }), MARGIN.left, y),
        );
        heading.end();
        section.add(toc);
        y += HEADING;
      }
      for (const entry of page) {
        const { name, page: number } = sheet.places.get(entry.place) ?? { name: entry.place, page: 0 };
        const indent = entry.level === 1 ? 0 : 16;
        const size = entry.level === 1 ? SIZE.body : SIZE.small + 0.6;
        const figure = oneLine(fonts, [{ text: String(number), colour: GREY }], 40, { size });
        const label = oneLine(
          fonts,
          [{ text: entry.title, face: entry.level === 1 ? 'strong' : 'text' }],
          COLUMN - indent - 56,
          { size, leading: LEADING },
        );
        const item = doc.struct('TOCI');
        toc.add(item);
        const link = doc.struct('Link');
        item.add(link);
        const top = y;
        link.add(() => {
          sheet.draw([label], MARGIN.left + indent, top);
          sheet.draw([{ ...figure, height: LEADING }], MARGIN.left + COLUMN - figure.width, top);
        });
        doc.goTo(MARGIN.left, top, COLUMN, LEADING, name, {
          structParent: link,
          Contents: new String(`${entry.title}, pagina ${number}`),
        });
        link.end();
        item.end();
        sheet.fill(
          MARGIN.left + indent + label.width + 6,
          top + LEADING / 2 + 2.6,
          Math.max(0, COLUMN - indent - label.width - figure.width - 12),
          0.35,
          RULE,
        );
        y += LEADING;
      }
    }
    toc.end();
    section.end();
  };
}
