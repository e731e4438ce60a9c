/**
 * Stamps a text or a number as a branded value, in the one place where the compiler cannot see why: call it only on what
 * has passed every check of its kind, or has been composed by its rule.
 */
export function branded<Value extends string | number>(plain: Value extends string ? string : number): Value {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- brands exist at compile time only
  return plain as Value;
}
