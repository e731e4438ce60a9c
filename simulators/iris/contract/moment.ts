import { recently } from '../../kernel/recently.ts';

const ROME = 'Europe/Rome';
/** Dates and instants repeat, within a message and from one to the next: so many are remembered. */
const REMEMBERED = 2_000;
const HOUR = 3_600_000;

/** A date or an instant as it came. */
export interface Moment {
  readonly text: string;
  /** Epoch ms; for a date, when its day begins. Absent where the text is neither. Without an offset, Rome's is meant. */
  readonly at?: number;
}

/** Reads an xs:dateTime. */
export const readDateTime: (text: string) => Moment = recently(REMEMBERED, (text) =>
  read(text, /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/),
);

/** Reads an xs:date. */
export const readDate: (text: string) => Moment = recently(REMEMBERED, (text) =>
  read(text, /^(\d{4}-\d{2}-\d{2})()(Z|[+-]\d{2}:\d{2})?$/),
);

/** An instant as IRIS writes it: time of Rome with its offset (iris.md §3.1), milliseconds. */
export function momentOf(at: number): Moment {
  const { ms, text } = offsetAt(at);
  return { text: `${new Date(at + ms).toISOString().slice(0, -1)}${text}`, at };
}

/** The day of Rome in which an instant falls, as an xs:date. */
export function dateOf(at: number): Moment {
  return readDate(new Date(at + offsetAt(at).ms).toISOString().slice(0, 10));
}

interface Offset {
  readonly ms: number;
  /** As it stands in a text: `+01:00`. */
  readonly text: string;
}

/** Rome's offset: it changes on the hour, so an hour has one. */
function offsetAt(at: number): Offset {
  return offsetOfHour(String(Math.floor(at / HOUR)));
}

const offsetOfHour = recently(100, (hour): Offset => {
  const zoned = Temporal.Instant.fromEpochMilliseconds(Number(hour) * HOUR).toZonedDateTimeISO(ROME);
  return { ms: zoned.offsetNanoseconds / 1_000_000, text: zoned.offset };
});

function read(text: string, pattern: RegExp): Moment {
  const [, local, fraction, offset] = pattern.exec(text) ?? [];
  if (local === undefined) return { text };
  // 24:00:00 is the midnight that ends the day: Temporal does not read it
  const midnight = local.endsWith('T24:00:00') && /^\.?0*$/.test(fraction ?? '');
  const hour = midnight ? local.replace('T24', 'T00') : local;
  const iso = `${hour.length === 10 ? `${hour}T00:00:00` : hour}${(fraction ?? '').slice(0, 4)}`;
  try {
    const at =
      offset === undefined
        ? Temporal.PlainDateTime.from(iso).toZonedDateTime(ROME).epochMilliseconds
        : Temporal.Instant.from(iso + offset).epochMilliseconds;
    return { text, at: midnight ? at + 86_400_000 : at };
  } catch (error) {
    if (error instanceof RangeError) return { text };
    throw error;
  }
}
