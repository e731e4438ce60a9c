import { readCms } from '../cms/read.ts';
import { signaturesOf } from '../cms/signers.ts';
import { readTimeStamp } from '../cms/time-stamp.ts';
import { SignatureProblem } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Signature } from '../signature.ts';
import { signedRanges } from './ranges.ts';
import type { SignedRange } from './ranges.ts';

export interface PdfSignatures {
  readonly signatures: readonly Signature[];
  /** What is wrong with the file around them: bytes or edits after the last one. */
  readonly refusals: readonly Refusal[];
}

/** A PDF from its first byte: readers that look for one further on can be shown another document than was signed. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/**
 * The signatures of a PDF (PAdES, EN 319 142-1; poppler's adbe.pkcs7.detached has the same form), each over its own revision, and
 * whether the last covers the file to its end: a digest alone stays valid when something is added after it.
 */
export async function padesSignatures(pdf: Uint8Array): Promise<PdfSignatures> {
  let ranges: readonly SignedRange[];
  try {
    ranges = signedRanges(pdf);
  } catch (error) {
    if (!(error instanceof SignatureProblem)) throw error;
    return { signatures: [], refusals: [{ code: error.code, message: error.message }] };
  }
  const signatures: Signature[] = [];
  for (const [index, range] of ranges.entries()) signatures.push(...(await signaturesIn(pdf, range, index + 1)));
  const last = ranges.at(-1);
  return { signatures, refusals: last === undefined ? [] : afterTheLast(pdf, last.end) };
}

async function signaturesIn(pdf: Uint8Array, range: SignedRange, position: number): Promise<readonly Signature[]> {
  const covered = Buffer.concat([pdf.subarray(0, range.before), pdf.subarray(range.after, range.end)]);
  const form = range.subFilter === 'ETSI.RFC3161' ? 'documentTimeStamp' : 'PAdES';
  const refused = (refusal: Refusal): readonly Signature[] => [
    { form, position, intact: false, refusals: [refusal], remarks: [] },
  ];
  if (form === 'documentTimeStamp') return documentTimeStamp(range, covered, position);
  if (!['ETSI.CAdES.detached', 'adbe.pkcs7.detached'].includes(range.subFilter))
    return refused({
      code: 'SIGNATURE_UNSUPPORTED',
      message: `la firma ha la forma «${range.subFilter}», che non viene verificata`,
    });
  try {
    const cms = readCms(range.value);
    if (range.value.subarray(cms.length).some((byte) => byte !== 0))
      return refused({
        code: 'SIGNATURE_RANGE',
        message: 'dopo il valore della firma c’è altro, che nessuno ha firmato',
      });
    if (cms.content !== undefined)
      return refused({
        code: 'SIGNATURE_OWN_CONTENT',
        message: 'la firma porta con sé un contenuto proprio, invece di coprire il documento',
      });
    if (cms.data.signerInfos.length === 0)
      return refused({ code: 'SIGNATURE_UNREADABLE', message: 'la firma non ha firmatari' });
    const { claimed } = range;
    return await signaturesOf(cms.data, covered, { form, position, ...(claimed === undefined ? {} : { claimed }) });
  } catch (error) {
    if (!(error instanceof SignatureProblem)) throw error;
    return refused({ code: error.code, message: error.message });
  }
}

async function documentTimeStamp(
  { value }: SignedRange,
  covered: Uint8Array,
  position: number,
): Promise<readonly Signature[]> {
  const { time, refusals } = await readTimeStamp(value, covered);
  return [
    {
      form: 'documentTimeStamp',
      position,
      ...(time === undefined ? {} : { time }),
      intact: refusals.length === 0,
      refusals,
      remarks: [],
    },
  ];
}

function afterTheLast(pdf: Uint8Array, end: number): readonly Refusal[] {
  if (end === pdf.length) return [];
  const rest = Buffer.from(pdf.buffer, pdf.byteOffset + end, pdf.length - end);
  const extra = `${pdf.length - end} byte`;
  return /\bobj\b|startxref|trailer/.test(rest.toString('latin1'))
    ? [
        {
          code: 'SIGNATURE_EDITED_AFTER',
          message: `il documento è stato modificato dopo l’ultima firma: una revisione di ${extra} non è firmata`,
        },
      ]
    : [
        {
          code: 'SIGNATURE_BYTES_APPENDED',
          message: `dopo la fine di ciò che l’ultima firma copre sono stati aggiunti ${extra}`,
        },
      ];
}
