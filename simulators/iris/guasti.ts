import { codeOf, scriptable } from './codes.ts';
import type { CodePlace } from './codes.ts';
import type { IrisEvent, IrisState } from './state.ts';

/** A code that a scenario asked for, now that something comes that it suits; the event takes it off the list. */
export interface Guasto {
  readonly codice: string;
  readonly event: IrisEvent;
}

/** The oldest scripted code that suits a place, and the codes named if any are. */
export function guastoPer(state: IrisState, place: CodePlace, tra?: readonly string[]): Guasto | undefined {
  const codice = state.guasti.find(
    (candidato) => codeOf(candidato).places.includes(place) && (tra === undefined || tra.includes(candidato)),
  );
  return codice === undefined ? undefined : { codice, event: { type: 'guastoPreso', codice } };
}

/** A code to script. @throws RangeError for one that has a trigger of its own, or that IRIS never says. */
export function guastoRichiesto(codice: string): IrisEvent {
  const code = codeOf(codice);
  if ('trigger' in code) throw new RangeError(`${codice} has a trigger of its own: ${code.trigger}`);
  if ('notProduced' in code) throw new RangeError(`${codice} is never said by IRIS: ${code.notProduced}`);
  if (!scriptable.includes(codice)) throw new RangeError(`${codice} cannot be scripted`);
  return { type: 'guastoScritto', codice };
}
