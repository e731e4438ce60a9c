/** The inverse of `a` modulo `m`, where they have no factor in common, by Euclid's algorithm. */
export function inverse(a: bigint, m: bigint): bigint {
  let [r, next] = [m, a % m];
  let [t, nextT] = [0n, 1n];
  while (next !== 0n) {
    const quotient = r / next;
    [r, next] = [next, r - quotient * next];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return t < 0n ? t + m : t;
}
