/** One row of a state machine: from a state, by a move, to a state. */
export type Transition<State extends string, Move extends string> = readonly [from: State, move: Move, to: State];

/** A state machine as a list that can be read, and the one question asked of it. */
export interface Machine<State extends string, Move extends string> {
  readonly transitions: readonly Transition<State, Move>[];
  /** Whether a move is possible from a state. */
  allows(from: State, move: Move): boolean;
  /** The state a move leads to. @throws RangeError where the list has no such row: the simulator is wrong. */
  next(from: State, move: Move): State;
}

/** A machine from its list. @throws RangeError where a state and a move lead to two states. */
export function machine<const State extends string, const Move extends string>(
  name: string,
  transitions: readonly Transition<State, Move>[],
): Machine<State, Move> {
  const table = new Map<string, State>();
  for (const [from, move, to] of transitions) {
    const key = `${from}\n${move}`;
    if (table.has(key)) throw new RangeError(`${name}: two rows say where "${move}" leads from ${from}`);
    table.set(key, to);
  }
  return {
    transitions,
    allows: (from, move) => table.has(`${from}\n${move}`),
    next(from, move) {
      const to = table.get(`${from}\n${move}`);
      if (to === undefined) throw new RangeError(`${name}: "${move}" leads nowhere from ${from}`);
      return to;
    },
  };
}
