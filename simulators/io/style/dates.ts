const MONTHS = [
  'gennaio',
  'febbraio',
  'marzo',
  'aprile',
  'maggio',
  'giugno',
  'luglio',
  'agosto',
  'settembre',
  'ottobre',
  'novembre',
  'dicembre',
];

const IN_WORDS = new RegExp(String.raw`\b(\d{1,2})°?\s+(${MONTHS.join('|')})\s+(\d{4})\b`, 'gi');

/** Made when first needed: it takes longer than the rest of the module. */
let rome: Intl.DateTimeFormat | undefined;

function dayOf(at: number): string {
  rome ??= new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/Rome',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return rome.format(at);
}

/** Day (`yyyy-mm-dd`) on a calendar in Italy of an instant; undefined where it is none. A time without zone is UTC. */
export function dayInRome(timestamp: string): string | undefined {
  const zoned = /(Z|[+-]\d\d:\d\d)$/.test(timestamp) ? timestamp : `${timestamp}Z`;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? undefined : dayOf(at);
}

/** The days that a text names, as `yyyy-mm-dd`: `31/12/2026`, `31-12-2026`, `31 dicembre 2026`. */
export function daysIn(text: string): readonly string[] {
  const numeric = [...text.matchAll(/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/g)].map(([, d, m, y]) => iso(y!, m!, d!));
  const words = [...text.matchAll(IN_WORDS)].map(([, d, m, y]) =>
    iso(y!, String(MONTHS.indexOf(m!.toLowerCase()) + 1), d!),
  );
  return [...numeric, ...words];
}

function iso(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
