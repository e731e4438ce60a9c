import type { Ids } from './ids.ts';

/** A source of identifiers that can begin anew: what was drawn in an era is not drawn again in another. */
export interface Eras extends Ids {
  /** From now on this source, and every fork of it whenever made, draws as of the era named. */
  begin(era: string): void;
}

/**
 * The same draws as `ids` until an era begins. For simulations that start again from nothing with the credentials they had: what
 * they then issue must not bear the identifiers of what they issued before.
 */
export function inEras(ids: Ids): Eras {
  let era: string | undefined;
  const wrapped = (base: Ids): Ids => {
    let at: string | undefined;
    let source = base;
    const now = (): Ids => {
      if (era !== undefined && at !== era) [at, source] = [era, base.fork(era)];
      return source;
    };
    return {
      int: (bound) => now().int(bound),
      hex: (length) => now().hex(length),
      token: (length) => now().token(length),
      digits: (length) => now().digits(length),
      uuid: () => now().uuid(),
      bytes: (length) => now().bytes(length),
      fork: (name) => wrapped(base.fork(name)),
    };
  };
  return { ...wrapped(ids), begin: (name) => void (era = name) };
}
