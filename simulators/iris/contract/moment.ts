const ROME = 'Europe/Rome';

/** A date or an instant as it came. */
export interface Moment {
  readonly text: string;
  /** Epoch ms; for a date, when its day begins. Absent where the text is neither. Without an offset, Rome's is meant. */
  readonly at?: number;
}

/** Reads an xs:dateTime. */
export function readDateTime(text: string): Moment {
  return read(text, /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/);
}

/** Reads an xs:date. */
export function readDate(text: string): Moment {
  return read(text, /^(\d{4}-\d{2}-\d{2})()(Z|[+-]\d{2}:\d{2})?$/);
}

/** An instant as IRIS writes it: time of Rome with its offset (iris.md §3.1), milliseconds. */
export function momentOf(at: number): Moment {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ROME);
  return { text: zoned.toString({ fractionalSecondDigits: 3, timeZoneName: 'never' }), at };
}

/** The day of Rome in which an instant falls, as an xs:date. */
export function dateOf(at: number): Moment {
  return readDate(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ROME).toPlainDate().toString());
}

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
