import type { Persona } from './personas.ts';

/** Whether a citizen lets the ente's services write: at the moment of being asked about, or of processing (io.md §5.2). */
export function allows({ preferenceMode, choice, flips }: Persona, when: 'asked' | 'processed'): boolean {
  if (flips === true) return when === 'asked';
  return preferenceMode === 'MANUAL' ? choice === 'allowed' : choice !== 'blocked';
}
