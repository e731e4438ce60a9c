import PDFDocument from 'pdfkit';
import type { OpenFont } from './fonts.ts';
import { MARGIN, PAGE } from './style.ts';

/**
 * PDF/A-2a is what is delivered; PDF/A-3a, on request, holds the machine-readable evidence too; PDF/A-1b is rendered only
 * to be checked by a validator that knows no other.
 */
export type Profile = 'PDF/A-2a' | 'PDF/A-3a' | 'PDF/A-1b';

export interface Description {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** Date of the document: the end of the run, never "now". */
  readonly date: Date;
  readonly profile: Profile;
}

/** pdfkit's document, with what its type declarations leave out. */
export type Doc = Omit<
  PDFKit.PDFDocument,
  'outline' | 'struct' | 'annotate' | 'page' | 'addNamedDestination' | 'goTo' | 'file'
> & {
  readonly _font: OpenFont;
  readonly outline: Outline;
  struct(type: string, options?: ElementOptions): Element;
  annotate(x: number, y: number, width: number, height: number, options: object): void;
  readonly page: PDFKit.PDFPage & { readonly annotations: readonly object[] };
  readonly _root: { readonly data: { readonly AcroForm?: { readonly data: Form } } };
  addNamedDestination(name: string, fit: 'XYZ', left: number, top: number, zoom: number | null): void;
  file(data: Uint8Array, options: Attachment): void;
  goTo(x: number, y: number, width: number, height: number, name: string, options: object): void;
};

/** What a structure element says of itself; the box is left, top, right, bottom, in points from the top of the page. */
export interface ElementOptions {
  readonly alt?: string;
  readonly scope?: string;
  readonly title?: string;
  readonly bbox?: readonly [number, number, number, number];
}

/** The dictionary of the document's form, as far as it is touched. */
export interface Form {
  readonly Fields: object[];
  NeedAppearances?: boolean;
  SigFlags?: number;
}

/** A file inside the document, and what it is to it (ISO 32000-2, AFRelationship). */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly relationship: 'Data' | 'Supplement' | 'Source' | 'Alternative';
  readonly description: string;
  readonly creationDate: Date;
  readonly modifiedDate: Date;
}

export type Element = PDFKit.PDFStructureElement;

export interface Outline {
  addItem(title: string, options: { fit: boolean; top: number; left: number; expanded?: boolean }): Outline;
  readonly outlineData: { Count?: number };
}

/**
 * A tagged, deterministic pdfkit document in Italian, conforming to PDF/A and marked PDF/UA-1.
 */
export function openDocument(description: Description): Doc {
  const { profile, date } = description;
  const info = {
    Title: plain(description.title),
    Author: plain(description.author),
    Subject: plain(description.subject),
    Creator: 'Collaudo',
    Producer: 'Collaudo (PDFKit)',
    CreationDate: date,
    ModDate: date,
  };
  const options = {
    size: [PAGE.width, PAGE.height],
    margins: MARGIN,
    pdfVersion: profile === 'PDF/A-1b' ? '1.4' : '1.7',
    subset: profile,
    tagged: true,
    lang: 'it-IT',
    displayTitle: true,
    autoFirstPage: false,
    bufferPages: true,
    // without this pdfkit opens a face that it cannot embed
    font: null,
    info,
  };
  const doc = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as unknown as Doc;
  doc.appendXML(metadata(date));
  return doc;
}

/** All the bytes of a document; ends it. */
export function bytesOf(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.end();
  });
}

/** pdfkit writes these into XML as they are. */
function plain(text: string): string {
  return text.replaceAll('&', 'e').replace(/[<>"]/g, '’');
}

/**
 * The PDF/UA mark with the description that PDF/A demands of a property it does not know (ISO 19005-2, 6.6.2.3), and
 * the modification date, which must agree with the document's.
 */
function metadata(date: Date): string {
  return `
        <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <xmp:ModifyDate>${date.toISOString().slice(0, 19)}Z</xmp:ModifyDate>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas>
                <rdf:Bag>
                    <rdf:li rdf:parseType="Resource">
                        <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
                        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                        <pdfaSchema:property>
                            <rdf:Seq>
                                <rdf:li rdf:parseType="Resource">
                                    <pdfaProperty:name>part</pdfaProperty:name>
                                    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                                    <pdfaProperty:category>internal</pdfaProperty:category>
                                    <pdfaProperty:description>part of ISO 14289 that the document conforms to</pdfaProperty:description>
                                </rdf:li>
                            </rdf:Seq>
                        </pdfaSchema:property>
                    </rdf:li>
                </rdf:Bag>
            </pdfaExtension:schemas>
        </rdf:Description>`;
}
