import type { Sheet } from './sheet.ts';

/** Name of the empty field, as signing tools ask for it. */
export const SIGNATURE_FIELD = 'Firma';

/**
 * An empty, tagged signature field. Its own appearance is void: signers replace it. No seed value and no lock: what
 * signers do with them differs.
 */
export function signatureField(sheet: Sheet, x: number, y: number, width: number, height: number): void {
  const { doc } = sheet;
  // a font must be open before a form is; this one is embedded
  doc.font('text');
  doc.initForm();
  // oxlint-disable-next-line no-underscore-dangle -- pdfkit has no public way to the form it has just made
  const form = doc._root.data.AcroForm!.data;
  // PDF/A forbids what pdfkit asks of viewers by itself
  delete form.NeedAppearances;
  form.SigFlags = 1;
  const appearance = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] });
  // an empty stream would be written as a plain dictionary
  appearance.end(Buffer.from('q Q'));
  sheet.within('Form', (element) => {
    doc.annotate(x, y, width, height, {
      Subtype: 'Widget',
      FT: 'Sig',
      T: new String(SIGNATURE_FIELD),
      TU: new String('Campo vuoto per la firma digitale di chi rappresenta l’ente'),
      Contents: new String('Campo vuoto per la firma digitale di chi rappresenta l’ente'),
      F: 4,
      AP: { N: appearance },
      structParent: element,
    });
  });
  form.Fields.push(doc.page.annotations.at(-1));
}
