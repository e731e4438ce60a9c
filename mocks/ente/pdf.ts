import { createHash } from 'node:crypto';

/** A4 portrait, in points (210 x 297 mm). */
const A4 = '[0 0 595.28 841.89]';

/**
 * A minimal PDF 1.7 (ISO 32000-1) of one A4 page: a line of text each, Helvetica 11 pt, 2 cm from the edges. Characters
 * outside Latin-1 become question marks. It stands for the document a real ente would draw up and sign.
 */
export function pdfOf(lines: readonly string[]): Uint8Array {
  const content = `BT /F1 11 Tf 14 TL 57 770 Td ${lines.map((line) => `(${escaped(line)}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox ${A4} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  return assembled(objects);
}

/**
 * A PDF/A-2a (ISO 19005-2) of one page that paints nothing: each line is the text of a tagged paragraph, which a reader
 * for the blind says. Painting would take an embedded font and a colour profile, and it only stands for a document.
 */
export function pdfaOf(lines: readonly string[]): Uint8Array {
  const title = xmlText(lines[0] ?? '');
  const xmp =
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" pdfaid:part="2" pdfaid:conformance="A">' +
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>` +
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>';
  const metadata = Buffer.from(xmp, 'utf8').toString('latin1');
  const content = lines.map((_, index) => `/P << /MCID ${index} >> BDC EMC`).join('\n');
  const first = 8;
  const paragraphs = lines.map(
    (line, index) => `<< /Type /StructElem /S /P /P 7 0 R /Pg 3 0 R /K ${index} /ActualText (${escaped(line)}) >>`,
  );
  const kids = lines.map((_, index) => `${first + index} 0 R`).join(' ');
  return assembled([
    '<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R /Lang (it-IT) /ViewerPreferences << /DisplayDocTitle true >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox ${A4} /Contents 4 0 R /Resources << >> /StructParents 0 /Tabs /S >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Type /Metadata /Subtype /XML /Length ${metadata.length} >>\nstream\n${metadata}\nendstream`,
    `<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [${kids}]] >> /ParentTreeNextKey 1 >>`,
    `<< /Type /StructElem /S /Document /P 6 0 R /K [${kids}] >>`,
    ...paragraphs,
  ]);
}

/** A file of the objects given, numbered from 1, the catalogue first. */
function assembled(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets = objects.map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const id = createHash('sha256').update(text, 'latin1').digest('hex').slice(0, 32);
  text +=
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}` +
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function xmlText(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escaped(line: string): string {
  return line.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '?').replaceAll(/[\\()]/g, String.raw`\$&`);
}
