import { SignatureProblem } from '../refusal.ts';

/** A signature value in a PDF (ISO 32000-1, 12.8.1): what it covers and the hexadecimal string it leaves out for itself. */
export interface SignedRange {
  /** The bytes before the value, and those after it. */
  readonly before: number;
  readonly after: number;
  /** Where what it covers ends. */
  readonly end: number;
  readonly subFilter: string;
  /** When the signature dictionary says it was made (M), ISO 8601. */
  readonly claimed?: string;
  /** The CMS, padding included. */
  readonly value: Uint8Array;
}

const RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;
/** The beginning of a DER or BER sequence in a Contents entry: a signature value, whatever became of its range. */
const VALUE = /\/Contents\s*<308[0-4][0-9a-f]{200}/gi;

/**
 * The signatures of a PDF, by where what they cover ends. A range is accepted only where it begins with the file, leaves out
 * exactly the Contents string of its own dictionary, and stays inside the file.
 * @throws SignatureProblem SIGNATURE_RANGE where one does not, SIGNATURE_UNREADABLE where a value has no range
 */
export function signedRanges(pdf: Uint8Array): readonly SignedRange[] {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString('latin1');
  const ranges = [...text.matchAll(RANGE)].map((match) => rangeAt(text, match));
  const values = [...text.matchAll(VALUE)].map(({ 0: { length }, index }) => text.lastIndexOf('<', index + length));
  const orphan = values.find((at) => !ranges.some(({ before }) => before === at));
  if (orphan !== undefined)
    throw new SignatureProblem(
      'SIGNATURE_UNREADABLE',
      `al byte ${orphan} c’è il valore di una firma, ma manca l’intervallo che dice che cosa copre`,
    );
  return ranges.sort((a, b) => a.end - b.end);
}

function rangeAt(text: string, match: RegExpExecArray): SignedRange {
  const [start, before, after, length] = match.slice(1).map(Number) as [number, number, number, number];
  const end = after + length;
  const refused = (why: string): SignatureProblem =>
    new SignatureProblem('SIGNATURE_RANGE', `l’intervallo firmato [${match.slice(1).join(' ')}] non vale: ${why}`);
  if (start !== 0) throw refused('non comincia dal primo byte del documento');
  if (before >= after || end > text.length) throw refused('non sta dentro il documento');
  const gap = text.slice(before, after);
  if (!/^<[0-9a-f\s]*>$/i.test(gap)) throw refused('lascia fuori altro che il valore della firma');
  const dictionary = objectAround(text, before);
  if (!/\/Contents\s*$/.test(text.slice(Math.max(dictionary.from, before - 40), before)))
    throw refused('ciò che lascia fuori non è la voce Contents di una firma');
  if (match.index < dictionary.from || match.index > dictionary.to)
    throw refused('ciò che lascia fuori appartiene a un’altra firma');
  const entries = text.slice(dictionary.from, before) + text.slice(after, dictionary.to);
  const claimed = claimedTime(entries);
  return {
    before,
    after,
    end,
    subFilter: /\/SubFilter\s*\/([A-Za-z0-9.]+)/.exec(entries)?.[1] ?? '',
    ...(claimed === undefined ? {} : { claimed }),
    value: Buffer.from(gap.slice(1, -1).replaceAll(/\s/g, ''), 'hex'),
  };
}

/** The indirect object that holds a place: its dictionary must hold both the range and the value. */
function objectAround(text: string, at: number): { from: number; to: number } {
  const to = text.indexOf('endobj', at);
  return { from: Math.max(0, text.lastIndexOf(' obj', at)), to: to < 0 ? text.length : to };
}

/** `D:20261122103000+01'00'` (ISO 32000-1, 7.9.4) as ISO 8601 UTC. */
function claimedTime(entries: string): string | undefined {
  const match = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(entries);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, sign, hours = '00', minutes = '00'] = match;
  const at = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`}`,
  );
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
