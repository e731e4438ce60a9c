/** A state machine as a list: from, event, to. `none` is before the first state. */
export interface Machine<State extends string, Happening extends string> {
  readonly transitions: readonly (readonly [from: State | 'none', event: Happening, to: State])[];
  /** The state an event leads to; undefined where it is not allowed. */
  next(from: State | 'none', event: Happening): State | undefined;
}

export function machine<const State extends string, const Happening extends string>(
  transitions: Machine<State, Happening>['transitions'],
): Machine<State, Happening> {
  const table = new Map(transitions.map(([from, event, to]) => [`${from} ${event}`, to]));
  return { transitions, next: (from, event) => table.get(`${from} ${event}`) };
}
