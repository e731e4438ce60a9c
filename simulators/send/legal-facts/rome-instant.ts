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

export interface RomeInstant {
  /** `22 novembre 2026` */
  readonly day: string;
  /** `22/11/2026` */
  readonly shortDay: string;
  /** `10:00:01` */
  readonly time: string;
  /** `+0100` */
  readonly zone: string;
}

/** An instant (epoch ms) as people in Italy read it, wherever the process runs. */
export function inRome(at: number): RomeInstant {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Rome');
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    day: `${there.day} ${MONTHS[there.month - 1]} ${there.year}`,
    shortDay: `${two(there.day)}/${two(there.month)}/${there.year}`,
    time: `${two(there.hour)}:${two(there.minute)}:${two(there.second)}`,
    zone: there.offset.replace(':', ''),
  };
}
