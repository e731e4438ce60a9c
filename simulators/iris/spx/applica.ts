import { CARGO } from '../state.ts';
import type { IrisEvent, IrisState } from '../state.ts';
import type { InformativaCsv, Trasmissione } from './state.ts';

/** What the events of SmartProxy do to the state. */
export const applicatoriSpx: Readonly<Record<string, (state: IrisState, event: IrisEvent) => void>> = {
  trasmissione(state, event) {
    const trasmissione = event[CARGO] as Trasmissione;
    if (!state.spx.trasmissioni.has(trasmissione.id)) state.spx.contatore++;
    state.spx.trasmissioni.set(trasmissione.id, trasmissione);
  },
  informativaCsv(state, event) {
    const informativa = event[CARGO] as InformativaCsv;
    if (!state.spx.informative.has(informativa.id)) state.spx.contatore++;
    state.spx.informative.set(informativa.id, informativa);
  },
  spxGuasto: (state, event) => void state.spx.guasti.push(event['codice'] as string),
  spxGuastoPreso: (state) => void state.spx.guasti.shift(),
};
