const encoder = new TextEncoder();

/** A value as the bytes of a JSON text. */
export function jsonBytes(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}
