import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';
import { FormProblem } from './problem.ts';

export type { Document, Element } from '@xmldom/xmldom';

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const WORD_2010 = 'http://schemas.microsoft.com/office/word/2010/wordml';
const XML = 'http://www.w3.org/XML/1998/namespace';

/** @throws FormProblem TEMPLATE_UNREADABLE where the part is no well-formed XML, or declares a document type */
export function parsePart(name: string, text: string): Document {
  try {
    if (text.includes('<!DOCTYPE')) throw new Error('DOCTYPE');
    return new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    }).parseFromString(text, 'text/xml');
  } catch {
    throw new FormProblem('TEMPLATE_UNREADABLE', `${name} del modello non è XML ben formato`);
  }
}

export function serialize(document: Document): string {
  return new XMLSerializer().serializeToString(document);
}

/** Every element of that name below, in document order. */
export function below(root: Document | Element, name: string, namespace = WORD): readonly Element[] {
  return [...root.getElementsByTagNameNS(namespace, name)];
}

/** The element's own children of that name, looking through content controls, which may wrap rows and cells. */
export function children(parent: Element, name: string): readonly Element[] {
  return [...parent.childNodes].flatMap((node): readonly Element[] => {
    const element = node as Element;
    if (element.namespaceURI !== WORD) return [];
    if (element.localName === name) return [element];
    return element.localName === 'sdt' || element.localName === 'sdtContent' ? children(element, name) : [];
  });
}

/** What is read in a place: its paragraphs' text, white space in one. */
export function visibleText(place: Element): string {
  return below(place, 't')
    .map((text) => text.textContent ?? '')
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * Puts a text into the first paragraph of a place, in the look of its first run; what else stood in the place goes.
 * @throws FormProblem MAP_NO_PLACE where the place has no paragraph or run to hold it
 */
export function write(place: Element, text: string): void {
  const document = place.ownerDocument!;
  const holder = place.localName === 'r' || place.localName === 'p' ? place : below(place, 'p')[0];
  const inside = holder ?? place;
  const runs = below(inside, 'r');
  const look = runs[0] === undefined ? undefined : children(runs[0], 'rPr')[0];
  for (const run of below(place, 'r')) run.parentNode!.removeChild(run);
  const run = document.createElementNS(WORD, 'w:r');
  if (look !== undefined) run.appendChild(look);
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) run.appendChild(document.createElementNS(WORD, 'w:br'));
    const piece = document.createElementNS(WORD, 'w:t');
    piece.setAttributeNS(XML, 'xml:space', 'preserve');
    piece.appendChild(document.createTextNode(line));
    run.appendChild(piece);
  }
  inside.appendChild(run);
}
