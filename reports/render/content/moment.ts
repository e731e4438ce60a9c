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

const ROME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Rome',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** `22 novembre 2026, ore 10:15:03 (ora italiana)`, whatever the time zone of the machine. */
export function romeMoment(iso: string): string {
  const part = partsOf(iso);
  return part === undefined
    ? iso
    : `${day(part)}, ore ${part['hour']}:${part['minute']}:${part['second']} (ora italiana)`;
}

/** `22 novembre 2026`, the day it is in Italy. */
export function romeDay(iso: string): string {
  const part = partsOf(iso);
  return part === undefined ? iso : day(part);
}

/** `2026-11-22` -> `22 novembre 2026`: a day of the calendar, in no time zone. */
export function calendarDay(date: string): string {
  const [year, month, day] = date.split('-');
  return MONTHS[Number(month) - 1] === undefined ? date : `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** ISO 8601 in UTC, to the millisecond, from epoch milliseconds. */
export function utcMoment(epochMs: number): string {
  return Number.isFinite(epochMs) ? new Date(epochMs).toISOString() : String(epochMs);
}

/** `34 ms`, `1,25 s`, `30 s`, `2 h 3 min`. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${String(Math.round(ms) / 1_000).replace('.', ',')} s`;
  const minutes = Math.round(ms / 60_000);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function partsOf(iso: string): Record<string, string> | undefined {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return undefined;
  return Object.fromEntries(ROME.formatToParts(at).map(({ type, value }) => [type, value]));
}

function day(part: Record<string, string>): string {
  return `${Number(part['day'])} ${MONTHS[Number(part['month']) - 1]} ${part['year']}`;
}
