// Legal dates of SEND are those of Rome; the wire speaks UTC.

const ROME = 'Europe/Rome';

const instants = new Map<number, string>();

/** Epoch ms as SEND writes instants: UTC, milliseconds. One text serves all that happens, or was sent, at one instant. */
export function isoInstant(at: number): string {
  let text = instants.get(at);
  if (text === undefined) {
    text = new Date(at).toISOString();
    if (instants.size > 10_000) instants.clear();
    instants.set(at, text);
  }
  return text;
}

/** The hour of the day (0-23) in Rome at an instant, epoch ms. */
export function hourInRome(at: number): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ROME).hour;
}

const endOfDay = new Map<number, string>();

/**
 * The end of the day of Rome in which an instant (epoch ms) falls, 23:59:59.999999999, in UTC with nanoseconds
 * (send.md §1.16). A day of Rome may last 23 or 25 hours; its end is always that one.
 */
export function endOfDayInRome(at: number): string {
  let text = endOfDay.get(at);
  if (text === undefined) {
    text = Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(ROME)
      .startOfDay()
      .add({ days: 1 })
      .startOfDay()
      .subtract({ nanoseconds: 1 })
      .toInstant()
      .toString({ fractionalSecondDigits: 9 });
    if (endOfDay.size > 10_000) endOfDay.clear();
    endOfDay.set(at, text);
  }
  return text;
}
