/** A memory of the latest keys: it never holds more than its limit, and knows whether it has had to forget. */
export interface Recent<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  readonly size: number;
  /** Whether an unknown key may once have been known. */
  readonly forgot: boolean;
}

/** Keeps the `limit` keys set last. */
export function recent<Value>(limit: number): Recent<Value> {
  const values = new Map<string, Value>();
  let forgot = false;
  return {
    get: (key) => values.get(key),
    set(key, value) {
      values.delete(key);
      values.set(key, value);
      if (values.size <= limit) return;
      forgot = true;
      values.delete(values.keys().next().value!);
    },
    delete: (key) => void values.delete(key),
    get size() {
      return values.size;
    },
    get forgot() {
      return forgot;
    },
  };
}
