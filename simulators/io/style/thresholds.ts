/** Figures that no source gives: ours (io.md §6.3). */
export const THRESHOLDS = {
  /** Recipients of one text from which it is no personal message. */
  broadcast: 10,
  /** Cents above which instalments are worth offering. */
  highAmount: 150_000,
  /** Characters of a button's label. */
  label: { min: 2, max: 30 },
  /** Share of the profiles asked about that may be of people to whom nobody has anything to tell. */
  harvesting: 0.1,
  /** Letters from which a subject all in capitals is one that shouts. */
  capitals: 8,
} as const;
