/** How an ente numbers its notices (iris.md §2.6, §7.1). Codes are two digits, as given: who gives wrong ones is told by a fault. */
export interface ParametriIuv {
  /** 0 to 3. */
  readonly auxDigit: string;
  /** Application code, for aux digit 0. */
  readonly codiceStazione?: string;
  /** For aux digit 3. */
  readonly codiceSegregazione?: string;
}

/** Of the engine's own test plan (iris.md §9.5): aux digit 3, station 01, segregation 22. */
export const PARAMETRI_IUV: ParametriIuv = { auxDigit: '3', codiceStazione: '01', codiceSegregazione: '22' };

/** PrefissoGenerazioneIUV of the same plan: a number to start from, not a prefix (iris.md §7.1). */
export const INIZIO_IUV = 52;
