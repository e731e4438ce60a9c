/** The beginning of 2018 in Rome, epoch ms: what the milliseconds of an id count from. */
const INIZIO = Date.UTC(2018, 0, 1) - 3_600_000;

/**
 * An idTrasmissione, 19 digits (iris.md §5.1): one of the node, 13 of the milliseconds since 2018 began in Rome, 5 of a
 * counter.
 */
export function idTrasmissione(nodo: number, at: number, contatore: number): string {
  return `${nodo}${String(at - INIZIO).padStart(13, '0')}${String(contatore % 100_000).padStart(5, '0')}`;
}
