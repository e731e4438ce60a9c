/** Something wrong in a configuration, in the words of the run file: where, what came, what to do. Texts are Italian. */
export interface Problem {
  /** Stable, for machines: `KEY_UNKNOWN`. */
  readonly code: string;
  /** Field of the run file, with dots: `sut.url`; `radice` for the file itself. */
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}

/** A run file that cannot be used: says where, what was expected, what came. Code CONFIG. */
export class ConfigError extends Error {
  readonly code = 'CONFIG';
}

/** A problem on one line, as an error says it. */
export function words({ field, message, remedy }: Problem): string {
  return `${field}: ${message}; ${remedy}`;
}
